#include "storage/connection.h"
#include "support/testdatabase.h"

#include <QDir>
#include <QFile>
#include <QSqlQuery>
#include <QTest>

#include <unistd.h>

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

std::optional<DatabaseErrorKind> errorOf(const QString &url)
{
    const auto connection = Connection::open(url);
    return connection ? std::nullopt : std::optional(connection.error().kind);
}

QString sentenceFor(const QString &url)
{
    const auto connection = Connection::open(url);
    return connection ? QString() : connection.error().sentence;
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDrivers(); }

    void whatIsCommittedIsOnDisk()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver, TestDatabase::Content::Nothing);

        QVERIFY(database.isReady());
        QCOMPARE(database.valueOf(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(database.valueOf(u"PRAGMA synchronous"_s).toInt(), 2); // FULL
    }

    void rowsThatBelongTogetherStayTogether()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver, TestDatabase::Content::Nothing);

        QVERIFY(database.isReady());
        QCOMPARE(database.valueOf(u"PRAGMA foreign_keys"_s).toInt(), 1);
    }

    void aStatementWaitsForAnotherProcess()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver, TestDatabase::Content::Nothing);

        QVERIFY(database.isReady());
        QCOMPARE(database.valueOf(u"PRAGMA busy_timeout"_s).toInt(), 5000);
    }

    void everyConnectionHasTheSameHabits()
    {
        QFETCH_GLOBAL(QString, driver);
        const TestDatabase database(driver);
        QVERIFY(database.isReady());

        const auto other = database.anotherConnection();

        QVERIFY(other);
        QSqlQuery query(u"PRAGMA foreign_keys"_s, other->database().sql());
        QVERIFY(query.next());
        QCOMPARE(query.value(0).toInt(), 1);
    }

    void nothingIsLeftOfAClosedConnection()
    {
        QFETCH_GLOBAL(QString, driver);
        {
            const TestDatabase database(driver);
            QVERIFY(database.isReady());
        }

        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void unknownEnginesAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("no file") << u"sqlite:"_s;
        QTest::newRow("no scheme") << u"/var/lib/amt.db"_s;
        QTest::newRow("another engine") << u"mysql://user@host/db"_s;
        QTest::newRow("a later version's") << u"postgresql://user:parol@host/db"_s;
    }

    void unknownEnginesAreRefused()
    {
        QFETCH(QString, url);

        QCOMPARE(errorOf(url), DatabaseErrorKind::UnknownEngine);
        QVERIFY(sentenceFor(url).contains(u"database/url"_s));
        QVERIFY(!sentenceFor(url).contains(u"parol"_s));
    }

    void aMissingFolderIsNotMade()
    {
        const QTemporaryDir folder;
        const auto missing = folder.filePath(u"missing"_s);

        QCOMPARE(errorOf(u"sqlite:"_s + missing + u"/amt.db"_s), DatabaseErrorKind::CannotOpen);
        QVERIFY(!QDir(missing).exists());
    }

    void aFolderThatCannotBeWrittenToIsNamed()
    {
        const QTemporaryDir folder;
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner);
        // The superuser writes anywhere; the kernel's own folder refuses even them.
        const auto place = ::geteuid() == 0 ? u"/proc"_s : folder.path();
        const auto url = u"sqlite:"_s + place + u"/amt.db"_s;

        QCOMPARE(errorOf(url), DatabaseErrorKind::CannotOpen);
        QVERIFY(sentenceFor(url).contains(place));
    }

    void aFolderIsNoDatabase()
    {
        const QTemporaryDir folder;

        QCOMPARE(errorOf(u"sqlite:"_s + folder.path()), DatabaseErrorKind::CannotOpen);
    }

    void aFileOfSomebodyElseIsLeftAlone()
    {
        const QTemporaryDir folder;
        const auto content = QByteArray("This is a letter and no database. ").repeated(100);
        QFile file(folder.filePath(u"letter.txt"_s));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write(content) == content.size());
        QVERIFY(file.flush());

        QCOMPARE(errorOf(u"sqlite:"_s + file.fileName()), DatabaseErrorKind::CannotOpen);
        QVERIFY(file.seek(0));
        QCOMPARE(file.readAll(), content);
    }
};

QTEST_GUILESS_MAIN(TestConnection)

#include "tst_connection.moc"
