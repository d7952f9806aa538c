// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/inventedscenes.h"

#include "core/base/language.h"
#include "core/login/loginphrase.h"
#include "kiosk/pages/screens.h"

#include <algorithm>

namespace Kiosk::Invented {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDateTime someMorning()
{
    return QDateTime(QDate(2026, 1, 23), QTime(9, 41), Qt::UTC);
}

Protocol::AttemptView attempt(int minutesAgo, Core::AttemptState state, const QString &phone,
                              const QString &name)
{
    return {.attemptId = QUuid(),
            .createdAt = someMorning().addSecs(-60 * minutesAgo),
            .state = state,
            .maskedPhone = phone,
            .name = name,
            .role = {}};
}

QList<Protocol::AttemptView> attempts()
{
    using enum Core::AttemptStatus;
    using Core::FailureReason;
    return {
        attempt(1, {Completed, {}}, u"+996•••••001"_s, u"Айгүл Осмонова"_s),
        attempt(4, {Failed, FailureReason::UserNotFound}, u"+996•••••099"_s, {}),
        attempt(9, {Completed, {}}, u"+996•••••002"_s, u"Сергей Ковалёв"_s),
        attempt(17, {Failed, FailureReason::ConfirmationFailed}, u"+996•••••003"_s,
                u"Нурлан Токтосунов"_s),
        attempt(31, {Failed, FailureReason::PhoneNotUnique}, u"+996•••••007"_s, {}),
        attempt(45, {Failed, FailureReason::TenantDisabled}, u"+996•••••004"_s,
                u"Гүлнара Садырова"_s),
    };
}

QList<Core::Finding> health()
{
    using Core::Finding;
    using enum Core::FindingCode;
    return {Finding::of(ServerOk, {}).withSince(someMorning().addDays(-3)),
            Finding::of(DatabaseOk, {}), Finding::of(GatewayConfigured, {}),
            Finding::of(WebhookQuiet, {}).withSince(someMorning().addDays(-2))};
}

QList<Core::Finding> doctor()
{
    using Core::Finding;
    using enum Core::FindingCode;
    return {
        Finding::of(SettingsOk, {}),
        Finding::of(SchemaOk, {}),
        Finding::of(DatabaseWritable, {}),
        Finding::of(IntegrityOk, {}),
        Finding::of(DirectoryOk, {}).withCount(1284),
        Finding::of(DirectoryDuplicates, {}).withCount(3),
        Finding::of(NumberMissing, {}),
        Finding::of(AddressInsecure, {}).withSubject(u"http://login.example.org"_s),
        Finding::of(TlsExpiresSoon, {}).withCount(12),
        Finding::of(DiskLow, {}).withCount(420),
        Finding::of(FileExposed, {}).withSubject(u"/etc/amt-kiosk/amt-kiosk.conf"_s),
        Finding::of(ClockOk, {}),
    };
}

} // namespace

Invitation invitation(bool hasNumber)
{
    const QUuid id(u"{3f2b8c1e-6f1d-4a52-9d0e-0b7a5c2d9e11}"_s);
    Protocol::StartReply reply;
    reply.attemptId = id;
    reply.loginMessage = Core::LoginPhrase(u"AMT LOGIN"_s).textFor(id);
    reply.codeLogin = true;
    const auto number = Core::PhoneNumber::fromInternationalDigits(u"996700000001");
    if (hasNumber)
        reply.whatsappLink = Core::whatsappLink(number.value(), reply.loginMessage);
    return Invitation::of(reply, 1h).value();
}

Protocol::UserView visitor(const QString &name)
{
    return {.id = 1,
            .name = name,
            .maskedPhone = u"+996•••••001"_s,
            .type = u"tenant"_s,
            .role = u"tenant"_s,
            .roleName = u"Tenant"_s};
}

CodeDialog dialog(std::optional<CodeTrouble> trouble, int triesLeft)
{
    return {.step = CodeDialog::Step::Waiting,
            .trouble = trouble,
            .triesLeft = triesLeft,
            .maskedPhone = u"+996•••••001"_s};
}

StaffView staff(StaffView::Tab tab)
{
    StaffView view;
    view.tab = tab;
    view.roundTrip = 12ms;
    view.volume = 70;
    view.startLanguage = Core::languages.front().code;
    if (tab == StaffView::Tab::Attempts)
        view.attempts = attempts();
    else
        view.findings = tab == StaffView::Tab::Health ? health() : doctor();
    return view;
}

namespace {

void addSignInScenes(QList<Scene> &scenes)
{
    scenes.append({u"starting"_s, [](Screens &screens) { screens.showStarting(); }});
    scenes.append({u"scan"_s, [](Screens &screens) { screens.showScan(invitation(true)); }});
    scenes.append(
        {u"scan-no-number"_s, [](Screens &screens) { screens.showScan(invitation(false)); }});
    scenes.append({u"idle"_s, [](Screens &screens) { screens.showIdle(invitation(true)); }});
    scenes.append({u"received"_s, [](Screens &screens) { screens.showReceived(); }});
    scenes.append({u"number"_s, [](Screens &screens) {
                       screens.showNumberMatch({.digits = 2, .triesLeft = 3});
                   }});
    scenes.append({u"number-wrong"_s, [](Screens &screens) {
                       screens.showNumberMatch({.digits = 2, .triesLeft = 2, .wasWrong = true});
                   }});
    scenes.append({u"number-staff"_s, [](Screens &screens) {
                       screens.showNumberMatch({.digits = 6, .triesLeft = 2});
                   }});
    scenes.append({u"number-staff-wrong"_s, [](Screens &screens) {
                       screens.showNumberMatch({.digits = 6, .triesLeft = 1, .wasWrong = true});
                   }});
    scenes.append({u"phone"_s, [](Screens &screens) { screens.showPhoneEntry({}); }});
    scenes.append({u"phone-no-network"_s, [](Screens &screens) {
                       screens.showPhoneEntry(dialog(CodeTrouble::Network, 5));
                   }});
    scenes.append(
        {u"code"_s, [](Screens &screens) { screens.showCodeEntry(dialog(std::nullopt, 5)); }});
    scenes.append({u"code-wrong"_s,
                   [](Screens &screens) { screens.showCodeEntry(dialog(CodeTrouble::Wrong, 4)); }});
    scenes.append({u"welcome"_s,
                   [](Screens &screens) { screens.showWelcome(visitor(u"Айгүл Осмонова"_s)); }});
    scenes.append({u"welcome-long-name"_s, [](Screens &screens) {
                       screens.showWelcome(visitor(
                           u"Общество с ограниченной ответственностью «Бишкек Строй Инвест»"_s));
                   }});
}

void addRefusalScenes(QList<Scene> &scenes)
{
    using Core::FailureReason;
    const auto refused = [&scenes](const QString &name, FailureReason reason) {
        scenes.append({u"refused-"_s + name, [reason](Screens &screens) {
                           screens.showRefused(reason, u"+996•••••099"_s);
                       }});
    };
    refused(u"unknown"_s, FailureReason::UserNotFound);
    scenes.append({u"refused-ticket"_s, [](Screens &screens) {
                       screens.showRefused(FailureReason::UserNotFound, u"+996•••••099"_s,
                                           u"4821"_s);
                   }});
    refused(u"shared"_s, FailureReason::PhoneNotUnique);
    refused(u"disabled"_s, FailureReason::TenantDisabled);
    refused(u"number"_s, FailureReason::ConfirmationFailed);
    refused(u"late"_s, FailureReason::AttemptExpired);
    const auto unavailable = [&scenes](const QString &name, Outage outage) {
        scenes.append({u"unavailable-"_s + name,
                       [outage](Screens &screens) { screens.showUnavailable(outage); }});
    };
    unavailable(u"network"_s, Outage::Network);
    unavailable(u"server"_s, Outage::Server);
    unavailable(u"gateway"_s, Outage::Gateway);
    unavailable(u"key"_s, Outage::NotEnrolled);
}

void addGatewayScenes(QList<Scene> &scenes)
{
    using enum Core::GatewayState;
    for (const auto state : {NotAuthorized, Blocked, Sleeping, Starting, Unknown, WrongToken,
                             NumberChanged, Expired, WebhookUrlSet}) {
        scenes.append(
            {u"unavailable-gateway-"_s + Core::toString(state).replace(u'_', u'-'),
             [state](Screens &screens) { screens.showUnavailable(Outage::Gateway, state); }});
    }
    const auto unsent = [&scenes](const QString &name, const std::function<void(Screens &)> &show) {
        scenes.append({.name = name + u"-unsent"_s, .show = show, .canSend = false});
    };
    unsent(u"scan"_s, [](Screens &screens) { screens.showScan(invitation(true)); });
    unsent(u"number"_s,
           [](Screens &screens) { screens.showNumberMatch({.digits = 2, .triesLeft = 3}); });
    unsent(u"code"_s, [](Screens &screens) { screens.showCodeEntry(dialog(std::nullopt, 5)); });
    scenes.append({.name = u"scan-unknown"_s,
                   .show = [](Screens &screens) { screens.showScan(invitation(true)); },
                   .isWorking = false});
}

void addStaffScenes(QList<Scene> &scenes)
{
    scenes.append({u"pin"_s, [](Screens &screens) { screens.showPin({.isSet = true}); }});
    scenes.append({u"pin-wrong"_s, [](Screens &screens) {
                       screens.showPin({.isSet = true, .isChecking = false, .wait = 8s});
                   }});
    scenes.append({u"pin-none"_s, [](Screens &screens) { screens.showPin({}); }});
    scenes.append(
        {u"staff"_s, [](Screens &screens) { screens.showStaff(staff(StaffView::Tab::Health)); }});
    scenes.append({u"staff-attempts"_s,
                   [](Screens &screens) { screens.showStaff(staff(StaffView::Tab::Attempts)); }});
    scenes.append({u"staff-doctor"_s,
                   [](Screens &screens) { screens.showStaff(staff(StaffView::Tab::Doctor)); }});
    scenes.append({u"staff-linked"_s, [](Screens &screens) {
                       auto view = staff(StaffView::Tab::Health);
                       view.linkedTo = u"Айгүл Осмонова"_s;
                       screens.showStaff(view);
                   }});
    scenes.append({u"link-ticket"_s, [](Screens &screens) { screens.showTicketEntry(); }});
    const auto link = [&scenes](const QString &name, std::optional<ClientError> trouble) {
        scenes.append({name, [trouble](Screens &screens) {
                           screens.showLink({.step = LinkDialog::Step::Phone,
                                             .ticket = u"4821"_s,
                                             .trouble = trouble});
                       }});
    };
    link(u"link-phone"_s, std::nullopt);
    link(u"link-unknown"_s, ClientError::NotFound);
    const auto pin = [&scenes](const QString &name, LinkDialog::Step step,
                               std::optional<ClientError> trouble) {
        scenes.append({name, [step, trouble](Screens &screens) {
                           screens.showLinkPin(
                               {.step = step, .ticket = u"4821"_s, .trouble = trouble});
                       }});
    };
    pin(u"link-pin"_s, LinkDialog::Step::Pin, std::nullopt);
    pin(u"link-asking"_s, LinkDialog::Step::Asking, std::nullopt);
    pin(u"link-pin-wrong"_s, LinkDialog::Step::Pin, ClientError::WrongCode);
    pin(u"link-pin-often"_s, LinkDialog::Step::Pin, ClientError::TooOften);
}

// The same pages for who needs them larger or lower down.
void addAccessibilityScenes(QList<Scene> &scenes)
{
    const QList<Scene> before = scenes;
    for (const auto &name : {u"scan"_s, u"phone"_s, u"number"_s, u"number-staff"_s, u"welcome"_s,
                             u"refused-unknown"_s, u"refused-ticket"_s}) {
        const auto scene = std::find_if(before.begin(), before.end(),
                                        [&](const Scene &one) { return one.name == name; });
        scenes.append({name + u"-large"_s, scene->show, {.isTextLarge = true}});
        scenes.append({name + u"-reach"_s, scene->show, {.isInReach = true}});
    }
}

} // namespace

QList<Scene> scenes()
{
    QList<Scene> all;
    addSignInScenes(all);
    addRefusalScenes(all);
    addGatewayScenes(all);
    addStaffScenes(all);
    addAccessibilityScenes(all);
    for (auto &scene : all) {
        scene.show = [show = scene.show, canSend = scene.canSend,
                      isWorking = scene.isWorking](Screens &screens) {
            screens.showSending(canSend);
            screens.showWorking(isWorking);
            show(screens);
        };
    }
    return all;
}

} // namespace Kiosk::Invented
