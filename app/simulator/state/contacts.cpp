// SPDX-License-Identifier: GPL-3.0-only
#include "simulator/state/contacts.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtEndian>

namespace Simulator {

using namespace Qt::StringLiterals;

namespace {

// Fifteen digits that look like no number of the person.
QString inventedLid(const QString &number)
{
    const auto hash = QCryptographicHash::hash(number.toLatin1(), QCryptographicHash::Sha256);
    constexpr quint64 least = 100'000'000'000'000;
    return QString::number(least + qFromBigEndian<quint64>(hash.constData()) % (9 * least));
}

} // namespace

Address Address::parse(QStringView text)
{
    static const QRegularExpression number(u"\\A\\+?(\\d{5,20})(?:@c\\.us)?\\z"_s);
    static const QRegularExpression lid(u"\\A(\\d{5,25})@lid\\z"_s);
    static const QRegularExpression group(u"\\A(\\d{5,25}(?:-\\d{5,15})?)@g\\.us\\z"_s);
    const auto whole = text.toString();
    if (const auto match = number.match(whole); match.hasMatch())
        return {.kind = Kind::Number, .digits = match.captured(1)};
    if (const auto match = lid.match(whole); match.hasMatch())
        return {.kind = Kind::Lid, .digits = match.captured(1)};
    if (const auto match = group.match(whole); match.hasMatch())
        return {.kind = Kind::Group, .digits = match.captured(1)};
    return {};
}

bool Address::isChatId(QStringView text)
{
    return text.contains(u'@') && !text.startsWith(u'+') && parse(text).kind != Kind::None;
}

QString Person::key() const
{
    if (!number.isEmpty())
        return number + u"@c.us"_s;
    return lid.isEmpty() ? QString() : lid + u"@lid"_s;
}

void Contacts::assign(const QString &number, const QString &lid)
{
    m_numbers.remove(m_lids.value(number));
    m_lids[number] = lid;
    m_numbers[lid] = number;
}

void Contacts::setHidden(const QString &number, bool isHidden)
{
    if (isHidden)
        m_hidden.insert(number);
    else
        m_hidden.remove(number);
}

void Contacts::setHasWhatsapp(const QString &number, bool has)
{
    if (has)
        m_withoutWhatsapp.remove(number);
    else
        m_withoutWhatsapp.insert(number);
}

void Contacts::setAccount(const QString &number, const QString &account)
{
    m_accounts[number] = account;
}

Person Contacts::personOf(QStringView text) const
{
    const auto address = Address::parse(text);
    if (address.kind == Address::Kind::Lid) {
        const auto number = m_numbers.value(address.digits);
        return {.number = number,
                .lid = address.digits,
                .isHidden = number.isEmpty() || m_hidden.contains(number)};
    }
    if (address.kind != Address::Kind::Number)
        return {};
    const auto number = m_accounts.value(address.digits, address.digits);
    return {.number = number, .lid = lidOf(number), .isHidden = m_hidden.contains(number)};
}

bool Contacts::hasWhatsapp(const Person &person) const
{
    if (person.number.isEmpty())
        return knowsLid(person.lid);
    return !m_withoutWhatsapp.contains(person.number);
}

bool Contacts::knowsLid(const QString &lid) const
{
    return m_numbers.contains(lid);
}

void Contacts::remember(const Person &person)
{
    m_numbers[person.lid] = person.number;
    if (!person.number.isEmpty())
        m_lids[person.number] = person.lid;
}

QString Contacts::lidOf(const QString &number) const
{
    const auto lid = m_lids.value(number);
    return lid.isEmpty() ? inventedLid(number) : lid;
}

} // namespace Simulator
