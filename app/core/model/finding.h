// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace Core {

//! How the part is that was looked at.
enum class FindingState {
    Ok,
    //! It works, or may; somebody should look at it.
    Warning,
    //! It does not work.
    Failed,
    //! Turned off, or not in use here.
    Off,
};

//! All that can be found, here or on another server. A finding's part and state follow from its
//! code, and the kiosk has a sentence of its own for each.
enum class FindingCode {
    //! A code of a newer server. Only its message, in English, says what it is.
    Unknown,

    //! The server answers; since is when it started.
    ServerOk,
    //! The configuration was read without a mistake; subject is its file, or empty without one.
    SettingsOk,
    //! The configuration has a mistake, which the message names.
    SettingsBad,
    //! Kiosks are enrolled, and no PIN is configured for links.
    StaffPinMissing,

    //! Which database is looked at, and as whom; subject is where it is.
    DatabasePlace,
    //! The running server uses another one; subject is where this one is.
    DatabaseOther,
    //! The database answers.
    DatabaseOk,
    //! It does not answer, or cannot be opened.
    DatabaseFailed,
    //! Its schema is this program's; count is its version.
    SchemaOk,
    //! It is older; count is its version.
    SchemaOld,
    //! It is newer; count is its version.
    SchemaNew,
    //! It can be written to.
    DatabaseWritable,
    //! It cannot: the disk, its rights, or somebody else who writes and does not end.
    DatabaseReadOnly,
    //! SQLite found its file sound.
    IntegrityOk,
    //! SQLite found damage.
    IntegrityBroken,
    //! The file is too large to be looked through while it is in use; count is MiB.
    IntegrityUnchecked,

    //! count is how many can sign in.
    DirectoryOk,
    //! No tenant can sign in.
    DirectoryEmpty,
    //! count is how many numbers stand there more than once, written differently.
    DirectoryDuplicates,
    //! count is how many are no phone numbers in full international form.
    DirectoryBadPhones,

    //! An account is configured. What state it is in is not known yet.
    GatewayConfigured,
    //! No account is configured.
    GatewayNotConfigured,
    //! greenapi/mode=off: no message signs in.
    GatewayOff,
    //! The account is linked; since is when it became so, if that is known.
    GatewayOk,
    //! Its phone has to be linked again.
    GatewayNotAuthorized,
    //! WhatsApp has banned its number.
    GatewayBlocked,
    //! It receives but cannot send.
    GatewaySuspended,
    //! Its phone is off or has no network.
    GatewaySleeping,
    //! It is starting, for up to five minutes.
    GatewayStarting,
    //! It is in a state that this version does not know.
    GatewayUnknownState,
    //! The gateway does not answer.
    GatewayUnreachable,
    //! The gateway does not take the token.
    GatewayWrongToken,
    //! The account is linked to another number than the configured one.
    GatewayNumberChanged,
    //! The account is not paid for any more.
    GatewayExpired,
    //! The server polls, but the account has the address of a webhook.
    GatewayPollingBlocked,
    //! The tariff leaves room.
    QuotaOk,
    //! It does not: what strangers write is not delivered; count is how many chats are used.
    QuotaExceeded,
    //! Whether it does is not known.
    QuotaUnknown,
    //! count is how many notifications wait at the gateway.
    QueueOk,
    //! The same, more than pass in a moment.
    QueueLong,
    //! The account has the address of this server.
    WebhookUrlOk,
    //! It has no address to send notifications to.
    WebhookUrlMissing,
    //! It has another one; subject is its host.
    WebhookUrlOther,
    //! The account has the secret of the webhook.
    WebhookSecretOk,
    //! It has another one, or none.
    WebhookSecretOther,
    //! The account notifies of messages.
    IncomingOn,
    //! It does not.
    IncomingOff,
    //! It notifies of its own state.
    StateNotificationsOn,
    //! It does not: the server asks now and again.
    StateNotificationsOff,
    //! Notifications name who wrote by number.
    LidModeOff,
    //! They name a hidden id, for which each number has to be asked.
    LidModeOn,
    //! Notifications come; since is the last one.
    WebhookOk,
    //! None for a day; since is the last one.
    WebhookQuiet,
    //! None has ever come.
    WebhookAwaited,
    //! The secret of the webhook is in the configuration.
    WebhookTokenConfigured,
    //! The server made it; subject is its file.
    WebhookTokenGenerated,
    //! The server made it, but its file has gone: the next start makes another; subject is the
    //! file.
    WebhookTokenLost,

    //! The company's number is known, so the QR code is a link.
    NumberOk,
    //! It is not.
    NumberMissing,
    //! server/public_url is set; subject is it.
    AddressOk,
    //! It is not.
    AddressMissing,
    //! It is, but without TLS; subject is it.
    AddressInsecure,
    //! It names this machine or a network of one's own, which the internet does not reach; subject
    //! is it.
    AddressLocal,
    //! It is not set, and nothing needs it.
    AddressUnneeded,
    //! This server answers at server/public_url.
    PublicUrlReached,
    //! There is no answer at it.
    PublicUrlUnreachable,
    //! Another server does.
    PublicUrlElsewhere,
    //! Whether this server does cannot be told.
    PublicUrlUnchecked,
    //! nginx or another proxy stands in between.
    ProxyFound,
    //! None does.
    ProxyNone,
    //! The proxy's word about the client comes through, and is believed.
    ForwardedOk,
    //! It does not say who the client is, or that the client's connection is encrypted.
    ForwardedMissing,
    //! It says so, but is none of those that are believed.
    ForwardedIgnored,
    //! A channel (WebSocket) opens through the public address, or at a kiosk's server.
    ChannelReached,
    //! It does not.
    ChannelBlocked,

    //! As far as the settings tell, nobody on the network reaches the server without TLS.
    ListenOk,
    //! It listens on the network without TLS and without a proxy in front; subject is the address.
    ListenOpen,
    //! No server runs, and none could listen there; subject is the address.
    ListenFailed,

    //! The number match is asked of somebody.
    ConfirmOk,
    //! login/confirm=auto asks it of nobody, because messages cannot be answered.
    ConfirmNone,
    //! login/confirm=none.
    ConfirmOff,

    //! The server has no TLS of its own.
    TlsOff,
    //! count is for how many more days the certificate is good.
    TlsOk,
    //! The same, with two weeks or less left.
    TlsExpiresSoon,
    //! The certificate's time is over; since is its end.
    TlsExpired,
    //! Its time has not begun; since is its beginning.
    TlsNotYetValid,
    //! Its file has no certificate in it, or cannot be read; subject is the file.
    TlsUnreadable,
    //! A server would not start with the certificate and the key; subject is the certificate.
    TlsRefused,

    //! A kiosk's server answers; subject is its address.
    KioskServerReached,
    //! It does not, or something else does; subject is its address.
    KioskServerUnreachable,
    //! It takes the kiosk's key.
    KioskKeyOk,
    //! It does not, or there is none.
    KioskKeyRefused,
    //! A kiosk's machine has letters for all its languages.
    FontsOk,
    //! Some would be shown as squares.
    FontsMissing,
    //! It has a display; subject is its name.
    DisplayOk,
    //! It has none, as far as can be seen from here.
    DisplayMissing,
    //! It has something that plays sounds.
    SoundOk,
    //! It is silent.
    SoundMissing,

    //! count is how many MiB are free where the data is.
    DiskOk,
    DiskLow,
    DiskFull,
    //! How much is free cannot be told; subject is the directory.
    DiskUnknown,

    //! No file with a secret can be read by others.
    FilesOk,
    //! One can; subject is the file.
    FileExposed,

    //! The clock is believed.
    ClockOk,
    //! It is before what was written down with it; since is that time.
    ClockBehind,
    //! It differs from the gateway's; count is by how many seconds.
    ClockSkewed,
    //! The server does not believe it and removes nothing because of its age: it was set, or is far
    //! from what was known last; since is the last time that it told.
    ClockDoubted,
    //! It is before this program was made.
    ClockWrong,
};

//! Something that health or doctor has found.
struct Finding
{
    FindingCode code = FindingCode::Unknown;
    //! The name of what was looked at, for example "database".
    QString part;
    FindingState state = FindingState::Ok;
    //! One English sentence, without a secret or a phone number.
    QString message;
    //! Advice in English; may be empty.
    QString fix;
    //! These have a meaning where FindingCode says so.
    std::optional<QDateTime> since{};
    std::optional<qint64> count{};
    QString subject{};

    //! With the part and the state that belong to @p code.
    [[nodiscard]] static Finding of(FindingCode code, const QString &message,
                                    const QString &fix = {});

    [[nodiscard]] Finding withSince(const QDateTime &time) &&;
    [[nodiscard]] Finding withCount(qint64 number) &&;
    [[nodiscard]] Finding withSubject(const QString &text) &&;

    friend bool operator==(const Finding &, const Finding &) = default;
};

//! Everything that a doctor found at one time.
struct Examination
{
    QList<Finding> findings;
    QDateTime at;
};

//! All codes but Unknown, in the order of the enum.
[[nodiscard]] QList<FindingCode> allFindingCodes();

//! The names of the HTTP interface: "database_ok", "ok", … A code that is not known is Unknown.
[[nodiscard]] QString toString(FindingCode code);
[[nodiscard]] QString toString(FindingState state);
[[nodiscard]] FindingCode findingCodeFrom(QStringView text);
[[nodiscard]] std::optional<FindingState> findingStateFrom(QStringView text);

} // namespace Core
