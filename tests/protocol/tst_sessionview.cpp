// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/session.h"
#include "support/test.h"

#include <QTest>

namespace SessionViewTest {

using namespace Qt::StringLiterals;

namespace {

const QDateTime end({2026, 1, 23}, {17, 30}, Qt::UTC);

} // namespace

class TestSessionView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionHasTheFormOfTheContract()
    {
        const Core::SessionGrant grant{Core::Secret("AAEC_w-Q"_ba), end};

        QCOMPARE(Protocol::toJson(grant),
                 QJsonObject(
                     {{u"token"_s, u"AAEC_w-Q"_s}, {u"expiresAt"_s, u"2026-01-23T17:30:00Z"_s}}));
    }

    void aTimeIsToldInWholeSeconds()
    {
        const Core::SessionGrant grant{Core::Secret("x"_ba), end.addMSecs(999)};

        QCOMPARE(Protocol::toJson(grant)["expiresAt"_L1].toString(), u"2026-01-23T17:30:00Z"_s);
    }

    void whatIsWrittenIsRead()
    {
        const auto read = Protocol::grantFrom(Protocol::toJson({Core::Secret("AAEC_w-Q"_ba), end}));

        QVERIFY(read);
        QCOMPARE(read->token.reveal(), "AAEC_w-Q"_ba);
        QCOMPARE(read->expiresAt, end);
    }

    void halfASessionIsNone_data()
    {
        QTest::addColumn<QJsonValue>("token");
        QTest::addColumn<QJsonValue>("expiresAt");
        const QJsonValue token(u"AAEC_w-Q"_s);
        const QJsonValue time(u"2026-01-23T17:30:00Z"_s);
        const QJsonValue missing(QJsonValue::Undefined);
        QTest::newRow("nothing") << missing << missing;
        QTest::newRow("no token") << missing << time;
        QTest::newRow("empty token") << QJsonValue(u""_s) << time;
        QTest::newRow("null token") << QJsonValue() << time;
        QTest::newRow("token of another kind") << QJsonValue(7) << time;
        QTest::newRow("no time") << token << missing;
        QTest::newRow("empty time") << token << QJsonValue(u""_s);
        QTest::newRow("time of another kind") << token << QJsonValue(1769189400);
        QTest::newRow("no such time") << token << QJsonValue(u"2026-02-30T17:30:00Z"_s);
        QTest::newRow("words") << token << QJsonValue(u"soon"_s);
    }

    void halfASessionIsNone()
    {
        QFETCH(QJsonValue, token);
        QFETCH(QJsonValue, expiresAt);

        QVERIFY(!Protocol::grantFrom({{u"token"_s, token}, {u"expiresAt"_s, expiresAt}}));
    }

    void moreMembersAreOfNoMatter()
    {
        auto json = Protocol::toJson({Core::Secret("AAEC_w-Q"_ba), end});
        json.insert("role"_L1, u"admin"_s);

        QVERIFY(Protocol::grantFrom(json));
    }
};

KIOSK_TEST(TestSessionView)

} // namespace SessionViewTest

#include "tst_sessionview.moc"
