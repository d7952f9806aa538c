#include "cli/command.h"

#include "cli/commands/attemptslist.h"
#include "cli/commands/auditlist.h"
#include "cli/commands/auditverify.h"
#include "cli/commands/backup.h"
#include "cli/commands/doctor.h"
#include "cli/commands/greenapiconfigure.h"
#include "cli/commands/greenapistatus.h"
#include "cli/commands/kiosksadd.h"
#include "cli/commands/kioskslist.h"
#include "cli/commands/kiosksrevoke.h"
#include "cli/commands/migrate.h"
#include "cli/commands/pin.h"
#include "cli/commands/restore.h"
#include "cli/commands/serve.h"
#include "cli/commands/servicesadd.h"
#include "cli/commands/serviceslist.h"
#include "cli/commands/servicesrevoke.h"
#include "cli/commands/sessionslist.h"
#include "cli/commands/sessionsrevoke.h"
#include "cli/commands/simulate.h"
#include "cli/commands/tenantsadd.h"
#include "cli/commands/tenantsenable.h"
#include "cli/commands/tenantsexport.h"
#include "cli/commands/tenantsimport.h"
#include "cli/commands/tenantslink.h"
#include "cli/commands/tenantslinks.h"
#include "cli/commands/tenantslist.h"
#include "cli/commands/tenantsunlink.h"

namespace Cli {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<Serve>());
    commands.push_back(std::make_unique<Migrate>());
    commands.push_back(std::make_unique<Backup>());
    commands.push_back(std::make_unique<Restore>());
    commands.push_back(std::make_unique<TenantsList>());
    commands.push_back(std::make_unique<TenantsAdd>());
    commands.push_back(std::make_unique<TenantsImport>());
    commands.push_back(std::make_unique<TenantsExport>());
    commands.push_back(std::make_unique<TenantsEnable>(false));
    commands.push_back(std::make_unique<TenantsEnable>(true));
    commands.push_back(std::make_unique<TenantsLink>());
    commands.push_back(std::make_unique<TenantsLinks>());
    commands.push_back(std::make_unique<TenantsUnlink>());
    commands.push_back(std::make_unique<KiosksList>());
    commands.push_back(std::make_unique<KiosksAdd>());
    commands.push_back(std::make_unique<KiosksRevoke>());
    commands.push_back(std::make_unique<ServicesList>());
    commands.push_back(std::make_unique<ServicesAdd>());
    commands.push_back(std::make_unique<ServicesRevoke>());
    commands.push_back(std::make_unique<AttemptsList>());
    commands.push_back(std::make_unique<SessionsList>());
    commands.push_back(std::make_unique<SessionsRevoke>());
    commands.push_back(std::make_unique<AuditList>());
    commands.push_back(std::make_unique<AuditVerify>());
    commands.push_back(std::make_unique<GreenApiStatus>());
    commands.push_back(std::make_unique<GreenApiConfigure>());
    commands.push_back(std::make_unique<Doctor>());
    commands.push_back(std::make_unique<Simulate>());
    commands.push_back(std::make_unique<Pin>());
    return commands;
}

} // namespace Cli
