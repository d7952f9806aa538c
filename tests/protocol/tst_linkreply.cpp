// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/link.h"
#include "support/test.h"

#include <QTest>

namespace LinkReplyTest {

using Protocol::LinkReply;
using namespace Qt::StringLiterals;

class TestLinkReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const LinkReply reply{.user = {.id = 7,
                                       .name = u"Asan Usenov"_s,
                                       .maskedPhone = u"+996•••••001"_s,
                                       .type = u"tenant"_s,
                                       .role = u"tenant"_s,
                                       .roleName = u"Tenant"_s}};

        const auto read = LinkReply::fromJson(reply.toJson());

        QCOMPARE(reply.toJson().keys(), QStringList(u"user"_s));
        QVERIFY(read);
        QCOMPARE(read->user, reply.user);
    }

    void withoutAUserItIsNone()
    {
        QVERIFY(!LinkReply::fromJson({}));
        QVERIFY(!LinkReply::fromJson({{u"user"_s, u"Asan Usenov"_s}}));
    }
};

KIOSK_TEST(TestLinkReply)

} // namespace LinkReplyTest
#include "tst_linkreply.moc"
