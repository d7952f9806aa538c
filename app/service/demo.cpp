// SPDX-License-Identifier: GPL-3.0-only
#include "service/demo.h"

#include "service/simulatedphone.h"
#include "storage/stores/sqltenantdirectory.h"
#include "storage/transaction/sqlunitofwork.h"

#include <QDateTime>

namespace Service {

using namespace Qt::StringLiterals;

namespace {

DemoSender known(const QString &name, const QString &type, const QString &phone, bool isActive)
{
    Core::Tenant tenant;
    tenant.name = name;
    tenant.type = type;
    tenant.phone = Core::PhoneNumber::fromE164(phone);
    tenant.isActive = isActive;
    return {.phone = tenant.phone.value(), .tenant = tenant};
}

DemoSender unknown(const QString &phone)
{
    return {.phone = Core::PhoneNumber::fromE164(phone).value(), .tenant = {}};
}

} // namespace

Config::Settings demoSettings(Config::Settings settings)
{
    settings.server = {};
    settings.server.port = 0;
    settings.database = {};
    settings.greenApi = {};
    settings.greenApi.idInstance = inventedInstance;
    settings.login.confirm = {.isAutomatic = false, .web = false, .staff = true, .all = false};
    settings.whatsapp.number = Core::PhoneNumber::fromE164(u"+996700000001");
    return settings;
}

QList<DemoSender> demoSenders()
{
    return {
        known(u"Айгүл Асанова"_s, u"tenant"_s, u"+996555121001"_s, true),
        known(u"Сергей Ковалёв"_s, u"landlord"_s, u"+996555121002"_s, true),
        known(u"Нурлан Токтосунов"_s, u"staff"_s, u"+996700121003"_s, true),
        known(u"Гүлнара Садырова"_s, u"tenant"_s, u"+996555121004"_s, false),
        unknown(u"+996555121099"_s),
    };
}

Core::Stored<void> fillDemoDirectory(Storage::Database &database)
{
    Storage::SqlTenantDirectory directory(database);
    return Storage::SqlUnitOfWork(database).commit([&directory]() -> Core::Stored<void> {
        for (const auto &sender : demoSenders()) {
            if (sender.tenant)
                KIOSK_CHECK(directory.add(*sender.tenant, QDateTime::currentDateTimeUtc()));
        }
        return {};
    });
}

} // namespace Service
