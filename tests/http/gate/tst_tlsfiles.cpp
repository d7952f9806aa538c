// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/tlsfiles.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

namespace TlsFilesTest {

using namespace Qt::StringLiterals;
using Http::tlsConfigurationFrom;
using TestSupport::TlsWorkshop;

namespace {

//! A server that shakes hands and says no more.
class HandshakeServer : public QTcpServer
{
public:
    explicit HandshakeServer(QSslConfiguration configuration)
        : m_configuration(std::move(configuration))
    {
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(m_configuration);
        socket->startServerEncryption();
    }

private:
    QSslConfiguration m_configuration;
};

QSslConfiguration clientWith(QSsl::SslProtocol protocol)
{
    QSslConfiguration configuration;
    configuration.setProtocol(protocol);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setAllowedNextProtocols({"h2", QSslConfiguration::NextProtocolHttp1_1});
    return configuration;
}

QT_WARNING_PUSH
QT_WARNING_DISABLE_DEPRECATED
//! A client that would go along with the old version: OpenSSL allows it at its lowest level only.
QSslConfiguration oldClient()
{
    auto configuration = clientWith(QSsl::TlsV1_1);
    configuration.setBackendConfigurationOption("CipherString", "DEFAULT@SECLEVEL=0"_ba);
    return configuration;
}
QT_WARNING_POP

QString faultIn(const Core::Expected<QSslConfiguration, QString> &configuration)
{
    return configuration ? QString() : configuration.error();
}

// The parts that the rows of data are made of.

QString ecKey(const QString &curve = u"P-256"_s, const QString &file = u"key.pem"_s)
{
    return u"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:%1 -out %2\n"_s.arg(curve,
                                                                                          file);
}

QString rsaKey(int bits)
{
    return u"openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:%1 -out key.pem\n"_s.arg(bits);
}

QString keyOf(const QString &algorithm)
{
    return u"openssl genpkey -algorithm %1 -out key.pem\n"_s.arg(algorithm);
}

const auto certificate = u"openssl req -x509 -new -key key.pem -subj /CN=kiosk.test -days 30 "
                         "-out certificate.pem\n"_s;

// By an authority whose own certificate follows in the file.
QString certificateOfAuthority(const QString &authorityKey, const QString &digest)
{
    return authorityKey
        + u"openssl req -x509 -new -key authority-key.pem -subj /CN=authority.test -days 30 "
          "-out authority.pem\n"
          "openssl req -new -key key.pem -subj /CN=kiosk.test -out request.pem\n"
          "openssl x509 -req -in request.pem -CA authority.pem -CAkey authority-key.pem "
          "-CAcreateserial -days 30 -%1 -out own.pem\n"
          "cat own.pem authority.pem > certificate.pem\n"_s.arg(digest);
}

const auto ecAuthorityKey = ecKey(u"P-256"_s, u"authority-key.pem"_s);
const auto weakAuthorityKey = u"openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 "
                              "-out authority-key.pem\n"_s;

QString certificateFor(const QString &from, const QString &until)
{
    return u"printf '[ca]\ndefault_ca=one\n[one]\ndatabase=index\nserial=serial\nnew_certs_dir=.\n"
           "default_md=sha256\npolicy=names\n[names]\ncommonName=supplied\n' > ca.conf\n"
           "touch index\n"
           "openssl req -new -key key.pem -subj /CN=kiosk.test -out request.pem\n"
           "openssl ca -batch -notext -config ca.conf -selfsign -create_serial -keyfile key.pem "
           "-in request.pem -startdate %1 -enddate %2 -out certificate.pem\n"_s.arg(from, until);
}

} // namespace

class TestTlsFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_workshop = std::make_unique<TlsWorkshop>();
    }

    void cleanup() { m_workshop.reset(); }

    void clientsShakeHands_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("certificates");

        QTest::newRow("RSA 2048") << rsaKey(2048) + certificate << 1;
        QTest::newRow("RSA 3072") << rsaKey(3072) + certificate << 1;
        QTest::newRow("RSA in the old form") << rsaKey(2048) + certificate
                + u"openssl rsa -traditional -in key.pem -out old.pem; mv old.pem key.pem"_s
                                             << 1;
        QTest::newRow("P-256") << ecKey(u"P-256"_s) + certificate << 1;
        QTest::newRow("P-384") << ecKey(u"P-384"_s) + certificate << 1;
        QTest::newRow("P-521") << ecKey(u"P-521"_s) + certificate << 1;
        QTest::newRow("EC in the old form, after its parameters")
            << u"openssl ecparam -name prime256v1 -genkey -out key.pem\n"_s + certificate << 1;
        QTest::newRow("chain of two")
            << ecKey() + certificateOfAuthority(ecAuthorityKey, u"sha256"_s) << 2;
        QTest::newRow("key and certificate in each file") << ecKey() + certificate
                + u"cat key.pem certificate.pem > both; cp both key.pem; mv both certificate.pem"_s
                                                          << 1;
        QTest::newRow("text around") << ecKey() + certificate
                + u"openssl x509 -in certificate.pem -text -out text; mv text certificate.pem"_s
                                     << 1;
    }

    void clientsShakeHands()
    {
        QFETCH(QString, script);
        QFETCH(int, certificates);
        QVERIFY(m_workshop->run(script));

        const auto configuration = load();

        QCOMPARE(faultIn(configuration), QString());
        HandshakeServer server(*configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        for (const auto protocol : {QSsl::TlsV1_2, QSsl::TlsV1_3}) {
            QSslSocket client;
            client.setSslConfiguration(clientWith(protocol));
            client.connectToHostEncrypted(u"127.0.0.1"_s, server.serverPort());
            QTRY_VERIFY(client.isEncrypted());
            QCOMPARE(client.sessionProtocol(), protocol);
            QCOMPARE(client.peerCertificateChain(), configuration->localCertificateChain());
            QCOMPARE(client.peerCertificateChain().size(), certificates);
            QCOMPARE(client.sslConfiguration().nextNegotiatedProtocol(), "http/1.1"_ba);
        }
    }

    void anOldVersionIsTurnedAway()
    {
        QVERIFY(m_workshop->makeServer());
        const auto configuration = load();
        QCOMPARE(faultIn(configuration), QString());
        HandshakeServer server(*configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));

        QSslSocket client;
        client.setSslConfiguration(oldClient());
        client.connectToHostEncrypted(u"127.0.0.1"_s, server.serverPort());

        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QVERIFY2(client.errorString().contains("alert protocol version"_L1),
                 qPrintable(client.errorString()));
    }

    void onlyModernSuitesAreSpoken_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("suites");
        QTest::addColumn<bool>("isSpoken");
        const auto ec = ecKey();
        const auto rsa = rsaKey(2048);
        const auto row = [](const QString &key, const char *suites, bool isSpoken) {
            QTest::newRow(suites) << key << QByteArray(suites) << isSpoken;
        };
        row(ec, "ECDHE-ECDSA-AES128-GCM-SHA256", true);
        row(ec, "ECDHE-ECDSA-AES256-GCM-SHA384", true);
        row(ec, "ECDHE-ECDSA-CHACHA20-POLY1305", true);
        row(rsa, "ECDHE-RSA-AES128-GCM-SHA256", true);
        row(rsa, "ECDHE-RSA-CHACHA20-POLY1305", true);
        row(ec, "ECDHE-ECDSA-AES128-SHA", false);
        row(ec, "ECDHE-ECDSA-AES128-SHA256", false);
        row(rsa, "ECDHE-RSA-AES256-SHA384", false);
        row(rsa, "AES128-SHA", false);
        row(rsa, "AES256-SHA256", false);
        row(rsa, "AES128-GCM-SHA256", false);
        row(rsa, "AES256-GCM-SHA384", false);
    }

    void onlyModernSuitesAreSpoken()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, suites);
        QFETCH(bool, isSpoken);
        QVERIFY(m_workshop->run(key + certificate));
        const auto configuration = load();
        QCOMPARE(faultIn(configuration), QString());
        HandshakeServer server(*configuration);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        auto wanted = clientWith(QSsl::TlsV1_2);
        wanted.setBackendConfigurationOption("CipherString", suites);

        QSslSocket client;
        client.setSslConfiguration(wanted);
        client.connectToHostEncrypted(u"127.0.0.1"_s, server.serverPort());

        if (isSpoken) {
            QTRY_VERIFY2(client.isEncrypted(), qPrintable(client.errorString()));
            QCOMPARE(client.sessionCipher().name().toLatin1(), suites);
        } else {
            QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
            QVERIFY2(client.errorString().contains("handshake failure"_L1),
                     qPrintable(client.errorString()));
        }
    }

    void aFaultIsNamed_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("fault");

        const auto key = u"key.pem"_s;
        const auto own = u"certificate.pem"_s;
        const auto good = ecKey() + certificate;
        QTest::newRow("no certificate file")
            << good + u"rm certificate.pem"_s << own << u"cannot be read: No such file"_s;
        QTest::newRow("no key file")
            << good + u"rm key.pem"_s << key << u"cannot be read: No such file"_s;
        QTest::newRow("folder for a key")
            << good + u"rm key.pem; mkdir key.pem"_s << key << u"cannot be read: "_s;
        QTest::newRow("large certificate") << good + u"head -c 262145 /dev/zero > certificate.pem"_s
                                           << own << u"is larger than 256 KiB"_s;
        QTest::newRow("endless key")
            << good + u"ln -sf /dev/zero key.pem"_s << key << u"is larger than 256 KiB"_s;
        QTest::newRow("empty certificate")
            << good + u": > certificate.pem"_s << own << u"there is no certificate in"_s;
        QTest::newRow("empty key")
            << good + u": > key.pem"_s << key << u"there is no private key"_s;
        QTest::newRow("key in the place of the certificate")
            << good + u"cp key.pem certificate.pem"_s << own << u"there is no certificate in"_s;
        QTest::newRow("certificate in the place of the key")
            << good + u"cp certificate.pem key.pem"_s << key << u"there is no private key"_s;
        QTest::newRow("public key")
            << good + u"openssl pkey -in key.pem -pubout -out p; mv p key.pem"_s << key
            << u"there is no private key"_s;
        QTest::newRow("certificate in binary") << good
                + u"openssl x509 -in certificate.pem -outform DER -out d; mv d certificate.pem"_s
                                               << own << u"there is no certificate in"_s;
        QTest::newRow("key in binary")
            << good + u"openssl pkey -in key.pem -outform DER -out d; mv d key.pem"_s << key
            << u"there is no private key"_s;
        QTest::newRow("damaged certificate")
            << good + u"sed -i '3s/^..../!!!!/' certificate.pem"_s << own << u"certificate 1 in"_s;
        QTest::newRow("damaged second certificate")
            << good + u"sed '3s/^..../AAAA/' certificate.pem > d; cat d >> certificate.pem"_s << own
            << u"certificate 2 in"_s;
        QTest::newRow("certificate cut off")
            << good + u"sed -i '$d' certificate.pem"_s << own << u"certificate 1 in"_s;
        QTest::newRow("damaged key")
            << good + u"sed -i '2s/^..../AAAA/' key.pem"_s << key << u"there is no private key"_s;
        QTest::newRow("encrypted key")
            << good + u"openssl pkey -in key.pem -aes256 -passout pass:x -out e; mv e key.pem"_s
            << key << u"is encrypted; take the password off"_s;
        QTest::newRow("key encrypted in the old form")
            << good + u"openssl ec -in key.pem -aes256 -passout pass:x -out e; mv e key.pem"_s
            << key << u"is encrypted; take the password off"_s;
        QTest::newRow("key of another")
            << good + ecKey() << key << u"does not belong to the first certificate"_s;
        QTest::newRow("key of another kind")
            << good + rsaKey(2048) << key << u"does not belong to the first certificate"_s;
        QTest::newRow("authority first")
            << ecKey() + certificateOfAuthority(ecAuthorityKey, u"sha256"_s)
                + u"cat authority.pem own.pem > certificate.pem"_s
            << own << u"put the server's own certificate first"_s;
        QTest::newRow("RSA 1024") << rsaKey(1024) + certificate << key
                                  << u"it is RSA of 1024 bits, and taken are"_s;
        QTest::newRow("RSA 2047") << rsaKey(2047) + certificate << key
                                  << u"it is RSA of 2047 bits, and taken are"_s;
        QTest::newRow("P-224") << ecKey(u"P-224"_s) + certificate << key
                               << u"it is EC of 224 bits, and taken are"_s;
        QTest::newRow("curve that browsers do not know") << ecKey(u"secp256k1"_s)
                + certificate << key << u"it is EC of 256 bits, and taken are"_s;
        QTest::newRow("Ed25519") << keyOf(u"ED25519"_s) + certificate << key
                                 << u"it is ED25519 of "_s;
        QTest::newRow("RSA-PSS") << keyOf(u"RSA-PSS"_s) + certificate << key
                                 << u"it is RSA-PSS of 2048 bits, and taken are"_s;
        QTest::newRow("DSA")
            << u"openssl genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:1024 "
               "-out parameters\n"
               "openssl genpkey -paramfile parameters -out key.pem\n"_s
                + certificate
            << key << u"it is DSA of 1024 bits, and taken are"_s;
        QTest::newRow("signed with SHA-1")
            << ecKey() + certificateOfAuthority(ecAuthorityKey, u"sha1"_s) << own
            << u"is too weak (ca md too weak); have it made anew"_s;
        QTest::newRow("signed with MD5")
            << rsaKey(2048) + certificateOfAuthority(weakAuthorityKey, u"md5"_s) << own
            << u"is too weak (ca md too weak); have it made anew"_s;
        QTest::newRow("authority with a weak key")
            << ecKey() + certificateOfAuthority(weakAuthorityKey, u"sha256"_s) << own
            << u"is too weak (ca key too small); have it made anew"_s;
    }

    void aFaultIsNamed()
    {
        QFETCH(QString, script);
        QFETCH(QString, file);
        QFETCH(QString, fault);
        QVERIFY(m_workshop->run(script));

        const auto configuration = load();

        QVERIFY(!configuration);
        const auto &sentence = configuration.error();
        QVERIFY2(sentence.contains(fault), qPrintable(sentence));
        QVERIFY2(sentence.contains(u'/' + file), qPrintable(sentence));
        QVERIFY2(!sentence.contains(u'\n'), qPrintable(sentence));
    }

    void aCertificateOutOfItsTimeIsTakenWithAWarning_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        QTest::addColumn<QString>("warning");

        QTest::newRow("expired") << u"20200101000000Z"_s << u"20200201000000Z"_s
                                 << u"^event=tls\\.expired file=/.*/certificate\\.pem "
                                    "until=2020-02-01T00:00:00Z$"_s;
        QTest::newRow("not yet valid") << u"20990101000000Z"_s << u"20990201000000Z"_s
                                       << u"^event=tls\\.not_yet_valid file=/.*/certificate\\.pem "
                                          "from=2099-01-01T00:00:00Z$"_s;
    }

    void aCertificateOutOfItsTimeIsTakenWithAWarning()
    {
        QFETCH(QString, from);
        QFETCH(QString, until);
        QFETCH(QString, warning);
        QVERIFY(m_workshop->run(ecKey() + certificateFor(from, until)));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(warning));

        const auto configuration = load();

        QCOMPARE(faultIn(configuration), QString());
    }

    void aKeyThatOthersCanReadIsTakenWithAWarning()
    {
        QVERIFY(m_workshop->makeServer());
        QVERIFY(m_workshop->run(u"chmod 604 key.pem"_s));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"^event=tls\\.key_exposed file=/.*/key\\.pem "_s));

        const auto configuration = load();

        QCOMPARE(faultIn(configuration), QString());
    }

private:
    [[nodiscard]] Core::Expected<QSslConfiguration, QString> load() const
    {
        return tlsConfigurationFrom(m_workshop->certificateFile(), m_workshop->keyFile());
    }

    std::unique_ptr<TlsWorkshop> m_workshop;
};

KIOSK_TEST(TestTlsFiles)

} // namespace TlsFilesTest
#include "tst_tlsfiles.moc"
