// SPDX-License-Identifier: GPL-3.0-only
#include "flow/eventually.h"
#include "flow/machine.h"
#include "flow/picture.h"
#include "flow/virtualscreen.h"
#include "support/test.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <csignal>
#include <vector>

namespace StandstillTest {

using namespace Qt::StringLiterals;
using namespace FlowTest;
using namespace std::chrono_literals;

namespace {

const auto maria = u"Maria Ivanova"_s;
const auto mariasPhone = u"996555010203"_s;

// The shortest life that an attempt may have.
const QMap<QString, QString> shortLived{{u"login/attempt_seconds"_s, u"60"_s},
                                        {u"login/rotate_seconds"_s, u"20"_s}};

// As /api/auth/whatsapp/status/ tells anybody; empty if there is no answer.
QString statusOf(const QUrl &server, const QString &attempt)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(
        server.resolved(QUrl(u"/api/auth/whatsapp/status/?attemptId=%1"_s.arg(attempt))))));
    if (!eventually([&reply] { return reply->isFinished(); }))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object()[u"status"_s].toString();
}

QString attemptIn(const QImage &picture)
{
    return messageIn(codeIn(picture)).section(u' ', -1);
}

//! Frames as they come, those that look like the one before left out.
class Film
{
public:
    //! @p still is what is on screen when it begins.
    explicit Film(const VirtualScreen &screen, QImage still)
        : m_screen(screen)
        , m_frames{std::move(still)}
    {
        m_clock.start();
    }

    void shootFor(std::chrono::milliseconds time)
    {
        const QDeadlineTimer deadline(time);
        while (!deadline.hasExpired()) {
            auto frame = m_screen.glance();
            if (frame == m_frames.back())
                continue;
            if (m_frames.size() == 1)
                m_firstAfter = std::chrono::milliseconds(m_clock.elapsed());
            m_frames.push_back(std::move(frame));
        }
    }

    //! Without the one that it began with.
    [[nodiscard]] std::vector<QImage> frames() const
    {
        return {m_frames.begin() + 1, m_frames.end()};
    }
    //! How long the first of them took.
    [[nodiscard]] std::chrono::milliseconds firstAfter() const { return m_firstAfter; }

private:
    const VirtualScreen &m_screen;
    std::vector<QImage> m_frames;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_firstAfter{0};
};

} // namespace

// The machine sleeps, or the program is stopped, for longer than a code lives.
class TestStandstill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto missing = missingAmong({u"Xvfb"_s, u"import"_s, u"zbarimg"_s, u"tesseract"_s});
        QVERIFY2(missing.isEmpty(), missing.constData());
    }

    void noStaleCodeIsOnTheFirstFrameAfter()
    {
        const VirtualScreen screen({1280, 800});
        Machine machine(shortLived);
        machine.set(u"DISPLAY"_s, screen.display());
        QVERIFY(machine.addTenant(maria, u'+' + mariasPhone));
        const auto server = machine.startServer();
        const auto address = addressOf(*server);
        const auto kiosk =
            machine.startKiosk({u"--language"_s, u"en"_s, u"--server"_s, address.toString()});
        QString former;
        QVERIFY(eventually([&] {
            former = attemptIn(screen.glance());
            return !former.isEmpty();
        }));

        kiosk->signal(SIGSTOP);
        const auto still = screen.glance();
        former = attemptIn(still);
        QCOMPARE(statusOf(address, former), u"NEW"_s);
        QVERIFY(eventually([&] { return statusOf(address, former) == u"FAILED"_s; }, 100s));
        QCOMPARE(screen.glance(), still);
        Film film(screen, still);
        kiosk->signal(SIGCONT);
        film.shootFor(2s);

        qInfo("%zu frames, the first after %lld ms", film.frames().size(),
              static_cast<long long>(film.firstAfter().count()));
        QVERIFY(!film.frames().empty());
        QVERIFY(film.firstAfter() < 1s);
        for (const auto &frame : film.frames()) {
            const auto attempt = attemptIn(frame);
            QVERIFY(attempt != former);
            QVERIFY(attempt.isEmpty() || statusOf(address, attempt) == u"NEW"_s);
        }
        QString fresh;
        QVERIFY(eventually([&] {
            fresh = messageIn(codeIn(screen.glance()));
            return !fresh.isEmpty();
        }));
        QVERIFY(!machine.deliver(address, mariasPhone, fresh).isEmpty());
        QVERIFY(eventually([&] { return wordsIn(screen.glance()).contains(maria); }));
    }
};

KIOSK_TEST(TestStandstill)

} // namespace StandstillTest
#include "tst_standstill.moc"
