// SPDX-License-Identifier: GPL-3.0-only
#include "storage/stores/sqlenrolment.h"

#include "storage/engine/statement.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Storage {

using namespace Qt::StringLiterals;

namespace {

Core::Kiosk kioskFrom(const Rows &row)
{
    return {
        .id = row.value(u"id"_s).toLongLong(),
        .name = row.value(u"name"_s).toString(),
        .keyHash = row.value(u"key_hash"_s).toString().toLatin1(),
        .createdAt = timeFrom(row.value(u"created_at"_s)),
        .revokedAt = optionalTimeFrom(row.value(u"revoked_at"_s)),
    };
}

} // namespace

SqlKioskRegistry::SqlKioskRegistry(Database &database)
    : m_database(database)
{
}

Core::Stored<std::optional<Core::Kiosk>> SqlKioskRegistry::findByKey(const QByteArray &hash)
{
    return firstOf(
        select(u"WHERE key_hash = :value AND revoked_at IS NULL"_s, QString::fromLatin1(hash)));
}

Core::Stored<std::optional<Core::Kiosk>> SqlKioskRegistry::findByName(const QString &name)
{
    return firstOf(select(u"WHERE name = :value AND revoked_at IS NULL"_s, name));
}

Core::Stored<QList<Core::Kiosk>> SqlKioskRegistry::all()
{
    return select(u"ORDER BY id"_s);
}

Core::Stored<QList<Core::Kiosk>> SqlKioskRegistry::select(const QString &rest,
                                                          const QVariant &value)
{
    const auto sql = u"SELECT id, name, key_hash, created_at, revoked_at FROM kiosks "_s + rest;
    KIOSK_TRY(query,
              value.isValid() ? execute(m_database, sql, {{u":value"_s, value}})
                              : execute(m_database, sql));
    QList<Core::Kiosk> kiosks;
    while (query.next())
        kiosks.append(kioskFrom(query));
    return kiosks;
}

Core::Stored<void> SqlKioskRegistry::add(const Core::Kiosk &kiosk)
{
    return insertRow(m_database, u"kiosks"_s,
                     {{u"name"_s, kiosk.name},
                      {u"key_hash"_s, QString::fromLatin1(kiosk.keyHash)},
                      {u"created_at"_s, toColumn(kiosk.createdAt)}});
}

Core::Stored<void> SqlKioskRegistry::revoke(qint64 id, const QDateTime &now)
{
    return updateRow(m_database, u"kiosks"_s, id, {{u"revoked_at"_s, toColumn(now)}});
}

namespace {

QStringList textsFrom(const QVariant &column)
{
    return QJsonDocument::fromJson(column.toString().toUtf8()).toVariant().toStringList();
}

QVariant textsColumn(const QStringList &texts)
{
    const QJsonDocument json(QJsonArray::fromStringList(texts));
    return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

Core::ServiceAccount serviceFrom(const Rows &row)
{
    return {
        .id = row.value(u"id"_s).toLongLong(),
        .name = row.value(u"name"_s).toString(),
        .secretHash = row.value(u"secret_hash"_s).toString().toLatin1(),
        .redirects = textsFrom(row.value(u"redirects"_s)),
        .createdAt = timeFrom(row.value(u"created_at"_s)),
        .revokedAt = optionalTimeFrom(row.value(u"revoked_at"_s)),
    };
}

} // namespace

SqlServiceRegistry::SqlServiceRegistry(Database &database)
    : m_database(database)
{
}

Core::Stored<std::optional<Core::ServiceAccount>> SqlServiceRegistry::findByName(
    const QString &name)
{
    return firstOf(select(u"WHERE name = :value AND revoked_at IS NULL"_s, name));
}

Core::Stored<QList<Core::ServiceAccount>> SqlServiceRegistry::all()
{
    return select(u"ORDER BY id"_s);
}

Core::Stored<QList<Core::ServiceAccount>> SqlServiceRegistry::select(const QString &rest,
                                                                     const QVariant &value)
{
    const auto sql = u"SELECT id, name, secret_hash, redirects, created_at, revoked_at "
                     "FROM services "_s
        + rest;
    KIOSK_TRY(query,
              value.isValid() ? execute(m_database, sql, {{u":value"_s, value}})
                              : execute(m_database, sql));
    QList<Core::ServiceAccount> services;
    while (query.next())
        services.append(serviceFrom(query));
    return services;
}

Core::Stored<void> SqlServiceRegistry::add(const Core::ServiceAccount &service)
{
    return insertRow(m_database, u"services"_s,
                     {{u"name"_s, service.name},
                      {u"secret_hash"_s, QString::fromLatin1(service.secretHash)},
                      {u"redirects"_s, textsColumn(service.redirects)},
                      {u"created_at"_s, toColumn(service.createdAt)}});
}

Core::Stored<void> SqlServiceRegistry::revoke(qint64 id, const QDateTime &now)
{
    return updateRow(m_database, u"services"_s, id, {{u"revoked_at"_s, toColumn(now)}});
}

} // namespace Storage
