// SPDX-License-Identifier: GPL-3.0-only
#include "protocol/json.h"
#include "support/test.h"

#include <QTest>

namespace ErrorReplyTest {

using namespace Qt::StringLiterals;

class TestErrorReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anErrorHasTheFormOfTheContract()
    {
        const auto reply =
            Protocol::errorReply(u"not_found"_s, u"No such \"attempt\"."_s, u"r-1"_s);

        const QJsonObject expected{{u"error"_s,
                                    QJsonObject{{u"code"_s, u"not_found"_s},
                                                {u"message"_s, u"No such \"attempt\"."_s},
                                                {u"requestId"_s, u"r-1"_s}}}};
        QCOMPARE(Protocol::objectFrom(reply), expected);
    }
};

KIOSK_TEST(TestErrorReply)

} // namespace ErrorReplyTest
#include "tst_errorreply.moc"
