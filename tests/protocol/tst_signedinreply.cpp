// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/session.h"
#include "support/test.h"

#include <QTest>

namespace SignedInReplyTest {

using Protocol::SignedInReply;
using namespace Qt::StringLiterals;

namespace {

SignedInReply example()
{
    return {
        .user = {.id = 5,
                 .name = u"Asan Usenov"_s,
                 .maskedPhone = u"+996•••••001"_s,
                 .type = u"tenant"_s,
                 .role = u"tenant"_s,
                 .roleName = u"Tenant"_s},
        .session = {Core::Secret("session-token"_ba), QDateTime({2026, 1, 23}, {17, 30}, Qt::UTC)}};
}

} // namespace

class TestSignedInReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsTheUserAndTheSession()
    {
        QCOMPARE(example().toJson(),
                 QJsonObject({{u"user"_s, example().user.toJson()},
                              {u"session"_s,
                               QJsonObject{{u"token"_s, u"session-token"_s},
                                           {u"expiresAt"_s, u"2026-01-23T17:30:00Z"_s}}}}));
    }

    void whatIsWrittenIsRead()
    {
        const auto read = SignedInReply::fromJson(example().toJson());

        QVERIFY(read);
        QCOMPARE(read->user, example().user);
        QCOMPARE(read->session.token.reveal(), "session-token"_ba);
        QCOMPARE(read->session.expiresAt, example().session.expiresAt);
    }

    void bothMustBeThere()
    {
        for (const auto &member : {u"user"_s, u"session"_s}) {
            auto json = example().toJson();
            json.remove(member);
            QVERIFY(!SignedInReply::fromJson(json));
            json.insert(member, QJsonObject());
            QVERIFY(!SignedInReply::fromJson(json));
        }
    }
};

KIOSK_TEST(TestSignedInReply)

} // namespace SignedInReplyTest
#include "tst_signedinreply.moc"
