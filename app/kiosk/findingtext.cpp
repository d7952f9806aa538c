#include "kiosk/findingtext.h"

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
    return finding.since ? finding.since->toLocalTime().toString(u"dd.MM.yyyy HH:mm"_s) : QString();
}

} // namespace

StaffRow FindingText::row(const Core::Finding &finding)
{
    return {.icon = iconOf(finding.state),
            .tone = toneOf(finding.state),
            .title = sentence(finding),
            .detail = finding.state == Core::FindingState::Ok ? QString() : finding.fix};
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
        return tr("The server works, since %1").arg(time);
    case SettingsOk:
        return tr("The settings have no mistake");
    case DatabaseOk:
        return tr("The database answers");
    case DatabaseFailed:
        return tr("The database does not answer");
    case SchemaOk:
        return tr("The database is that of this version");
    case SchemaOld:
        return tr("The database is older than this version");
    case SchemaNew:
        return tr("The database is newer than this version");
    case DatabaseWritable:
        return tr("The database can be written to");
    case DatabaseReadOnly:
        return tr("The database cannot be written to");
    case IntegrityOk:
        return tr("The database file is sound");
    case IntegrityBroken:
        return tr("The database file is damaged");
    case IntegrityUnchecked:
        return tr("The database file is too large to be checked while in use");
    case DirectoryOk:
        return tr("%n people can sign in", nullptr, count);
    case DirectoryEmpty:
        return tr("The directory is empty: nobody can sign in");
    case DirectoryDuplicates:
        return tr("%n numbers stand in the directory more than once", nullptr, count);
    case DirectoryBadPhones:
        return tr("%n entries of the directory have no proper phone number", nullptr, count);
    case GatewayConfigured:
        return tr("The WhatsApp account is configured");
    case GatewayNotConfigured:
        return tr("No WhatsApp account is configured");
    case GatewayOff:
        return tr("WhatsApp is switched off in the settings");
    case WebhookOk:
        return tr("Messages from WhatsApp arrive, the last one %1").arg(time);
    case WebhookQuiet:
        return tr("No message from WhatsApp since %1").arg(time);
    case WebhookAwaited:
        return tr("No message from WhatsApp has come yet");
    case WebhookTokenConfigured:
        return tr("The secret for WhatsApp’s messages is configured");
    case WebhookTokenGenerated:
        return tr("The server made the secret for WhatsApp’s messages itself");
    case WebhookTokenLost:
        return tr("The file with the secret for WhatsApp’s messages is gone");
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
        return tr("The certificate ends in %n days", nullptr, count);
    case TlsExpired:
        return tr("The certificate ended on %1").arg(time);
    case TlsNotYetValid:
        return tr("The certificate begins only on %1").arg(time);
    case TlsUnreadable:
        return tr("The certificate cannot be read");
    case DiskOk:
        return tr("There is enough room on the disk");
    case DiskLow:
        return tr("Little room is left on the disk: %n MiB", nullptr, count);
    case DiskFull:
        return tr("The disk is full");
    case DiskUnknown:
        return tr("The room on the disk cannot be told");
    case FilesOk:
        return tr("Files with secrets are closed to others");
    case FileExposed:
        return tr("Others can read a file with secrets: %1").arg(subject);
    case ClockOk:
        return tr("The clock is plausible");
    case ClockBehind:
        return tr("The clock was set back: there are entries from %1").arg(time);
    case ClockWrong:
        return tr("The clock is wrong");
    }
    return finding.message;
}

} // namespace Kiosk
