// SPDX-License-Identifier: GPL-3.0-only
#include "config/keys.h"
#include "support/test.h"
#include "workspace.h"

namespace LoaderTest {

using namespace Config;
using namespace Qt::StringLiterals;

//! Mistakes: how they read, and which ones only several keys together make.
class TestLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakeNamesPlaceKeyAndWhatIsAllowed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("parts");

        QTest::newRow("bad value")
            << QByteArray("[server]\n\nport=70000")
            << QStringList{u"given.conf, line 3"_s, u"server/port"_s, u"\"70000\""_s, u"65535"_s};
        QTest::newRow("empty value") << QByteArray("[server]\nlisten=")
                                     << QStringList{u"line 2"_s, u"server/listen"_s, u"\"\""_s};
        QTest::newRow("unknown key")
            << QByteArray("[server]\nprot=1")
            << QStringList{u"line 2"_s, u"server/prot"_s, u"server/port"_s, u"server/listen"_s};
        QTest::newRow("key of another section")
            << QByteArray("[kiosk]\nport=1") << QStringList{u"line 2"_s, u"kiosk/port"_s};
        QTest::newRow("key in capitals")
            << QByteArray("[server]\nPort=1") << QStringList{u"line 2"_s, u"server/port"_s};
        QTest::newRow("unknown _file key")
            << QByteArray("[server]\nprot_file=x") << QStringList{u"line 2"_s, u"prot_file"_s};
        QTest::newRow("unknown section")
            << QByteArray("[serve]\nport=1\nlisten=x")
            << QStringList{u"line 1"_s, u"serve"_s, u"greenapi, phone"_s};
        QTest::newRow("no equals sign")
            << QByteArray("[server]\nport 1") << QStringList{u"line 2"_s, u"key=value"_s};
        QTest::newRow("duplicate key")
            << QByteArray("[server]\nport=1\nport=2") << QStringList{u"line 3"_s, u"line 2"_s};
        QTest::newRow("no section") << QByteArray("port=1") << QStringList{u"line 1"_s};
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE[\0", 4) << QStringList{u"given.conf"_s};
        QTest::newRow("Windows-1251")
            << QByteArray("[kiosk]\nname=\xCA\xE8\xEE\xF1\xEA") << QStringList{u"UTF-8"_s};
        QTest::newRow("over 64 KiB")
            << "#" + QByteArray(64 * 1024, 'x') << QStringList{u"64 KiB"_s};
        QTest::newRow("unknown theme")
            << QByteArray("[kiosk]\ntheme=blue")
            << QStringList{u"line 2"_s, u"kiosk/theme"_s, u"light, dark, contrast"_s};
        QTest::newRow("control character")
            << QByteArray("[kiosk]\nname=a\0b", 17) << QStringList{u"kiosk/name"_s};
    }

    void mistakeNamesPlaceKeyAndWhatIsAllowed()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, parts);
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith(content));

        QCOMPARE(mistakes.size(), 1);
        for (const auto &part : parts)
            QVERIFY2(mistakes.first().contains(part), qPrintable(mistakes.first()));
    }

    void fileOfAnEditorOnWindowsIsFine()
    {
        const Workspace work;

        const auto settings =
            load(work.sourcesWith("\xEF\xBB\xBF[kiosk]\r\nname=Касса № 1; «A», B\\\r\n"));

        QVERIFY(settings);
        QCOMPARE(settings->kiosk.name, u"Касса № 1; «A», B\\"_s);
    }

    void unknownVariableIsAMistake_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("unknown key") << u"AMT_SERVER_PROT"_s << false;
        QTest::newRow("unknown section") << u"AMT_SERVE_PORT"_s << false;
        QTest::newRow("prefix alone") << u"AMT_"_s << false;
        QTest::newRow("lower case") << u"AMT_server_port"_s << false;
        QTest::newRow("other program's") << u"AMTX_SERVER_PORT"_s << true;
        QTest::newRow("file named") << u"AMT_KIOSK_CONFIG"_s << true;
    }

    void unknownVariableIsAMistake()
    {
        QFETCH(QString, variable);
        QFETCH(bool, isGood);
        Workspace work;
        work.set(variable, work.write(u"empty.conf"_s, ""));

        const auto mistakes = mistakesIn(work.sources());

        QCOMPARE(mistakes.isEmpty(), isGood);
        if (!isGood)
            QVERIFY(mistakes.first().contains(variable));
    }

    void everyKeyHasAVariable()
    {
        for (const auto &key : keyNames()) {
            Workspace work;
            const auto variable = u"AMT_"_s + QString(key).replace(u'/', u'_').toUpper();
            work.set(variable, u"\u0001"_s);

            const auto mistakes = mistakesIn(work.sources());

            QCOMPARE(mistakes.size(), 1);
            QVERIFY(mistakes.first().contains(variable));
            QVERIFY(mistakes.first().contains(key));
        }
    }

    void secretIsNeverRepeated_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");

        QTest::newRow("api_token") << u"greenapi/api_token"_s << u"hush hush"_s;
        QTest::newRow("webhook_token") << u"greenapi/webhook_token"_s << u"hush"_s;
        QTest::newRow("kiosk key") << u"kiosk/key"_s << u"hush-жжж"_s;
        QTest::newRow("admin_pin") << u"kiosk/admin_pin"_s << u"hush"_s;
        QTest::newRow("database url") << u"database/url"_s << u"mysql://amt:hush@db/amt"_s;
        QTest::newRow("unknown key") << u"greenapi/token"_s << u"hush"_s;
        QTest::newRow("line of a token") << u"greenapi/dHVzaA+hush"_s << u"="_s;
    }

    void secretIsNeverRepeated()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const Workspace work;
        const auto parts = key.split(u'/');
        const auto content = u"[%1]\n%2=%3"_s.arg(parts[0], parts[1], value);

        const auto mistakes = mistakesIn(work.sourcesWith(content.toUtf8()));

        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(!mistakes.first().contains("hush"_L1), qPrintable(mistakes.first()));
    }

    void allMistakesAreToldAtOnce()
    {
        Workspace work;
        work.set(u"AMT_SERVER_PROT"_s, u"1"_s);
        work.set(u"AMT_SERVER_LISTEN"_s, u"nowhere"_s);
        work.set(u"AMT_KIOSK_KEY_FILE"_s, work.path(u"missing"_s));

        const auto mistakes = mistakesIn(work.sourcesWith("orphan=1\n"
                                                          "[server]\nport=x\nprot=1\nnonsense\n"
                                                          "[session]\nidle_seconds=901\n"
                                                          "[kiosk]\ntheme=blue\n"));

        QCOMPARE(mistakes.size(), 9);
    }

    void longValueIsCutAndCleaned()
    {
        Workspace work;
        work.set(u"AMT_SERVER_PORT"_s, u"1\n\u001B[31m"_s + QString(5000, u'9'));

        const auto mistakes = mistakesIn(work.sources());

        QCOMPARE(mistakes.size(), 1);
        QVERIFY(mistakes.first().size() < 250);
        QVERIFY(!mistakes.first().contains(u'\n'));
        QVERIFY(!mistakes.first().contains(u'\u001B'));
    }

    void keysMustFitTogether_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("key");

        const QString good;
        QTest::newRow("idle is max")
            << QByteArray("[session]\nidle_seconds=60\nmax_seconds=60") << good;
        QTest::newRow("idle over max") << QByteArray("[session]\nidle_seconds=61\nmax_seconds=60")
                                       << u"session/idle_seconds"_s;
        QTest::newRow("idle over default")
            << QByteArray("[session]\nidle_seconds=901") << u"session/idle_seconds"_s;
        QTest::newRow("max under default")
            << QByteArray("[session]\nmax_seconds=59") << u"session/max_seconds"_s;
        QTest::newRow("web idle over max")
            << QByteArray("[session]\nweb_idle_seconds=43201") << u"session/web_idle_seconds"_s;
        QTest::newRow("rotation at its end")
            << QByteArray("[login]\nattempt_seconds=60\nrotate_seconds=40") << good;
        QTest::newRow("rotation too slow")
            << QByteArray("[login]\nattempt_seconds=60\nrotate_seconds=41")
            << u"login/rotate_seconds"_s;
        QTest::newRow("rotation too slow, before the attempt")
            << QByteArray("[login]\nrotate_seconds=90\nattempt_seconds=100")
            << u"login/rotate_seconds"_s;
        for (const auto *server : {"http://127.0.0.1:8080", "http://127.0.0.2", "http://[::1]:8080",
                                   "http://localhost", "https://login.example.org", "own"}) {
            QTest::addRow("kiosk/server=%s", server)
                << QByteArray("[kiosk]\nserver=") + server << good;
        }
        for (const auto *server : {"http://login.example.org", "http://192.168.1.7:8080",
                                   "http://localhost.example.org", "http://[2001:db8::1]"}) {
            QTest::addRow("kiosk/server=%s", server)
                << QByteArray("[kiosk]\nserver=") + server << u"kiosk/server"_s;
        }
        QTest::newRow("short attempt alone") << QByteArray("[login]\nattempt_seconds=60") << good;
    }

    void keysMustFitTogether()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, key);
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith(content));

        QCOMPARE(mistakes.size(), key.isEmpty() ? 0 : 1);
        if (!key.isEmpty()) {
            QVERIFY(mistakes.first().contains(key));
            QVERIFY(mistakes.first().contains("given.conf, line "_L1));
        }
    }

    void pairsAreNeededTogether_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sentence");

        QTest::newRow("certificate alone")
            << QByteArray("[server]\ntls_certificate=/a.pem") << u"give both or none"_s;
        QTest::newRow("key alone")
            << QByteArray("[server]\ntls_key=/a.pem") << u"give both or none"_s;
        QTest::newRow("browser without URL")
            << QByteArray("[handoff]\nmode=browser") << u"needs handoff/url"_s;
        QTest::newRow("command without command")
            << QByteArray("[handoff]\nmode=command") << u"needs handoff/command"_s;
    }

    void pairsAreNeededTogether()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, sentence);
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith(content)).join(u'\n');

        QVERIFY2(mistakes.contains(sentence), qPrintable(mistakes));
    }

    void rotationFollowsTheAttempt_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("rotate");
        QTest::newRow("shortest") << 60 << 40;
        QTest::newRow("default") << 180 << 90;
        QTest::newRow("as long as the default rotation needs") << 110 << 90;
        QTest::newRow("a second less") << 109 << 89;
        QTest::newRow("longest") << 600 << 90;
    }

    void rotationFollowsTheAttempt()
    {
        QFETCH(int, attempt);
        QFETCH(int, rotate);
        Workspace work;
        work.set(u"AMT_LOGIN_ATTEMPT_SECONDS"_s, QString::number(attempt));

        const auto settings = load(work.sources());

        QVERIFY(settings);
        QCOMPARE(settings->login.rotate, std::chrono::seconds(rotate));
    }

    void filesWithSecretsAreKnown_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("none") << QByteArray("[server]\nport=0") << QStringList{};
        QTest::newRow("an empty secret") << QByteArray("[kiosk]\nkey=") << QStringList{};
        QTest::newRow("a database in a file")
            << QByteArray("[database]\nurl=sqlite:/a.db") << QStringList{};
        QTest::newRow("in the configuration")
            << QByteArray("[kiosk]\nkey=k\n[greenapi]\napi_token=t")
            << QStringList{u"given.conf"_s};
        QTest::newRow("in a file of its own")
            << QByteArray("[kiosk]\nkey_file=secret") << QStringList{u"secret"_s};
        QTest::newRow("a file for what is no secret")
            << QByteArray("[server]\nport_file=secret") << QStringList{};
        QTest::newRow("both") << QByteArray("[kiosk]\nkey_file=secret\n[greenapi]\napi_token=t")
                              << QStringList{u"given.conf"_s, u"secret"_s};
    }

    void filesWithSecretsAreKnown()
    {
        QFETCH(QByteArray, content);
        QFETCH(QStringList, names);
        Workspace work;
        work.write(u"secret"_s, "1234");

        const auto settings = load(work.sourcesWith(content));

        QVERIFY(settings);
        QCOMPARE(settings->files.configuration, work.path(u"given.conf"_s));
        QStringList paths;
        for (const auto &name : names)
            paths.append(work.path(name));
        auto found = settings->files.withSecrets;
        found.sort();
        QCOMPARE(found, paths);
    }

    void aSecretOfTheEnvironmentIsInNoFile()
    {
        Workspace work;
        work.set(u"AMT_KIOSK_KEY"_s, u"k"_s);

        const auto settings = load(work.sources());

        QVERIFY(settings);
        QVERIFY(settings->files.configuration.isEmpty());
        QVERIFY(settings->files.withSecrets.isEmpty());
    }

    void whatIsNotBuiltYetIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("sentence");

        QTest::newRow("browser")
            << QByteArray("[handoff]\nurl=https://a.example\nmode=browser")
            << u"handoff/mode=browser is not available in this version; allowed: none"_s;
        QTest::newRow("command")
            << QByteArray("[handoff]\ncommand=/bin/true\nmode=command")
            << u"handoff/mode=command is not available in this version; allowed: none"_s;
    }

    void whatIsNotBuiltYetIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, sentence);
        const Workspace work;

        const auto mistakes = mistakesIn(work.sourcesWith(content));

        QCOMPARE(mistakes.size(), 1);
        QVERIFY2(mistakes.first().contains(sentence), qPrintable(mistakes.first()));
        QVERIFY(mistakes.first().contains("given.conf, line "_L1));
    }
};

KIOSK_TEST(TestLoader)

} // namespace LoaderTest
#include "tst_loader.moc"
