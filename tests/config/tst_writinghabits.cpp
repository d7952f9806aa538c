// SPDX-License-Identifier: GPL-3.0-only
#include "config/keys.h"
#include "support/test.h"
#include "workspace.h"

#include <QStringEncoder>

namespace WritingHabitsTest {

using namespace Config;
using namespace Qt::StringLiterals;

namespace {

QByteArray utf16(const QString &text, QStringConverter::Encoding encoding, bool hasMark)
{
    QStringEncoder encoder(
        encoding, hasMark ? QStringEncoder::Flag::WriteBom : QStringEncoder::Flag::Default);
    return encoder(text);
}

const auto token = QByteArray(32, 't');

} // namespace

//! Configurations as people write them who know other programs: each is understood, or its fault is
//! named with its place and the cure.
class TestWritingHabits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsClearIsUnderstood_data()
    {
        QTest::addColumn<QByteArray>("content");

        QTest::newRow("as documented") << "[server]\nport=4711\n"_ba;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF[server]\nport=4711\n"_ba;
        QTest::newRow("two byte order marks") << "\xEF\xBB\xBF\xEF\xBB\xBF[server]\nport=4711"_ba;
        QTest::newRow("Windows line ends") << "[server]\r\nport=4711\r\n"_ba;
        QTest::newRow("old Mac line ends") << "[server]\rport=4711\r"_ba;
        QTest::newRow("mixed line ends") << "# a\r[server]\r\n\nport=4711"_ba;
        QTest::newRow("tabs") << "\t[server]\t\n\tport\t=\t4711\t\n"_ba;
        QTest::newRow("blanks") << " [ server ] \n  port  =  4711  \n"_ba;
        QTest::newRow("no-break spaces") << "[server]\n\xC2\xA0port\xC2\xA0=\xC2\xA0"
                                            "4711\xC2\xA0\n"_ba;
        QTest::newRow("zero-width space") << "[server]\n\xE2\x80\x8Bport=4711\xE2\x80\x8B\n"_ba;
        QTest::newRow("no line end") << "[server]\nport=4711"_ba;
        QTest::newRow("section again") << "[server]\n[kiosk]\nname=A\n[server]\nport=4711"_ba;
        QTest::newRow("comments on lines of their own")
            << "# port\n; port\n[server]\n  # port=1\nport=4711"_ba;
    }

    void whatIsClearIsUnderstood()
    {
        QFETCH(QByteArray, content);
        const Workspace work;

        const auto settings = load(work.sourcesWith(content));

        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().join(u'\n')));
        QCOMPARE(settings->server.port, 4711);
        QVERIFY(notes(work.sourcesWith(content)).isEmpty());
    }

    void whatIsNotIsNamedWithItsPlaceAndTheCure_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("cure");
        const auto second = u"given.conf, line 2: "_s;
        const auto file = u"given.conf is"_s;
        const auto quotes = u"stands in quotes, which belong to the value here; take them away"_s;
        const auto comment = u"put the comment on a line of its own"_s;
        const auto equals = u"write key=value"_s;

        QTest::newRow("quotes") << "[server]\nport=\"8080\""_ba << second << quotes;
        QTest::newRow("single quotes") << "[server]\nlisten='127.0.0.1'"_ba << second << quotes;
        QTest::newRow("typographic quotes") << "[server]\nport=“8080”"_ba << second << quotes;
        QTest::newRow("German quotes") << "[server]\nport=„8080“"_ba << second << quotes;
        QTest::newRow("a token in quotes")
            << "[greenapi]\nwebhook_token=\"" + token + "\"" << second << quotes;
        QTest::newRow("an address in quotes")
            << "[server]\npublic_url=\"https://login.example.org\""_ba << second << quotes;
        QTest::newRow("a comment behind") << "[server]\nport = 8080 # web"_ba << second << comment;
        QTest::newRow("a comment right behind")
            << "[server]\nport = 8080 #web"_ba << second << comment;
        QTest::newRow("a comment after a semicolon")
            << "[server]\nport = 8080 ; web"_ba << second << comment;
        QTest::newRow("a comment after slashes")
            << "[server]\nport = 8080 // web"_ba << second << comment;
        QTest::newRow("a comment behind a token")
            << "[greenapi]\nwebhook_token=" + token + " # ours" << second << comment;
        QTest::newRow("a comment behind a path")
            << "[kiosk]\nlogo=/a.svg # ours"_ba << second << comment;
        QTest::newRow("a comment behind a colour")
            << "[kiosk]\naccent=#0b6e4f # green"_ba << second << comment;
        QTest::newRow("a comment behind a section")
            << "# a\n[server] # b"_ba << second << u"a comment stands on a line of its own"_s;
        QTest::newRow("key in capitals")
            << "[server]\nPort=1"_ba << second << u"write it as port="_s;
        QTest::newRow("all in capitals")
            << "[server]\nPORT=1"_ba << second << u"write it as port="_s;
        QTest::newRow("hyphen") << "[server]\npublic-url=https://a.example"_ba << second
                                << u"write it as public_url="_s;
        QTest::newRow("the section again in the key")
            << "[server]\nserver.port=1"_ba << second << u"write it as port="_s;
        QTest::newRow("the key with a slash")
            << "[server]\nserver/port=1"_ba << second << u"write it as port="_s;
        QTest::newRow("the variable's name")
            << "[server]\nAMT_SERVER_PORT=1"_ba << second << u"write it as port="_s;
        QTest::newRow("section in capitals")
            << "# a\n[Server]\nport=1"_ba << second << u"write [server]"_s;
        QTest::newRow("colon") << "[server]\nport: 8080"_ba << second << equals;
        QTest::newRow("colon, then an equals sign")
            << "[database]\nurl: postgresql://a@b/c?sslmode=require"_ba << second << equals;
        QTest::newRow("blank") << "[server]\nport 8080"_ba << second << u"key=value"_s;
        QTest::newRow("twice") << "[server]\nport=1\nport=2"_ba << u"given.conf, line 3: "_s
                               << u"stands in line 2 already; keep one of the two"_s;
        QTest::newRow("twice, in two sections of that name")
            << "[server]\nport=1\n[server]\nport=2"_ba << u"given.conf, line 4: "_s
            << u"stands in line 2 already"_s;
        QTest::newRow("yes for true")
            << "[greenapi]\nreply=yes"_ba << second << u"allowed: true, false"_s;
        QTest::newRow("a unit") << "[session]\nidle_seconds=60s"_ba << second
                                << u"a whole number"_s;
        QTest::newRow("UTF-16 with a mark")
            << utf16(u"[server]\nport=1"_s, QStringConverter::Utf16LE, true) << file
            << u"save it as UTF-8"_s;
        QTest::newRow("UTF-16, big endian, with a mark")
            << utf16(u"[server]\nport=1"_s, QStringConverter::Utf16BE, true) << file
            << u"iconv -f UTF-16"_s;
        QTest::newRow("UTF-16 without a mark")
            << utf16(u"[server]\nport=1"_s, QStringConverter::Utf16LE, false) << file
            << u"save it as UTF-8"_s;
        QTest::newRow("UTF-16, big endian, without a mark")
            << utf16(u"[server]\nport=1"_s, QStringConverter::Utf16BE, false) << file
            << u"save it as UTF-8"_s;
        QTest::newRow("Windows-1251")
            << "[kiosk]\nname=\xCA\xE8\xEE\xF1\xEA"_ba << file << u"iconv -f WINDOWS-1251"_s;
        QTest::newRow("a hash without its dollar signs")
            << "[kiosk]\nadmin_pin==19=65536,t=2,p=1/mFwOWPxxCSGTJ4w"_ba << second
            << u"write each $ as $$"_s;
    }

    void whatIsNotIsNamedWithItsPlaceAndTheCure()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, place);
        QFETCH(QString, cure);
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith(content));

        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(mistakes.first().contains(place), qPrintable(mistakes.first()));
        QVERIFY2(mistakes.first().contains(cure), qPrintable(mistakes.first()));
        QVERIFY2(!mistakes.first().contains("tttt"_L1), qPrintable(mistakes.first()));
    }

    // docker's --env-file takes a line as it is, other than a shell or a compose file.
    void aVariableIsTakenWithoutWhatSurroundsIt_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("cure");

        QTest::newRow("plain") << u"4711"_s << QString();
        QTest::newRow("blanks") << u" 4711 "_s << QString();
        QTest::newRow("Windows line end") << u"4711\r"_s << QString();
        QTest::newRow("quotes") << u"\"4711\""_s << u"take them away (docker's --env-file"_s;
        QTest::newRow("single quotes") << u"'4711'"_s << u"take them away"_s;
        QTest::newRow("comment") << u"4711 # web"_s << u"put the comment on a line of its own"_s;
    }

    void aVariableIsTakenWithoutWhatSurroundsIt()
    {
        QFETCH(QString, value);
        QFETCH(QString, cure);
        Workspace work;
        work.set(u"AMT_SERVER_PORT"_s, value);

        const auto settings = load(work.sources());

        if (cure.isEmpty()) {
            QVERIFY(settings);
            QCOMPARE(settings->server.port, 4711);
        } else {
            QVERIFY(!settings);
            QCOMPARE(settings.error().size(), 1);
            QVERIFY(settings.error().first().startsWith("the variable AMT_SERVER_PORT: "_L1));
            QVERIFY2(settings.error().first().contains(cure), qPrintable(settings.error().first()));
        }
    }

    // A company's name may really have quotes, and a command of a shell may have anything.
    void aTextForPeopleIsTakenAsItIsWithANote_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isNoted");

        QTest::newRow("name") << u"kiosk/name"_s << u"Desk 1"_s << false;
        QTest::newRow("name with a number sign") << u"kiosk/name"_s << u"Desk #1"_s << false;
        QTest::newRow("quotes inside") << u"kiosk/company"_s << u"ОсОО \"Альфа\""_s << false;
        QTest::newRow("quotes around") << u"kiosk/company"_s << u"\"Альфа\""_s << true;
        QTest::newRow("comment") << u"kiosk/name"_s << u"Desk # at the door"_s << true;
        QTest::newRow("two quoted words") << u"login/keyword"_s << u"\"AMT\" \"LOGIN\""_s << false;
    }

    void aTextForPeopleIsTakenAsItIsWithANote()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, isNoted);
        const Workspace work;
        const auto content =
            u"[%1]\n%2=%3\n"_s.arg(key.section(u'/', 0, 0), key.section(u'/', 1), value).toUtf8();

        const auto settings = load(work.sourcesWith(content));
        const auto told = notes(work.sourcesWith(content));

        QVERIFY(settings);
        QVERIFY(settings->kiosk.name == value || settings->kiosk.company == value
                || settings->login.keyword == value);
        QCOMPARE(told.size(), isNoted ? 1 : 0);
        QVERIFY(!isNoted || told.first().contains(u"given.conf, line 2: "_s + key));
    }

    void whatKubernetesMakesOfAServiceIsIgnoredWithANote_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isLink");

        const auto endpoint = u"tcp://10.0.0.1:8080"_s;
        QTest::newRow("port") << u"AMT_KIOSK_PORT"_s << endpoint << true;
        QTest::newRow("port of a service that is called as a section")
            << u"AMT_SERVER_PORT"_s << endpoint << true;
        QTest::newRow("port over UDP") << u"AMT_DNS_PORT"_s << u"udp://10.0.0.1:53"_s << true;
        QTest::newRow("port over IPv6") << u"AMT_KIOSK_PORT"_s << u"tcp://[fd00::1]:8080"_s << true;
        QTest::newRow("host") << u"AMT_KIOSK_SERVICE_HOST"_s << u"10.0.0.1"_s << true;
        QTest::newRow("service's port") << u"AMT_KIOSK_SERVICE_PORT"_s << u"8080"_s << true;
        QTest::newRow("service's named port")
            << u"AMT_KIOSK_SERVICE_PORT_HTTP"_s << u"8080"_s << true;
        QTest::newRow("one of several ports") << u"AMT_KIOSK_PORT_8080_TCP"_s << endpoint << true;
        QTest::newRow("its protocol") << u"AMT_KIOSK_PORT_8080_TCP_PROTO"_s << u"tcp"_s << true;
        QTest::newRow("its number") << u"AMT_KIOSK_PORT_8080_TCP_PORT"_s << u"8080"_s << true;
        QTest::newRow("its address") << u"AMT_KIOSK_PORT_8080_TCP_ADDR"_s << u"10.0.0.1"_s << true;
        QTest::newRow("service called amt") << u"AMT_SERVICE_HOST"_s << u"10.0.0.1"_s << true;
        QTest::newRow("service called amt-roles") << u"AMT_ROLES_PORT"_s << endpoint << true;

        QTest::newRow("a mistyped port") << u"AMT_KIOSK_PORT"_s << u"8080"_s << false;
        QTest::newRow("a host of another form")
            << u"AMT_KIOSK_SERVICE_HOST"_s << u"db.example"_s << false;
        QTest::newRow("another name") << u"AMT_KIOSK_ADDR"_s << u"10.0.0.1"_s << false;
    }

    void whatKubernetesMakesOfAServiceIsIgnoredWithANote()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(bool, isLink);
        Workspace work;
        work.set(variable, value);

        const auto settings = load(work.sourcesWith("[server]\nport=4711"));
        const auto told = notes(work.sourcesWith("[server]\nport=4711"));

        QCOMPARE(settings.has_value(), isLink);
        QCOMPARE(told.size(), isLink ? 1 : 0);
        if (isLink) {
            QCOMPARE(settings->server.port, 4711);
            QVERIFY2(told.first().contains(variable), qPrintable(told.first()));
            QVERIFY(told.first().contains("enableServiceLinks: false"_L1));
        }
    }

    void manyOfThemAreOneNote()
    {
        Workspace work;
        for (const auto *const name : {"AMT_A_PORT", "AMT_B_PORT", "AMT_C_PORT", "AMT_D_PORT"})
            work.set(QString::fromLatin1(name), u"tcp://10.0.0.1:80"_s);

        const auto told = notes(work.sources());

        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().startsWith("AMT_A_PORT, AMT_B_PORT, AMT_C_PORT and 1 more: "_L1));
    }

    void aVariableInSmallLettersIsNamedAsItIsWritten()
    {
        Workspace work;
        work.set(u"AMT_server_port"_s, u"1"_s);

        const auto mistakes = mistakesIn(work.sources());

        QCOMPARE(mistakes.size(), 1);
        QVERIFY(mistakes.first().endsWith("allowed: AMT_SERVER_PORT"_L1));
    }

    // docker makes a folder where the file to be mounted is not there.
    void aFolderIsNoConfiguration()
    {
        const Workspace work;
        auto sources = work.sources();
        sources.file = work.path(u"."_s);

        const auto mistakes = mistakesIn(sources);

        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(mistakes.first().contains("is a folder"_L1), qPrintable(mistakes.first()));
    }
};

KIOSK_TEST(TestWritingHabits)

} // namespace WritingHabitsTest
#include "tst_writinghabits.moc"
