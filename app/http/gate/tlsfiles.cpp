// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/tlsfiles.h"

#include "core/base/logevent.h"
#include "core/base/timestamp.h"
#include "http/base/logging.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace Http {

using namespace Qt::StringLiterals;

namespace {

template <auto release>
struct Release
{
    template <typename Handle>
    void operator()(Handle *handle) const
    {
        release(handle);
    }
};

using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;

struct PemKey
{
    Key key;
    //! As it stands in the file.
    QByteArray pem;
};

using Bio = std::unique_ptr<BIO, Release<BIO_free>>;

Core::Expected<QByteArray, QString> readPem(const QString &path)
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

// The blocks of a sound file end with this error, too.
bool foundNoFurtherBlock()
{
    const auto error = ERR_peek_last_error();
    return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

Core::Expected<std::vector<Certificate>, QString> certificatesFrom(const QString &path)
{
    KIOSK_TRY(bytes, readPem(path));
    const auto source = sourceOf(bytes);
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
    KIOSK_TRY(bytes, readPem(path));
    bool isEncrypted = false;
    Key key(PEM_read_bio_PrivateKey(sourceOf(bytes).get(), nullptr, &noteThatItIsEncrypted,
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
    return PemKey{.key = std::move(key), .pem = bytes};
}

using Context = std::unique_ptr<SSL_CTX, Release<SSL_CTX_free>>;
using Chain = std::vector<Certificate>;

// Leaves the thread's queue empty, which Qt reads to learn whether its own calls have failed.
class ErrorQueue
{
public:
    ErrorQueue() { ERR_clear_error(); }
    ~ErrorQueue() { ERR_clear_error(); }
    Q_DISABLE_COPY_MOVE(ErrorQueue)
};

// In OpenSSL's words, such as "ca md too weak".
QString reasonOfLastError()
{
    return QString::fromLatin1(ERR_reason_error_string(ERR_peek_last_error()));
}

bool isOnTakenCurve(const EVP_PKEY *key)
{
    std::string curve(64, '\0');
    std::size_t length = 0;
    if (EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &length) != 1)
        return false;
    curve.resize(length);
    return curve == SN_X9_62_prime256v1 || curve == SN_secp384r1 || curve == SN_secp521r1;
}

// Returns Qt's name of the key's algorithm, if Qt and all browsers of today accept the key.
std::optional<QSsl::KeyAlgorithm> algorithmOf(const EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= 2048)
        return QSsl::Rsa;
    if (EVP_PKEY_is_a(key, "EC") == 1 && isOnTakenCurve(key))
        return QSsl::Ec;
    return std::nullopt;
}

QString sentenceForUntaken(const EVP_PKEY *key, const QString &path)
{
    const QString type = QString::fromLatin1(EVP_PKEY_get0_type_name(key));
    return u"the key in %1 is not taken: it is %2 of %3 bits, and taken are RSA of 2048 bits or "
           "more and EC on the curves P-256, P-384 and P-521; make such a key and a certificate "
           "for it"_s.arg(path, type, QString::number(EVP_PKEY_get_bits(key)));
}

constexpr auto fewestBits = 112;

// OpenSSL 3.5 looks at the signatures of others only. One by itself proves nothing anyhow.
bool isSignedWeakly(X509 *certificate)
{
    int bits = 0;
    return (X509_get_extension_flags(certificate) & EXFLAG_SS) == 0
        && X509_get_signature_info(certificate, nullptr, nullptr, &bits, nullptr) == 1
        && bits < fewestBits;
}

// The second level: 112 bits of security, no MD5 and no SHA-1.
Context strictContext()
{
    Context context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_set_security_level(context.get(),
                               std::max(2, SSL_CTX_get_security_level(context.get())));
    return context;
}

std::optional<QString> weaknessIn(const Chain &chain, const QString &path)
{
    const auto context = strictContext();
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const bool isWeak = isSignedWeakly(chain[i].get());
        const auto isTaken = isWeak ? 0
            : i == 0                ? SSL_CTX_use_certificate(context.get(), chain[i].get())
                                    : SSL_CTX_add1_chain_cert(context.get(), chain[i].get());
        if (isTaken != 1) {
            const auto reason = isWeak ? u"ca md too weak"_s : reasonOfLastError();
            return u"certificate %1 in %2 is too weak (%3); have it made anew with a key of 2048 "
                   "bits or more and SHA-256"_s.arg(i + 1)
                       .arg(path, reason);
        }
    }
    return std::nullopt;
}

QSslCertificate toQt(const Certificate &certificate)
{
    QByteArray der(i2d_X509(certificate.get(), nullptr), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(certificate.get(), &end);
    return QSslCertificate(der, QSsl::Der);
}

QList<QSslCertificate> toQt(const Chain &chain)
{
    QList<QSslCertificate> certificates;
    for (const auto &certificate : chain)
        certificates.append(toQt(certificate));
    return certificates;
}

void warnOutOfTime(const QSslCertificate &certificate, const QString &path)
{
    const auto now = QDateTime::currentDateTimeUtc();
    if (now > certificate.expiryDate()) {
        qCWarning(lcServer).noquote()
            << Core::LogEvent("tls.expired"_L1)
                   .with("file"_L1, path)
                   .with("until"_L1, Core::toRfc3339(certificate.expiryDate()))
                   .text();
    }
    if (now < certificate.effectiveDate()) {
        qCWarning(lcServer).noquote()
            << Core::LogEvent("tls.not_yet_valid"_L1)
                   .with("file"_L1, path)
                   .with("from"_L1, Core::toRfc3339(certificate.effectiveDate()))
                   .text();
    }
}

void warnIfOthersMayRead(const QString &path)
{
    if (QFile::permissions(path).testFlag(QFile::ReadOther)) {
        qCWarning(lcServer).noquote()
            << Core::LogEvent("tls.key_exposed"_L1)
                   .with("file"_L1, path)
                   .with("message"_L1,
                         u"other users can read the key; take their rights away with chmod o="_s)
                   .text();
    }
}

// Forward secrecy and authenticated encryption (RFC 9325, 4.2) have all suites of TLS 1.3, and in
// TLS 1.2 the exchanges over elliptic curves with AES-GCM or ChaCha20-Poly1305.
bool isModern(const QSslCipher &suite)
{
    const auto name = suite.name();
    return suite.protocol() == QSsl::TlsV1_3
        || (name.startsWith("ECDHE-"_L1)
            && (name.contains("-GCM-"_L1) || name.contains("-CHACHA20-POLY1305"_L1)));
}

QList<QSslCipher> modernSuites()
{
    auto suites = QSslConfiguration::supportedCiphers();
    suites.removeIf([](const QSslCipher &suite) { return !isModern(suite); });
    return suites;
}

QSslConfiguration configurationOf(const QList<QSslCertificate> &chain, const QSslKey &key)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(modernSuites());
    // No client is asked for a certificate, so there is none to look up an authority for.
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCaCertificates({});
    configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    return configuration;
}

} // namespace

Core::Expected<QSslConfiguration, QString> tlsConfigurationFrom(const QString &certificateFile,
                                                                const QString &keyFile)
{
    const ErrorQueue errors;
    KIOSK_TRY(chain, certificatesFrom(certificateFile));
    KIOSK_TRY(key, privateKeyFrom(keyFile));
    const auto algorithm = algorithmOf(key.key.get());
    if (!algorithm)
        return Core::Unexpected(sentenceForUntaken(key.key.get(), keyFile));
    if (X509_check_private_key(chain.front().get(), key.key.get()) != 1) {
        return Core::Unexpected(
            u"the key in %1 does not belong to the first certificate in %2; put the "
            "server's own certificate first, or name the key it was made with"_s.arg(
                keyFile, certificateFile));
    }
    if (const auto weakness = weaknessIn(chain, certificateFile))
        return Core::Unexpected(*weakness);
    const QSslKey qtKey(key.pem, *algorithm);
    if (qtKey.isNull()) {
        return Core::Unexpected(
            u"Qt cannot take the key in %1: its TLS plugin for OpenSSL is missing; "
            "reinstall libqt6network6"_s.arg(keyFile));
    }

    const auto certificates = toQt(chain);
    warnOutOfTime(certificates.first(), certificateFile);
    warnIfOthersMayRead(keyFile);
    return configurationOf(certificates, qtKey);
}

} // namespace Http
