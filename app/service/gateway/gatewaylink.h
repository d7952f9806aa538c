// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/login/loginservice.h"
#include "greenapi/receiving/poller.h"
#include "http/webhook/notificationprocessor.h"
#include "service/gateway/gatewayaccount.h"
#include "service/gateway/gatewaywatch.h"
#include "service/gateway/messagereadback.h"
#include "service/gateway/missedmessages.h"
#include "service/gateway/senderlookup.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace Service {

//! The server's own use of the gateway's account: watches its state, fetches notifications where
//! they are not pushed, looks for lost ones, and finds out who hidden senders are. In the server's
//! thread.
class GatewayLink : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        GreenApi::Account account;
        //! The account's number when it was last seen, where none is configured.
        std::optional<Core::PhoneNumber> numberBefore{};
        bool isPolling = false;
        Core::LoginPhrase phrase;
        LinkTimings timings{};
    };

    //! The parts that it uses; all of them outlive the link.
    struct Parts
    {
        GatewayAccount &account;
        Core::LoginService &logins;
        Http::NotificationProcessor &processor;
        //! Whether everything that the processor has accepted is on disk.
        std::function<bool()> isStored;
    };

    GatewayLink(Parts parts, const Options &options, MissedMessages::IsAwaited isAwaited,
                const Core::Clock &now);

    void start();
    //! Among the servers of one database only the leading one fetches notifications and looks for
    //! those that were lost or left behind.
    void setLeading(bool isLeading);

    // For the processor's listeners.
    void lookUp(const Core::SignInMessage &message);
    void readBack(const Core::SignInMessage &message);
    void handleState(const GreenApi::StateChange &change);
    void handleQuota(const GreenApi::QuotaWarning &warning);

    [[nodiscard]] const GatewayWatch &watch() const { return m_watch; }
    [[nodiscard]] qint64 instance() const { return m_instance; }
    //! The number of chats that were used up when the tariff allowed no more; empty if the gateway
    //! has not reported that in this run and this month (UTC).
    [[nodiscard]] std::optional<qint64> usedUpChats() const;

Q_SIGNALS:
    //! The account's number, once it is known.
    void numberKnown(const Core::PhoneNumber &number);

private:
    void onState(Core::GatewayState state);
    void onTroubled(GreenApi::PollTrouble trouble);
    void finish(const Core::SignInMessage &message, Core::MessageSource source);
    void onReadBack(const Core::SignInMessage &message, MessageReadBack::Result result);
    void processMissed(const GreenApi::IncomingText &text);
    void lookUpDeferred();

    Parts m_parts;
    qint64 m_instance;
    Core::Clock m_now;
    LinkTimings m_timings;
    GatewayWatch m_watch;
    SenderLookup m_lookup;
    MessageReadBack m_readBack;
    MissedMessages m_missed;
    std::optional<GreenApi::QuotaWarning> m_quota;
    QDateTime m_quotaAt;
    //! Only where notifications are fetched.
    std::unique_ptr<GreenApi::Poller> m_poller;
    //! Before it expires another server may still be looking up its messages' senders.
    QTimer m_leftBehind;
};

} // namespace Service
