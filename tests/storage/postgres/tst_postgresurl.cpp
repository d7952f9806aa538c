// SPDX-License-Identifier: GPL-3.0-only
#include "storage/postgres/postgresurl.h"
#include "support/test.h"

#include <QTest>

namespace PostgresUrlTest {

using namespace Storage;
using namespace Qt::StringLiterals;

class TestPostgresUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsPartsAreReadAsLibpqReadsThem_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("keyword");
        QTest::addColumn<QString>("value");

        const auto whole = u"postgresql://us%40er:p%2Fw@db.example.org:5433/a%20mt"_s;
        QTest::newRow("host") << whole << u"host"_s << u"db.example.org"_s;
        QTest::newRow("port") << whole << u"port"_s << u"5433"_s;
        QTest::newRow("user") << whole << u"user"_s << u"us@er"_s;
        QTest::newRow("password") << whole << u"password"_s << u"p/w"_s;
        QTest::newRow("database") << whole << u"dbname"_s << u"a mt"_s;
        QTest::newRow("IPv6") << u"postgresql://u@[::1]/amt"_s << u"host"_s << u"::1"_s;
        QTest::newRow("a socket") << u"postgresql:///amt?host=/run/postgresql"_s << u"host"_s
                                  << u"/run/postgresql"_s;
        QTest::newRow("parameter")
            << whole + u"?sslmode=verify-full"_s << u"sslmode"_s << u"verify-full"_s;
        const auto several = u"postgresql://u@one:5433,two:5434/amt"_s;
        QTest::newRow("hosts") << several << u"host"_s << u"one,two"_s;
        QTest::newRow("ports") << several << u"port"_s << u"5433,5434"_s;
        QTest::newRow("hosts as a parameter")
            << u"postgresql://u@/amt?host=one,two&port=5433,5434"_s << u"port"_s << u"5433,5434"_s;
        QTest::newRow("keywords") << u"service=amt user=kiosk"_s << u"service"_s << u"amt"_s;
        QTest::newRow("service") << u"postgresql:///?service=amt"_s << u"service"_s << u"amt"_s;
        QTest::newRow("password of signs")
            << u"postgresql://u:%25%2F%3F%23%40%3A%3B%27%5C%20%22%D2%AF@h/amt"_s << u"password"_s
            << u"%/?#@:;'\\ \"ү"_s;
        QTest::newRow("short scheme") << u"postgres://u@h/amt"_s << u"host"_s << u"h"_s;
    }

    void itsPartsAreReadAsLibpqReadsThem()
    {
        QFETCH(QString, url);
        QFETCH(QString, keyword);
        QFETCH(QString, value);

        const auto parsed = PostgresUrl::parse(url);

        QVERIFY(parsed);
        QCOMPARE(parsed->value(keyword), value);
    }

    void aPieceOfAPasswordIsNoPlace_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("slash") << u"postgresql://amt:hu/sh@db.example.org:5432/amt"_s;
        QTest::newRow("at") << u"postgresql://amt:hu@sh@db.example.org/amt"_s;
    }

    void aPieceOfAPasswordIsNoPlace()
    {
        QFETCH(QString, url);

        QVERIFY(!PostgresUrl::parse(url));
        QCOMPARE(PostgresUrl::unknownParameter(url), QString());
    }

    void aParameterThatIsNotKnownIsNamed_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::newRow("misspelt") << u"postgresql://amt:hush@db/amt?sslmod=require"_s
                                  << u"sslmod"_s;
        QTest::newRow("another program's")
            << u"postgresql://amt:hush@db/amt?pgbouncer=true"_s << u"pgbouncer"_s;
        QTest::newRow("keyword") << u"host=db schema=public"_s << u"schema"_s;
        QTest::newRow("none") << u"postgresql://amt:hush@db/amt"_s << QString();
    }

    void aParameterThatIsNotKnownIsNamed()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);

        QCOMPARE(PostgresUrl::unknownParameter(url), name);
    }

    void nobodyWaitsForEverUnlessToldTo()
    {
        const auto usual = PostgresUrl::parse(u"postgresql://u@h/amt"_s);
        const auto patient =
            PostgresUrl::parse(u"postgresql://u@h/amt?connect_timeout=60&tcp_user_timeout=0"_s);

        QCOMPARE(usual->value(u"connect_timeout"_s), u"3"_s);
        QCOMPARE(usual->value(u"tcp_user_timeout"_s), u"5000"_s);
        QCOMPARE(usual->value(u"keepalives_idle"_s), u"5"_s);
        QCOMPARE(patient->value(u"connect_timeout"_s), u"60"_s);
        QCOMPARE(patient->value(u"tcp_user_timeout"_s), u"0"_s);
    }

    void whatIsShownHasNoSecrets_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("place");

        QTest::newRow("whole") << u"postgresql://user:parol@h:5433/amt?sslpassword=parol"_s
                               << u"h:5433/amt"_s;
        QTest::newRow("usual port") << u"postgresql://user:parol@h/amt"_s << u"h:5432/amt"_s;
        QTest::newRow("several hosts")
            << u"postgresql://user:parol@one:5433,two/amt"_s << u"one:5433,two:5432/amt"_s;
        QTest::newRow("one port of several hosts")
            << u"postgresql:///amt?host=one,two&port=5433"_s << u"one:5433,two:5433/amt"_s;
        QTest::newRow("address") << u"postgresql://u@/amt?hostaddr=192.0.2.1"_s
                                 << u"192.0.2.1:5432/amt"_s;
        QTest::newRow("service") << u"service=amt password=parol"_s << u"service amt"_s;
        QTest::newRow("usual host") << u"postgresql:///amt"_s << u"localhost:5432/amt"_s;
    }

    void whatIsShownHasNoSecrets()
    {
        QFETCH(QString, url);
        QFETCH(QString, place);

        QCOMPARE(PostgresUrl::parse(url)->place(), place);
    }

    void ofSeveralHostsOneThatCanBeWrittenToIsWanted_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("one host") << u"postgresql://u@one/amt"_s << QString();
        QTest::newRow("two hosts") << u"postgresql://u@one,two/amt"_s << u"read-write"_s;
        QTest::newRow("two hosts that say what they want")
            << u"postgresql://u@one,two/amt?target_session_attrs=primary"_s << u"primary"_s;
    }

    void ofSeveralHostsOneThatCanBeWrittenToIsWanted()
    {
        QFETCH(QString, url);
        QFETCH(QString, wanted);

        QCOMPARE(PostgresUrl::parse(url)->value(u"target_session_attrs"_s), wanted);
    }

    void eachHostHasAnAddressOfItsOwn_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QStringList>("places");
        QTest::newRow("none") << u"postgresql:///amt"_s << QStringList{u"localhost:5432/amt"_s};
        QTest::newRow("one") << u"postgresql://u@one:1/amt"_s << QStringList{u"one:1/amt"_s};
        QTest::newRow("two") << u"postgresql://u@one:1,two:2/amt"_s
                             << QStringList{u"one:1/amt"_s, u"two:2/amt"_s};
        QTest::newRow("one port") << u"host=one,two port=1 dbname=amt"_s
                                  << QStringList{u"one:1/amt"_s, u"two:1/amt"_s};
        QTest::newRow("addresses") << u"hostaddr=192.0.2.1,192.0.2.2 dbname=amt"_s
                                   << QStringList{u"192.0.2.1:5432/amt"_s, u"192.0.2.2:5432/amt"_s};
    }

    void eachHostHasAnAddressOfItsOwn()
    {
        QFETCH(QString, url);
        QFETCH(QStringList, places);

        QStringList found;
        for (const auto &host : PostgresUrl::parse(url)->eachHost())
            found.append(host.place());

        QCOMPARE(found, places);
    }

    void whatQtHasNoFunctionForIsAnOption()
    {
        const auto url = PostgresUrl::parse(
            u"postgresql://user:parol@h:1/amt?sslmode=require&application_name=it%27s%20%5Cours"_s);

        const auto options = url->qtOptions().split(u';');

        QVERIFY(options.contains(u"sslmode='require'"_s));
        QVERIFY(options.contains(u"port='1'"_s));
        QVERIFY(options.contains(u"application_name='it\\'s \\\\ours'"_s));
        for (const auto &keyword : {"host"_L1, "dbname"_L1, "user"_L1, "password"_L1}) {
            for (const auto &option : options)
                QVERIFY2(!option.startsWith(keyword + u'='), qPrintable(option));
        }
        QVERIFY(!url->qtOptions().contains(u"parol"_s));
    }

    void libpqGetsAllOfIt()
    {
        const auto text =
            PostgresUrl::parse(u"postgresql://user:pa%27rol@h:1/amt"_s)->connectionText().reveal();

        for (const auto *part : {"host='h'", "port='1'", "dbname='amt'", "user='user'",
                                 "password='pa\\'rol'", "connect_timeout='3'"})
            QVERIFY2(text.contains(part), part);
    }

    void whatLibpqDoesNotUnderstandIsNone_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("bracket") << u"postgresql://user:parol@[::1/amt"_s;
        QTest::newRow("parameter") << u"postgresql://h/amt?parol=1"_s;
        QTest::newRow("percent") << u"postgresql://h/%zz"_s;
    }

    void whatLibpqDoesNotUnderstandIsNone()
    {
        QFETCH(QString, url);

        QVERIFY(!PostgresUrl::parse(url));
    }
};

KIOSK_TEST(TestPostgresUrl)

} // namespace PostgresUrlTest

#include "tst_postgresurl.moc"
