// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/doctor.h"

#include "cli/base/environment.h"
#include "cli/base/listing.h"
#include "cli/commands/commands.h"
#include "service/doctor/accountfindings.h"
#include "service/doctor/kioskdoctor.h"
#include "service/process/runtimefile.h"

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;
using Core::Finding;
using Core::FindingState;

namespace {

constexpr qsizetype stateWidth = 9;
constexpr qsizetype partWidth = 15;

QJsonObject rowOfFinding(const Finding &finding)
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

void printFindings(const Call &call, const QList<Finding> &findings)
{
    if (!call.options.isSet(u"json"_s)) {
        for (const auto &finding : findings)
            call.console.print(lineOf(finding));
        return;
    }
    QJsonArray rows;
    for (const auto &finding : findings)
        rows.append(rowOfFinding(finding));
    call.console.printTable({}, rows, true);
}

Outcome examine(const Call &call)
{
    const auto settings = readSettings(call);
    if (!settings) {
        printFindings(call, findingsOf(settings.error()));
        return Core::Unexpected(ExitCode::Configuration);
    }
    const auto findings = findingsOf(*settings);
    printFindings(call, findings);
    const bool isBroken = std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.state == FindingState::Failed;
    });
    return outcomeOf(int(isBroken ? ExitCode::Failed : ExitCode::Done));
}

} // namespace

QList<CommandSpec> doctorCommands()
{
    return {{.words = {u"doctor"_s},
             .summary = u"looks through the whole set-up and says what to do about it"_s,
             .options = {jsonOption()},
             .run = examine}};
}

} // namespace Cli
