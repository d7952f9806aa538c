// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringView>

namespace Simulator {

//! A chat id, or a bare number as people write it.
struct Address
{
    enum class Kind { Number, Lid, Group, None };

    Kind kind = Kind::None;
    //! Before "@"; for a bare number all its digits.
    QString digits{};

    [[nodiscard]] static Address parse(QStringView text);

    //! Whether it is one of the three forms that the API takes as a "chatId".
    [[nodiscard]] static bool isChatId(QStringView text);
};

//! Somebody with WhatsApp, as it knows them itself.
struct Person
{
    //! Full international number, digits only; empty if not even the simulator knows it.
    QString number{};
    //! The digits before "@lid".
    QString lid{};
    //! Others see the lid only.
    bool isHidden = false;

    //! "996…@c.us", or "…@lid" where the number is not known.
    [[nodiscard]] QString key() const;
};

//! The people behind numbers and lids. Each has WhatsApp and a lid unless a setter changed that.
class Contacts
{
public:
    void assign(const QString &number, const QString &lid);
    void setHidden(const QString &number, bool isHidden);
    void setHasWhatsapp(const QString &number, bool has);
    //! WhatsApp has the owner of @p number under another form of it, @p account.
    void setAccount(const QString &number, const QString &account);

    //! Reads "+996…", "996…", "996…@c.us" and "…@lid". For anything else neither number nor lid.
    [[nodiscard]] Person personOf(QStringView text) const;
    [[nodiscard]] bool hasWhatsapp(const Person &person) const;
    //! A lid that was assigned or that belongs to somebody seen; others do not exist.
    [[nodiscard]] bool knowsLid(const QString &lid) const;
    //! Remembers the person's lid, so that it leads back to the number.
    void remember(const Person &person);

private:
    [[nodiscard]] QString lidOf(const QString &number) const;

    QHash<QString, QString> m_lids;
    QHash<QString, QString> m_numbers;
    QSet<QString> m_hidden;
    QSet<QString> m_withoutWhatsapp;
    QHash<QString, QString> m_accounts;
};

} // namespace Simulator
