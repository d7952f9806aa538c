// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "greenapi/client/client.h"
#include "scriptedserver.h"

#include <QTest>

#include <memory>

//! Shared by the tests of the client; everything is invented.
namespace Gateway {

inline const QByteArray token =
    QByteArrayLiteral("invented-token-of-the-tests-of-the-client-000001");
inline const QString visitor = QStringLiteral("996555121001@c.us");

inline GreenApi::Credentials credentials(const QUrl &apiUrl)
{
    return {.apiUrl = apiUrl, .idInstance = 770'312'345'678, .apiToken = Core::Secret(token)};
}

inline const auto person = QStringLiteral("996555121001");
inline const auto lid = QStringLiteral("155508384256027");

inline Core::PhoneNumber phone()
{
    return *Core::PhoneNumber::fromE164(QLatin1Char('+') + person);
}

//! Short pauses, and patience enough for a machine that is busy.
inline GreenApi::ClientTimings shortTimings()
{
    using std::chrono::milliseconds;
    return {.timeout = milliseconds(8000),
            .longPollGrace = milliseconds(3000),
            .second = milliseconds(20),
            .repeats = {.repeats = 2,
                        .pauses = {.first = milliseconds(5), .longest = milliseconds(20)},
                        .longestRetryAfter = milliseconds(1500)},
            .longestQueue = 50};
}

//! For servers that never answer.
inline GreenApi::ClientTimings impatientTimings()
{
    auto timings = shortTimings();
    timings.timeout = std::chrono::milliseconds(200);
    timings.longPollGrace = timings.timeout - GreenApi::Client::shortestPoll;
    return timings;
}

//! Keeps what a call tells, and how often.
template <typename Value>
struct Told
{
    std::shared_ptr<QList<GreenApi::Answer<Value>>> answers =
        std::make_shared<QList<GreenApi::Answer<Value>>>();

    [[nodiscard]] GreenApi::Callback<Value> callback() const
    {
        return [kept = answers](const GreenApi::Answer<Value> &answer) { kept->append(answer); };
    }

    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return !answers->isEmpty(); }, 15000);
    }

    [[nodiscard]] const GreenApi::Answer<Value> &answer() const { return answers->first(); }

    //! "" or the error's name.
    [[nodiscard]] QString error() const
    {
        return answer() ? QString() : GreenApi::toString(answer().error());
    }
};

} // namespace Gateway
