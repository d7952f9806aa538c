// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/machinefindings.h"

#include "http/gate/tlsfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QStorageInfo>

namespace Service {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Core::Finding;
using Core::FindingCode;

namespace {

// Most certificates of today are renewed a month before their end.
constexpr auto fewDays = 14;
constexpr qint64 mebibyte = 1'048'576;
constexpr qint64 littleSpace = 1024; // MiB
constexpr qint64 noSpace = 100; // MiB
// Tolerated difference from the clock of another server that writes to the same database.
constexpr std::chrono::seconds skew = 2min;
// The program did not exist before this day.
const QDate firstDay(2026, 1, 1);

QString daysInWords(qint64 days)
{
    return days == 1 ? u"1 day"_s : u"%1 days"_s.arg(days);
}

Finding ageFinding(const QSslCertificate &certificate, const QString &file, const QDateTime &now)
{
    const auto renew = u"Renew it, put the new file in its place and send the server SIGHUP."_s;
    const auto until = certificate.expiryDate().toUTC();
    const auto from = certificate.effectiveDate().toUTC();
    if (now < from) {
        return Finding::of(FindingCode::TlsNotYetValid,
                           u"The certificate in %1 is not good yet."_s.arg(file),
                           u"Check this computer's clock, else have the certificate made anew."_s)
            .withSince(from);
    }
    if (now > until) {
        return Finding::of(FindingCode::TlsExpired,
                           u"The certificate in %1 has expired."_s.arg(file), renew)
            .withSince(until);
    }
    const auto days = now.daysTo(until);
    const bool isSoon = days <= fewDays;
    return Finding::of(isSoon ? FindingCode::TlsExpiresSoon : FindingCode::TlsOk,
                       u"The certificate in %1 is good for %2 more."_s.arg(file, daysInWords(days)),
                       isSoon ? renew : QString())
        .withCount(days);
}

QString asSentence(QStringView text)
{
    auto sentence = text.trimmed().toString();
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

// The server's sentence says what is wrong, and behind a semicolon what to do.
Finding refusal(FindingCode code, const QString &sentence, const QString &certificate)
{
    const auto semicolon = sentence.lastIndexOf(u';');
    const auto fault =
        semicolon < 0 ? QStringView(sentence) : QStringView(sentence).first(semicolon);
    const auto cure = semicolon < 0 ? QStringView() : QStringView(sentence).sliced(semicolon + 1);
    return Finding::of(
               code,
               u"A server does not start with this certificate and key: %1."_s.arg(fault.trimmed()),
               asSentence(cure) + u'.')
        .withSubject(certificate);
}

} // namespace

Finding tlsFinding(const QString &certificateFile, const QDateTime &now)
{
    if (certificateFile.isEmpty()) {
        return Finding::of(FindingCode::TlsOff,
                           u"The server has no certificate of its own; a web server in front of it "
                           "may have one."_s);
    }
    QFile file(certificateFile);
    const auto chain = file.open(QIODevice::ReadOnly) ? QSslCertificate::fromDevice(&file)
                                                      : QList<QSslCertificate>();
    if (chain.isEmpty() || chain.first().isNull()) {
        return Finding::of(FindingCode::TlsUnreadable,
                           u"There is no certificate to be read in %1."_s.arg(certificateFile),
                           u"Put the certificate back; the server goes on with the one that it "
                           "read until it is restarted."_s)
            .withSubject(certificateFile);
    }
    return ageFinding(chain.first(), certificateFile, now);
}

Finding ownTlsFinding(const Config::ServerSettings &settings, const QDateTime &now)
{
    auto age = tlsFinding(settings.tlsCertificate, now);
    if (age.code == FindingCode::TlsOff)
        return age;
    const auto configuration = Http::tlsConfigurationFrom(settings.tlsCertificate, settings.tlsKey);
    if (configuration)
        return age;
    const bool isUnreadable = age.code == FindingCode::TlsUnreadable;
    return refusal(isUnreadable ? FindingCode::TlsUnreadable : FindingCode::TlsRefused,
                   configuration.error(), settings.tlsCertificate);
}

qint64 freeBytesIn(const QString &directory)
{
    QFileInfo folder(directory);
    while (!folder.exists() && !folder.isRoot())
        folder.setFile(folder.path());
    const QStorageInfo disk(folder.filePath());
    return disk.isValid() ? disk.bytesAvailable() : -1;
}

Finding diskFinding(const QString &directory, qint64 freeBytes)
{
    const auto fix = u"Remove what is not needed from the disk of %1."_s.arg(directory);
    if (freeBytes < 0) {
        return Finding::of(FindingCode::DiskUnknown,
                           u"How much is free on the disk of %1 cannot be told."_s.arg(directory),
                           u"Check that the directory is there and that this user may use it."_s)
            .withSubject(directory);
    }
    const auto free = freeBytes / mebibyte;
    const auto message = u"%1 MiB are free on the disk of %2."_s.arg(free).arg(directory);
    if (free < noSpace)
        return Finding::of(FindingCode::DiskFull, message, fix).withCount(free);
    if (free < littleSpace)
        return Finding::of(FindingCode::DiskLow, message, fix).withCount(free);
    return Finding::of(FindingCode::DiskOk, message).withCount(free);
}

Finding clockFinding(const QDateTime &now, const std::optional<QDateTime> &newest)
{
    const auto fix = u"Set the clock: timedatectl set-ntp true."_s;
    if (now.date() < firstDay) {
        return Finding::of(FindingCode::ClockWrong,
                           u"The clock is wrong: it is before this program was made."_s, fix);
    }
    if (newest && *newest > now.addDuration(skew)) {
        return Finding::of(FindingCode::ClockBehind,
                           u"The clock is behind: something was written down at a later time."_s,
                           fix)
            .withSince(*newest);
    }
    return Finding::of(FindingCode::ClockOk, u"Nothing speaks against the clock."_s);
}

Finding doubtFinding(const QDateTime &at)
{
    return Finding::of(
               FindingCode::ClockDoubted,
               u"The server does not believe the clock and removes nothing because of its "
               "age: the clock was set, or is far from what was known last."_s,
               u"Have a time server keep it right: timedatectl set-ntp true. Without one it "
               "is believed after a day of running."_s)
        .withSince(at);
}

QList<Finding> exposureFindings(const QStringList &files)
{
    QList<Finding> findings;
    for (const auto &file : files) {
        if (!QFile::permissions(file).testFlag(QFile::ReadOther))
            continue;
        findings.append(Finding::of(FindingCode::FileExposed,
                                    u"Every user of this computer can read %1."_s.arg(file),
                                    u"Take their rights away: chmod o= %1"_s.arg(file))
                            .withSubject(file));
    }
    if (findings.isEmpty()) {
        findings.append(Finding::of(FindingCode::FilesOk,
                                    u"No other user of this computer can read a secret."_s));
    }
    return findings;
}

} // namespace Service
