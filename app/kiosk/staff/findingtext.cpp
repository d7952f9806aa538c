#include "kiosk/staff/findingtext.h"

#include "kiosk/base/datetext.h"

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
    case GatewayNotAuthorised:
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
    case GatewayNotAuthorised:
        return tr("Ask the administrator to link the phone again.");
    case GatewayBlocked:
        return tr("Ask the administrator: WhatsApp on the phone says how to object.");
    case GatewaySuspended:
        return tr("Sign-in by code does not work until it ends. Ask the administrator to look.");
    case GatewaySleeping:
        return tr("Switch the phone on and check its connection to the internet.");
    case GatewayStarting:
        return tr("Wait five minutes.");
    case GatewayUnknownState:
        return tr("Ask the administrator to look at the account and to update the program.");
    case GatewayUnreachable:
        return tr("Check the server’s connection to the internet.");
    case GatewayWrongToken:
        return tr("Ask the administrator to correct the key in the settings.");
    case GatewayNumberChanged:
        return tr("Ask the administrator to set the right number in the settings.");
    case GatewayPollingBlocked:
        return tr("Ask the administrator to remove the address from the account.");
    case QuotaExceeded:
        return tr("Messages of new people do not arrive. Ask the administrator "
                  "for a larger tariff.");
    case QuotaUnknown:
        return tr("Ask the administrator to look at the account.");
    case QueueLong:
        return tr("Who signs in has to wait. If the number does not fall, call the administrator.");
    case WebhookUrlMissing:
    case WebhookUrlOther:
        return tr("Ask the administrator to enter this server’s address in the account.");
    case WebhookSecretOther:
        return tr("Ask the administrator to enter the right key in the account.");
    case IncomingOff:
    case StateNotificationsOff:
        return tr("Ask the administrator to switch that on in the account.");
    case LidModeOn:
        return tr("Ask the administrator to switch hidden ids off in the account.");
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
    case ListenOpen:
        return tr("Ask the administrator to set up encryption.");
    case ConfirmNone:
        return tr("Ask the administrator to let the server answer in WhatsApp.");
    case ConfirmOff:
        return tr("Ask the administrator whether that is meant.");
    case SettingsBad:
        return tr("Ask the administrator to correct it.");
    case DatabaseOther:
        return tr("Ask the administrator to look as the server’s user.");
    case AddressLocal:
        return tr("Ask the administrator for an address that the internet reaches.");
    case AddressUnneeded:
        return tr("Only sign-in in browsers elsewhere would need one.");
    case ForwardedMissing:
    case ForwardedIgnored:
        return tr(
            "Ask the administrator to let the web server in front pass visitors’ addresses on.");
    case ChannelBlocked:
        return tr("Ask the administrator to correct the web server in front of this one.");
    case ListenFailed:
        return tr("Ask the administrator to choose another address or port.");
    case TlsRefused:
        return tr("Ask the administrator to put the right certificate and key there.");
    case KioskServerUnreachable:
        return tr("Check this computer’s network; if it works, call the administrator.");
    case KioskKeyRefused:
        return tr("Ask the administrator to enrol this kiosk anew.");
    case FontsMissing:
        return tr("Ask the administrator to install fonts with Kyrgyz letters.");
    case DisplayMissing:
        return tr("Switch the screen on and restart the computer.");
    case SoundMissing:
        return tr("Check the loudspeaker; if it is connected, call the administrator.");
    case PublicUrlUnreachable:
        return tr("Ask the administrator to check the address, the router and the firewall.");
    case PublicUrlElsewhere:
        return tr("Ask the administrator to correct the address.");
    case PublicUrlUnchecked:
        return tr("Ask the administrator to look while the server is running.");
    case ProxyNone:
        return tr("That is fine if the server encrypts by itself.");
    case TlsOff:
        return tr("That is fine if another program encrypts for it.");
    case TlsExpiresSoon:
    case TlsExpired:
    case GatewayExpired:
        return tr("Ask the administrator to renew it.");
    case StaffPinMissing:
        return tr("Ask the administrator to set “server/staff_pin” with “amt-kioskctl pin”.");
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
    case ClockSkewed:
    case ClockDoubted:
    case ClockWrong:
        return tr("Set the right date and time on the server’s computer.");
    default:
        return finding.state == Core::FindingState::Ok ? QString() : finding.fix;
    }
}

} // namespace Kiosk
