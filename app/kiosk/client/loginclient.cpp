// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/client/loginclient.h"

#include "protocol/code.h"
#include "protocol/json.h"
#include "protocol/paths.h"
#include "protocol/session.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

LoginClient::LoginClient(const ServerAddress &server, const Core::Secret &kioskKey,
                         std::chrono::milliseconds timeout)
    : m_calls(server, kioskKey, timeout)
{
}

void LoginClient::start(const QString &language, const QObject *context,
                        Callback<Protocol::StartReply> done)
{
    auto *reply = m_calls.post(Protocol::Path::start, m_calls.kioskAuthorization(),
                               Protocol::toBytes(QJsonObject{{u"language"_s, language}}));
    whenAnswered(reply, {201}, context, &Protocol::StartReply::fromJson, std::move(done));
}

void LoginClient::requestCode(const Core::PhoneNumber &phone, const QString &language,
                              const QObject *context, Callback<Protocol::CodeReply> done)
{
    const Protocol::CodeRequest request{.phone = phone.e164(), .language = language};
    auto *reply = m_calls.post(Protocol::Path::requestCode, m_calls.kioskAuthorization(),
                               Protocol::toBytes(request.toJson()));
    whenAnswered(reply, {200}, context, &Protocol::CodeReply::fromJson, std::move(done));
}

void LoginClient::verifyCode(const QUuid &attemptId, const QString &code, const QObject *context,
                             Callback<Protocol::SignedInReply> done)
{
    const Protocol::CodeEntry entry{.attemptId = attemptId, .code = code};
    auto *reply = m_calls.post(Protocol::Path::verifyCode, m_calls.kioskAuthorization(),
                               Protocol::toBytes(entry.toJson()));
    whenAnswered(reply, {200}, context, &Protocol::SignedInReply::fromJson, std::move(done));
}

void LoginClient::stay(const Core::Secret &sessionToken, const QObject *context,
                       Callback<Protocol::MeReply> done)
{
    auto *reply = m_calls.get(Protocol::Path::me, bearer(sessionToken));
    whenAnswered(reply, {200}, context, &Protocol::MeReply::fromJson, std::move(done));
}

void LoginClient::peek(const Core::Secret &sessionToken, const QObject *context,
                       Callback<void> done)
{
    auto *reply = m_calls.get(Protocol::Path::me, bearer(sessionToken), u"peek=true"_s);
    whenAnswered(reply, {200}, context, std::move(done));
}

void LoginClient::signOut(const Core::Secret &sessionToken, Core::SignOutReason reason,
                          const QObject *context, Callback<void> done)
{
    auto *reply = m_calls.post(Protocol::Path::logout, bearer(sessionToken),
                               Protocol::toBytes(Protocol::SignOutRequest{reason}.toJson()));
    // 401: it has just ended by itself, which is as good.
    whenAnswered(reply, {204, 401}, context, std::move(done));
}

StaffClient::StaffClient(const ServerAddress &server, const Core::Secret &kioskKey)
    : m_calls(server, kioskKey, HttpCalls::usualTimeout)
{
}

void StaffClient::health(const QObject *context, Callback<Protocol::HealthReply> done)
{
    auto *reply = m_calls.get(Protocol::Path::kioskHealth, m_calls.kioskAuthorization());
    whenAnswered(reply, {200}, context, &Protocol::HealthReply::fromJson, std::move(done));
}

void StaffClient::attempts(const QObject *context, Callback<Protocol::AttemptsReply> done)
{
    auto *reply = m_calls.get(Protocol::Path::kioskAttempts, m_calls.kioskAuthorization());
    whenAnswered(reply, {200}, context, &Protocol::AttemptsReply::fromJson, std::move(done));
}

void StaffClient::doctor(const QObject *context, Callback<Protocol::DoctorReply> done)
{
    auto *reply = m_calls.get(Protocol::Path::kioskDoctor, m_calls.kioskAuthorization());
    whenAnswered(reply, {200, 202}, context, &Protocol::DoctorReply::fromJson, std::move(done));
}

void StaffClient::link(const Protocol::LinkRequest &request, const QObject *context,
                       Callback<Protocol::LinkReply> done)
{
    auto *reply = m_calls.post(Protocol::Path::kioskLinks, m_calls.kioskAuthorization(),
                               Protocol::toBytes(request.toJson()));
    whenAnswered(reply, {201}, context, &Protocol::LinkReply::fromJson, std::move(done));
}

} // namespace Kiosk
