#include "config/webhooktoken.h"

#include "config/smallfile.h"
#include "config/values.h"

#include <QDir>
#include <QFile>
#include <QTemporaryFile>

#include <unistd.h>

#include <cerrno>

namespace Config {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype minTokenSize = 32;

using Result = Core::Expected<Core::Secret, QString>;

Result readToken(const QString &path)
{
    const auto text = readSmallFile(path);
    if (!text)
        return Core::Unexpected(text.error());
    const auto secret = token(text->trimmed(), minTokenSize);
    if (!secret) {
        return Core::Unexpected(
            u"%1 holds no token of at least 32 characters; delete it to get a new one"_s.arg(path));
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
bool makeToken(const QString &path, const Core::RandomBytes &randomBytes)
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

Core::Expected<Core::Secret, QString> generatedWebhookToken(const QString &dataDirectory,
                                                            const Core::RandomBytes &randomBytes)
{
    const auto path = QDir(dataDirectory).filePath(u"webhook-token"_s);
    if (QFile::exists(path))
        return readToken(path);
    if (!makePrivateDirectory(dataDirectory) || !makeToken(path, randomBytes)) {
        return Core::Unexpected(
            u"cannot keep a webhook token in %1: check that this user may write there"_s.arg(
                dataDirectory));
    }
    return readToken(path);
}

} // namespace Config
