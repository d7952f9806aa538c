// SPDX-License-Identifier: GPL-3.0-only
#include "core/model/finding.h"

#include "core/base/enumtable.h"

#include <array>

namespace Core {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    FindingCode code = FindingCode::Unknown;
    QLatin1StringView name;
    QLatin1StringView part;
    FindingState state = FindingState::Ok;
};

using enum FindingCode;
using enum FindingState;

constexpr std::array rows{
    Row{Unknown, "unknown"_L1, {}, Ok},
    Row{ServerOk, "server_ok"_L1, "server"_L1, Ok},
    Row{SettingsOk, "settings_ok"_L1, "settings"_L1, Ok},
    Row{SettingsBad, "settings_bad"_L1, "settings"_L1, Failed},
    Row{StaffPinMissing, "staff_pin_missing"_L1, "settings"_L1, Warning},
    Row{DatabasePlace, "database_place"_L1, "database"_L1, Ok},
    Row{DatabaseOther, "database_other"_L1, "database"_L1, Failed},
    Row{DatabaseOk, "database_ok"_L1, "database"_L1, Ok},
    Row{DatabaseFailed, "database_failed"_L1, "database"_L1, Failed},
    Row{SchemaOk, "schema_ok"_L1, "database"_L1, Ok},
    Row{SchemaOld, "schema_old"_L1, "database"_L1, Failed},
    Row{SchemaNew, "schema_new"_L1, "database"_L1, Failed},
    Row{DatabaseWritable, "database_writable"_L1, "database"_L1, Ok},
    Row{DatabaseReadOnly, "database_read_only"_L1, "database"_L1, Failed},
    Row{IntegrityOk, "integrity_ok"_L1, "database"_L1, Ok},
    Row{IntegrityBroken, "integrity_broken"_L1, "database"_L1, Failed},
    Row{IntegrityUnchecked, "integrity_unchecked"_L1, "database"_L1, Off},
    Row{DirectoryOk, "directory_ok"_L1, "directory"_L1, Ok},
    Row{DirectoryEmpty, "directory_empty"_L1, "directory"_L1, Warning},
    Row{DirectoryDuplicates, "directory_duplicates"_L1, "directory"_L1, Warning},
    Row{DirectoryBadPhones, "directory_bad_phones"_L1, "directory"_L1, Warning},
    Row{GatewayConfigured, "gateway_configured"_L1, "gateway"_L1, Ok},
    Row{GatewayNotConfigured, "gateway_not_configured"_L1, "gateway"_L1, Warning},
    Row{GatewayOff, "gateway_off"_L1, "gateway"_L1, Off},
    Row{GatewayOk, "gateway_ok"_L1, "gateway"_L1, Ok},
    Row{GatewayNotAuthorized, "gateway_not_authorised"_L1, "gateway"_L1, Failed},
    Row{GatewayBlocked, "gateway_blocked"_L1, "gateway"_L1, Failed},
    Row{GatewaySuspended, "gateway_suspended"_L1, "gateway"_L1, Warning},
    Row{GatewaySleeping, "gateway_sleeping"_L1, "gateway"_L1, Failed},
    Row{GatewayStarting, "gateway_starting"_L1, "gateway"_L1, Warning},
    Row{GatewayUnknownState, "gateway_unknown_state"_L1, "gateway"_L1, Failed},
    Row{GatewayUnreachable, "gateway_unreachable"_L1, "gateway"_L1, Failed},
    Row{GatewayWrongToken, "gateway_wrong_token"_L1, "gateway"_L1, Failed},
    Row{GatewayNumberChanged, "gateway_number_changed"_L1, "gateway"_L1, Failed},
    Row{GatewayExpired, "gateway_expired"_L1, "gateway"_L1, Failed},
    Row{GatewayPollingBlocked, "gateway_polling_blocked"_L1, "gateway"_L1, Failed},
    Row{QuotaOk, "quota_ok"_L1, "quota"_L1, Ok},
    Row{QuotaExceeded, "quota_exceeded"_L1, "quota"_L1, Failed},
    Row{QuotaUnknown, "quota_unknown"_L1, "quota"_L1, Off},
    Row{QueueOk, "queue_ok"_L1, "queue"_L1, Ok},
    Row{QueueLong, "queue_long"_L1, "queue"_L1, Warning},
    Row{WebhookUrlOk, "webhook_url_ok"_L1, "webhook"_L1, Ok},
    Row{WebhookUrlMissing, "webhook_url_missing"_L1, "webhook"_L1, Failed},
    Row{WebhookUrlOther, "webhook_url_other"_L1, "webhook"_L1, Failed},
    Row{WebhookSecretOk, "webhook_secret_ok"_L1, "webhook"_L1, Ok},
    Row{WebhookSecretOther, "webhook_secret_other"_L1, "webhook"_L1, Failed},
    Row{IncomingOn, "incoming_on"_L1, "notifications"_L1, Ok},
    Row{IncomingOff, "incoming_off"_L1, "notifications"_L1, Failed},
    Row{StateNotificationsOn, "state_notifications_on"_L1, "notifications"_L1, Ok},
    Row{StateNotificationsOff, "state_notifications_off"_L1, "notifications"_L1, Warning},
    Row{LidModeOff, "lid_mode_off"_L1, "notifications"_L1, Ok},
    Row{LidModeOn, "lid_mode_on"_L1, "notifications"_L1, Warning},
    Row{WebhookOk, "webhook_ok"_L1, "webhook"_L1, Ok},
    Row{WebhookQuiet, "webhook_quiet"_L1, "webhook"_L1, Warning},
    Row{WebhookAwaited, "webhook_awaited"_L1, "webhook"_L1, Warning},
    Row{WebhookTokenConfigured, "webhook_token_configured"_L1, "webhook"_L1, Ok},
    Row{WebhookTokenGenerated, "webhook_token_generated"_L1, "webhook"_L1, Ok},
    Row{WebhookTokenLost, "webhook_token_lost"_L1, "webhook"_L1, Warning},
    Row{NumberOk, "number_ok"_L1, "number"_L1, Ok},
    Row{NumberMissing, "number_missing"_L1, "number"_L1, Warning},
    Row{AddressOk, "address_ok"_L1, "address"_L1, Ok},
    Row{AddressMissing, "address_missing"_L1, "address"_L1, Warning},
    Row{AddressInsecure, "address_insecure"_L1, "address"_L1, Warning},
    Row{AddressLocal, "address_local"_L1, "address"_L1, Warning},
    Row{AddressUnneeded, "address_unneeded"_L1, "address"_L1, Off},
    Row{PublicUrlReached, "public_url_reached"_L1, "address"_L1, Ok},
    Row{PublicUrlUnreachable, "public_url_unreachable"_L1, "address"_L1, Failed},
    Row{PublicUrlElsewhere, "public_url_elsewhere"_L1, "address"_L1, Failed},
    Row{PublicUrlUnchecked, "public_url_unchecked"_L1, "address"_L1, Off},
    Row{ProxyFound, "proxy_found"_L1, "proxy"_L1, Ok},
    Row{ProxyNone, "proxy_none"_L1, "proxy"_L1, Off},
    Row{ForwardedOk, "forwarded_ok"_L1, "proxy"_L1, Ok},
    Row{ForwardedMissing, "forwarded_missing"_L1, "proxy"_L1, Warning},
    Row{ForwardedIgnored, "forwarded_ignored"_L1, "proxy"_L1, Warning},
    Row{ChannelReached, "channel_reached"_L1, "channel"_L1, Ok},
    Row{ChannelBlocked, "channel_blocked"_L1, "channel"_L1, Failed},
    Row{ListenOk, "listen_ok"_L1, "listen"_L1, Ok},
    Row{ListenOpen, "listen_open"_L1, "listen"_L1, Warning},
    Row{ListenFailed, "listen_failed"_L1, "listen"_L1, Failed},
    Row{ConfirmOk, "confirm_ok"_L1, "confirm"_L1, Ok},
    Row{ConfirmNone, "confirm_none"_L1, "confirm"_L1, Warning},
    Row{ConfirmOff, "confirm_off"_L1, "confirm"_L1, Off},
    Row{TlsOff, "tls_off"_L1, "tls"_L1, Off},
    Row{TlsOk, "tls_ok"_L1, "tls"_L1, Ok},
    Row{TlsExpiresSoon, "tls_expires_soon"_L1, "tls"_L1, Warning},
    Row{TlsExpired, "tls_expired"_L1, "tls"_L1, Failed},
    Row{TlsNotYetValid, "tls_not_yet_valid"_L1, "tls"_L1, Failed},
    Row{TlsUnreadable, "tls_unreadable"_L1, "tls"_L1, Failed},
    Row{TlsRefused, "tls_refused"_L1, "tls"_L1, Failed},
    Row{KioskServerReached, "kiosk_server_reached"_L1, "server"_L1, Ok},
    Row{KioskServerUnreachable, "kiosk_server_unreachable"_L1, "server"_L1, Failed},
    Row{KioskKeyOk, "kiosk_key_ok"_L1, "key"_L1, Ok},
    Row{KioskKeyRefused, "kiosk_key_refused"_L1, "key"_L1, Failed},
    Row{FontsOk, "fonts_ok"_L1, "fonts"_L1, Ok},
    Row{FontsMissing, "fonts_missing"_L1, "fonts"_L1, Warning},
    Row{DisplayOk, "display_ok"_L1, "display"_L1, Ok},
    Row{DisplayMissing, "display_missing"_L1, "display"_L1, Failed},
    Row{SoundOk, "sound_ok"_L1, "sound"_L1, Ok},
    Row{SoundMissing, "sound_missing"_L1, "sound"_L1, Warning},
    Row{DiskOk, "disk_ok"_L1, "disk"_L1, Ok},
    Row{DiskLow, "disk_low"_L1, "disk"_L1, Warning},
    Row{DiskFull, "disk_full"_L1, "disk"_L1, Failed},
    Row{DiskUnknown, "disk_unknown"_L1, "disk"_L1, Warning},
    Row{FilesOk, "files_ok"_L1, "files"_L1, Ok},
    Row{FileExposed, "file_exposed"_L1, "files"_L1, Warning},
    Row{ClockOk, "clock_ok"_L1, "clock"_L1, Ok},
    Row{ClockBehind, "clock_behind"_L1, "clock"_L1, Warning},
    Row{ClockSkewed, "clock_skewed"_L1, "clock"_L1, Warning},
    Row{ClockDoubted, "clock_doubted"_L1, "clock"_L1, Warning},
    Row{ClockWrong, "clock_wrong"_L1, "clock"_L1, Failed},
};

constexpr EnumTable<FindingCode, Row> rowOf(rows, &Row::code);

constexpr EnumNames<FindingState> stateNames({
    {Ok, "ok"_L1},
    {Warning, "warning"_L1},
    {Failed, "failed"_L1},
    {Off, "off"_L1},
});

} // namespace

Finding Finding::of(FindingCode code, const QString &message, const QString &fix)
{
    const auto &row = rowOf[code];
    return {.code = code, .part = row.part, .state = row.state, .message = message, .fix = fix};
}

Finding Finding::withSince(const QDateTime &time) &&
{
    since = time;
    return std::move(*this);
}

Finding Finding::withCount(qint64 number) &&
{
    count = number;
    return std::move(*this);
}

Finding Finding::withSubject(const QString &text) &&
{
    subject = text;
    return std::move(*this);
}

QList<FindingCode> allFindingCodes()
{
    QList<FindingCode> codes(enumValues<FindingCode>.begin(), enumValues<FindingCode>.end());
    codes.removeOne(Unknown);
    return codes;
}

QString toString(FindingCode code)
{
    return rowOf[code].name;
}

QString toString(FindingState state)
{
    return stateNames[state];
}

FindingCode findingCodeFrom(QStringView text)
{
    for (const auto &row : rows) {
        if (row.name == text)
            return row.code;
    }
    return Unknown;
}

std::optional<FindingState> findingStateFrom(QStringView text)
{
    return stateNames.keyOf(text);
}

} // namespace Core
