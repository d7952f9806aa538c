// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/staff/stafftexts.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

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
    case GatewayNotAuthorized:
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
