// SPDX-License-Identifier: GPL-3.0-only
#include "support/httpclient.h"
#include "support/test.h"

#include <QProcess>
#include <QTest>

namespace SimulatorProgramTest {

using namespace Qt::StringLiterals;
using namespace TestSupport;

//! The program greenapisimulator.
class TestSimulatorProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsWhereItIsAndAnswersThere()
    {
        QProcess program;
        start(program,
              {u"--token"_s, u"secret"_s, u"--instance"_s, u"110100000123"_s, u"--scale"_s,
               u"0.001"_s, u"--fault"_s, u"Answer502=1"_s});

        const auto lines = linesOf(program);

        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("api http://127.0.0.1:"));
        QVERIFY(lines[1].startsWith("page http://127.0.0.1:"));
        QVERIFY(lines[2].startsWith("control http://127.0.0.1:"));
        const QUrl url(QString::fromLatin1(lines[0].mid(4)));
        const auto state = "/waInstance110100000123/getStateInstance/secret"_ba;
        QCOMPARE(get(url, state).status, 502);
        QCOMPARE(post(url, "/simulator/message"_ba, R"({"from":"996555121001","text":"One"})",
                      {{"Content-Type"_ba, "application/json"_ba}})
                     .status,
                 200);
        QCOMPARE(get(url, "/simulator/status"_ba).json()["queued"_L1].toInt(), 1);
        program.kill();
        QVERIFY(program.waitForFinished());
    }

    void saysWhatIsWrongWithItsOptions_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s};
        QTest::newRow("scale") << QStringList{u"--scale"_s, u"0"_s};
        QTest::newRow("fault") << QStringList{u"--fault"_s, u"Everything=1"_s};
        QTest::newRow("amount") << QStringList{u"--fault"_s, u"Loss"_s};
    }

    void saysWhatIsWrongWithItsOptions()
    {
        QFETCH(QStringList, arguments);
        QProcess program;
        start(program, arguments);

        QVERIFY(program.waitForFinished());

        QCOMPARE(program.exitCode(), 1);
        QVERIFY(!program.readAllStandardError().isEmpty());
    }

private:
    static void start(QProcess &program, const QStringList &arguments)
    {
        program.start(QString::fromUtf8(SIMULATOR_PROGRAM), arguments);
        QVERIFY(program.waitForStarted());
    }

    static QByteArrayList linesOf(QProcess &program)
    {
        QByteArray output;
        const auto isComplete = [&] {
            output += program.readAllStandardOutput();
            return output.count('\n') >= 3;
        };
        return QTest::qWaitFor(isComplete, 20000) ? output.trimmed().split('\n') : QByteArrayList();
    }
};

KIOSK_TEST(TestSimulatorProgram)

} // namespace SimulatorProgramTest
#include "tst_simulatorprogram.moc"
