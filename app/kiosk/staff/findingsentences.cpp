// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/base/datetext.h"
#include "kiosk/staff/stafftexts.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QString timeOf(const Core::Finding &finding)
{
    return finding.since ? DateText::moment(*finding.since) : QString();
}

} // namespace

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
    case SettingsBad:
        return tr("The settings have a mistake");
    case StaffPinMissing:
        return tr("Staff cannot link numbers: the server has no PIN");
    case DatabasePlace:
        return tr("The database is %1").arg(subject);
    case DatabaseOther:
        return tr("The running server uses another database than %1").arg(subject);
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
    case GatewayOk:
        return finding.since ? tr("WhatsApp has been working since %1").arg(time)
                             : tr("WhatsApp works");
    case GatewayNotAuthorized:
        return tr("The WhatsApp account is not linked to its phone");
    case GatewayBlocked:
        return tr("WhatsApp has blocked the company’s number");
    case GatewaySuspended:
        return tr("WhatsApp lets the account receive, but not send");
    case GatewaySleeping:
        return tr("The phone of the WhatsApp account is off or has no network");
    case GatewayStarting:
        return tr("The WhatsApp account is starting");
    case GatewayUnknownState:
        return tr("The WhatsApp account is in a state that this version does not know");
    case GatewayUnreachable:
        return tr("The WhatsApp service does not answer");
    case GatewayWrongToken:
        return tr("The WhatsApp service does not accept the account’s key");
    case GatewayNumberChanged:
        return tr("The WhatsApp account now has another number");
    case GatewayExpired:
        return tr("The WhatsApp account is not paid for any more");
    case GatewayPollingBlocked:
        return tr("Messages are to be fetched, but the WhatsApp account sends them elsewhere");
    case QuotaOk:
        return tr("The tariff of the WhatsApp account is sufficient");
    case QuotaExceeded:
        return tr("The tariff of the WhatsApp account is used up: %n chats", nullptr, count);
    case QuotaUnknown:
        return tr("Whether the tariff of the WhatsApp account is sufficient is not known");
    case QueueOk:
        return tr("Messages of visitors arrive in time; %n are waiting", nullptr, count);
    case QueueLong:
        return tr("Many messages of visitors are waiting: %n", nullptr, count);
    case WebhookUrlOk:
        return tr("The WhatsApp account sends messages to this server");
    case WebhookUrlMissing:
        return tr("The WhatsApp account does not know where to send messages");
    case WebhookUrlOther:
        return tr("The WhatsApp account sends messages to another server: %1").arg(subject);
    case WebhookSecretOk:
        return tr("The WhatsApp account has this server’s secret key");
    case WebhookSecretOther:
        return tr("The WhatsApp account has another secret key than this server");
    case IncomingOn:
        return tr("The WhatsApp account passes messages on");
    case IncomingOff:
        return tr("The WhatsApp account does not pass messages on");
    case StateNotificationsOn:
        return tr("The WhatsApp account reports when its state changes");
    case StateNotificationsOff:
        return tr("The WhatsApp account does not report when its state changes");
    case LidModeOff:
        return tr("Messages come with their senders’ numbers");
    case LidModeOn:
        return tr("Messages come without their senders’ numbers");
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
    case AddressLocal:
        return tr("The internet does not reach the address %1").arg(subject);
    case AddressUnneeded:
        return tr("No address on the internet is needed");
    case PublicUrlReached:
        return tr("The public address leads to this server");
    case PublicUrlUnreachable:
        return tr("Nobody answers at this server’s address on the internet");
    case PublicUrlElsewhere:
        return tr("Another server answers at this server’s address on the internet");
    case PublicUrlUnchecked:
        return tr("Whether the address on the internet leads to this server is not known");
    case ProxyFound:
        return tr("Another program stands between the internet and the server");
    case ProxyNone:
        return tr("No other program stands between the internet and the server");
    case ForwardedOk:
        return tr("The program in between says who the visitors are");
    case ForwardedMissing:
        return tr("The program in between does not say enough about the visitors");
    case ForwardedIgnored:
        return tr("The program in between is not trusted with saying who the visitors are");
    case ChannelReached:
        return tr("Outcomes reach the screens at once");
    case ChannelBlocked:
        return tr("Outcomes do not reach the screens at once");
    case ListenOk:
        return tr("Without encryption the server cannot be reached on the network");
    case ListenOpen:
        return tr("The server can be reached on the network without encryption");
    case ListenFailed:
        return tr("The server cannot be started at %1").arg(subject);
    case ConfirmOk:
        return tr("Signing in is protected by the number check");
    case ConfirmNone:
        return tr("Signing in is not protected by the number check");
    case ConfirmOff:
        return tr("The number check is switched off");
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
    case TlsRefused:
        return tr("The certificate and its key cannot be used");
    case KioskServerReached:
        return tr("The server %1 answers").arg(subject);
    case KioskServerUnreachable:
        return tr("The server %1 cannot be reached").arg(subject);
    case KioskKeyOk:
        return tr("The server knows this kiosk");
    case KioskKeyRefused:
        return tr("The server does not know this kiosk");
    case FontsOk:
        return tr("All letters can be shown");
    case FontsMissing:
        return tr("Kyrgyz letters are shown as squares");
    case DisplayOk:
        return tr("The screen %1 works").arg(subject);
    case DisplayMissing:
        return tr("There is no screen");
    case SoundOk:
        return tr("Sounds can be heard");
    case SoundMissing:
        return tr("The kiosk is silent");
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
    case ClockSkewed:
        return tr("The clock is %n seconds off", nullptr, count);
    case ClockDoubted:
        return tr("The clock was set, or is far from the last entries");
    case ClockWrong:
        return tr("The clock is wrong");
    }
    return finding.message;
}

} // namespace Kiosk
