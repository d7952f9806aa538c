// SPDX-License-Identifier: GPL-3.0-only
#include "config/keptsecret.h"
#include "support/test.h"
#include "workspace.h"

#include <QSet>

#include <atomic>
#include <thread>
#include <vector>

namespace KeptSecretTest {

using namespace Config;
using namespace Qt::StringLiterals;

namespace {

//! Different bytes at every call, from any thread.
Core::RandomBytes counter()
{
    const auto calls = std::make_shared<std::atomic<char>>(char(0));
    return [calls](qsizetype count) { return QByteArray(count, ++*calls); };
}

QFile::Permissions ownerOf(const QString &path)
{
    return QFile::permissions(path)
        & (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
           | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
           | QFile::ExeOther);
}

} // namespace

class TestKeptSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isMadeOnceForItsOwnerOnly()
    {
        const Workspace work;
        const auto directory = work.path(u"home/.local/share/amt-kiosk"_s);
        const auto random = counter();

        const auto first = keptSecret(KeptSecret::WebhookToken, directory, random);
        const auto second = keptSecret(KeptSecret::WebhookToken, directory, random);

        QVERIFY(first);
        QVERIFY(second);
        QCOMPARE(first->reveal().size(), 43);
        QCOMPARE(second->reveal(), first->reveal());
        QCOMPARE(ownerOf(directory), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(ownerOf(directory + u"/webhook-token"_s), QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(QDir(directory).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"webhook-token"_s});
    }

    void eachHasAFileOfItsOwn()
    {
        const Workspace work;
        const auto directory = work.path(u"data"_s);
        const auto random = counter();

        const auto token = keptSecret(KeptSecret::WebhookToken, directory, random);
        const auto key = keptSecret(KeptSecret::AuditKey, directory, random);

        QVERIFY(token && key);
        QVERIFY(token->reveal() != key->reveal());
        QCOMPARE(QDir(directory).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{u"audit-key"_s, u"webhook-token"_s}));
        QCOMPARE(ownerOf(fileOf(KeptSecret::AuditKey, directory)),
                 QFile::ReadOwner | QFile::WriteOwner);
    }

    void isTheSameForAllWhoStartAtOnce()
    {
        const Workspace work;
        const auto directory = work.path(u"data"_s);
        const auto random = counter();
        constexpr std::size_t programs = 16;
        std::vector<QByteArray> tokens(programs);

        {
            std::vector<std::jthread> threads;
            for (auto &token : tokens) {
                threads.emplace_back([&token, &directory, &random] {
                    const auto generated = keptSecret(KeptSecret::WebhookToken, directory, random);
                    token = generated ? generated->reveal() : generated.error().toUtf8();
                });
            }
        }

        QCOMPARE(QSet<QByteArray>(tokens.begin(), tokens.end()).size(), 1);
        QCOMPARE(tokens.front().size(), 43);
    }

    void fileThatSomebodyWroteIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isGood");

        QTest::newRow("long enough") << QByteArray(32, 'x') << true;
        QTest::newRow("with a line end") << QByteArray(32, 'x') + "\n" << true;
        QTest::newRow("too short") << QByteArray(31, 'x') << false;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("blanks") << QByteArray(40, ' ') << false;
        QTest::newRow("two lines") << QByteArray(32, 'x') + "\nx" << false;
        QTest::newRow("not ASCII") << QByteArray("ж").repeated(32) << false;
    }

    void fileThatSomebodyWroteIsRead()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, isGood);
        const Workspace work;
        const auto file = work.write(u"data/webhook-token"_s, content);

        const auto token = keptSecret(KeptSecret::WebhookToken, work.path(u"data"_s), counter());

        QCOMPARE(token.has_value(), isGood);
        if (isGood)
            QCOMPARE(token->reveal(), content.trimmed());
        else
            QVERIFY(token.error().contains(file));
    }

    void directoryThatCannotBeMadeIsAnError()
    {
        const Workspace work;
        work.write(u"data"_s, "a file where a folder should be");

        const auto token = keptSecret(KeptSecret::WebhookToken, work.path(u"data"_s), counter());

        QVERIFY(!token);
        QVERIFY(token.error().contains(work.path(u"data"_s)));
    }
};

KIOSK_TEST(TestKeptSecret)

} // namespace KeptSecretTest
#include "tst_keptsecret.moc"
