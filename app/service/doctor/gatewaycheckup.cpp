// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/gatewaycheckup.h"

#include <QLocale>

#include <utility>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

// RFC 9110, 5.6.7; the two older forms have not been seen in this century.
std::optional<QDateTime> timeIn(const QByteArray &date)
{
    auto time =
        QLocale::c().toDateTime(QString::fromLatin1(date), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

GatewayCheckup::GatewayCheckup(const GreenApi::Credentials &credentials, Core::Clock now,
                               const CheckupPatience &patience)
    : m_client(credentials, patience.client)
    , m_apiUrl(credentials.apiUrl)
    , m_now(std::move(now))
    , m_timeout(patience.client.timeout)
{
    credentials.proxies.applyTo(m_network);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience.total);
    connect(&m_patience, &QTimer::timeout, this, &GatewayCheckup::end);
}

void GatewayCheckup::start(Done done)
{
    m_done = std::move(done);
    m_patience.start();
    m_awaited = 4;
    m_client.getWaSettings(this, [this](const GreenApi::Answer<GreenApi::WaSettings> &answer) {
        m_report.account = answer;
        onAnswer();
    });
    m_client.getSettings(this, [this](const GreenApi::Answer<QJsonObject> &answer) {
        m_report.settings = answer;
        onAnswer();
    });
    m_client.getWebhooksCount(this, [this](const GreenApi::Answer<qint64> &answer) {
        m_report.queue = answer;
        onAnswer();
    });
    askTheTime();
}

// Every answer has the time in its head, also the one that says that nothing is there.
void GatewayCheckup::askTheTime()
{
    m_timeProbe = std::make_unique<HttpProbe>(
        m_network, m_apiUrl, m_timeout,
        [this](const ProbeAnswer &answer) {
            if (const auto time = timeIn(answer.date))
                m_report.clockAhead = std::chrono::seconds(time->secsTo(m_now()));
            onAnswer();
        },
        nullptr);
}

void GatewayCheckup::onAnswer()
{
    if (--m_awaited == 0)
        end();
}

void GatewayCheckup::end()
{
    m_patience.stop();
    const auto done = std::exchange(m_done, {});
    if (done)
        done(m_report);
}

} // namespace Service
