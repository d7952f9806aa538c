#pragma once

#include "cli/command.h"
#include "core/model/ports.h"
#include "storage/engine/database.h"

namespace Cli {

//! Lets a tenant sign in, or keeps them out without forgetting them.
class TenantsEnable : public Command
{
public:
    //! `tenants enable` if @p enables, else `tenants disable`.
    explicit TenantsEnable(bool enables);

    [[nodiscard]] QStringList words() const override;
    [[nodiscard]] QStringList argumentNames() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] ExitCode run(const Call &call) const override;

private:
    //! With its entry in the audit, within a unit of work.
    [[nodiscard]] Core::Stored<void> change(Storage::Database &database, Core::Tenant tenant) const;

    bool m_enables;
};

} // namespace Cli
