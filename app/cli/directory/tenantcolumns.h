// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/tenant.h"
#include "core/phone/typednumber.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace Cli {

//! A column of the table tenants that a CSV file may have.
struct TenantColumn
{
    QString name;
    //! People write several lines there.
    bool mayHaveLines = false;
    //! The cell, before it is escaped.
    std::function<QString(const Core::Tenant &tenant)> text;
    std::function<void(Core::Tenant &to, const Core::Tenant &from)> copy;
};

//! In the order of an export. The first three are needed in an import.
[[nodiscard]] const QList<TenantColumn> &tenantColumns();

[[nodiscard]] QStringList tenantColumnNames();

//! "--new-ranges", of the commands that put numbers into the directory: accepts those of ranges
//! that this computer's libphonenumber does not know.
[[nodiscard]] QCommandLineOption newRangesOption();

//! Describes what is wrong with a number, and what helps: "is no number; …".
[[nodiscard]] QString sentenceOf(Core::NumberFault fault);

} // namespace Cli
