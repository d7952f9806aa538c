// SPDX-License-Identifier: GPL-3.0-only
#include "greenapi/receiving/decoder.h"
#include "samples.h"
#include "support/test.h"

#include <QJsonArray>

#include <limits>

namespace DecoderGarbageTest {

using namespace GreenApi;
using namespace Qt::StringLiterals;

namespace {

const Account account{.idInstance = 1101000001,
                      .number = Core::PhoneNumber::fromE164(u"+996700000001")};
const auto visitor = u"+996555121001"_s;
const auto hiddenVisitor = u"155508384256027"_s;

std::optional<Core::Sender> senderOf(const Notification &notification)
{
    if (const auto *const text = std::get_if<IncomingText>(&notification))
        return text->sender;
    if (const auto *const unreadable = std::get_if<UnreadableText>(&notification))
        return unreadable->sender;
    return std::nullopt;
}

QStringList sampleNames()
{
    QStringList names;
    for (const auto &file : Samples::folder().entryList({u"*.json"_s}, QDir::Files))
        names.append(file.chopped(5));
    return names;
}

QStringList memberPaths(const QJsonObject &object, const QString &prefix = {})
{
    QStringList paths;
    for (auto it = object.begin(); it != object.end(); ++it) {
        paths.append(prefix + it.key());
        paths.append(memberPaths(it.value().toObject(), prefix + it.key() + u'.'));
    }
    return paths;
}

const QJsonArray &strangeValues()
{
    static const QJsonArray values{QJsonValue::Null,
                                   true,
                                   false,
                                   0,
                                   1,
                                   -1,
                                   1.5,
                                   1e300,
                                   std::numeric_limits<qint64>::max(),
                                   u""_s,
                                   u"x"_s,
                                   u"996555121002@c.us"_s,
                                   u"1101000001"_s,
                                   u"{{SWE001}}"_s,
                                   QString(QChar(0xD800)),
                                   QJsonArray(),
                                   QJsonArray{1, u"x"_s},
                                   QJsonObject(),
                                   QJsonObject{{u"text"_s, QJsonObject()}}};
    return values;
}

} // namespace

//! No garbage crashes the decoder, and nobody is taken for somebody else.
class TestDecoderGarbage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySample_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &name : sampleNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void everySample()
    {
        QFETCH(QString, name);
        truncatedAnywhereIsNotJson(Samples::read(name).trimmed());
        withAnyMemberStrangeTellsNoOtherSender(Samples::object(name));
    }

    void brokenTextIsIgnored_data()
    {
        QTest::addColumn<QByteArray>("body");

        const auto sample = Samples::read(u"incoming-textMessage"_s);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blank") << QByteArray(" \r\n");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("number") << QByteArray("7");
        QTest::newRow("array") << "[" + sample + "]";
        QTest::newRow("two objects") << sample + sample;
        QTest::newRow("form") << QByteArray("typeWebhook=incomingMessageReceived");
        QTest::newRow("invalid UTF-8") << QByteArray(sample).replace("AMT", "A\xC3(T");
        QTest::newRow("Latin-1") << QByteArray(sample).replace("AMT", "\xE9");
        QTest::newRow("encoded surrogate") << QByteArray(sample).replace("AMT", "\xED\xA0\x80");
        QTest::newRow("NUL between") << QByteArray(sample).replace(0, 1, QByteArray("{\0", 2));
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE{\0}\0", 6);
        QTest::newRow("open arrays") << QByteArray(100'000, '[');
        QTest::newRow("open objects") << QByteArray("{\"a\":").repeated(100'000);
        QTest::newRow("nested arrays")
            << "{\"a\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}";
        QTest::newRow("nested beside") << QByteArray(sample).replace(
            0, 1, "{\"a\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + ",");
        QTest::newRow("1 MiB of blanks") << QByteArray(1 << 20, ' ');
        QTest::newRow("1 MiB of quotes") << QByteArray(1 << 20, '"');
        QTest::newRow("1 MiB of backslashes") << "{\"" + QByteArray(1 << 20, '\\');
        QTest::newRow("1 MiB of digits") << "{\"a\":" + QByteArray(1 << 20, '9') + "}";
    }

    void brokenTextIsIgnored()
    {
        QFETCH(QByteArray, body);

        const auto decoded = decode(body, account);

        QVERIFY(!decoded);
        // Some parsers take what Qt's refuses; that it signs nobody in is what matters.
        if (decoded.error() != IgnoreReason::NotJson)
            QVERIFY(decoded.error() == IgnoreReason::NotAnIncomingMessage);
    }

    void oddTextIsTaken_data()
    {
        QTest::addColumn<QByteArray>("writtenText");
        QTest::addColumn<QString>("text");

        const QString mebibyte(1 << 20, u'x');
        QTest::newRow("1 MiB") << mebibyte.toLatin1() << mebibyte;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a\0b"_s;
        QTest::newRow("escaped NUL") << QByteArray(R"(a\u0000b)") << u"a\0b"_s;
        QTest::newRow("lone surrogate")
            << QByteArray(R"(a\uD800b)") << u'a' + QString(QChar(0xD800)) + u'b';
        QTest::newRow("surrogate pair") << QByteArray(R"(\uD83D\uDC4D)") << u"👍"_s;
        QTest::newRow("direction marks") << QByteArray(R"(\u202Eabc)") << u"\u202Eabc"_s;
    }

    void oddTextIsTaken()
    {
        QFETCH(QByteArray, writtenText);
        QFETCH(QString, text);
        const auto body =
            Samples::read(u"incoming-textMessage"_s)
                .replace("AMT LOGIN 3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11", writtenText);

        const auto decoded = decode(body, account);

        QVERIFY(decoded);
        QCOMPARE(std::get<IncomingText>(*decoded).text, text);
    }

    void ofDuplicateMembersTheLastCounts()
    {
        const auto body =
            Samples::read(u"incoming-textMessage"_s)
                .replace("\"senderName\"", R"("sender":"120363000000000001@g.us","senderName")");

        const auto decoded = decode(body, account);

        QVERIFY(!decoded);
        QVERIFY(decoded.error() == IgnoreReason::NotDirect);
    }

    void byteOrderMarkIsTolerated()
    {
        const auto decoded =
            decode("\xEF\xBB\xBF" + Samples::read(u"incoming-textMessage"_s), account);

        QVERIFY(decoded);
    }

private:
    static void truncatedAnywhereIsNotJson(const QByteArray &sample)
    {
        for (qsizetype size = 0; size < sample.size(); size += 7) {
            const auto decoded = decode(sample.first(size), account);
            QVERIFY(!decoded);
            QVERIFY(decoded.error() == IgnoreReason::NotJson);
        }
    }

    static void withAnyMemberStrangeTellsNoOtherSender(const QJsonObject &sample)
    {
        for (const auto &path : memberPaths(sample)) {
            for (const auto &value : strangeValues()) {
                const auto body = Samples::toBytes(Samples::changed(sample, path, value));
                const auto decoded = decode(body, account);
                const auto sender = decoded ? senderOf(*decoded) : std::nullopt;
                QVERIFY(!sender || !sender->phone || sender->phone->e164() == visitor);
                QVERIFY(!sender || sender->lid.isEmpty() || sender->lid == hiddenVisitor);
            }
        }
    }
};

KIOSK_TEST(TestDecoderGarbage)

} // namespace DecoderGarbageTest
#include "tst_decodergarbage.moc"
