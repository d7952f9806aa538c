// SPDX-License-Identifier: GPL-3.0-only
#include "connectproxy.h"
#include "greenapi/client/client.h"
#include "greenapi/client/credentials.h"
#include "support/loglines.h"
#include "support/test.h"
#include "support/tlsworkshop.h"

#include <QFile>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include <optional>

namespace ProxyPolicyTest {

using namespace Qt::StringLiterals;
using namespace GreenApi;

namespace {

const auto none = QString();

QProcessEnvironment environment(const QStringList &variables)
{
    QProcessEnvironment all;
    for (const auto &each : variables)
        all.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    return all;
}

//! "user:password@host:port", or nothing for a call that goes directly.
QString wayOf(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return none;
    const auto type = proxy.type() == QNetworkProxy::Socks5Proxy ? u"socks5 "_s : QString();
    const auto user =
        proxy.user().isEmpty() ? QString() : u"%1:%2@"_s.arg(proxy.user(), proxy.password());
    return u"%1%2%3:%4"_s.arg(type, user, proxy.hostName()).arg(proxy.port());
}

//! The gateway's API with TLS, of which all that is asked is the state.
class TlsGateway : public QObject
{
public:
    explicit TlsGateway(const QSslConfiguration &configuration)
    {
        m_server.setSslConfiguration(configuration);
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (auto *client = m_server.nextPendingConnection()) {
                connect(client, &QTcpSocket::readyRead, this, [client] {
                    if (client->peek(8192).contains("\r\n\r\n") && !client->readAll().isEmpty()) {
                        client->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                      "Content-Length: 30\r\n\r\n"
                                      R"({"stateInstance":"authorized"})");
                    }
                });
            }
        });
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    QSslServer m_server;
};

} // namespace

class TestProxyPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsGoTheirWay_data()
    {
        QTest::addColumn<QByteArray>("configured");
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("way");
        const auto api = u"https://api.green-api.com/x"_s;
        const auto upper = u"HTTPS_PROXY=http://proxy.example:3128"_s;
        const auto proxy = u"proxy.example:3128"_s;
        const auto row = [](const char *name, const QByteArray &configured,
                            const QStringList &variables, const QString &url, const QString &way) {
            QTest::newRow(name) << configured << variables << url << way;
        };

        row("nothing configured", {}, {}, api, none);
        row("environment", {}, {upper}, api, proxy);
        row("excepted with a star", {}, {upper, u"NO_PROXY=*.green-api.com"_s}, api, none);
        row("excepted with its port", {}, {upper, u"NO_PROXY=api.green-api.com:443"_s}, api, none);
        row("exceptions with blanks between", {}, {upper, u"NO_PROXY=a.example green-api.com"_s},
            api, none);
        row("an empty variable beside one in capitals", {},
            {upper, u"no_proxy="_s, u"NO_PROXY=green-api.com"_s}, api, none);
        row("small letters win", {}, {upper, u"https_proxy=http://other:1"_s}, api, u"other:1"_s);
        row("without a scheme", {}, {u"HTTPS_PROXY=proxy.example:3128"_s}, api, proxy);
        row("without a port", {}, {u"HTTPS_PROXY=http://proxy.example"_s}, api,
            u"proxy.example:1080"_s);
        row("all", {}, {u"ALL_PROXY=socks5h://socks.example:1080"_s}, api,
            u"socks5 socks.example:1080"_s);
        row("with a password", {}, {u"HTTPS_PROXY=http://me:a%40b%3A@proxy.example:3128/"_s}, api,
            u"me:a@b:@proxy.example:3128"_s);
        row("not for http", {}, {upper}, u"http://hooks.example/x"_s, none);
        row("for http", {}, {u"http_proxy=http://proxy.example:3128"_s},
            u"http://hooks.example/x"_s, proxy);
        row("a request's header is not asked", {}, {u"HTTP_PROXY=http://proxy.example:3128"_s},
            u"http://hooks.example/x"_s, none);
        row("setting", "http://set.example:8080"_ba, {}, api, u"set.example:8080"_s);
        row("setting, for http", "http://set.example:8080"_ba, {}, u"http://hooks.example/x"_s,
            u"set.example:8080"_s);
        row("setting wins", "http://me:secret@set.example:8080"_ba, {upper}, api,
            u"me:secret@set.example:8080"_s);
        for (const auto &own :
             {u"http://127.0.0.1:8080/x"_s, u"https://localhost/x"_s, u"http://[::1]:80/"_s,
              u"https://api.localhost/"_s, u"http://127.8.9.1/"_s})
            row(qPrintable(u"this machine, "_s + own), "http://set.example:8080"_ba, {}, own, none);

        const auto except = [&](const char *name, const QString &exceptions, const QString &url,
                                bool isDirect) {
            row(name, {}, {upper, u"NO_PROXY="_s + exceptions}, url, isDirect ? none : proxy);
        };
        except("excepted host", u"api.green-api.com"_s, api, true);
        except("excepted domain", u"x.example, green-api.com"_s, api, true);
        except("excepted domain with a dot", u".green-api.com"_s, api, true);
        except("excepted in capitals", u"Green-API.com"_s, api, true);
        except("end of a name only", u"api.com"_s, api, false);
        except("everything excepted", u"*"_s, api, true);
        except("another host excepted", u"example.org"_s, api, false);
        except("nothing excepted", u" , "_s, api, false);
        except("excepted subnet", u"10.0.0.0/8"_s, u"https://10.1.2.3/"_s, true);
        except("excepted address", u"10.1.2.3"_s, u"https://10.1.2.3/"_s, true);
        except("another subnet", u"10.0.0.0/8"_s, u"https://11.1.2.3/"_s, false);
        row("excepted from the setting", "http://set.example:8080"_ba,
            {u"no_proxy=green-api.com"_s}, api, none);
    }

    void callsGoTheirWay()
    {
        QFETCH(QByteArray, configured);
        QFETCH(QStringList, variables);
        QFETCH(QString, url);
        QFETCH(QString, way);

        const ProxyPolicy policy(Core::Secret(configured), environment(variables));

        QCOMPARE(wayOf(policy.proxyFor(QUrl(url))), way);
    }

    void aProxyOfAnotherKindIsNamedWithoutItsPassword()
    {
        const TestSupport::LogLines log;

        const ProxyPolicy policy({}, environment({u"HTTPS_PROXY=https://me:secret@proxy:1"_s}));

        QCOMPARE(wayOf(policy.proxyFor(QUrl(u"https://api.green-api.com"_s))), none);
        const auto lines = log.all().join(u'\n');
        QVERIFY(lines.contains(u"HTTPS_PROXY"_s));
        QVERIFY(!lines.contains(u"secret"_s));
    }

    void theGatewayIsCalledThroughATunnel_data()
    {
        QTest::addColumn<QByteArray>("demanded");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<bool>("isLetThrough");
        QTest::newRow("open") << ""_ba
                              << ""_ba << true;
        QTest::newRow("with a password") << "me:a@b"_ba
                                         << "me:a%40b@"_ba << true;
        QTest::newRow("with a wrong password") << "me:a@b"_ba
                                               << "me:secret@"_ba << false;
    }

    void theGatewayIsCalledThroughATunnel()
    {
        QFETCH(QByteArray, demanded);
        QFETCH(QByteArray, given);
        QFETCH(bool, isLetThrough);
        const TestSupport::LogLines log;
        const TestSupport::TlsWorkshop workshop;
        QVERIFY(makeServerNamed(workshop, u"api.gateway.test"_s));
        const TlsGateway gateway(serverConfiguration(workshop));
        const ConnectProxy proxy(gateway.port(), demanded);
        const Core::Secret configured("http://" + given
                                      + "127.0.0.1:" + QByteArray::number(proxy.port()));
        const auto former = QSslConfiguration::defaultConfiguration();
        auto trusting = former;
        trusting.setCaCertificates(QSslCertificate::fromPath(workshop.certificateFile()));
        QSslConfiguration::setDefaultConfiguration(trusting);
        Client client({.apiUrl = QUrl(u"https://api.gateway.test"_s),
                       .idInstance = 1101000001,
                       .apiToken = Core::Secret("invented-token"_ba),
                       .proxies = ProxyPolicy(configured, {})},
                      {.timeout = std::chrono::seconds(10), .repeats = {.repeats = 0}});

        std::optional<Answer<InstanceState>> answer;
        client.getStateInstance(this, [&answer](const auto &got) { answer = got; });
        QTRY_VERIFY_WITH_TIMEOUT(answer, 15000);
        QSslConfiguration::setDefaultConfiguration(former);

        QCOMPARE(answer->has_value(), isLetThrough);
        if (isLetThrough) {
            QVERIFY(answer->value() == InstanceState::Authorized);
            QCOMPARE(proxy.tunnels(), QList<QByteArray>{"api.gateway.test:443"_ba});
        } else {
            QVERIFY(proxy.tunnels().isEmpty());
        }
        QVERIFY(!log.all().join(u'\n').contains(u"secret"_s));
    }

private:
    static bool makeServerNamed(const TestSupport::TlsWorkshop &workshop, const QString &name)
    {
        return workshop.run(
            u"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem\n"
            "openssl req -x509 -new -key key.pem -days 30 -subj /CN=%1 "
            "-addext subjectAltName=DNS:%1 -out certificate.pem"_s.arg(name));
    }

    static QSslConfiguration serverConfiguration(const TestSupport::TlsWorkshop &workshop)
    {
        QFile key(workshop.keyFile());
        auto configuration = QSslConfiguration::defaultConfiguration();
        if (!key.open(QIODevice::ReadOnly))
            return configuration;
        configuration.setLocalCertificateChain(
            QSslCertificate::fromPath(workshop.certificateFile()));
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        return configuration;
    }
};

KIOSK_TEST(TestProxyPolicy)

} // namespace ProxyPolicyTest
#include "tst_proxypolicy.moc"
