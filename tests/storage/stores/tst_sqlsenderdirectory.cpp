// SPDX-License-Identifier: GPL-3.0-only
#include "storage/engine/statement.h"
#include "storage/stores/sqlsenderdirectory.h"
#include "storage/stores/sqltenantdirectory.h"
#include "support/test.h"
#include "support/testdatabase.h"

#include <QTest>

namespace SqlSenderDirectoryTest {

using namespace Storage;
using namespace Qt::StringLiterals;
using TestSupport::TestDatabase;

namespace {

const QDateTime now({2026, 1, 23}, {17, 27}, Qt::UTC);
constexpr qint64 instance = 1101000001;
const auto lid = u"155508384256027"_s;
const auto otherLid = u"155508384256999"_s;

Core::PhoneNumber phone(QStringView e164)
{
    return Core::PhoneNumber::fromE164(e164).value();
}

const auto asan = u"+996555121001"_s;
const auto bakyt = u"+996555121002"_s;
const auto brazilian = u"+5531987654321"_s;
const auto withoutNinthDigit = u"+553187654321"_s;

Core::Sender byNumber(const QString &e164)
{
    return {.phone = phone(e164)};
}

Core::SenderLink linkOf(const Core::Sender &sender, qint64 tenant,
                        const QString &madeBy = u"kiosk:Desk"_s)
{
    return {.id = 0, .sender = sender, .tenantId = tenant, .madeBy = madeBy, .createdAt = now};
}

} // namespace

class TestSqlSenderDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { TestSupport::addDriversAndAdopted(); }

    void init()
    {
        QFETCH_GLOBAL(QString, driver);
        m_database = std::make_unique<TestDatabase>(driver);
        QVERIFY(m_database->isReady());
        m_store = std::make_unique<SqlSenderDirectory>(m_database->database(), instance);
        SqlTenantDirectory tenants(m_database->database());
        m_tenant = tenants.add(Core::Tenant{}, now).value();
        m_otherTenant = tenants.add(Core::Tenant{}, now).value();
    }

    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void nothingIsKnownOfAStranger()
    {
        QCOMPARE(m_store->numberOf(lid).value(), std::nullopt);
        QCOMPARE(m_store->numberOf({}).value(), std::nullopt);
        QCOMPARE(m_store->lidOf(phone(asan)).value(), QString());
        QCOMPARE(m_store->linkedTenant(byNumber(asan)).value(), std::nullopt);
        QCOMPARE(m_store->linkedTenant({}).value(), std::nullopt);
    }

    void aPairIsKnownByEither()
    {
        QVERIFY(m_store->remember(lid, phone(asan), now));
        QVERIFY(m_store->remember(lid, phone(asan), now)); // again changes nothing
        QVERIFY(m_store->remember(otherLid, phone(bakyt), now));

        QCOMPARE(m_store->numberOf(lid).value(), phone(asan));
        QCOMPARE(m_store->lidOf(phone(asan)).value(), lid);
        QCOMPARE(m_store->numberOf(otherLid).value(), phone(bakyt));
    }

    void neitherHasTwoOfTheOther()
    {
        QVERIFY(m_store->remember(lid, phone(asan), now));
        QVERIFY(m_store->remember(otherLid, phone(bakyt), now));

        QVERIFY(m_store->remember(lid, phone(bakyt), now));

        QCOMPARE(m_store->numberOf(lid).value(), phone(bakyt));
        QCOMPARE(m_store->lidOf(phone(bakyt)).value(), lid);
        QCOMPARE(m_store->numberOf(otherLid).value(), std::nullopt);
        QCOMPARE(m_store->lidOf(phone(asan)).value(), QString());
    }

    // Written by an earlier version: without the ninth digit of Brazil.
    void whatWasRememberedInTheOtherFormIsKnown()
    {
        QVERIFY(m_store->remember(lid, phone(brazilian), now));
        QVERIFY(run(m_database->database(),
                    u"UPDATE sender_numbers SET phone = '%1'"_s.arg(withoutNinthDigit)));

        QCOMPARE(m_store->numberOf(lid).value(), phone(brazilian));
        QCOMPARE(m_store->lidOf(phone(brazilian)).value(), lid);
        QVERIFY(m_store->remember(otherLid, phone(brazilian), now));
        QCOMPARE(m_store->numberOf(lid).value(), std::nullopt);
        QCOMPARE(m_store->lidOf(phone(withoutNinthDigit)).value(), otherLid);
    }

    void whatWasLinkedInTheOtherFormIsFound()
    {
        QVERIFY(m_store->insert(linkOf(byNumber(brazilian), m_tenant)));
        QVERIFY(run(m_database->database(),
                    u"UPDATE sender_links SET phone = '%1'"_s.arg(withoutNinthDigit)));

        QCOMPARE(m_store->linkedTenant(byNumber(brazilian)).value(), m_tenant);
        QVERIFY(m_store->insert(linkOf(byNumber(brazilian), m_otherTenant)));
        QCOMPARE(m_store->links().value().size(), 1);
        QCOMPARE(m_store->linkedTenant(byNumber(withoutNinthDigit)).value(), m_otherTenant);
    }

    void aLinkIsFoundByWhatWasLinked()
    {
        QVERIFY(m_store->insert(linkOf(byNumber(asan), m_tenant)));
        QVERIFY(m_store->insert(linkOf({.lid = lid}, m_otherTenant)));

        QCOMPARE(m_store->linkedTenant(byNumber(asan)).value(), m_tenant);
        QCOMPARE(m_store->linkedTenant({.lid = lid}).value(), m_otherTenant);
        QCOMPARE(m_store->linkedTenant(byNumber(bakyt)).value(), std::nullopt);
        QCOMPARE(m_store->linkedTenant({.lid = otherLid}).value(), std::nullopt);
    }

    void theNumbersLinkGoesFirst()
    {
        QVERIFY(m_store->insert(linkOf({.lid = lid}, m_otherTenant)));
        QCOMPARE(m_store->linkedTenant({.phone = phone(asan), .lid = lid}).value(), m_otherTenant);

        QVERIFY(m_store->insert(linkOf(byNumber(asan), m_tenant)));

        QCOMPARE(m_store->linkedTenant({.phone = phone(asan), .lid = lid}).value(), m_tenant);
    }

    void aLinkReplacesTheOneBefore()
    {
        for (const auto &sender : {byNumber(asan), Core::Sender{.lid = lid}}) {
            QVERIFY(m_store->insert(linkOf(sender, m_tenant)));
            QVERIFY(m_store->insert(linkOf(sender, m_otherTenant)));

            QCOMPARE(m_store->linkedTenant(sender).value(), m_otherTenant);
        }
        QCOMPARE(m_database->valueOf(u"SELECT count(*) FROM sender_links"_s).toInt(), 2);
    }

    void aHiddenIdOfAnotherAccountIsSomebodyElse()
    {
        QVERIFY(m_store->remember(lid, phone(asan), now));
        QVERIFY(m_store->insert(linkOf({.lid = otherLid}, m_tenant)));
        SqlSenderDirectory other(m_database->database(), instance + 1);

        QCOMPARE(other.numberOf(lid).value(), std::nullopt);
        QCOMPARE(other.lidOf(phone(asan)).value(), QString());
        QCOMPARE(other.linkedTenant({.lid = otherLid}).value(), std::nullopt);
        QVERIFY(other.remember(lid, phone(bakyt), now));
        QVERIFY(other.insert(linkOf({.lid = otherLid}, m_otherTenant)));

        QCOMPARE(m_store->numberOf(lid).value(), phone(asan));
        QCOMPARE(m_store->linkedTenant({.lid = otherLid}).value(), m_tenant);
    }

    void aLinkNeedsASenderAndATenant()
    {
        QVERIFY(!m_store->insert(linkOf({}, m_tenant)));
        // The original site may delete its tenants, whatever we keep of them.
        QCOMPARE(m_store->insert(linkOf(byNumber(asan), 99)).has_value(),
                 m_database->database().isAdopted());
    }

    void linksAreListedTheNewestFirst()
    {
        QVERIFY(m_store->links().value().isEmpty());
        auto first = linkOf(byNumber(asan), m_tenant);
        auto second = linkOf({.lid = lid}, m_otherTenant, u"administrator"_s);
        second.createdAt = now.addSecs(1);
        QVERIFY(m_store->insert(first));
        SqlSenderDirectory other(m_database->database(), instance + 1);
        QVERIFY(other.insert(second));

        const auto listed = m_store->links().value();

        QCOMPARE(listed.size(), 2);
        second.id = listed.first().id;
        first.id = listed.last().id;
        QCOMPARE(listed, (QList<Core::SenderLink>{second, first}));
        QCOMPARE(m_store->linksMadeBy(u"kiosk:Desk"_s).value(), QList<Core::SenderLink>{first});
        QVERIFY(m_store->linksMadeBy(u"kiosk:Des"_s).value().isEmpty());
        QCOMPARE(m_store->findLink(second.id).value(), second);
        QCOMPARE(m_store->findLink(second.id + 1).value(), std::nullopt);
    }

    void aRemovedLinkIsNone()
    {
        QVERIFY(m_store->insert(linkOf(byNumber(asan), m_tenant)));
        QVERIFY(m_store->insert(linkOf({.lid = lid}, m_tenant)));
        const auto id = m_store->links().value().last().id;

        QVERIFY(m_store->removeLink(id));

        QCOMPARE(m_store->linkedTenant(byNumber(asan)).value(), std::nullopt);
        QCOMPARE(m_store->linkedTenant({.lid = lid}).value(), m_tenant);
        QCOMPARE(m_store->findLink(id).value(), std::nullopt);
    }

    void lostTablesAreErrors()
    {
        QVERIFY(run(m_database->database(), u"DROP TABLE sender_numbers"_s));
        QVERIFY(run(m_database->database(), u"DROP TABLE sender_links"_s));

        QVERIFY(!m_store->numberOf(lid));
        QVERIFY(!m_store->lidOf(phone(asan)));
        QVERIFY(!m_store->remember(lid, phone(asan), now));
        QVERIFY(!m_store->linkedTenant(byNumber(asan)));
        QVERIFY(!m_store->links());
        QVERIFY(!m_store->linksMadeBy(u"kiosk:Desk"_s));
        QVERIFY(!m_store->findLink(1));
        QVERIFY(!m_store->removeLink(1));
        QVERIFY(!m_store->insert(linkOf(byNumber(asan), m_tenant)));
    }

private:
    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<SqlSenderDirectory> m_store;
    qint64 m_tenant = 0;
    qint64 m_otherTenant = 0;
};

KIOSK_TEST(TestSqlSenderDirectory)

} // namespace SqlSenderDirectoryTest

#include "tst_sqlsenderdirectory.moc"
