#include "cli/commands/doctor.h"

#include "cli/environment.h"
#include "cli/terminal/console.h"
#include "cli/terminal/listing.h"
#include "service/doctor/accountfindings.h"
#include "service/doctor/doctor.h"
#include "service/doctor/kioskdoctor.h"
#include "service/process/runtimefile.h"

#include <QJsonObject>

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingState;

namespace {

constexpr qsizetype stateWidth = 9;
constexpr qsizetype partWidth = 15;

QJsonObject rowOf(const Finding &finding)
{
    return {
        {u"code"_s, Core::toString(finding.code)},
        {u"part"_s, finding.part},
        {u"state"_s, Core::toString(finding.state)},
        {u"message"_s, finding.message},
        {u"fix"_s, textCell(finding.fix)},
        {u"since"_s, timeCell(finding.since)},
        {u"count"_s, finding.count ? QJsonValue(*finding.count) : QJsonValue()},
        {u"subject"_s, textCell(finding.subject)},
    };
}

QString lineOf(const Finding &finding)
{
    const auto line = Core::toString(finding.state).leftJustified(stateWidth)
        + finding.part.leftJustified(partWidth) + finding.message;
    return printable(finding.fix.isEmpty() ? line : line + u" → "_s + finding.fix);
}

Service::OwnServer ownServer()
{
    const auto running = Service::runningServer();
    return {.instance = {}, .localUrl = running ? running->addresses.localUrl : QUrl()};
}

QList<Finding> findingsOf(const Config::Settings &settings)
{
    const auto now = [] { return QDateTime::currentDateTimeUtc(); };
    if (settings.kiosk.server)
        return Service::KioskDoctor(settings, dataDirectory(), {}, now).examine();
    const Service::Doctor doctor(Service::setUpAsItIs(settings, dataDirectory()), ownServer(), now);
    auto findings = doctor.examine();
    if (Service::hasAccount(settings.greenApi)
        && settings.greenApi.mode != Config::GatewayMode::Off)
        findings.append(Service::unknownQuotaFinding());
    return findings;
}

QList<Finding> findingsOf(const QStringList &mistakes)
{
    QList<Finding> findings;
    for (const auto &mistake : mistakes) {
        findings.append(Finding::of(Core::FindingCode::SettingsBad, mistake,
                                    u"Correct it there; nothing starts before."_s));
    }
    return findings;
}

void tell(const QList<Finding> &findings, bool asJson)
{
    if (!asJson) {
        for (const auto &finding : findings)
            say(lineOf(finding));
        return;
    }
    QJsonArray rows;
    for (const auto &finding : findings)
        rows.append(rowOf(finding));
    list({}, rows, true);
}

} // namespace

QStringList Doctor::words() const
{
    return {u"doctor"_s};
}

QString Doctor::summary() const
{
    return u"looks through the whole set-up and says what to do about it"_s;
}

void Doctor::addOptions(QCommandLineParser &parser) const
{
    addJsonOption(parser);
}

ExitCode Doctor::run(const Call &call) const
{
    const bool asJson = call.options.isSet(u"json"_s);
    const auto settings = readSettings(call.configFile);
    if (!settings) {
        tell(findingsOf(settings.error()), asJson);
        return ExitCode::Configuration;
    }
    const auto findings = findingsOf(*settings);
    tell(findings, asJson);
    const bool isBroken = std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.state == FindingState::Failed;
    });
    return isBroken ? ExitCode::Failed : ExitCode::Done;
}

} // namespace Cli
