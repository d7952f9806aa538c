#pragma once

#include "core/login/loginservice.h"
#include "greenapi/client/client.h"
#include "greenapi/receiving/poller.h"
#include "http/webhook/notificationprocessor.h"
#include "service/gateway/gatewaywatch.h"
#include "service/gateway/linktimings.h"
#include "service/gateway/messagereadback.h"
#include "service/gateway/missedmessages.h"
#include "service/gateway/outbox.h"
#include "service/gateway/replies.h"
#include "service/gateway/senderlookup.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace Service {

//! What the server does with the gateway's account of its own accord: knows how it is, fetches
//! notifications where they are not pushed, looks for those that were lost, finds out who hidden
//! senders are, and answers people. In the server's thread.
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
        bool isReplying = true;
        Core::LoginPhrase phrase;
        LinkTimings timings{};
    };

    //! What it uses; all of it outlives the link.
    struct Parts
    {
        GreenApi::Client &client;
        Outbox &outbox;
        Core::LoginService &logins;
        Http::NotificationProcessor &processor;
        //! Whether all that the processor has taken is on disk.
        std::function<bool()> isStored;
    };

    GatewayLink(Parts parts, const Options &options, MissedMessages::IsAwaited isAwaited,
                const Core::Clock &now);

    void start();
    //! Of the servers of one database one fetches notifications and looks after those that were
    //! lost or left behind: the one that leads.
    void setLeading(bool isLeading);

    // What the processor tells.
    void lookUp(const Core::SignInMessage &message);
    void readBack(const Core::SignInMessage &message);
    void reply(const Http::ReplyOccasion &occasion);
    void noteState(const GreenApi::StateChange &change);
    void noteQuota(const GreenApi::QuotaWarning &warning);

    //! Tells the person of @p attempt, which is completed, that they signed in.
    void tellSignedIn(const Core::Attempt &attempt);

    [[nodiscard]] const GatewayWatch &watch() const { return m_watch; }
    [[nodiscard]] qint64 instance() const { return m_instance; }
    //! How many chats were used up when the tariff allowed no more; nothing if that was not told in
    //! this run and this month.
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
    std::optional<Replies> m_replies;
    std::optional<GreenApi::QuotaWarning> m_quota;
    QDateTime m_quotaToldAt;
    //! Only where notifications are fetched.
    std::unique_ptr<GreenApi::Poller> m_poller;
    //! Until then another server may still be looking its messages' senders up.
    QTimer m_leftBehind;
};

} // namespace Service
