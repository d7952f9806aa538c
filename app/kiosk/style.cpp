#include "kiosk/style.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/kiosk/"_s + name);
    const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return isThere ? file.readAll() : QByteArray();
}

QHash<QString, QString> sizesOf(const Metrics &metrics)
{
    return {
        {u"small"_s, QString::number(metrics.small)},
        {u"body"_s, QString::number(metrics.body)},
        {u"lead"_s, QString::number(metrics.lead)},
        {u"title"_s, QString::number(metrics.title)},
        {u"display"_s, QString::number(metrics.display)},
        {u"gap"_s, QString::number(metrics.gap)},
        {u"pad"_s, QString::number(metrics.pad)},
        {u"margin"_s, QString::number(metrics.margin)},
        {u"touch"_s, QString::number(metrics.touch)},
        {u"bigTouch"_s, QString::number(metrics.bigTouch)},
        {u"radius"_s, QString::number(metrics.radius)},
        {u"barRadius"_s, QString::number(metrics.bar / 2)},
    };
}

} // namespace

Style::Style(const QString &theme)
    : m_sheet(QString::fromUtf8(resource(u"style.qss"_s)))
{
    const auto values = QJsonDocument::fromJson(resource(theme + u".json"_s)).object();
    for (auto it = values.begin(); it != values.end(); ++it)
        m_colors.insert(it.key(), it.value().toString());
}

QColor Style::color(const QString &name) const
{
    Q_ASSERT(m_colors.contains(name));
    return QColor(m_colors.value(name));
}

QString Style::sheet(const Metrics &metrics) const
{
    static const QRegularExpression variable(u"\\$([a-zA-Z]+?)(px)?\\b"_s);
    const auto sizes = sizesOf(metrics);
    QString sheet;
    qsizetype done = 0;
    for (auto it = variable.globalMatch(m_sheet); it.hasNext();) {
        const auto match = it.next();
        const QString name = match.captured(1);
        Q_ASSERT(sizes.contains(name) || m_colors.contains(name));
        sheet += m_sheet.mid(done, match.capturedStart() - done)
            + sizes.value(name, m_colors.value(name)) + match.captured(2);
        done = match.capturedEnd();
    }
    return sheet + m_sheet.mid(done);
}

} // namespace Kiosk
