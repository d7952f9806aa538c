// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/account.h"

#include <QJsonObject>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr auto leastDelay = 500;
constexpr auto mostDelay = 86'400'000;
constexpr auto mostTyping = 10;

const QStringList &switches()
{
    static const QStringList names{
        u"markIncomingMessagesReaded"_s,
        u"markIncomingMessagesReadedOnReply"_s,
        u"sharedSession"_s,
        u"outgoingWebhook"_s,
        u"outgoingMessageWebhook"_s,
        u"outgoingAPIMessageWebhook"_s,
        u"incomingWebhook"_s,
        u"deviceWebhook"_s,
        u"statusInstanceWebhook"_s,
        u"stateWebhook"_s,
        u"enableMessagesHistory"_s,
        u"keepOnlineStatus"_s,
        u"pollMessageWebhook"_s,
        u"incomingBlockWebhook"_s,
        u"incomingCallWebhook"_s,
        u"editedMessageWebhook"_s,
        u"deletedMessageWebhook"_s,
        u"outgoingCallWebhook"_s,
        u"catalogWebhook"_s,
        u"incomingMessageStatusWebhook"_s,
        u"linkPreview"_s,
        u"enableLidMode"_s,
    };
    return names;
}

QJsonObject newInstance()
{
    QJsonObject settings{{u"countryInstance"_s, QString()},
                         {u"typeAccount"_s, QString()},
                         {u"webhookUrl"_s, QString()},
                         {u"webhookUrlToken"_s, QString()},
                         {u"delaySendMessagesMilliseconds"_s, leastDelay},
                         {u"proxyInstance"_s, u"system proxy"_s},
                         {u"autoTyping"_s, 0}};
    for (const auto &name : switches())
        settings[name] = u"no"_s;
    return settings;
}

bool isNumberIn(const QJsonValue &value, double least, double most)
{
    return value.isDouble() && value.toDouble() >= least && value.toDouble() <= most;
}

std::optional<QString> complaintAbout(const QString &name, const QJsonValue &value)
{
    if (name == "delaySendMessagesMilliseconds"_L1 && !isNumberIn(value, leastDelay, mostDelay))
        return u"'delaySendMessagesMilliseconds' must be a number from 500 to 86400000"_s;
    if (name == "autoTyping"_L1 && !isNumberIn(value, 0, mostTyping))
        return u"'autoTyping' must be a number from 0 to 10"_s;
    if (name == "delaySendMessagesMilliseconds"_L1 || name == "autoTyping"_L1)
        return std::nullopt;
    if (switches().contains(name)) {
        // The official Java library sends enableLidMode as a boolean.
        const bool isSwitch =
            value == "yes"_L1 || value == "no"_L1 || (name == "enableLidMode"_L1 && value.isBool());
        return isSwitch ? std::nullopt
                        : std::optional(u"'%1' must be one of [yes, no]"_s.arg(name));
    }
    return value.isString() ? std::nullopt : std::optional(u"'%1' must be a string"_s.arg(name));
}

} // namespace

InstanceState::InstanceState(QString name, Core::Clock now)
    : m_name(std::move(name))
    , m_now(std::move(now))
    , m_history({{.name = m_name, .at = m_now().toSecsSinceEpoch()}})
{
}

bool InstanceState::isConnected() const
{
    return canSend() || m_name == "yellowCard"_L1 || m_name == "suspended"_L1;
}

bool InstanceState::canSend() const
{
    return m_name == "authorized"_L1;
}

bool InstanceState::isUnlinked() const
{
    return m_name == "notAuthorized"_L1 || m_name == "blocked"_L1;
}

void InstanceState::setName(const QString &name)
{
    if (name == m_name)
        return;
    const auto before = std::exchange(m_name, name);
    m_history.append({.name = name, .at = m_now().toSecsSinceEpoch()});
    Q_EMIT changed(before, name);
}

QJsonArray InstanceState::history(const QString &number) const
{
    QJsonArray history;
    for (const auto &change : m_history) {
        history.append(QJsonObject{{u"stateInstance"_s, change.name},
                                   {u"timestamp"_s, change.at},
                                   {u"phoneNumber"_s, number}});
    }
    return history;
}

AccountSettings::AccountSettings(const QJsonObject &differences)
    : m_active(newInstance())
{
    propose(differences);
    apply();
}

bool AccountSettings::isOn(QLatin1StringView name) const
{
    const auto value = m_active[name];
    return value == "yes"_L1 || value.toBool();
}

QString AccountSettings::text(QLatin1StringView name) const
{
    return m_active[name].toString();
}

int AccountSettings::sendDelay() const
{
    return m_active["delaySendMessagesMilliseconds"_L1].toInt();
}

std::optional<QString> AccountSettings::complaint(const QJsonObject &change)
{
    const auto known = newInstance();
    bool hasAny = false;
    for (auto it = change.begin(); it != change.end(); ++it) {
        if (!known.contains(it.key()))
            continue;
        hasAny = true;
        if (const auto text = complaintAbout(it.key(), it.value()))
            return text;
    }
    return hasAny ? std::nullopt : std::optional(u"at least one setting is required"_s);
}

void AccountSettings::propose(const QJsonObject &change)
{
    for (auto it = change.begin(); it != change.end(); ++it) {
        if (m_active.contains(it.key()))
            m_pending[it.key()] = it.value();
    }
}

void AccountSettings::apply()
{
    for (auto it = m_pending.constBegin(); it != m_pending.constEnd(); ++it)
        m_active[it.key()] = it.value();
    m_pending = {};
}

} // namespace Simulator
