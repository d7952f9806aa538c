#include "http/gate/pemfiles.h"

#include <QFile>

#include <openssl/err.h>
#include <openssl/pem.h>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

using Bio = std::unique_ptr<BIO, Release<BIO_free>>;

Core::Expected<QByteArray, QString> read(const QString &path)
{
    constexpr qint64 maxSize = 262'144;
    QFile file(path);
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly))
        bytes = file.read(maxSize + 1);
    if (file.error() != QFileDevice::NoError) {
        return Core::Unexpected(
            u"%1 cannot be read: %2; check that it is there and that this user may "
            "read it"_s.arg(path, file.errorString()));
    }
    if (bytes.size() > maxSize)
        return Core::Unexpected(
            u"%1 is larger than 256 KiB; name a file with PEM blocks only"_s.arg(path));
    return bytes;
}

Bio sourceOf(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

// Without a function of ours OpenSSL would ask at the terminal.
int noteThatItIsEncrypted(char * /*buffer*/, int /*size*/, int /*isWriting*/, void *isEncrypted)
{
    *static_cast<bool *>(isEncrypted) = true;
    return -1;
}

// What ends the blocks of a sound file, too.
bool foundNoFurtherBlock()
{
    const auto error = ERR_peek_last_error();
    return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

} // namespace

Core::Expected<std::vector<Certificate>, QString> certificatesFrom(const QString &path)
{
    const auto bytes = read(path);
    if (!bytes)
        return Core::Unexpected(bytes.error());
    const auto source = sourceOf(*bytes);
    std::vector<Certificate> chain;
    while (auto certificate =
               Certificate(PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr)))
        chain.push_back(std::move(certificate));
    if (!foundNoFurtherBlock()) {
        return Core::Unexpected(
            u"certificate %1 in %2 is damaged; copy the file again"_s.arg(chain.size() + 1)
                .arg(path));
    }
    if (chain.empty()) {
        return Core::Unexpected(
            u"there is no certificate in %1; it must be a PEM file with a block that "
            "begins with -----BEGIN CERTIFICATE-----"_s.arg(path));
    }
    return chain;
}

Core::Expected<PemKey, QString> privateKeyFrom(const QString &path)
{
    const auto bytes = read(path);
    if (!bytes)
        return Core::Unexpected(bytes.error());
    bool isEncrypted = false;
    Key key(PEM_read_bio_PrivateKey(sourceOf(*bytes).get(), nullptr, &noteThatItIsEncrypted,
                                    &isEncrypted));
    if (isEncrypted) {
        return Core::Unexpected(u"the key in %1 is encrypted; take the password off with: "
                                "openssl pkey -in %1 -out NEW_FILE"_s.arg(path));
    }
    if (!key) {
        return Core::Unexpected(
            u"there is no private key in %1 that can be read; it must be a PEM file "
            "with a block that begins with -----BEGIN PRIVATE KEY-----"_s.arg(path));
    }
    return PemKey{.key = std::move(key), .pem = *bytes};
}

} // namespace Http
