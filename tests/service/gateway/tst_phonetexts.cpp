// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/enumtable.h"
#include "core/base/language.h"
#include "core/login/loginphrase.h"
#include "service/gateway/phonetexts.h"
#include "support/test.h"

#include <QSet>
#include <QTest>
#include <QThread>

#include <memory>

namespace PhoneTextsTest {

using namespace Service;
using Core::ReplyKind;
using namespace Qt::StringLiterals;

class TestPhoneTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageHasItsOwn_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("number");
        const auto russianCode = u"Код для входа: 012345. Никому его не сообщайте."_s;
        const auto russianNumber =
            u"Вход от вашего имени на экране «Ресепшен» в 14:05. Введите это число только на том "
            "экране: 42. Никому его не сообщайте. Если это не вы, ответьте НЕТ."_s;
        QTest::newRow("russian") << u"ru"_s << russianCode << russianNumber;
        QTest::newRow("not said") << QString() << russianCode << russianNumber;
        QTest::newRow("kyrgyz") << u"ky"_s << u"Кирүү коду: 012345. Аны эч кимге айтпаңыз."_s
                                << u"«Ресепшен» экранында сиздин атыңыздан кирүү (14:05). Ошол "
                                   "экранга гана бул санды жазыңыз: 42. Аны эч кимге айтпаңыз. "
                                   "Эгер бул сиз болбосоңуз, ЖОК деп жооп бериңиз."_s;
        QTest::newRow("english") << u"en"_s
                                 << u"Your sign-in code: 012345. Do not share it with anyone."_s
                                 << u"Sign-in as you at “Ресепшен” at 14:05. Enter this number "
                                    "on that screen only: 42. Do not tell it to anybody. If this "
                                    "is not you, reply NO."_s;
    }

    void everyLanguageHasItsOwn()
    {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QFETCH(QString, number);

        QCOMPARE(codeText(language, u"012345"_s), code);
        const QDateTime at({2026, 1, 23}, {14, 5, 59}, Qt::LocalTime);
        QCOMPARE(numberText(language, u"42"_s, u"Ресепшен"_s, at.toUTC()), number);
        const auto inBrowser = numberText(language, u"420042"_s, {}, at.toUTC());
        QVERIFY(inBrowser.contains(u" 420042."_s));
        QVERIFY(inBrowser.contains(u"14:05"_s));
        const auto refusal = language == "ky"_L1 ? u"ЖОК"_s
            : language == "en"_L1                ? u"NO"_s
                                                 : u"НЕТ"_s;
        QVERIFY(inBrowser.contains(refusal));
    }

    void whoSignedInIsToldWhereAndWhen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("kiosk");
        QTest::addColumn<QString>("expected");
        QTest::newRow("russian") << u"ru"_s << u"Ресепшен"_s
                                 << u"Вы вошли на экране «Ресепшен» в 14:05. Если это были не вы, "
                                    "ответьте НЕТ."_s;
        QTest::newRow("not said") << QString() << QString()
                                  << u"Вы вошли в браузере в 14:05. Если это были не вы, ответьте "
                                     "НЕТ."_s;
        QTest::newRow("kyrgyz") << u"ky"_s << u"Ресепшен"_s
                                << u"«Ресепшен» экранында кирдиңиз (14:05). Эгер бул сиз "
                                   "болбосоңуз, ЖОК деп жооп бериңиз."_s;
        QTest::newRow("kyrgyz browser") << u"ky"_s << QString()
                                        << u"Браузерде кирдиңиз (14:05). Эгер бул сиз болбосоңуз, "
                                           "ЖОК деп жооп бериңиз."_s;
        QTest::newRow("english") << u"en"_s << u"Desk"_s
                                 << u"You signed in at “Desk” at 14:05. If this was not you, "
                                    "answer NO."_s;
        QTest::newRow("english browser") << u"en"_s << QString()
                                         << u"You signed in in a browser at 14:05. If this was not "
                                            "you, answer NO."_s;
        QTest::newRow("a kiosk with a strange name")
            << u"en"_s << u"%2 %1"_s
            << u"You signed in at “%2 %1” at 14:05. If this was not you, answer NO."_s;
    }

    void whoSignedInIsToldWhereAndWhen()
    {
        QFETCH(QString, language);
        QFETCH(QString, kiosk);
        QFETCH(QString, expected);
        const QDateTime at({2026, 1, 23}, {14, 5, 59}, Qt::LocalTime);

        QCOMPARE(signedInText(language, kiosk, at.toUTC()), expected);
    }

    void whomSomebodyWasLinkedToIsToldWhereAndWhen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<Core::Sender>("sender");
        QTest::addColumn<QString>("expected");
        const Core::Sender number{.phone = Core::PhoneNumber::fromE164(u"+996555121099")};
        const Core::Sender hidden{.lid = u"155508384256027"_s};
        QTest::newRow("russian") << u"ru"_s << number
                                 << u"На экране «Desk» в 14:05 к вам привязали номер +996•••••099: "
                                    "теперь и с него можно войти от вашего имени. Если это ошибка, "
                                    "сразу сообщите на ресепшен."_s;
        QTest::newRow("not said, hidden")
            << QString() << hidden
            << u"На экране «Desk» в 14:05 к вам привязали скрытый номер: теперь и с него можно "
               "войти от вашего имени. Если это ошибка, сразу сообщите на ресепшен."_s;
        QTest::newRow("kyrgyz") << u"ky"_s << number
                                << u"«Desk» экранында (14:05) сизге +996•••••099 номери "
                                   "байланыштырылды: эми андан да сиздин атыңыздан кирүүгө болот. "
                                   "Эгер бул ката болсо, дароо ресепшенге айтыңыз."_s;
        QTest::newRow("english") << u"en"_s << number
                                 << u"At “Desk” at 14:05, the number +996•••••099 was linked to "
                                    "you: it can now sign in as you, too. If this is wrong, tell "
                                    "the front desk at once."_s;
        QTest::newRow("english, hidden")
            << u"en"_s << hidden
            << u"At “Desk” at 14:05, a hidden number was linked to you: it can now sign in as you, "
               "too. If this is wrong, tell the front desk at once."_s;
    }

    void whomSomebodyWasLinkedToIsToldWhereAndWhen()
    {
        QFETCH(QString, language);
        QFETCH(Core::Sender, sender);
        QFETCH(QString, expected);
        const QDateTime at({2026, 1, 23}, {14, 5, 59}, Qt::LocalTime);

        QCOMPARE(linkedText(language, sender, u"Desk"_s, at.toUTC()), expected);
    }

    // A message that a translation lacks is sent in English.
    void everyMessageIsThereInEveryLanguage_data()
    {
        QTest::addColumn<QString>("language");
        for (const auto &language : Core::languageCodes())
            QTest::newRow(qPrintable(language)) << language;
    }

    void everyMessageIsThereInEveryLanguage()
    {
        QFETCH(QString, language);

        const auto texts = textsOf(language);
        const auto english = textsOf(u"en"_s);

        for (qsizetype i = 0; i < texts.size(); ++i) {
            QVERIFY(!texts[i].isEmpty());
            QVERIFY2(!texts[i].contains(u'%'), qPrintable(texts[i]));
            QVERIFY2(language == "en"_L1 || texts[i] != english[i], qPrintable(texts[i]));
        }
    }

    void theWordToAnswerIsUnderstood_data() { everyMessageIsThereInEveryLanguage_data(); }

    void theWordToAnswerIsUnderstood()
    {
        QFETCH(QString, language);
        const auto word = Core::languageOrFirst(language).denial.toString();
        const QDateTime at({2026, 1, 23}, {14, 5, 59}, Qt::LocalTime);

        QVERIFY(Core::isDenial(word));
        for (const auto &kiosk : {u"Desk"_s, QString()}) {
            QVERIFY(numberText(language, u"42"_s, kiosk, at).contains(u' ' + word));
            QVERIFY(signedInText(language, kiosk, at).contains(u' ' + word));
        }
    }

    void everyThreadGetsTheSame()
    {
        const auto expected = textsOf(u"ky"_s);
        QStringList found;

        const std::unique_ptr<QThread> other(
            QThread::create([&found] { found = textsOf(u"ky"_s); }));
        other->start();
        QVERIFY(other->wait(5000));

        QCOMPARE(found, expected);
    }

    // Another server that gets it as a message must not answer in turn.
    void noReplyLooksLikeASignIn()
    {
        const Core::LoginPhrase phrase(u"AMT LOGIN"_s);
        for (const auto &language : {u"ru"_s, u"ky"_s, u"en"_s}) {
            for (const auto kind : {ReplyKind::ExpiredCode, ReplyKind::SendAgain,
                                    ReplyKind::ScanAgain, ReplyKind::AskDesk}) {
                const auto text = replyText(language, kind);
                QVERIFY(!phrase.attemptIn(text));
                QVERIFY(!phrase.unclearIn(text));
            }
        }
    }

    void everyOtherReplyIsAnotherInEveryLanguage()
    {
        QSet<QString> texts;
        for (const auto &language : {u"ru"_s, u"ky"_s, u"en"_s}) {
            for (const auto kind :
                 {ReplyKind::UnknownNumber, ReplyKind::ExpiredCode, ReplyKind::SendAgain,
                  ReplyKind::ScanAgain, ReplyKind::SessionEnded, ReplyKind::SignInRefused,
                  ReplyKind::AskDesk}) {
                const auto text = replyText(language, kind);
                QVERIFY(text.endsWith(u'.'));
                QVERIFY(text.size() < 120); // a glance
                texts.insert(text);
            }
        }

        QCOMPARE(texts.size(), 21);
        QCOMPARE(replyText({}, ReplyKind::AskDesk), replyText(u"ru"_s, ReplyKind::AskDesk));
    }

private:
    [[nodiscard]] static QStringList textsOf(const QString &language)
    {
        const QDateTime at({2026, 1, 23}, {14, 5, 59}, Qt::LocalTime);
        const Core::Sender number{.phone = Core::PhoneNumber::fromE164(u"+996555121099")};
        const Core::Sender hidden{.lid = u"155508384256027"_s};
        QStringList texts{codeText(language, u"012345"_s)};
        for (const auto &kiosk : {u"Desk"_s, QString()})
            texts += {numberText(language, u"42"_s, kiosk, at), signedInText(language, kiosk, at)};
        for (const auto &sender : {number, hidden})
            texts += linkedText(language, sender, u"Desk"_s, at);
        for (const auto kind : Core::enumValues<ReplyKind>) {
            if (kind != ReplyKind::SignedIn)
                texts += replyText(language, kind);
        }
        return texts;
    }
};

KIOSK_TEST(TestPhoneTexts)

} // namespace PhoneTextsTest

#include "tst_phonetexts.moc"
