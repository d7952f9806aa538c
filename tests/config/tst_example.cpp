// SPDX-License-Identifier: GPL-3.0-only
#include "config/configfile.h"
#include "config/keynames.h"
#include "config/keys.h"
#include "config/loader.h"
#include "settingsdocs.h"
#include "support/test.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace ExampleTest {

using namespace Config;
using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &name)
{
    QFile file(QStringLiteral(SOURCE_FOLDER) + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(name));
    return QString::fromUtf8(file.readAll());
}

//! The example with every setting in force: a "#" right before a key taken away, comments left.
QString uncommented(const QString &example)
{
    static const QRegularExpression setting(u"^#([a-z_]+=.*)$"_s,
                                            QRegularExpression::MultilineOption);
    auto text = example;
    return text.replace(setting, u"\\1"_s);
}

QString textOf(const std::optional<QUrl> &url)
{
    return url ? url->toString() : QString();
}

QStringList textOf(const QList<Subnet> &subnets)
{
    QStringList texts;
    for (const auto &[address, prefix] : subnets)
        texts.append(u"%1/%2"_s.arg(address.toString()).arg(prefix));
    return texts;
}

QString textOf(const Core::SessionLimits &limits)
{
    return u"%1 %2"_s.arg(limits.idle.count()).arg(limits.max.count());
}

//! Everything in @p s, one line a setting.
QStringList described(const Settings &s)
{
    const auto number = [](auto value) { return QString::number(qint64(value)); };
    return {
        u"listen "_s + s.server.listen.toString(),
        u"port "_s + number(s.server.port),
        u"public_url "_s + textOf(s.server.publicUrl),
        u"tls "_s + s.server.tlsCertificate + s.server.tlsKey,
        u"trusted_proxies "_s + textOf(s.server.trustedProxies).join(u' '),
        u"start_policy "_s + number(s.server.startPolicy),
        u"start_rate "_s + number(s.server.startRate),
        u"web_login "_s + number(s.server.webLogin),
        u"staff_pin "_s + number(s.server.staffPin.has_value()),
        u"database "_s + QString::fromUtf8(s.database.url.reveal()),
        u"api_url "_s + s.greenApi.apiUrl.toString(),
        u"id_instance "_s + number(s.greenApi.idInstance.value_or(0)),
        u"api_token "_s + QString::fromUtf8(s.greenApi.apiToken.reveal()),
        u"proxy "_s + QString::fromUtf8(s.greenApi.proxy.reveal()),
        u"webhook_token "_s + QString::fromUtf8(s.greenApi.webhookToken.reveal()),
        u"webhook_addresses "_s + textOf(s.greenApi.webhookAddresses).join(u' '),
        u"mode "_s + number(s.greenApi.mode),
        u"reply "_s + number(s.greenApi.reply),
        u"metrics "_s + QString::fromUtf8(s.metrics.token.reveal()),
        u"number "_s + number(s.whatsapp.number.has_value()),
        u"attempt "_s + number(s.login.attempt.count()),
        u"rotate "_s + number(s.login.rotate.count()),
        u"keyword "_s + s.login.keyword,
        u"confirm "_s + number(s.login.confirm == ConfirmPolicy()),
        u"region "_s + s.phone.region,
        u"session "_s + textOf(s.session.kiosk) + u' ' + textOf(s.session.web),
        u"retention attempts "_s + number(s.retention.attempts.count()),
        u"retention sessions "_s + number(s.retention.sessions.count()),
        u"retention audit "_s + number(s.retention.audit.count()),
        u"audit "_s + QString::fromUtf8(s.audit.key.reveal()),
        u"name "_s + s.kiosk.name,
        u"key "_s + QString::fromUtf8(s.kiosk.key.reveal()),
        u"server "_s + textOf(s.kiosk.server),
        u"languages "_s + s.kiosk.languages.join(u' '),
        u"theme "_s + number(s.kiosk.theme),
        u"admin_pin "_s + number(s.kiosk.adminPin.has_value()),
        u"company "_s + s.kiosk.company,
        u"logo "_s + s.kiosk.logo,
        u"accent "_s + s.kiosk.accent,
        u"night "_s + number(s.kiosk.night.has_value()),
        u"volume "_s + number(s.kiosk.volume),
        u"speech "_s + number(s.kiosk.speech),
        u"text "_s + number(s.kiosk.text),
        u"reach "_s + number(s.kiosk.reach),
        u"motion "_s + number(s.kiosk.motion),
        u"handoff "_s + number(s.handoff.mode) + textOf(s.handoff.url) + s.handoff.command,
    };
}

} // namespace

//! packaging/amt-kiosk.conf.example and packaging/doc/settings.md say of the settings what is so.
class TestExample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDocumentsAreMadeFromTheTable_data()
    {
        using namespace SettingsDocs;
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString (*)(const QString &)>("make");
        QTest::newRow("example") << u"packaging/amt-kiosk.conf.example"_s
                                 << +[](const QString &) { return SettingsDocs::example(); };
        QTest::newRow("English") << u"packaging/doc/settings.md"_s << &withTables;
        QTest::newRow("Russian") << u"packaging/doc/settings.ru.md"_s << &withRussianTables;
    }

    void theDocumentsAreMadeFromTheTable()
    {
        QFETCH(QString, file);
        using Make = QString (*)(const QString &);
        QFETCH(Make, make);
        if (qEnvironmentVariableIsSet("KIOSK_UPDATE_DOCS"))
            update(file, make(contentOf(file)));

        const auto content = contentOf(file);

        const auto cure = file
            + u" is not what app/config/keys.cpp makes of it; renew it with\n"
              "KIOSK_UPDATE_DOCS=1 build/dev/tests/config/test_config example"_s;
        QVERIFY2(content == make(content), qPrintable(cure));
    }

    void everySettingIsExplainedInRussian()
    {
        static const QRegularExpression unexplained(u"^\\| `([^`]+)` \\|.*\\|\\s*\\|$"_s,
                                                    QRegularExpression::MultilineOption);
        const auto match = unexplained.match(contentOf(u"packaging/doc/settings.ru.md"_s));
        QVERIFY2(!match.hasMatch(), qPrintable(match.captured(1)));
    }

    void everySettingStandsInTheExampleOnceAndNoOther()
    {
        const auto file = ConfigFile::parse(uncommented(example()));

        QStringList names;
        for (const auto &entry : file.entries) {
            if (!isRolesSection(entry.section))
                names.append(entry.section + u'/' + entry.key);
        }
        QVERIFY(file.faults.isEmpty());
        auto expected = keyNames();
        names.sort();
        expected.sort();
        QCOMPARE(names, expected);
    }

    void withEverySettingInForceAllIsAsByDefault()
    {
        auto text = uncommented(example());
        // The one line that shows how to add a type.
        text.remove(u"cleaner=staff\n"_s);

        const auto settings = loaded(text);

        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().join(u'\n')));
        QCOMPARE(described(*settings), described(Settings()));
        QVERIFY(settings->roles == Core::RoleTable());
    }

    // Each would be forgotten when it comes.
    void theExamplePutsNothingOff()
    {
        for (const auto &word : {u"later"_s, u"not yet"_s, u"without effect"_s, u"does not do"_s})
            QVERIFY2(!example().contains(word, Qt::CaseInsensitive), qPrintable(word));
    }

    void whatTheExampleSaysIsRefusedIsRefused()
    {
        for (const auto &mode : {u"browser\nurl=https://a.example"_s, u"command\ncommand=x"_s}) {
            const auto settings = loaded(u"[handoff]\nmode="_s + mode);

            QVERIFY(!settings);
            QVERIFY(settings.error().join(u' ').contains("not available in this version"_L1));
        }
        QVERIFY(example().simplified().remove(u'#').simplified().contains(
            "refuses `browser` and `command`"_L1));
    }

    void theDocumentsKnowEverySetting()
    {
        for (const auto &file : {u"settings.md"_s, u"settings.ru.md"_s}) {
            const auto page = contentOf(u"packaging/doc/"_s + file);
            for (const auto &key : keyNames())
                QVERIFY2(page.contains(u'`' + key + u'`'), qPrintable(key));
        }
    }

    void theSecurityPageNamesTestsThatThereAre()
    {
        static const QRegularExpression names(u"\\*([a-z_]+(, [a-z_]+)*)\\*"_s);
        const auto page = contentOf(u"SECURITY.md"_s);
        int count = 0;
        for (auto it = names.globalMatch(page); it.hasNext();) {
            for (const auto &name : it.next().captured(1).split(u", "_s)) {
                QVERIFY2(isTest(name), qPrintable(name));
                ++count;
            }
        }
        QVERIFY(count > 20);
    }

private:
    static void update(const QString &name, const QString &content)
    {
        QFile file(QStringLiteral(SOURCE_FOLDER) + u'/' + name);
        QVERIFY2(file.open(QIODevice::WriteOnly) && file.write(content.toUtf8()) > 0,
                 qPrintable(name));
    }

    [[nodiscard]] static bool isTest(const QString &name)
    {
        const auto tests = QStringLiteral(SOURCE_FOLDER) + u"/tests/"_s;
        if (name.startsWith("fuzz_"_L1))
            return QFile::exists(tests + u"fuzz/"_s + name.section(u'_', 1) + u".cpp"_s);
        return QDirIterator(tests, {u"tst_"_s + name + u".cpp"_s}, QDir::Files,
                            QDirIterator::Subdirectories)
            .hasNext();
    }

    [[nodiscard]] static QString example()
    {
        return contentOf(u"packaging/amt-kiosk.conf.example"_s);
    }

    [[nodiscard]] static Core::Expected<Settings, QStringList> loaded(const QString &text)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"amt-kiosk.conf"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write the configuration");
        file.close();
        return load({.file = file.fileName(), .environment = {}, .systemFile = {}});
    }
};

KIOSK_TEST(TestExample)

} // namespace ExampleTest
#include "tst_example.moc"
