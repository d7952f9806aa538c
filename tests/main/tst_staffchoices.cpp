// SPDX-License-Identifier: GPL-3.0-only
#include "main/staffchoices.h"
#include "support/test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace StaffChoicesTest {

using namespace Qt::StringLiterals;
using Main::StaffChoices;

class TestStaffChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasChosenIsThereAtTheNextStart()
    {
        const QTemporaryDir folder;
        const QString directory = folder.filePath(u"new"_s);
        const StaffChoices choices{.volume = 30, .startLanguage = u"ky"_s};

        choices.save(directory);

        QTRY_COMPARE(StaffChoices::load(directory), choices);
    }

    void aBrokenFileIsNoChoice_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("volume=30");
        QTest::newRow("cut off") << QByteArray(R"({"volume":30)");
        QTest::newRow("too loud") << QByteArray(R"({"volume":101})");
        QTest::newRow("a text") << QByteArray(R"({"volume":"30"})");
        QTest::newRow("endless") << QByteArray(100000, ' ') + R"({"volume":30})";
    }

    void aBrokenFileIsNoChoice()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"staff-choices.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();

        QCOMPARE(StaffChoices::load(folder.path()), StaffChoices());
    }

    void noFileIsNoChoice()
    {
        const QTemporaryDir folder;

        QCOMPARE(StaffChoices::load(folder.filePath(u"missing"_s)), StaffChoices());
    }
};

KIOSK_TEST(TestStaffChoices)

} // namespace StaffChoicesTest
#include "tst_staffchoices.moc"
