#include "kiosk/findingtext.h"

#include "kiosk/datetext.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QString iconOf(Core::FindingState state)
{
    switch (state) {
    case Core::FindingState::Ok:
        return u"check"_s;
    case Core::FindingState::Warning:
        return u"warning"_s;
    case Core::FindingState::Failed:
        return u"cross"_s;
    case Core::FindingState::Off:
        return u"off"_s;
    }
    Q_UNREACHABLE();
}

Tone toneOf(Core::FindingState state)
{
    switch (state) {
    case Core::FindingState::Ok:
        return Tone::Good;
    case Core::FindingState::Warning:
        return Tone::Warn;
    case Core::FindingState::Failed:
        return Tone::Bad;
    case Core::FindingState::Off:
        return Tone::Calm;
    }
    Q_UNREACHABLE();
}

QString timeOf(const Core::Finding &finding)
{
    return finding.since ? DateText::moment(*finding.since) : QString();
}

} // namespace

StaffRow FindingText::row(const Core::Finding &finding)
{
    return {.icon = iconOf(finding.state),
            .tone = toneOf(finding.state),
            .title = sentence(finding),
            .detail = advice(finding)};
}

QString FindingText::sentence(const Core::Finding &finding)
{
    const int count = int(finding.count.value_or(0));
    const QString time = timeOf(finding);
    const QString &subject = finding.subject;
    using enum Core::FindingCode;
    switch (finding.code) {
    case Unknown:
        return finding.message;
    case ServerOk:
        return tr("The server has been running since %1").arg(time);
    case SettingsOk:
        return tr("The settings are in order");
    case DatabaseOk:
        return tr("The database answers");
    case DatabaseFailed:
        return tr("The database does not answer");
    case SchemaOk:
        return tr("The database fits this version");
    case SchemaOld:
        return tr("The database is older than this version");
    case SchemaNew:
        return tr("The database is newer than this version");
    case DatabaseWritable:
        return tr("The database can be written to");
    case DatabaseReadOnly:
        return tr("The database cannot be written to");
    case IntegrityOk:
        return tr("The database file is undamaged");
    case IntegrityBroken:
        return tr("The database file is damaged");
    case IntegrityUnchecked:
        return tr("The database file is too large to be checked while in use");
    case DirectoryOk:
        return tr("%n people can sign in", nullptr, count);
    case DirectoryEmpty:
        return tr("The list is empty: nobody can sign in");
    case DirectoryDuplicates:
        return tr("%n numbers are on the list more than once", nullptr, count);
    case DirectoryBadPhones:
        return tr("%n people on the list have no proper phone number", nullptr, count);
    case GatewayConfigured:
        return tr("The WhatsApp account is configured");
    case GatewayNotConfigured:
        return tr("No WhatsApp account is configured");
    case GatewayOff:
        return tr("WhatsApp is switched off in the settings");
    case WebhookOk:
        return tr("Messages from WhatsApp arrive, the last one: %1").arg(time);
    case WebhookQuiet:
        return tr("No message from WhatsApp since %1").arg(time);
    case WebhookAwaited:
        return tr("No message from WhatsApp has come yet");
    case WebhookTokenConfigured:
        return tr("The secret key for WhatsApp’s messages is configured");
    case WebhookTokenGenerated:
        return tr("The server made the secret key for WhatsApp’s messages itself");
    case WebhookTokenLost:
        return tr("The file with the secret key for WhatsApp’s messages is gone");
    case NumberOk:
        return tr("The company’s WhatsApp number is known");
    case NumberMissing:
        return tr("The company’s WhatsApp number is not known");
    case AddressOk:
        return tr("The address on the internet is %1").arg(subject);
    case AddressMissing:
        return tr("No address on the internet is configured");
    case AddressInsecure:
        return tr("The address on the internet is not encrypted: %1").arg(subject);
    case TlsOff:
        return tr("The server does not encrypt by itself");
    case TlsOk:
        return tr("The certificate is good for %n more days", nullptr, count);
    case TlsExpiresSoon:
        return tr("The certificate runs out in %n days", nullptr, count);
    case TlsExpired:
        return tr("The certificate ran out: %1").arg(time);
    case TlsNotYetValid:
        return tr("The certificate is not valid yet, only from: %1").arg(time);
    case TlsUnreadable:
        return tr("The certificate cannot be read");
    case DiskOk:
        return tr("There is enough room on the disk");
    case DiskLow:
        return tr("Little room is left on the disk: %n MB", nullptr, count);
    case DiskFull:
        return tr("The disk is full");
    case DiskUnknown:
        return tr("How much room the disk has is not known");
    case FilesOk:
        return tr("Nobody else can read the files with secrets");
    case FileExposed:
        return tr("Others can read a file with secrets: %1").arg(subject);
    case ClockOk:
        return tr("The clock looks right");
    case ClockBehind:
        return tr("The clock is behind: there are entries from %1").arg(time);
    case ClockWrong:
        return tr("The clock is wrong");
    }
    return finding.message;
}

QString FindingText::advice(const Core::Finding &finding)
{
    const QString &subject = finding.subject;
    using enum Core::FindingCode;
    switch (finding.code) {
    case DatabaseFailed:
        return tr("Restart the server. If that does not help, call the administrator.");
    case SchemaOld:
        return tr("Restart the server: it brings the database up to date.");
    case SchemaNew:
        return tr("Ask the administrator to update the program.");
    case DatabaseReadOnly:
        return tr("Check whether the disk is full; if not, call the administrator.");
    case IntegrityBroken:
        return tr("Call the administrator: a backup has to be restored.");
    case IntegrityUnchecked:
        return tr("The administrator can check it while the server is stopped.");
    case DirectoryEmpty:
        return tr("Ask the administrator to fill in the list of people.");
    case DirectoryDuplicates:
        return tr("Their owners cannot sign in. Ask the administrator to correct the list.");
    case DirectoryBadPhones:
        return tr("They cannot sign in. Ask the administrator to correct the list.");
    case GatewayNotConfigured:
        return tr("Ask the administrator to enter the account in the settings.");
    case GatewayOff:
        return tr("Nobody can sign in by a message until it is switched on.");
    case WebhookQuiet:
    case WebhookAwaited:
        return tr("Send a message to the company’s number. If nothing changes here, call the "
                  "administrator.");
    case WebhookTokenLost:
        return tr("Call the administrator before the server is restarted.");
    case NumberMissing:
        return tr("Without it the code does not open WhatsApp. Ask the administrator to set the "
                  "number.");
    case AddressMissing:
        return tr("Ask the administrator to enter it in the settings.");
    case AddressInsecure:
        return tr("Ask the administrator to set up an address with https.");
    case TlsOff:
        return tr("That is fine if another program encrypts for it.");
    case TlsExpiresSoon:
    case TlsExpired:
        return tr("Ask the administrator to renew it.");
    case TlsNotYetValid:
        return tr("Check the date on the server’s computer.");
    case TlsUnreadable:
        return tr("Ask the administrator to check the file %1").arg(subject);
    case DiskLow:
    case DiskFull:
        return tr("Delete what is not needed from the server’s disk.");
    case DiskUnknown:
        return tr("Ask the administrator to check the folder %1").arg(subject);
    case FileExposed:
        return tr("Ask the administrator to close the file to others.");
    case ClockBehind:
    case ClockWrong:
        return tr("Set the right date and time on the server’s computer.");
    default:
        return finding.state == Core::FindingState::Ok ? QString() : finding.fix;
    }
}

} // namespace Kiosk
