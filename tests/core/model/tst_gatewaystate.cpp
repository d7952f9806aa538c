// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "core/model/gatewaystate.h"
#include "support/test.h"

#include <QSet>
#include <QTest>

namespace GatewayStateTest {

using namespace Qt::StringLiterals;
using Core::GatewayState;

class TestGatewayState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasANameOfItsOwn()
    {
        QSet<QString> names;
        for (const auto state : Core::enumValues<GatewayState>) {
            names.insert(toString(state));
            QVERIFY(Core::gatewayStateFrom(toString(state)) == state);
        }
        QCOMPARE(std::size_t(names.size()), Core::enumCount<GatewayState>);
    }

    void aNewersStateIsUnknown_data()
    {
        QTest::addColumn<QString>("text");

        QTest::newRow("new") << u"on_fire"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("letter case") << u"Authorized"_s;
    }

    void aNewersStateIsUnknown()
    {
        QFETCH(QString, text);

        QVERIFY(Core::gatewayStateFrom(text) == GatewayState::Unknown);
    }
};

KIOSK_TEST(TestGatewayState)

} // namespace GatewayStateTest
#include "tst_gatewaystate.moc"
