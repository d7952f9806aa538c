#include "cli/commands/servicesadd.h"

#include "cli/auditentry.h"
#include "cli/environment.h"
#include "cli/redirect.h"
#include "cli/terminal/console.h"
#include "service/process/randombytes.h"
#include "storage/audit/sqlauditlog.h"
#include "storage/stores/sqlserviceregistry.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QRegularExpression>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

//! From the command line, or what is wrong with it.
Core::Expected<Core::ServiceAccount, QString> serviceFrom(const Call &call)
{
    static const QRegularExpression name(u"\\A[A-Za-z0-9._-]{1,64}\\z"_s);
    Core::ServiceAccount service;
    service.name = call.arguments.first();
    if (!name.match(service.name).hasMatch()) {
        return Core::Unexpected(
            u"NAME must have 1 to 64 characters, of the letters A to Z, digits and . _ -"_s);
    }
    service.redirects = call.options.values(u"redirect"_s);
    service.redirects.removeDuplicates();
    for (const auto &address : std::as_const(service.redirects)) {
        if (const auto fault = faultOfRedirect(address))
            return Core::Unexpected(*fault);
    }
    return service;
}

} // namespace

QStringList ServicesAdd::words() const
{
    return {u"services"_s, u"add"_s};
}

QStringList ServicesAdd::argumentNames() const
{
    return {u"NAME"_s};
}

QString ServicesAdd::summary() const
{
    return u"enrols a service and prints its secret, once"_s;
}

void ServicesAdd::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"redirect"_s,
                      u"where a browser may go after a login for it, exactly; may be repeated"_s,
                      u"url"_s});
}

ExitCode ServicesAdd::run(const Call &call) const
{
    auto service = serviceFrom(call);
    if (!service)
        return fail(ExitCode::Usage, service.error());
    const auto connection = openDatabaseFor(call.configFile);
    if (!connection)
        return connection.error();

    auto &database = (*connection)->database();
    Storage::SqlServiceRegistry services(database);
    const auto secret = Core::Secret::random(Service::secureRandomBytes());
    service->secretHash = secret.hash();
    bool isTaken = false;
    const auto stored = Storage::SqlUnitOfWork(database).commit([&]() -> Core::Stored<void> {
        const auto known = services.findByName(service->name);
        if (!known)
            return Core::Unexpected(known.error());
        isTaken = known->has_value();
        if (isTaken)
            return {};
        const auto entry = auditEntry(Core::AuditAction::serviceAdded,
                                      u"service:"_s + service->name, service->redirects.join(u' '));
        service->createdAt = entry.at;
        auto added = services.add(*service);
        return added ? Storage::SqlAuditLog(database).append(entry) : added;
    });
    if (!stored) {
        return fail(ExitCode::Database,
                    u"the service could not be stored; see the log line above"_s);
    }
    if (isTaken) {
        return fail(ExitCode::Failed,
                    u"there is a service of this name already; see: amt-kioskctl services list"_s);
    }
    say(u"Added service %1. This is its secret, which nobody can show again:"_s.arg(service->name));
    say(QString::fromLatin1(secret.reveal()));
    say(u"The service sends both by HTTP Basic."_s);
    return ExitCode::Done;
}

} // namespace Cli
