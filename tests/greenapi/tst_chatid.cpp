// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/base/chatid.h"
#include "support/test.h"

#include <QTest>

namespace ChatIdTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

class TestChatId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadFromItsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ChatKind>("kind");
        QTest::addColumn<QString>("digits");

        const auto person = ChatKind::Person;
        const auto hidden = ChatKind::HiddenPerson;
        const auto other = ChatKind::Other;
        QTest::newRow("person") << u"996555121001@c.us"_s << person << u"996555121001"_s;
        QTest::newRow("device") << u"996555121001:3@c.us"_s << person << u"996555121001"_s;
        QTest::newRow("long device") << u"996555121001:123@c.us"_s << person << u"996555121001"_s;
        QTest::newRow("5 digits") << u"12345@c.us"_s << person << u"12345"_s;
        QTest::newRow("14 digits") << u"62812345678901@c.us"_s << person << u"62812345678901"_s;
        QTest::newRow("15 digits are a hidden id")
            << u"155508384256027@c.us"_s << hidden << u"155508384256027"_s;
        QTest::newRow("15 digits with a device")
            << u"155508384256027:4@c.us"_s << hidden << u"155508384256027"_s;
        QTest::newRow("15 digits in WhatsApp's own form")
            << u"155508384256027@s.whatsapp.net"_s << hidden << u"155508384256027"_s;
        QTest::newRow("20 digits")
            << u"12345678901234567890@c.us"_s << hidden << u"12345678901234567890"_s;
        QTest::newRow("4 digits") << u"1234@c.us"_s << other << u""_s;
        QTest::newRow("21 digits") << u"123456789012345678901@c.us"_s << other << u""_s;
        QTest::newRow("hidden") << u"155508384256027@lid"_s << hidden << u"155508384256027"_s;
        QTest::newRow("hidden device")
            << u"155508384256027:2@lid"_s << hidden << u"155508384256027"_s;
        QTest::newRow("group") << u"120363000000000001@g.us"_s << other << u""_s;
        QTest::newRow("old group") << u"996555121001-1600000000@g.us"_s << other << u""_s;
        QTest::newRow("statuses") << u"status@broadcast"_s << other << u""_s;
        QTest::newRow("channel") << u"120363000000000001@newsletter"_s << other << u""_s;
        QTest::newRow("empty") << u""_s << other << u""_s;
        QTest::newRow("bare number") << u"996555121001"_s << other << u""_s;
        QTest::newRow("plus") << u"+996555121001@c.us"_s << other << u""_s;
        QTest::newRow("blank") << u" 996555121001@c.us"_s << other << u""_s;
        QTest::newRow("line break after it") << u"996555121001@c.us\n"_s << other << u""_s;
        QTest::newRow("no device") << u"996555121001:@c.us"_s << other << u""_s;
        QTest::newRow("two devices") << u"996555121001:1:2@c.us"_s << other << u""_s;
        QTest::newRow("device of letters") << u"996555121001:x@c.us"_s << other << u""_s;
        QTest::newRow("dot is a dot") << u"996555121001@cxus"_s << other << u""_s;
        QTest::newRow("capitals") << u"996555121001@C.US"_s << other << u""_s;
        QTest::newRow("longer domain") << u"996555121001@c.us.example.org"_s << other << u""_s;
        QTest::newRow("two addresses") << u"996555121001@c.us@c.us"_s << other << u""_s;
        QTest::newRow("Arabic digits") << u"٩٩٦٥٥٥١٢١٠٠١@c.us"_s << other << u""_s;
        QTest::newRow("letters among them") << u"99655512100l@c.us"_s << other << u""_s;
        QTest::newRow("NUL") << u"996555121001\0@c.us"_s << other << u""_s;
    }

    void isReadFromItsText()
    {
        QFETCH(QString, text);
        QFETCH(ChatKind, kind);
        QFETCH(QString, digits);

        const auto id = ChatId::parse(text);

        QCOMPARE(id.kind, kind);
        QCOMPARE(id.digits, digits);
    }

    void ofAPersonIsReadBack()
    {
        const auto text = ChatId::ofPerson(u"996555121001"_s);

        QCOMPARE(text, u"996555121001@c.us"_s);
        QCOMPARE(ChatId::parse(text).digits, u"996555121001"_s);
    }
};

KIOSK_TEST(TestChatId)

} // namespace ChatIdTest
#include "tst_chatid.moc"
