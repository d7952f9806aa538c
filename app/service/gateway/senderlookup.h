// SPDX-License-Identifier: GPL-3.0-only
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
    //! Called once for each message, with its sender's number where the gateway knows it.
    using Done = std::function<void(const Core::SignInMessage &message)>;

    //! @p client outlives the lookup.
    SenderLookup(GreenApi::Client &client, Done done);

    //! Asks for the sender of @p message, unless that is under way.
    void lookUp(const Core::SignInMessage &message);

private:
    GreenApi::Client &m_client;
    Done m_done;
    //! Running lookups: chat, message and attempt.
    QSet<QStringList> m_pending;
};

} // namespace Service
