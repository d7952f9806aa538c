// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/receiving/decoder.h"
#include "greenapi/receiving/webhook.h"
#include "samples.h"
#include "support/test.h"

namespace NotificationTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

namespace {

SimulatedText likeTheSample()
{
    return {
        .idInstance = 1101000001,
        .companyNumber = Core::PhoneNumber::fromE164(u"+996700000001"),
        .sender = *Core::PhoneNumber::fromE164(u"+996555121001"),
        .senderName = u"Test User"_s,
        .messageId = u"3A000000000000000003"_s,
        .sentAt = QDateTime::fromSecsSinceEpoch(1790000003).toUTC(),
        .text = u"AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11"_s,
    };
}

} // namespace

class TestNotification : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksLikeTheGateways()
    {
        const auto sample = Samples::object(u"incoming-extendedTextMessage-plain-or-wame"_s);

        const auto built = textMessageNotification(likeTheSample());

        QVERIFY(!sample.isEmpty());
        QCOMPARE(QJsonDocument::fromJson(built).object(), sample);
    }

    void isDecoded()
    {
        auto message = likeTheSample();
        message.idInstance = 110'100'000'001;
        message.text = u"Саламатсызбы \"AMT\"\n👍"_s;

        const auto decoded =
            decode(textMessageNotification(message),
                   {.idInstance = message.idInstance, .number = message.companyNumber});

        QVERIFY(decoded);
        const auto &text = std::get<IncomingText>(*decoded);
        QCOMPARE(*text.sender.phone, message.sender);
        QCOMPARE(text.text, message.text);
        QCOMPARE(text.sentAt, message.sentAt);
        QCOMPARE(text.key.messageId, message.messageId);
        QCOMPARE(text.key.instance, message.idInstance);
    }

    void leavesAnUnknownCompanyNumberEmpty()
    {
        auto message = likeTheSample();
        message.companyNumber.reset();

        const auto built = QJsonDocument::fromJson(textMessageNotification(message)).object();

        const auto wid = built["instanceData"_L1]["wid"_L1];
        QVERIFY(wid.isString());
        QCOMPARE(wid.toString(), u""_s);
    }
};

KIOSK_TEST(TestNotification)

} // namespace NotificationTest
#include "tst_notification.moc"
