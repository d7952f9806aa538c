#include "support/originalsite.h"

#include <QFile>
#include <QRegularExpression>
#include <QTextStream>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto database = u"amt"_s;

} // namespace

std::unique_ptr<OriginalSite> OriginalSite::found()
{
    std::unique_ptr<OriginalSite> site(new OriginalSite);
    site->m_postgres = PostgresServer::start();
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/amt_django.sql"));
    if (!site->m_postgres || !site->m_postgres->create(database) || !file.open(QIODevice::ReadOnly))
        return nullptr;
    const auto said = site->ask(QString::fromUtf8(file.readAll()));
    if (!said.startsWith("failed"_L1))
        return site;
    QTextStream(stderr) << said << '\n';
    return nullptr;
}

QString OriginalSite::url() const
{
    return m_postgres->url(database);
}

QString OriginalSite::ask(const QString &sql) const
{
    return m_postgres->psql(database, sql);
}

QString OriginalSite::dump(const QStringList &options) const
{
    static const QRegularExpression ours(u"--\\n-- Name: amt_kiosk_phone_key;.*?;\\n\\n\\n"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    auto text = m_postgres->dump(database, options);
    // Its newest versions guard a dump with a word that is another one each time.
    static const QRegularExpression guards(u"^\\\\(un)?restrict .*$"_s,
                                           QRegularExpression::MultilineOption);
    return text.remove(ours).remove(guards);
}

} // namespace TestSupport
