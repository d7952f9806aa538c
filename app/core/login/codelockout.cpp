// SPDX-License-Identifier: GPL-3.0-only
#include "core/login/codelockout.h"

#include <algorithm>

namespace Core {

using namespace Qt::StringLiterals;

CodeLockout::CodeLockout(Stores stores)
    : m_stores(stores)
{
}

bool CodeLockout::isLocked(const CodeUse &use)
{
    return use.wrong >= perNumber || use.wrongOfRequester >= perRequester;
}

Stored<CodeUse> CodeLockout::useOf(const PhoneNumber &phone, const QString &requester,
                                   const QDateTime &sentAfter, const QDateTime &now)
{
    return m_stores.history.useOf({.phone = phone,
                                   .requester = requester,
                                   .sentAfter = sentAfter,
                                   .wrongAfter = now.addDuration(-numberWindow),
                                   .wrongOfRequesterAfter = now.addDuration(-requesterWindow),
                                   .until = now.addDuration(clockSkew)});
}

Stored<void> CodeLockout::end(const PhoneNumber &phone, const QDateTime &now)
{
    KIOSK_TRY(
        wrong,
        m_stores.history.worstUseOf({.phone = phone,
                                     .requester = {},
                                     .sentAfter = now,
                                     .wrongAfter = now.addDuration(-numberWindow),
                                     .wrongOfRequesterAfter = now.addDuration(-requesterWindow),
                                     .until = now.addDuration(clockSkew)}));
    if (wrong.wrong == 0 && wrong.wrongOfRequester == 0)
        return {};
    KIOSK_CHECK(m_stores.history.forgive(phone, now.addDuration(-requesterWindow)));
    if (!isLocked(wrong))
        return {};
    return m_stores.audit.append({
        .at = now,
        .actor = u"phone:"_s + phone.masked(),
        .action = AuditAction::codesUnlocked,
        .subject = u"phone:"_s + phone.masked(),
        .origin = u"whatsapp"_s,
        .detail = u"%1 wrong codes forgotten"_s.arg(std::max(wrong.wrong, wrong.wrongOfRequester)),
    });
}

} // namespace Core
