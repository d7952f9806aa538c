#pragma once

#include "core/model/signinmessage.h"
#include "greenapi/client/client.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

namespace Service {

//! Asks the gateway for the numbers behind hidden senders, whose messages wait meanwhile. In the
//! server's thread.
class SenderLookup : public QObject
{
    Q_OBJECT

public:
    //! Gets each message back once, with its sender's number where the gateway told it.
    using Done = std::function<void(const Core::SignInMessage &message)>;

    //! @p client outlives the lookup.
    SenderLookup(GreenApi::Client &client, Done done);

    //! One that is being looked up is not asked about again.
    void look(const Core::SignInMessage &message);

private:
    GreenApi::Client &m_client;
    Done m_done;
    //! Running lookups: chat, message and attempt.
    QSet<QStringList> m_pending;
};

} // namespace Service
