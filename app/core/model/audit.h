// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDateTime>
#include <QString>

namespace Core {

//! One line of the audit: who did what to whom, and where. Never a token, a code or a full number.
struct AuditEntry
{
    QDateTime at;
    //! "tenant:5", "kiosk:Desk", "service:crm", "phone:+996•••••001", "administrator" (at the
    //! command line) or "server".
    QString actor;
    //! One of AuditAction.
    QString action;
    //! The thing or person concerned, in the form of the actor, or "attempt:<id>", "session:7".
    QString subject;
    //! A kiosk's name, an address, "web", "whatsapp" or "command line".
    QString origin;
    //! Tells more where a reader wants to know it, for example a failure's reason. May be empty.
    QString detail;
};

//! The author of a change to the directory, a kiosk, a service or a session, and the place it was
//! made from, as the audit keeps them.
struct AuditActor
{
    //! AuditEntry::actor.
    QString name;
    //! AuditEntry::origin.
    QString origin;
};

//! The names of what is audited. They are stable: people search for them.
namespace AuditAction {
inline const QString attemptCompleted = QStringLiteral("attempt.completed");
//! Somebody wrote NO from the phone while a screen asked for the number that had gone to it.
inline const QString attemptDisowned = QStringLiteral("attempt.disowned");
inline const QString attemptFailed = QStringLiteral("attempt.failed");
//! An administrator knows of what the entries of the seal before this one tell.
inline const QString auditAccepted = QStringLiteral("audit.accepted");
//! The end of the audit was found without a seal that fits.
inline const QString auditSealBroken = QStringLiteral("audit.seal_broken");
//! Rows that were older than retention/audit_days were removed from the audit's beginning.
inline const QString auditTrimmed = QStringLiteral("audit.trimmed");
//! A message from the phone itself ended what wrong codes had locked.
inline const QString codesUnlocked = QStringLiteral("codes.unlocked");
//! A backup took the place of the database.
inline const QString databaseRestored = QStringLiteral("database.restored");
inline const QString handoffIssued = QStringLiteral("handoff.issued");
inline const QString handoffRedeemed = QStringLiteral("handoff.redeemed");
//! A code came a second time, so its session was ended.
inline const QString handoffReused = QStringLiteral("handoff.reused");
inline const QString kioskAdded = QStringLiteral("kiosk.added");
inline const QString kioskRevoked = QStringLiteral("kiosk.revoked");
//! The gateway did not know a message that a webhook had told of: it was forged, or came too late.
inline const QString messageNotConfirmed = QStringLiteral("message.not_confirmed");
//! A number came with another hidden id than before, and was refused.
inline const QString senderLidChanged = QStringLiteral("sender.lid_changed");
//! Staff said who a sender is.
inline const QString senderLinked = QStringLiteral("sender.linked");
//! A sender named too many unknown attempts.
inline const QString senderSilenced = QStringLiteral("sender.silenced");
//! A link was taken back.
inline const QString senderUnlinked = QStringLiteral("sender.unlinked");
inline const QString serviceAdded = QStringLiteral("service.added");
inline const QString serviceRevoked = QStringLiteral("service.revoked");
//! A sign-out by whoever has the token, or writes from the phone, and says that it was somebody
//! else who signed in.
inline const QString sessionDisowned = QStringLiteral("session.disowned");
//! A sign-out by whoever has the token.
inline const QString sessionEnded = QStringLiteral("session.ended");
inline const QString sessionRevoked = QStringLiteral("session.revoked");
//! Somebody at a kiosk entered another PIN than the staff's.
inline const QString staffPinWrong = QStringLiteral("staff.pin_wrong");
inline const QString tenantAdded = QStringLiteral("tenant.added");
inline const QString tenantChanged = QStringLiteral("tenant.changed");
inline const QString tenantDisabled = QStringLiteral("tenant.disabled");
inline const QString tenantEnabled = QStringLiteral("tenant.enabled");
} // namespace AuditAction

} // namespace Core
