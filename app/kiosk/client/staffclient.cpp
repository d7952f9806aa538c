#include "kiosk/client/staffclient.h"

#include "protocol/json.h"
#include "protocol/paths.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

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
