// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/flow/codelogin.h"
#include "protocol/code.h"
#include "protocol/json.h"
#include "support/fakeloginserver.h"
#include "support/test.h"

#include <QSignalSpy>
#include <QTest>

namespace CodeLoginTest {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kiosk::CodeDialog;
using Kiosk::CodeLogin;
using Kiosk::CodeTrouble;
using TestSupport::FakeLoginServer;
using Status = QHttpServerResponder::StatusCode;

namespace {

const Protocol::UserView aigul{.id = 1,
                               .name = u"Айгүл Осмонова"_s,
                               .maskedPhone = u"+996•••••001"_s,
                               .type = u"tenant"_s,
                               .role = u"tenant"_s,
                               .roleName = u"Tenant"_s};

Core::PhoneNumber phone()
{
    return *Core::PhoneNumber::fromE164(u"+996555121001");
}

} // namespace

class TestCodeLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = 1000s;
        m_server.emplace();
        m_server->codeUser = aigul;
        m_client.emplace(Kiosk::ServerAddress(m_server->url()), Core::Secret("key"));
        m_login.emplace(*m_client, [this] { return m_now; });
        m_login->setLanguage(u"ky"_s);
    }

    void aCodeIsAskedForInTheVisitorsLanguage()
    {
        const QSignalSpy sent(&*m_login, &CodeLogin::sent);

        m_login->request(phone());
        QVERIFY(m_login->dialog().step == CodeDialog::Step::Asking);
        QCOMPARE(m_login->dialog().maskedPhone, u"+996•••••001"_s);

        QTRY_COMPARE(sent.size(), 1);
        QVERIFY(m_login->dialog().step == CodeDialog::Step::Waiting);
        QVERIFY(!m_login->dialog().trouble);
        QCOMPARE(m_login->dialog().triesLeft, 5);
        QCOMPARE(m_login->untilOver(), 180s);
        const auto json = Protocol::objectFrom(m_server->codeRequests().first());
        const auto request = Protocol::CodeRequest::fromJson(*json);
        QCOMPARE(request->phone, u"+996555121001"_s);
        QCOMPARE(request->language, u"ky"_s);
    }

    void twoTouchesAreOneRequest()
    {
        m_login->request(phone());
        m_login->request(phone());

        ask();
        QCOMPARE(m_server->codeRequests().size(), 1);
    }

    void theRightCodeSignsIn()
    {
        ask();
        const QSignalSpy completed(&*m_login, &CodeLogin::completed);

        m_login->verify(u"123456"_s);
        QVERIFY(m_login->dialog().step == CodeDialog::Step::Checking);

        QTRY_COMPARE(completed.size(), 1);
        QCOMPARE(completed.first().first().value<Protocol::SignedInReply>().user, aigul);
        QVERIFY(m_login->dialog() == CodeDialog());
    }

    void fiveWrongOnesAreTheEndAndANewOneCanBeHadAtOnce()
    {
        ask();
        for (const int left : {4, 3, 2, 1}) {
            enterWrong();
            QVERIFY(m_login->dialog().trouble == CodeTrouble::Wrong);
            QCOMPARE(m_login->dialog().triesLeft, left);
            QVERIFY(m_login->untilResend() > 0s);
        }

        enterWrong();

        QVERIFY(m_login->dialog().trouble == CodeTrouble::Over);
        QCOMPARE(m_login->untilResend(), 0ms);
        ask([this] { m_login->resend(); });
        QCOMPARE(m_login->dialog().triesLeft, 5);
        QVERIFY(!m_login->dialog().trouble);
    }

    void anotherCodeOnlyAfterAWhile()
    {
        ask();
        QCOMPARE(m_login->untilResend(), 30s);

        m_now += 29'999ms;
        m_login->resend();
        QVERIFY(m_login->dialog().step == CodeDialog::Step::Waiting);
        m_now += 1ms;
        ask([this] { m_login->resend(); });

        QCOMPARE(m_server->codeRequests().size(), 2);
        QCOMPARE(m_server->codeRequests()[0], m_server->codeRequests()[1]);
        QCOMPARE(m_login->untilResend(), 30s);
        QCOMPARE(m_login->untilOver(), 180s);
    }

    void aFailedRequestIsTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<CodeTrouble>("trouble");

        QTest::newRow("no number") << 400 << CodeTrouble::NotANumber;
        QTest::newRow("too often") << 429 << CodeTrouble::TooOften;
        QTest::newRow("unknown kiosk") << 401 << CodeTrouble::Server;
        QTest::newRow("no gateway") << 503 << CodeTrouble::Server;
        QTest::newRow("bad answer") << 200 << CodeTrouble::Server;
    }

    void aFailedRequestIsTold()
    {
        QFETCH(int, status);
        QFETCH(CodeTrouble, trouble);
        m_server->requestCodeAnswer = {Status(status), "{}"};
        const QSignalSpy sent(&*m_login, &CodeLogin::sent);

        m_login->request(phone());

        QTRY_VERIFY(m_login->dialog().trouble == trouble);
        QVERIFY(m_login->dialog().step == CodeDialog::Step::Idle);
        QVERIFY(sent.isEmpty());
    }

    void nobodyThereIsNetworkTrouble()
    {
        m_server->goDown();

        m_login->request(phone());

        QTRY_VERIFY(m_login->dialog().trouble == CodeTrouble::Network);
    }

    void whoHasACodeKeepsItWhenAnotherCannotBeSent()
    {
        ask();
        m_now += 30s;
        m_server->requestCodeAnswer = {Status::TooManyRequests, "{}"};

        m_login->resend();
        QTRY_VERIFY(m_login->dialog().trouble == CodeTrouble::TooOften);

        QVERIFY(m_login->dialog().step == CodeDialog::Step::Waiting);
        const QSignalSpy completed(&*m_login, &CodeLogin::completed);
        m_login->verify(u"123456"_s);
        QTRY_COMPARE(completed.size(), 1);
    }

    void aFailedCheckIsTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<CodeTrouble>("trouble");
        QTest::addColumn<std::chrono::milliseconds>("untilResend");
        const std::chrono::milliseconds whole = 30s;

        QTest::newRow("over") << 410 << CodeTrouble::Over << std::chrono::milliseconds(0);
        QTest::newRow("too often") << 429 << CodeTrouble::TooOften << whole;
        QTest::newRow("broken") << 500 << CodeTrouble::Server << whole;
    }

    void aFailedCheckIsTold()
    {
        QFETCH(int, status);
        QFETCH(CodeTrouble, trouble);
        QFETCH(std::chrono::milliseconds, untilResend);
        m_server->wrongCodeAnswer = FakeLoginServer::Answer{Status(status), "{}"};
        ask();

        enterWrong();

        QVERIFY(m_login->dialog().trouble == trouble);
        QCOMPARE(m_login->dialog().triesLeft, 5);
        QCOMPARE(m_login->untilResend(), untilResend);
    }

    void anAnswerToWhoHasLeftConcernsNobody()
    {
        const QSignalSpy sent(&*m_login, &CodeLogin::sent);
        m_login->request(phone());

        m_login->forget();
        QTRY_COMPARE(m_server->codeRequests().size(), 1);
        ask(); // answered after the first

        QCOMPARE(sent.size(), 1);
    }

    void aSignInOfWhoHasLeftConcernsNobody()
    {
        ask();
        const QSignalSpy completed(&*m_login, &CodeLogin::completed);
        m_login->verify(u"123456"_s);

        m_login->forget();
        QTRY_COMPARE(m_server->codeEntries().size(), 1);
        ask();

        QVERIFY(completed.isEmpty());
    }

    void nothingOfTheVisitorRemains()
    {
        ask();

        m_login->forget();

        QVERIFY(m_login->dialog() == CodeDialog());
        QCOMPARE(m_login->untilOver(), 0ms);
        m_login->resend();
        m_login->verify(u"123456"_s);
        QVERIFY(m_login->dialog() == CodeDialog());
    }

private:
    void ask()
    {
        ask([this] { m_login->request(phone()); });
    }

    void ask(const std::function<void()> &how)
    {
        QSignalSpy sent(&*m_login, &CodeLogin::sent);
        how();
        QVERIFY(!sent.isEmpty() || sent.wait());
    }

    void enterWrong()
    {
        m_login->verify(u"000000"_s);
        QTRY_VERIFY(m_login->dialog().step == CodeDialog::Step::Waiting);
    }

    std::chrono::milliseconds m_now{0};
    std::optional<FakeLoginServer> m_server;
    std::optional<Kiosk::LoginClient> m_client;
    std::optional<CodeLogin> m_login;
};

KIOSK_TEST(TestCodeLogin)

} // namespace CodeLoginTest
#include "tst_codelogin.moc"
