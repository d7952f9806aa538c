// SPDX-License-Identifier: GPL-3.0-only
#include "support/originalsite.h"

#include <QFile>
#include <QRegularExpression>
#include <QTextStream>
#include <QUuid>

namespace TestSupport {

using namespace Qt::StringLiterals;

std::unique_ptr<OriginalSite> OriginalSite::found(std::shared_ptr<PostgresServer> postgres)
{
    std::unique_ptr<OriginalSite> site(new OriginalSite);
    site->m_postgres = std::move(postgres);
    site->m_name = u"amt_"_s + QUuid::createUuid().toString(QUuid::Id128);
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/amt_django.sql"));
    if (!site->m_postgres || !site->m_postgres->create(site->m_name)
        || !file.open(QIODevice::ReadOnly))
        return nullptr;
    const auto said = site->ask(QString::fromUtf8(file.readAll()));
    if (!said.startsWith("failed"_L1))
        return site;
    QTextStream(stderr) << said << '\n';
    return nullptr;
}

QString OriginalSite::url() const
{
    return m_postgres->url(m_name);
}

QString OriginalSite::ask(const QString &sql) const
{
    return m_postgres->psql(m_name, sql);
}

QString OriginalSite::dump(const QStringList &options) const
{
    static const QRegularExpression ours(u"--\\n-- Name: amt_kiosk_phone_key;.*?;\\n\\n\\n"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    auto text = m_postgres->dump(m_name, options);
    // Its newest versions guard a dump with a word that is another one each time.
    static const QRegularExpression guards(u"^\\\\(un)?restrict .*$"_s,
                                           QRegularExpression::MultilineOption);
    return text.remove(ours).remove(guards);
}

} // namespace TestSupport
