// SPDX-License-Identifier: GPL-3.0-only
#include "support/test.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace LogsTest {

using namespace Qt::StringLiterals;

//! Reads what all programs of this test run have logged. ctest runs it after them.
class TestLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QDir folder(qEnvironmentVariable("KIOSK_TEST_LOGS"));
        for (const auto &name : folder.entryList({u"*.log"_s}, QDir::Files))
            read(folder.filePath(name));
        // ctest's own log has the lines of servers that ran inside of the tests.
        read(qEnvironmentVariable("CTEST_LOG"));
        // Some single test may log nothing; of many that cannot be.
        constexpr auto many = 50;
        QVERIFY2(!m_lines.isEmpty() || m_testsRun < many, "there is not one log to look at");
    }

    void noSecretIsInAnyLine_data()
    {
        QTest::addColumn<QRegularExpression>("secret");
        QTest::newRow("whole phone number") << QRegularExpression(
            u"(?<![0-9a-f-])\\+?(996|7|1|44|49|52|508)\\d{8,11}(?![0-9a-f])"_s);
        QTest::newRow("sender as the gateway writes it")
            << QRegularExpression(u"\\d{6,}@(c\\.us|lid|g\\.us)"_s);
        // 43 characters of Base64: our tokens, keys and codes.
        QTest::newRow("token") << QRegularExpression(
            u"(?<![\\w/.=-])(?=[\\w-]*\\d)(?=[\\w-]*[A-Z])(?=[\\w-]*[a-z])[\\w-]{43}(?![\\w/.-])"_s);
        QTest::newRow("hash of one") << QRegularExpression(u"\\b[0-9a-f]{64}\\b"_s);
        QTest::newRow("webhook token of the tests")
            << QRegularExpression(u"webhook-token-of-the-tests"_s);
        QTest::newRow("authorization")
            << QRegularExpression(u"\\b(Bearer|Basic|Kiosk) [\\w+/-]{20,}"_s);
        QTest::newRow("login message") << QRegularExpression(u"AMT LOGIN"_s);
    }

    void noSecretIsInAnyLine()
    {
        QFETCH(QRegularExpression, secret);

        QStringList found;
        for (const auto &line : std::as_const(m_lines)) {
            if (secret.match(line).hasMatch())
                found.append(line);
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.mid(0, 5).join(u'\n')));
    }

    void everyEventStartsItsLine()
    {
        for (const auto &line : std::as_const(m_lines)) {
            QVERIFY2(line.count(u" event="_s) == 0 || line.contains(u": event="_s),
                     qPrintable(line));
        }
    }

private:
    void read(const QString &name)
    {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return;
        while (!file.atEnd()) {
            const auto line = QString::fromUtf8(file.readLine()).trimmed();
            if (line.contains(u"event="_s))
                m_lines.append(line);
            if (line.contains(u" Testing: "_s))
                ++m_testsRun;
        }
    }

    QStringList m_lines;
    //! As ctest's log counts them.
    int m_testsRun = 0;
};

KIOSK_TEST(TestLogs)

} // namespace LogsTest

#include "tst_logs.moc"
