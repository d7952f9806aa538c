// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/session.h"
#include "support/invented.h"
#include "support/test.h"

#include <QJsonArray>
#include <QTest>

namespace UserViewTest {

using Protocol::UserView;
using namespace Qt::StringLiterals;

class TestUserView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itTellsExactlyWhatTheContractSays()
    {
        auto tenant = TestSupport::tenant(7, u"+996555123123");
        tenant.type = u"property_owner"_s;
        tenant.email = u"asan@example.org"_s;
        tenant.comment = u"keys at the desk"_s;

        const auto json = UserView::of(tenant, {}).toJson();

        const QJsonObject expected{
            {u"id"_s, 7},
            {u"name"_s, u"Asan Usenov"_s},
            {u"phone"_s, u"+996•••••123"_s},
            {u"type"_s, u"property_owner"_s},
            {u"role"_s, u"landlord"_s},
            {u"roleName"_s, u"Landlord"_s},
        };
        QCOMPARE(json, expected);
    }

    void theRoleIsTheTables()
    {
        auto tenant = TestSupport::tenant(7, u"+996555123123");
        tenant.type = u"cleaner"_s;
        Core::RoleTable roles;
        roles.set(u"cleaner"_s, Core::Role::Staff);

        const auto view = UserView::of(tenant, roles);

        QCOMPARE(view.type, u"cleaner"_s);
        QCOMPARE(view.role, u"staff"_s);
        QCOMPARE(view.roleName, u"Staff"_s);
        QCOMPARE(UserView::of(tenant, {}).role, u"tenant"_s);
    }

    void whatIsWrittenIsRead()
    {
        auto tenant = TestSupport::tenant(9007199254740993, u"+996555123123");
        tenant.name = u"Асан «Үсөн» 🙂"_s;
        const auto view = UserView::of(tenant, {});

        QCOMPARE(UserView::fromJson(view.toJson()), view);
    }

    void aTenantWithoutAPhoneHasNone()
    {
        auto tenant = TestSupport::tenant(7, u"+996555123123");
        tenant.phone.reset();

        QCOMPARE(UserView::of(tenant, {}).maskedPhone, QString());
    }

    void withoutIdOrNameNobodyIsRead_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");

        for (const auto &member : {u"id"_s, u"name"_s}) {
            const auto row = [&member](const char *what, const QJsonValue &value) {
                QTest::addRow("%s %s", what, qPrintable(member)) << member << value;
            };
            row("missing", QJsonValue(QJsonValue::Undefined));
            row("null", QJsonValue());
            row("true", true);
            row("array for", QJsonArray());
            row("object for", QJsonObject());
        }
        QTest::newRow("text for id") << u"id"_s << QJsonValue(u"7"_s);
        QTest::newRow("number for name") << u"name"_s << QJsonValue(7);
    }

    void withoutIdOrNameNobodyIsRead()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        auto json = UserView::of(TestSupport::tenant(7, u"+996555123123"), {}).toJson();
        json.insert(member, value); // an undefined value removes the member

        QVERIFY(!UserView::fromJson(json));
    }
};

KIOSK_TEST(TestUserView)

} // namespace UserViewTest
#include "tst_userview.moc"
