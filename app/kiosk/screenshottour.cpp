#include "kiosk/screenshottour.h"

#include "core/loginphrase.h"
#include "core/whatsapplink.h"
#include "kiosk/logging.h"

#include <QDir>
#include <QPixmap>

namespace Kiosk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Protocol::StartReply inventedInvitation()
{
    const QUuid id(u"{3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11}"_s);
    const QString message = Core::LoginPhrase(u"AMT LOGIN"_s).textFor(id);
    const auto number = Core::PhoneNumber::fromInternationalDigits(u"996700000001");
    return {.attemptId = id,
            .expiresAt = {},
            .loginMessage = message,
            .whatsappLink = Core::whatsappLink(number.value(), message),
            .channelToken = {},
            .expiresIn = 180s,
            .serverTime = {},
            .rotateAfter = 90s};
}

Protocol::UserView inventedVisitor()
{
    return {.id = 1,
            .name = u"Айгүл Осмонова"_s,
            .maskedPhone = u"+996•••••123"_s,
            .type = u"tenant"_s,
            .role = u"tenant"_s,
            .roleName = u"Tenant"_s};
}

} // namespace

ScreenshotTour::ScreenshotTour(const KioskOptions &options, QString directory, QObject *parent)
    : QObject(parent)
    , m_directory(std::move(directory))
    , m_isWindowed(options.isWindowed)
    , m_screens(options.languages, options.demoSenders)
{
    for (const auto &language : options.languages)
        addStops(language);
}

void ScreenshotTour::start()
{
    m_isComplete = QDir().mkpath(m_directory);
    fillScreen(m_screens, m_isWindowed);
    QMetaObject::invokeMethod(this, &ScreenshotTour::visitNext, Qt::QueuedConnection);
}

void ScreenshotTour::addStops(const QString &language)
{
    const auto add = [&](const QString &page, std::function<void()> show) {
        m_stops.push_back({.page = page, .language = language, .show = std::move(show)});
    };
    add(u"scan"_s, [this] { m_screens.showScan(inventedInvitation()); });
    add(u"received"_s, [this] { m_screens.showReceived(); });
    add(u"welcome"_s, [this] { m_screens.showWelcome(inventedVisitor()); });
    add(u"refused"_s, [this] { m_screens.showRefused(Core::FailureReason::UserNotFound); });
    add(u"unavailable"_s, [this] { m_screens.showUnavailable(Trouble::Network); });
}

void ScreenshotTour::visitNext()
{
    if (m_next == m_stops.size()) {
        Q_EMIT finished(m_isComplete);
        return;
    }
    const auto &stop = m_stops[m_next++];
    m_translations.use(stop.language);
    m_screens.speak(stop.language);
    stop.show();
    m_screens.showTimeLeft({.left = 42s, .whole = 60s});
    // The change of language is delivered by the event loop; the picture comes after it.
    QMetaObject::invokeMethod(
        this, [this, stop] { save(stop); }, Qt::QueuedConnection);
}

void ScreenshotTour::save(const Stop &stop)
{
    const QString file = m_directory + u'/' + stop.page + u'-' + stop.language + u".png"_s;
    if (!m_screens.grab().save(file)) {
        qCWarning(lcKiosk) << "cannot write" << file;
        m_isComplete = false;
    }
    visitNext();
}

} // namespace Kiosk
