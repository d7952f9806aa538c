// SPDX-License-Identifier: GPL-3.0-only
#include "config/keptsecret.h"

#include "config/configfile.h"
#include "config/files.h"
#include "config/values.h"
#include "core/base/enumtable.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

#include <unistd.h>

#include <cerrno>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype minSize = 32;

constexpr Core::EnumNames<KeptSecret> secretNames({
    {KeptSecret::WebhookToken, "webhook token"_L1},
    {KeptSecret::AuditKey, "key of the audit"_L1},
});

QString nameOf(KeptSecret secret)
{
    return secretNames[secret];
}

Core::Expected<Core::Secret, QString> readSecret(const QString &path)
{
    const auto text = readSmallFile(path);
    if (!text)
        return Core::Unexpected(text.error());
    const auto secret = token(trimmed(*text).toString(), minSize);
    if (!secret) {
        return Core::Unexpected(
            u"%1 holds no secret of at least 32 characters; delete it to get a new one"_s.arg(
                path));
    }
    return *secret;
}

bool makePrivateDirectory(const QString &path)
{
    const QDir directory(path);
    if (directory.exists())
        return true;
    // Only the last folder is ours alone; the ones above may be everybody's.
    return QDir().mkpath(QFileInfo(path).path())
        && (QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
            || directory.exists());
}

// The name appears with the whole content or not at all, and never replaces another's: a hard
// link does both, a rename would overwrite. Losing that race is as good as winning it.
bool makeSecret(const QString &path, const Core::RandomBytes &randomBytes)
{
    QTemporaryFile file(path + u".XXXXXX"_s); // made with 0600
    if (!file.open() || file.write(Core::Secret::random(randomBytes).reveal() + '\n') < 0)
        return false;
    if (!file.flush() || ::fsync(file.handle()) != 0)
        return false;
    const auto from = QFile::encodeName(file.fileName());
    const auto to = QFile::encodeName(path);
    return ::link(from.constData(), to.constData()) == 0 || errno == EEXIST;
}

} // namespace

QString fileOf(KeptSecret secret, const QString &dataDirectory)
{
    const auto name = secret == KeptSecret::WebhookToken ? u"webhook-token"_s : u"audit-key"_s;
    return QDir(dataDirectory).filePath(name);
}

Core::Expected<Core::Secret, QString> keptSecret(KeptSecret secret, const QString &dataDirectory,
                                                 const Core::RandomBytes &randomBytes)
{
    const auto path = fileOf(secret, dataDirectory);
    if (QFile::exists(path))
        return readSecret(path);
    if (!makePrivateDirectory(dataDirectory) || !makeSecret(path, randomBytes)) {
        return Core::Unexpected(
            u"cannot keep a %1 in %2: check that this user may write there"_s.arg(nameOf(secret),
                                                                                  dataDirectory));
    }
    return readSecret(path);
}

} // namespace Config
