#include "storage/audit/auditseal.h"

#include <QMessageAuthenticationCode>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

QByteArray codeOf(const QByteArray &message, const Core::Secret &key)
{
    return QMessageAuthenticationCode::hash(message, key.reveal(), QCryptographicHash::Sha256)
        .toHex();
}

// Tells keys apart, and nothing about them.
QByteArray idOf(const Core::Secret &key)
{
    constexpr auto digits = 16;
    return codeOf("amt-kiosk audit key", key).first(digits);
}

QByteArray sealOf(const AuditEnds &ends, const Core::Secret &key)
{
    const auto message = "amt-kiosk audit ends\n" + QByteArray::number(ends.id) + '\n' + ends.hash
        + '\n' + QByteArray::number(ends.removedId) + '\n' + ends.removedHash;
    return idOf(key) + ':' + codeOf(message, key);
}

} // namespace

AuditSeal::AuditSeal(const Core::Secret &key, const Core::Secret &former)
    : m_key(key)
    , m_former(former)
{
}

QString AuditSeal::sealFor(const AuditEnds &ends) const
{
    return QString::fromLatin1(sealOf(ends, m_key));
}

AuditSeal::State AuditSeal::stateOf(const AuditEnds &ends, const QString &seal) const
{
    if (seal.isEmpty())
        return State::Missing;
    const auto found = seal.toLatin1();
    for (const auto &key : {m_key, m_former}) {
        if (!key.isEmpty() && found.startsWith(idOf(key) + ':'))
            return found == sealOf(ends, key) ? State::Fits : State::Broken;
    }
    return State::OfAnotherKey;
}

} // namespace Storage
