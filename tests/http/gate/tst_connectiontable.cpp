// SPDX-License-Identifier: GPL-3.0-only
#include "http/gate/connectiontable.h"
#include "support/test.h"

#include <QTest>

#include <array>

namespace ConnectionTableTest {

using namespace Http;
using namespace Qt::StringLiterals;
using Use = ConnectionTable::Use;

namespace {

ClientPlace clientAt(const QString &address)
{
    return ClientPlace::of(QHostAddress(address));
}

const auto crowded = clientAt(u"203.0.113.1"_s);
const auto small = clientAt(u"203.0.113.2"_s);

} // namespace

//! Which connection ends where there is no room for another.
class TestConnectionTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_table = ConnectionTable(); }

    void nobodyEndsWhereNobodyIs() { QVERIFY(!m_table.victim()); }

    void ofWhoeverHasMostTheOneThatDoesNothingGoesFirst()
    {
        set(0, {.client = small});
        set(1, {.client = crowded, .use = Use::Request});
        set(2, {.client = crowded});
        set(3, {.client = crowded});

        QCOMPARE(m_table.victim(), guard(2));
    }

    void ifAllOfThemAskTheOneThatTakesLongestGoes()
    {
        set(0, {.client = small});
        set(1, {.client = crowded, .use = Use::Request});
        set(2, {.client = crowded, .use = Use::Request});

        QCOMPARE(m_table.victim(), guard(1));
    }

    void aNewRequestBeginsItsTimeAnew()
    {
        set(1, {.client = crowded, .use = Use::Request});
        set(2, {.client = crowded, .use = Use::Request});
        set(1, {.client = crowded, .use = Use::Request});

        QCOMPARE(m_table.victim(), guard(2));
    }

    void theGatewaysAndChannelsNeverEndForOthers()
    {
        set(0, {.client = crowded, .use = Use::Gateway});
        set(1, {.client = crowded, .use = Use::Channel});

        QVERIFY(!m_table.victim());
        QVERIFY(!m_table.victimOf(crowded));
    }

    void aProxysConnectionsGoLast()
    {
        for (int i = 0; i < 5; ++i)
            set(i, {.client = {}, .isReserved = true});
        set(5, {.client = small});

        QCOMPARE(m_table.victim(), guard(5));
        m_table.remove(guard(5));
        set(6, {.client = clientAt(u"127.0.0.1"_s), .isReserved = true});
        QCOMPARE(m_table.victim(), guard(6));
        m_table.remove(guard(6));
        QCOMPARE(m_table.victim(), guard(0));
    }

    void strangersMakeRoomAmongThemselves()
    {
        set(0, {.client = small});
        for (int i = 1; i < 5; ++i)
            set(i, {.client = crowded, .isReserved = true, .use = Use::Request});

        QCOMPARE(m_table.victim(), guard(1));
        QCOMPARE(m_table.victimAmongStrangers(), guard(0));
    }

    void aSiteMakesRoomAmongItself()
    {
        const auto flat = clientAt(u"2001:db8:0:101::1"_s);
        const auto neighbour = clientAt(u"2001:db8:0:1fe::1"_s);
        const auto stranger = clientAt(u"2001:db8:0:201::1"_s);
        set(0, {.client = stranger});
        set(1, {.client = neighbour});

        QCOMPARE(m_table.victimOf(flat), guard(1));
        set(2, {.client = flat});
        QCOMPARE(m_table.victimOf(flat), guard(2));
        QVERIFY(!m_table.victimOf(clientAt(u"2001:db8:0:301::1"_s)));
    }

    void everyUseIsCountedAsWhatItIs()
    {
        set(0, {.client = small});
        set(1, {.client = small, .use = Use::Gateway});
        set(2, {.client = small, .use = Use::Channel});
        set(3, {.client = small, .isReserved = true, .use = Use::Request});

        QCOMPARE(m_table.connections(), 3);
        QCOMPARE(m_table.channels(), 1);
        QCOMPARE(m_table.strangers(), 1);
        QVERIFY(!m_table.perClient().isBelow(small, 4, 5));
        QVERIFY(!m_table.perClient().isBelow(small, 5, 4));
        QVERIFY(m_table.perClient().isBelow(small, 5, 5));
        for (int i = 0; i < 4; ++i)
            m_table.remove(guard(i));
        QCOMPARE(m_table.connections() + m_table.channels() + m_table.strangers(), 0);
        QVERIFY(m_table.perClient().isBelow(small, 1, 1));
    }

    void anIpv6SiteIsCountedBesideItsSubscribers()
    {
        for (int i = 0; i < 6; ++i)
            set(i, {.client = clientAt(u"2001:db8:0:10%1::1"_s.arg(i))});
        const auto another = clientAt(u"2001:db8:0:1ff::1"_s);

        QVERIFY(m_table.perClient().isBelow(another, 1, 7));
        QVERIFY(!m_table.perClient().isBelow(another, 1, 6));
        QVERIFY(m_table.perClient().isBelow(clientAt(u"2001:db8:0:200::1"_s), 1, 6));
    }

private:
    //! The table never looks at what it is given.
    [[nodiscard]] Guard *guard(int i) { return reinterpret_cast<Guard *>(&m_guards.at(size_t(i))); }

    void set(int i, const ConnectionTable::Entry &entry) { m_table.set(guard(i), entry); }

    std::array<qint64, 8> m_guards{};
    ConnectionTable m_table;
};

KIOSK_TEST(TestConnectionTable)

} // namespace ConnectionTableTest

#include "tst_connectiontable.moc"
