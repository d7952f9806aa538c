// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "simulator/base/options.h"
#include "simulator/base/vocabulary.h"
#include "simulator/state/faults.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <memory>

namespace Simulator {

class Contacts;

//! A Green API instance on 127.0.0.1: the HTTP API, the webhooks, and a page that is a person's
//! phone. Everything happens in the thread that made it; it needs an event loop.
class Gateway : public QObject
{
    Q_OBJECT

public:
    explicit Gateway(const Options &options = {}, QObject *parent = nullptr);
    ~Gateway() override;
    Q_DISABLE_COPY_MOVE(Gateway)

    //! Port 0 is any free one. False if the port is taken.
    [[nodiscard]] bool listen(quint16 port = 0);
    //! The "apiUrl" of the account, without a slash in the end: "http://127.0.0.1:40001".
    [[nodiscard]] QUrl url() const;
    //! The phone's page, with a number and a text filled in, as a wa.me link does.
    [[nodiscard]] QUrl pageUrl(const QString &phone = {}, const QString &text = {}) const;

    //! Sends a person's message to the account. Returns its id, or nothing if "from" is no address.
    QString write(const Message &message);
    //! Offers a text on the phone's page, above those prepared before.
    void prepare(const QString &text);

    //! By the name that the API gives it; any is taken. The empty one is an instance
    //! that is being created. "notAuthorized" and then "authorized" is a phone that is linked anew.
    void setState(const QString &state);
    [[nodiscard]] QString state() const;
    //! In force at once, unlike after the method setSettings.
    void setSettings(const QJsonObject &change);
    [[nodiscard]] QJsonObject settings() const;
    void setPlan(const Plan &plan);
    //! Links another phone. @p number is the account's own then, digits only.
    void setNumber(const QString &number);

    [[nodiscard]] Faults &faults();
    //! The people behind numbers and lids.
    [[nodiscard]] Contacts &contacts();
    //! Posts @p body to "webhookUrl" beside the queue, as an attacker who guessed the address.
    void forge(const QJsonObject &body, const QByteArray &authorization = {});

    //! The number of notifications that wait.
    [[nodiscard]] qsizetype queued() const;
    //! Everything that happened, oldest first: {"serial", "at", "event", …}, with the events
    //! "api.answered", "api.refused", "message.written", "message.accepted", "message.sent",
    //! "message.refused", "message.expired", "notification.queued", "notification.lost",
    //! "notification.expired", "webhook.posted", "webhook.forged" and "state.changed". In memory
    //! only: texts and numbers are in it.
    [[nodiscard]] QJsonArray events(qint64 sinceSerial = 0) const;

Q_SIGNALS:
    //! Something that the account sent is on a phone. @p chatId is the one that the API was given.
    void messageSent(const QString &chatId, const QString &text);
    //! One more of events().
    void happened(const QJsonObject &event);

private:
    struct Parts;

    std::unique_ptr<Parts> m_parts;
};

} // namespace Simulator
