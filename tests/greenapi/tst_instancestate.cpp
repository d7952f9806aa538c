// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "greenapi/base/notificationtypes.h"
#include "support/test.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace InstanceStateTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

class TestInstanceState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreUnderstood_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<InstanceState>("state");
        QTest::newRow("authorized") << u"authorized"_s << InstanceState::Authorized;
        QTest::newRow("notAuthorized") << u"notAuthorized"_s << InstanceState::NotAuthorized;
        QTest::newRow("blocked") << u"blocked"_s << InstanceState::Blocked;
        QTest::newRow("sleepMode") << u"sleepMode"_s << InstanceState::Sleeping;
        QTest::newRow("starting") << u"starting"_s << InstanceState::Starting;
        QTest::newRow("suspended") << u"suspended"_s << InstanceState::Suspended;
        QTest::newRow("its old name") << u"yellowCard"_s << InstanceState::Suspended;
        QTest::newRow("unknown") << u"pendingCode"_s << InstanceState::Unknown;
        QTest::newRow("other case") << u"Authorized"_s << InstanceState::Unknown;
        QTest::newRow("nothing") << QString() << InstanceState::Unknown;
    }

    void wordsAreUnderstood()
    {
        QFETCH(QString, word);
        QFETCH(InstanceState, state);

        QCOMPARE(toString(instanceStateFrom(word)), toString(state));
    }

    void statesHaveNamesOfTheirOwn()
    {
        const QRegularExpression name(u"^[a-z]+(_[a-z]+)*$"_s);
        QSet<QString> names;

        for (const auto state : Core::enumValues<InstanceState>)
            names.insert(toString(state));

        QCOMPARE(std::size_t(names.size()), Core::enumCount<InstanceState>);
        for (const auto &each : names)
            QVERIFY2(name.match(each).hasMatch(), qPrintable(each));
    }
};

KIOSK_TEST(TestInstanceState)

} // namespace InstanceStateTest
#include "tst_instancestate.moc"
