// SPDX-License-Identifier: GPL-3.0-only
#include "support/test.h"
#include "workspace.h"

namespace PlacesTest {

using namespace Config;
using namespace Qt::StringLiterals;

//! Where settings come from, and which place wins.
class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnyFileTheDefaultsWork()
    {
        const Workspace work;

        const auto settings = load(work.sources());

        QVERIFY(settings);
        QCOMPARE(settings->server.port, 8080);
    }

    void firstFileOfTheOrderIsRead_data()
    {
        QTest::addColumn<QStringList>("existing");
        QTest::addColumn<bool>("xdgHome");
        QTest::addColumn<int>("port");

        const auto option = u"option.conf"_s;
        const auto variable = u"variable.conf"_s;
        const auto xdg = u"xdg/amt-kiosk/amt-kiosk.conf"_s;
        const auto home = u"home/.config/amt-kiosk/amt-kiosk.conf"_s;
        const auto system = u"system.conf"_s;
        QTest::newRow("option") << QStringList{option, variable, xdg, home, system} << true << 1;
        QTest::newRow("variable") << QStringList{variable, xdg, home, system} << true << 2;
        QTest::newRow("XDG") << QStringList{xdg, home, system} << true << 3;
        QTest::newRow("home") << QStringList{xdg, home, system} << false << 4;
        QTest::newRow("system") << QStringList{system} << true << 5;
        QTest::newRow("home is not asked") << QStringList{home, system} << true << 5;
    }

    void firstFileOfTheOrderIsRead()
    {
        QFETCH(QStringList, existing);
        QFETCH(bool, xdgHome);
        QFETCH(int, port);
        Workspace work;
        const QStringList order{u"option.conf"_s, u"variable.conf"_s,
                                u"xdg/amt-kiosk/amt-kiosk.conf"_s,
                                u"home/.config/amt-kiosk/amt-kiosk.conf"_s, u"system.conf"_s};
        for (const auto &name : existing) {
            const auto number = QByteArray::number(order.indexOf(name) + 1);
            work.write(name, "[server]\nport=" + number);
        }
        if (xdgHome)
            work.set(u"XDG_CONFIG_HOME"_s, work.path(u"xdg"_s));
        if (existing.contains(u"variable.conf"_s))
            work.set(u"AMT_KIOSK_CONFIG"_s, work.path(u"variable.conf"_s));
        auto sources = work.sources();
        if (existing.contains(u"option.conf"_s))
            sources.file = work.path(u"option.conf"_s);

        const auto settings = load(sources);

        QVERIFY(settings);
        QCOMPARE(settings->server.port, port);
        QVERIFY(configurationFile(sources).has_value());
    }

    void fileThatSomebodyNamedMustExist_data()
    {
        QTest::addColumn<bool>("byOption");
        QTest::addColumn<QString>("name");
        QTest::newRow("option") << true << u"missing.conf"_s;
        QTest::newRow("variable") << false << u"missing.conf"_s;
        QTest::newRow("option, a folder") << true << u"home"_s;
        QTest::newRow("variable, a folder") << false << u"home"_s;
    }

    void fileThatSomebodyNamedMustExist()
    {
        QFETCH(bool, byOption);
        QFETCH(QString, name);
        Workspace work;
        QDir().mkpath(work.path(u"home"_s));
        auto sources = work.sources();
        if (byOption)
            sources.file = work.path(name);
        else
            sources.environment.insert(u"AMT_KIOSK_CONFIG"_s, work.path(name));

        const auto mistakes = mistakesIn(sources);

        QCOMPARE(mistakes.size(), 1);
        QVERIFY(mistakes.first().contains(work.path(name)));
    }

    void strongestSourceWins_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::addColumn<int>("port");

        const auto environment = u"environment"_s;
        const auto credential = u"credential"_s;
        const auto fileOfVariable = u"file of variable"_s;
        const auto fileOfKey = u"file of key"_s;
        const auto file = u"file"_s;
        QTest::newRow("none") << QStringList{} << 8080;
        QTest::newRow("file") << QStringList{file} << 5;
        QTest::newRow("file of key") << QStringList{file, fileOfKey} << 4;
        QTest::newRow("file of variable") << QStringList{file, fileOfKey, fileOfVariable} << 3;
        QTest::newRow("credential")
            << QStringList{file, fileOfKey, fileOfVariable, credential} << 2;
        QTest::newRow("environment")
            << QStringList{file, fileOfKey, fileOfVariable, credential, environment} << 1;
        QTest::newRow("environment and file") << QStringList{file, environment} << 1;
        QTest::newRow("credential and file") << QStringList{file, credential} << 2;
    }

    void strongestSourceWins()
    {
        QFETCH(QStringList, given);
        QFETCH(int, port);
        Workspace work;
        QByteArray content = "[server]\n";
        if (given.contains(u"environment"_s))
            work.set(u"AMT_SERVER_PORT"_s, u"1"_s);
        work.set(u"CREDENTIALS_DIRECTORY"_s, work.path(u"credentials"_s));
        if (given.contains(u"credential"_s))
            work.write(u"credentials/server.port"_s, "2\n");
        if (given.contains(u"file of variable"_s))
            work.set(u"AMT_SERVER_PORT_FILE"_s, work.write(u"three"_s, "3\n"));
        if (given.contains(u"file of key"_s))
            content += "port_file=" + work.write(u"four"_s, "4\n").toUtf8() + "\n";
        if (given.contains(u"file"_s))
            content += "port=5\n";

        const auto settings = load(work.sourcesWith(content));

        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().join(u'\n')));
        QCOMPARE(settings->server.port, port);
    }

    void weakerSourceIsNotLookedAt()
    {
        Workspace work;
        work.set(u"AMT_SERVER_PORT"_s, u"1"_s);

        const auto settings = load(work.sourcesWith("[server]\nport=no\nport_file=/missing"));

        QVERIFY(settings);
        QCOMPARE(settings->server.port, 1);
    }

    void emptyVariableTakesAnOptionalValueAway()
    {
        Workspace work;
        work.set(u"AMT_GREENAPI_ID_INSTANCE"_s, u""_s);

        const auto settings = load(work.sourcesWith("[greenapi]\nid_instance=7"));

        QVERIFY(settings);
        QVERIFY(!settings->greenApi.idInstance);
    }

    void secretFileLosesOneLineEnd_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isGood");

        const QByteArray token(32, 't');
        QTest::newRow("none") << token << true;
        QTest::newRow("line feed") << token + "\n" << true;
        QTest::newRow("carriage return") << token + "\r\n" << true;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + token << true;
        QTest::newRow("two lines") << token + "\n" + token << false;
        QTest::newRow("invalid UTF-8") << token + "\xFF" << false;
        QTest::newRow("cut UTF-8") << token + "\xD0" << false;
        QTest::newRow("over 64 KiB") << token + QByteArray(64 * 1024, '\n') << false;
    }

    void secretFileLosesOneLineEnd()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, isGood);
        Workspace work;
        work.set(u"AMT_GREENAPI_WEBHOOK_TOKEN_FILE"_s, work.write(u"token"_s, content));

        const auto settings = load(work.sources());

        QCOMPARE(settings.has_value(), isGood);
        if (isGood)
            QCOMPARE(settings->greenApi.webhookToken.reveal(), QByteArray(32, 't'));
        else
            QVERIFY(!settings.error().join(u'\n').contains("tttt"_L1));
    }

    void fileOfAKeyIsRelativeToItsConfigurationFile()
    {
        const Workspace work;
        work.write(u"secrets/port"_s, "7");

        const auto settings = load(work.sourcesWith("[server]\nport_file=secrets/port"));

        QVERIFY(settings);
        QCOMPARE(settings->server.port, 7);
    }

    void missingFileOfAKeyIsAMistake()
    {
        Workspace work;
        work.set(u"AMT_KIOSK_KEY_FILE"_s, work.path(u"missing"_s));

        const auto mistakes =
            mistakesIn(work.sourcesWith("[greenapi]\napi_token_file=gone\nwebhook_token_file="));

        QCOMPARE(mistakes.size(), 3);
        const auto all = mistakes.join(u'\n');
        QVERIFY(all.contains("AMT_KIOSK_KEY_FILE"_L1));
        QVERIFY(all.contains("given.conf, line 2"_L1));
        QVERIFY(all.contains("greenapi/api_token"_L1));
    }

    void foreignCredentialsAreNobodysBusiness()
    {
        Workspace work;
        work.set(u"CREDENTIALS_DIRECTORY"_s, work.path(u"credentials"_s));
        work.write(u"credentials/server.crt"_s, "PEM");
        work.write(u"credentials/greenapi.api_token"_s, "abc\n");

        const auto settings = load(work.sources());

        QVERIFY(settings);
        QCOMPARE(settings->greenApi.apiToken.reveal(), "abc");
    }

    void directoriesFollowTheXdgRules_data()
    {
        QTest::addColumn<QString>("xdg");
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("config");

        const auto homeData = u"/home/desk/.local/share/amt-kiosk"_s;
        const auto homeConfig = u"/home/desk/.config/amt-kiosk/amt-kiosk.conf"_s;
        QTest::newRow("set") << u"/x"_s << u"/x/amt-kiosk"_s << u"/x/amt-kiosk/amt-kiosk.conf"_s;
        QTest::newRow("empty") << u""_s << homeData << homeConfig;
        QTest::newRow("relative") << u"x"_s << homeData << homeConfig;
    }

    void directoriesFollowTheXdgRules()
    {
        QFETCH(QString, xdg);
        QFETCH(QString, data);
        QFETCH(QString, config);
        QProcessEnvironment environment;
        environment.insert(u"HOME"_s, u"/home/desk"_s);
        environment.insert(u"XDG_DATA_HOME"_s, xdg);
        environment.insert(u"XDG_CONFIG_HOME"_s, xdg);

        QCOMPARE(dataDirectory(environment), data);
        QCOMPARE(userConfigurationFile(environment), config);
    }
};

KIOSK_TEST(TestPlaces)

} // namespace PlacesTest
#include "tst_places.moc"
