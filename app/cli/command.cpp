#include "cli/command.h"

#include "cli/attemptslist.h"
#include "cli/auditlist.h"
#include "cli/auditverify.h"
#include "cli/backup.h"
#include "cli/doctor.h"
#include "cli/greenapiconfigure.h"
#include "cli/greenapistatus.h"
#include "cli/kiosksadd.h"
#include "cli/kioskslist.h"
#include "cli/kiosksrevoke.h"
#include "cli/migrate.h"
#include "cli/pin.h"
#include "cli/restore.h"
#include "cli/serve.h"
#include "cli/servicesadd.h"
#include "cli/serviceslist.h"
#include "cli/servicesrevoke.h"
#include "cli/sessionslist.h"
#include "cli/sessionsrevoke.h"
#include "cli/simulate.h"
#include "cli/tenantsadd.h"
#include "cli/tenantsenable.h"
#include "cli/tenantsexport.h"
#include "cli/tenantsimport.h"
#include "cli/tenantslink.h"
#include "cli/tenantslinks.h"
#include "cli/tenantslist.h"
#include "cli/tenantsunlink.h"

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
