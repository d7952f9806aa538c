// SPDX-License-Identifier: GPL-3.0-only
#include "config/choices.h"
#include "config/keys.h"
#include "support/test.h"
#include "workspace.h"

namespace KeysTest {

using namespace Config;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Check = bool (*)(const Settings &s);
namespace {

const auto pinHash = u"$argon2id$v=19$m=65536,t=2,p=1$4pDM4A/mFwOWPxxCSGTJ4w"
                     "$bEiWWXNPEWnnKaYu/d62o8NIlWry9IyWbYmsMy40poo"_s;

void good(const char *key, const QString &text, Check isTaken)
{
    QTest::addRow("%s=%s", key, qPrintable(text.left(40)))
        << QString::fromLatin1(key) << text << isTaken;
}

void bad(const char *key, const QStringList &texts)
{
    for (const auto &text : texts) {
        const auto shown = text.left(40).replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s);
        QTest::addRow("%s=%s", key, qPrintable(shown)) << QString::fromLatin1(key) << text;
    }
}

Core::Expected<Settings, QStringList> loaded(const QString &key, const QString &text)
{
    Workspace work;
    work.set(u"AMT_"_s + QString(key).replace(u'/', u'_').toUpper(), text);
    return load(work.sources());
}

template <typename Enum>
QStringList words(const Core::EnumNames<Enum> &names)
{
    QStringList words;
    for (const auto value : Core::enumValues<Enum>)
        words.append(names[value]);
    return words;
}

} // namespace

//! Each key's good and bad values.
class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChoiceAllowsEachOfItsWords_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("start policy") << u"server/start_policy"_s << words(Choices::startPolicy);
        QTest::newRow("gateway") << u"greenapi/mode"_s << words(Choices::gatewayMode);
        QTest::newRow("hand-off") << u"handoff/mode"_s << words(Choices::handoffMode);
        QTest::newRow("theme") << u"kiosk/theme"_s << words(Choices::theme);
        QTest::newRow("text size") << u"kiosk/text"_s << words(Choices::textSize);
        QTest::newRow("motion") << u"kiosk/motion"_s << words(Choices::motion);
    }

    void aChoiceAllowsEachOfItsWords()
    {
        QFETCH(QString, key);
        QFETCH(QStringList, words);

        for (const auto &word : words) {
            const auto settings = loaded(key, word);
            // Some need another setting as well, or are for another version.
            QVERIFY2(settings || !settings.error().first().contains("allowed: "_L1),
                     qPrintable(word));
        }
        const auto refused = loaded(key, u"nonsense"_s);

        QVERIFY(!refused);
        QVERIFY2(refused.error().first().contains(u"allowed: "_s + words.join(u", "_s)),
                 qPrintable(refused.error().first()));
    }

    void defaultsAreTheDocumentedOnes()
    {
        const Workspace work;

        const auto s = load(work.sources());

        QVERIFY(s);
        QCOMPARE(s->server.listen, QHostAddress(u"127.0.0.1"_s));
        QCOMPARE(s->server.port, 8080);
        QVERIFY(!s->server.publicUrl);
        QCOMPARE(
            s->server.trustedProxies,
            QList<Subnet>({{QHostAddress(u"127.0.0.1"_s), 32}, {QHostAddress(u"::1"_s), 128}}));
        QVERIFY(s->server.startPolicy == StartPolicy::Open);
        QCOMPARE(s->server.startRate, 30);
        QVERIFY(s->server.webLogin);
        QCOMPARE(s->database.url.reveal(), "sqlite:");
        QCOMPARE(s->greenApi.apiUrl, QUrl(u"https://api.green-api.com"_s));
        QVERIFY(!s->greenApi.idInstance);
        QVERIFY(s->greenApi.apiToken.isEmpty());
        QVERIFY(s->greenApi.webhookToken.isEmpty());
        QVERIFY(s->greenApi.mode == GatewayMode::Webhook);
        QVERIFY(s->greenApi.reply);
        QVERIFY(s->metrics.token.isEmpty());
        QVERIFY(!s->whatsapp.number);
        QCOMPARE(s->login.attempt, 180s);
        QCOMPARE(s->login.rotate, 90s);
        QCOMPARE(s->login.keyword, u"AMT LOGIN"_s);
        QCOMPARE(s->login.confirm, ConfirmPolicy());
        QCOMPARE(s->phone.region, u"KG"_s);
        QCOMPARE(s->session.kiosk.idle, 60s);
        QCOMPARE(s->session.kiosk.max, 900s);
        QCOMPARE(s->session.web.idle, 1800s);
        QCOMPARE(s->session.web.max, 43200s);
        QCOMPARE(s->retention.attempts, std::chrono::days(30));
        QCOMPARE(s->retention.sessions, std::chrono::days(30));
        QCOMPARE(s->retention.audit, std::chrono::days(365));
        QCOMPARE(s->kiosk.name, u"Kiosk"_s);
        QVERIFY(s->kiosk.key.isEmpty());
        QVERIFY(!s->kiosk.server);
        QCOMPARE(s->kiosk.languages, QStringList({u"ru"_s, u"ky"_s, u"en"_s}));
        QVERIFY(s->kiosk.theme == Theme::Light);
        QVERIFY(!s->kiosk.adminPin);
        QVERIFY(s->kiosk.company.isEmpty());
        QVERIFY(s->kiosk.logo.isEmpty());
        QVERIFY(s->kiosk.accent.isEmpty());
        QVERIFY(!s->kiosk.night);
        QCOMPARE(s->kiosk.volume, 70);
        QVERIFY(s->kiosk.speech);
        QVERIFY(s->kiosk.text == TextSize::Normal);
        QVERIFY(!s->kiosk.reach);
        QVERIFY(s->kiosk.motion == Motion::System);
        QVERIFY(s->handoff.mode == HandoffMode::None);
    }

    void goodValueIsTaken_data();
    void goodValueIsTaken()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(Check, isTaken);

        const auto settings = loaded(key, text);

        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().join(u'\n')));
        QVERIFY(isTaken(*settings));
    }

    void badValueIsRefused_data();
    void badValueIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);

        const auto settings = loaded(key, text);

        QVERIFY(!settings);
        QCOMPARE(settings.error().size(), 1);
        QVERIFY(settings.error().first().contains(key));
        QVERIFY(settings.error().first().contains("allowed: "_L1));
    }

    void emptyValueIsNoneOrBad()
    {
        for (const auto &key : keys()) {
            const auto settings = loaded(key.name, u""_s);
            const bool mayBeEmpty = key.isOptional() || key.name == "server/trusted_proxies"_L1
                || key.name == "greenapi/webhook_addresses"_L1;
            QVERIFY2(settings.has_value() == mayBeEmpty, key.name.data());
        }
    }

    void aHashStandsInTheFileAsItIs()
    {
        const Workspace work;

        const auto settings = load(work.sourcesWith("[kiosk]\nadmin_pin=" + pinHash.toLatin1()));

        QVERIFY(settings && settings->kiosk.adminPin);
        QVERIFY(settings->kiosk.adminPin->matches(QByteArray("271828")));
    }

    void numberWithoutCountryIsOfTheRegion()
    {
        Workspace work;
        work.set(u"AMT_PHONE_REGION"_s, u"KZ"_s);
        work.set(u"AMT_WHATSAPP_NUMBER"_s, u"8 701 555 00 01"_s);

        const auto settings = load(work.sources());

        QVERIFY(settings);
        QCOMPARE(settings->whatsapp.number->e164(), u"+77015550001"_s);
    }
};

void TestKeys::goodValueIsTaken_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Check>("isTaken");
    using S = const Settings &;

    good("server/listen", u"localhost"_s, [](S s) { return s.server.listen.isLoopback(); });
    good("server/listen", u"0.0.0.0"_s,
         [](S s) { return s.server.listen == QHostAddress(QHostAddress::AnyIPv4); });
    good("server/listen", u"::"_s,
         [](S s) { return s.server.listen == QHostAddress(QHostAddress::AnyIPv6); });
    good("server/port", u"0"_s, [](S s) { return s.server.port == 0; });
    good("server/port", u"65535"_s, [](S s) { return s.server.port == 65535; });
    good("server/public_url", u"https://login.example.org"_s,
         [](S s) { return s.server.publicUrl == QUrl(u"https://login.example.org"_s); });
    good("server/public_url", u"http://login.example.org:8443/amt/"_s,
         [](S s) { return s.server.publicUrl == QUrl(u"http://login.example.org:8443/amt"_s); });
    good("greenapi/webhook_addresses", u"203.0.113.0/24,192.0.2.1"_s, [](S s) {
        return s.greenApi.webhookAddresses.size() == 2
            && QHostAddress(u"203.0.113.9"_s).isInSubnet(s.greenApi.webhookAddresses.first());
    });
    good("server/trusted_proxies", u""_s, [](S s) { return s.server.trustedProxies.isEmpty(); });
    good("server/trusted_proxies", u"10.0.0.0/8, fd00::/8,192.0.2.1"_s, [](S s) {
        return s.server.trustedProxies
            == QList<Subnet>{{QHostAddress(u"10.0.0.0"_s), 8},
                             {QHostAddress(u"fd00::"_s), 8},
                             {QHostAddress(u"192.0.2.1"_s), 32}};
    });
    good("server/start_policy", u"open"_s,
         [](S s) { return s.server.startPolicy == StartPolicy::Open; });
    good("server/start_rate", u"0"_s, [](S s) { return s.server.startRate == 0; });
    good("server/start_rate", u"100000"_s, [](S s) { return s.server.startRate == 100'000; });
    good("server/web_login", u"false"_s, [](S s) { return !s.server.webLogin; });

    good("database/url", u"sqlite:"_s, [](S s) { return s.database.url.reveal() == "sqlite:"; });
    good("database/url", u"sqlite:/var/lib/amt-kiosk/a;b.db"_s,
         [](S s) { return s.database.url.reveal() == "sqlite:/var/lib/amt-kiosk/a;b.db"; });
    good("database/url", u"postgresql://amt:p%40ss@db.example:5432/amt?sslmode=verify-full"_s,
         [](S s) { return s.database.url.reveal().startsWith("postgresql://amt:p%40ss@"); });
    for (const auto &url : {u"postgres://a@b/c"_s, u"postgresql://a:b@one:5432,two:5433/c"_s,
                            u"postgresql:///c?host=one,two&port=5432,5433"_s, u"service=amt"_s,
                            u"host=one,two dbname=amt"_s}) {
        good("database/url", url,
             [](S s) { return !s.database.url.reveal().startsWith("sqlite"); });
    }

    good("greenapi/api_url", u"https://7103.api.greenapi.com/"_s,
         [](S s) { return s.greenApi.apiUrl == QUrl(u"https://7103.api.greenapi.com"_s); });
    good("greenapi/id_instance", u"770312345678"_s,
         [](S s) { return s.greenApi.idInstance == 770'312'345'678; });
    good("greenapi/api_token", u"invented0token0of0tests"_s,
         [](S s) { return s.greenApi.apiToken.reveal() == "invented0token0of0tests"; });
    for (const auto &proxy :
         {u"http://proxy.example:3128"_s, u"http://10.0.0.1:8080/"_s,
          u"http://me:p%40ss@proxy.example:3128"_s, u"socks5://proxy.example:1080"_s})
        good("greenapi/proxy", proxy,
             [](S s) { return s.greenApi.proxy.reveal().contains("://"); });
    good("greenapi/webhook_token", QString(32, u't'),
         [](S s) { return s.greenApi.webhookToken.reveal() == QByteArray(32, 't'); });
    good("greenapi/webhook_token", u"Bearer #;,\\=0123456789012345678901234567"_s,
         [](S s) { return s.greenApi.webhookToken.reveal().startsWith("Bearer #;,\\="); });
    good("audit/key", QString(32, u'k'),
         [](S s) { return s.audit.key.reveal() == QByteArray(32, 'k'); });
    good("metrics/token", QString(16, u't'),
         [](S s) { return s.metrics.token.reveal() == QByteArray(16, 't'); });
    good("greenapi/mode", u"off"_s, [](S s) { return s.greenApi.mode == GatewayMode::Off; });
    good("greenapi/mode", u"webhook"_s,
         [](S s) { return s.greenApi.mode == GatewayMode::Webhook; });
    good("greenapi/reply", u"false"_s, [](S s) { return !s.greenApi.reply; });

    good("whatsapp/number", u"0700 00-00-01"_s,
         [](S s) { return s.whatsapp.number->e164() == u"+996700000001"_s; });
    good("whatsapp/number", u"+7 701 555 00 01"_s,
         [](S s) { return s.whatsapp.number->e164() == u"+77015550001"_s; });
    good("phone/region", u"KZ"_s, [](S s) { return s.phone.region == u"KZ"_s; });

    good("login/attempt_seconds", u"60"_s, [](S s) { return s.login.attempt == 60s; });
    good("login/attempt_seconds", u"600"_s, [](S s) { return s.login.attempt == 600s; });
    good("login/rotate_seconds", u"10"_s, [](S s) { return s.login.rotate == 10s; });
    good("login/rotate_seconds", u"160"_s, [](S s) { return s.login.rotate == 160s; });
    good("login/keyword", u"Кирүү: AMT"_s, [](S s) { return s.login.keyword == u"Кирүү: AMT"_s; });
    good("login/keyword", QString(60, u'A'), [](S s) { return s.login.keyword.size() == 60; });
    good("login/confirm", u"auto"_s, [](S s) { return s.login.confirm.isAutomatic; });
    good("login/confirm", u"none"_s,
         [](S s) { return s.login.confirm == ConfirmPolicy{.isAutomatic = false}; });

    good("session/idle_seconds", u"10"_s, [](S s) { return s.session.kiosk.idle == 10s; });
    good("session/max_seconds", u"31536000"_s,
         [](S s) { return s.session.kiosk.max == 31'536'000s; });
    good("session/web_idle_seconds", u"10"_s, [](S s) { return s.session.web.idle == 10s; });
    good("session/web_max_seconds", u"1800"_s, [](S s) { return s.session.web.max == 1800s; });

    using std::chrono::days;
    good("retention/attempts_days", u"1"_s, [](S s) { return s.retention.attempts == days(1); });
    good("retention/sessions_days", u"90"_s, [](S s) { return s.retention.sessions == days(90); });
    good("retention/audit_days", u"3650"_s, [](S s) { return s.retention.audit == days(3650); });

    good("kiosk/name", u"Ресепшн; 1"_s, [](S s) { return s.kiosk.name == u"Ресепшн; 1"_s; });
    good("kiosk/key", u"k-1"_s, [](S s) { return s.kiosk.key.reveal() == "k-1"; });
    good("kiosk/server", u"own"_s, [](S s) { return !s.kiosk.server; });
    good("kiosk/server", u"https://login.example.org"_s,
         [](S s) { return s.kiosk.server == QUrl(u"https://login.example.org"_s); });
    good("kiosk/languages", u"ky"_s, [](S s) { return s.kiosk.languages == QStringList{u"ky"_s}; });
    good("kiosk/languages", u"en, ru"_s, [](S s) {
        return s.kiosk.languages == QStringList{u"en"_s, u"ru"_s};
    });
    good("kiosk/theme", u"light"_s, [](S s) { return s.kiosk.theme == Theme::Light; });
    good("kiosk/theme", u"dark"_s, [](S s) { return s.kiosk.theme == Theme::Dark; });
    good("kiosk/theme", u"contrast"_s, [](S s) { return s.kiosk.theme == Theme::Contrast; });
    good("kiosk/admin_pin", pinHash,
         [](S s) { return s.kiosk.adminPin && s.kiosk.adminPin->text() == pinHash.toLatin1(); });
    good("kiosk/company", u"ОсОО «Айыл, плюс»; $1"_s,
         [](S s) { return s.kiosk.company == u"ОсОО «Айыл, плюс»; $1"_s; });
    good("kiosk/company", QString(60, u'ж'), [](S s) { return s.kiosk.company.size() == 60; });
    good("kiosk/accent", u"#0B6E4f"_s, [](S s) { return s.kiosk.accent == u"#0b6e4f"_s; });
    good("kiosk/night", u"none"_s, [](S s) { return !s.kiosk.night; });
    good("kiosk/night", u"22:00-06:30"_s,
         [](S s) { return s.kiosk.night == NightHours{.from = QTime(22, 0), .to = QTime(6, 30)}; });
    good("kiosk/night", u"00:00-23:59"_s,
         [](S s) { return s.kiosk.night == NightHours{.from = QTime(0, 0), .to = QTime(23, 59)}; });
    good("kiosk/volume", u"0"_s, [](S s) { return s.kiosk.volume == 0; });
    good("kiosk/volume", u"100"_s, [](S s) { return s.kiosk.volume == 100; });
    good("kiosk/speech", u"false"_s, [](S s) { return !s.kiosk.speech; });
    good("kiosk/text", u"normal"_s, [](S s) { return s.kiosk.text == TextSize::Normal; });
    good("kiosk/text", u"large"_s, [](S s) { return s.kiosk.text == TextSize::Large; });
    good("kiosk/reach", u"true"_s, [](S s) { return s.kiosk.reach; });
    good("kiosk/motion", u"system"_s, [](S s) { return s.kiosk.motion == Motion::System; });
    good("kiosk/motion", u"full"_s, [](S s) { return s.kiosk.motion == Motion::Full; });
    good("kiosk/motion", u"reduced"_s, [](S s) { return s.kiosk.motion == Motion::Reduced; });
    good("handoff/mode", u"none"_s, [](S s) { return s.handoff.mode == HandoffMode::None; });
    good("handoff/url", u"https://crm.example/in?from=kiosk"_s,
         [](S s) { return s.handoff.url == QUrl(u"https://crm.example/in?from=kiosk"_s); });
    good("handoff/command", u"/usr/bin/crm --stdin"_s,
         [](S s) { return s.handoff.command == u"/usr/bin/crm --stdin"_s; });
}

void TestKeys::badValueIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");

    const QStringList badTruths{u"yes"_s, u"1"_s, u"True"_s};
    const QStringList badSessions{u"9"_s, u"31536001"_s, u"60s"_s, u"-60"_s};
    const QStringList badServers{u"login.example.org"_s,
                                 u"ftp://login.example.org"_s,
                                 u"https://"_s,
                                 u"https:///amt"_s,
                                 u"https://a@login.example.org"_s,
                                 u"https://login.example.org/?a=1"_s,
                                 u"https://login.example.org/#a"_s,
                                 u"https://login example.org"_s,
                                 u"https://login.example.org:99999"_s};

    bad("server/listen",
        {u"example.org"_s, u"1"_s, u"127.0"_s, u"1.2.3.4.5"_s, u"1.2.3.256"_s, u"127.0.0.1:80"_s,
         u"*"_s});
    bad("server/port",
        {u"65536"_s, u"-1"_s, u"+80"_s, u"8 0"_s, u"8o"_s, u"0x50"_s, u"80.0"_s, u"٨٠"_s,
         u"99999999999999999999"_s});
    bad("server/public_url", badServers);
    bad("greenapi/webhook_addresses", {u"green-api.com"_s, u"203.0.113.0/33"_s});
    bad("server/trusted_proxies",
        {u"proxy"_s, u"10.0.0.0/33"_s, u"::1/129"_s, u"10"_s, u"10.0/8"_s, u"10.0.0.0/255.0.0.0"_s,
         u"10.0.0.0/"_s, u"10.0.0.1,"_s, u","_s, u"10.0.0.0/-1"_s, u"10.0.0.1;10.0.0.2"_s});
    bad("server/start_policy", {u"closed"_s, u"Open"_s, u"open,kiosks"_s});
    bad("server/start_rate", {u"100001"_s, u"-1"_s, u"30/m"_s});
    bad("server/web_login", badTruths);
    bad("database/url",
        {u"sqlite"_s, u"sqlite:file.db"_s, u"sqlite:/"_s, u"sqlite:/folder/"_s, u"mysql://a@b/c"_s,
         u"/var/lib/a.db"_s, u"Postgres://a@b/c"_s});
    bad("greenapi/api_url", badServers);
    bad("greenapi/id_instance", {u"0"_s, u"-1"_s, u"1.5"_s, u"9223372036854775808"_s, u"id"_s});
    bad("greenapi/api_token", {u"a b"_s, u"a/b"_s, u"a?b"_s, u"жетон"_s, QString(513, u'a')});
    bad("greenapi/proxy",
        {u"proxy.example:3128"_s, u"http://proxy.example"_s, u"https://proxy.example:3128"_s,
         u"ftp://proxy.example:1080"_s, u"http://:3128"_s, u"http://proxy.example:3128/x"_s,
         u"http://proxy.example:3128?x"_s, u"http://proxy example:3128"_s,
         u"http://proxy.example:0"_s});
    bad("greenapi/webhook_token", {QString(31, u't'), QString(513, u't'), QString(32, u'ж')});
    bad("audit/key", {QString(31, u'k'), QString(513, u'k'), QString(32, u'ж')});
    bad("metrics/token", {QString(15, u't'), QString(513, u't'), QString(16, u'ж')});
    bad("greenapi/mode", {u"on"_s, u"Webhook"_s, u"webhook,poll"_s});
    bad("greenapi/reply", badTruths);
    bad("whatsapp/number", {u"1"_s, u"phone"_s, u"996700000001@c.us"_s, u"+000000000"_s});
    bad("phone/region", {u"kg"_s, u"KGZ"_s, u"K"_s, u"996"_s, u"КГ"_s, u"K G"_s, u"UK"_s, u"XX"_s});
    bad("login/attempt_seconds", {u"59"_s, u"601"_s, u"180s"_s});
    bad("login/rotate_seconds", {u"9"_s, u"161"_s, u"x"_s});
    bad("login/keyword", {u"123"_s, u"!"_s, u" "_s, QString(61, u'A'), u"A\tB"_s, u"A\nB"_s});
    bad("login/confirm",
        {u"web,none"_s, u"auto,web"_s, u"web,web"_s, u"everybody"_s, u"web;all"_s});
    bad("session/idle_seconds", badSessions);
    bad("session/max_seconds", badSessions);
    bad("session/web_idle_seconds", badSessions);
    bad("session/web_max_seconds", badSessions);
    const QStringList badDays{u"0"_s, u"3651"_s, u"-1"_s, u"1.5"_s, u"30d"_s};
    bad("retention/attempts_days", badDays);
    bad("retention/sessions_days", badDays);
    bad("retention/audit_days", badDays);
    bad("kiosk/name", {QString(101, u'x'), u"a\nb"_s});
    bad("kiosk/key", {u"ключ"_s, QString(513, u'k')});
    bad("kiosk/server", badServers);
    bad("kiosk/languages", {u"de"_s, u"ru,ru"_s, u"ru;ky"_s, u"RU"_s, u","_s, u"ru,"_s});
    bad("kiosk/admin_pin",
        {u"1234"_s, u"$ж"_s, u"$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA"_s,
         pinHash.chopped(1)});
    bad("kiosk/theme", {u"Light"_s, u"blue"_s, u"light,dark"_s, u"high contrast"_s});
    bad("kiosk/company", {QString(61, u'x'), u"a\nb"_s});
    bad("kiosk/accent",
        {u"red"_s, u"0b6e4f"_s, u"#0b6e4"_s, u"#0b6e4f0"_s, u"#0b6e4g"_s, u"#fff"_s});
    bad("kiosk/night",
        {u"22:00"_s, u"22-6"_s, u"22:00-24:00"_s, u"22:60-06:00"_s, u"22:00-22:00"_s,
         u"22:00 - 06:00"_s, u"10pm-6am"_s, u"٢٢:٠٠-٠٦:٠٠"_s});
    bad("kiosk/volume", {u"101"_s, u"-1"_s, u"70%"_s, u"loud"_s});
    bad("kiosk/speech", badTruths);
    bad("kiosk/text", {u"huge"_s, u"Large"_s, u"1.5"_s});
    bad("kiosk/reach", badTruths);
    bad("kiosk/motion", {u"none"_s, u"Full"_s});
    bad("handoff/mode", {u"mail"_s, u"None"_s});
    bad("handoff/url", {u"crm.example"_s, u"file:///etc"_s, u"https://a:b@crm.example"_s});
    bad("handoff/command", {u"a\nb"_s});
}

KIOSK_TEST(TestKeys)

} // namespace KeysTest
#include "tst_keys.moc"
