// SPDX-License-Identifier: GPL-3.0-only
#include "support/metricspage.h"

#include <QProcess>
#include <QRegularExpression>

#include <limits>

namespace TestSupport {

using namespace Qt::StringLiterals;

namespace {

const auto nameSyntax = u"[a-zA-Z_:][a-zA-Z0-9_:]*"_s;
const QStringList types{u"counter"_s, u"gauge"_s, u"histogram"_s};
const QStringList histogramParts{u"_bucket"_s, u"_sum"_s, u"_count"_s};

std::optional<double> numberFrom(const QString &text)
{
    if (text == "+Inf"_L1)
        return std::numeric_limits<double>::infinity();
    bool isNumber = false;
    const auto number = text.toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QString written(const QString &name, const QMap<QString, QString> &labels)
{
    QStringList parts;
    for (auto label = labels.begin(); label != labels.end(); ++label)
        parts.append(label.key() + u"=\""_s + label.value() + u'"');
    return parts.isEmpty() ? name : name + u'{' + parts.join(u',') + u'}';
}

} // namespace

MetricsPage::MetricsPage(const QByteArray &page)
{
    auto lines = QString::fromUtf8(page).split(u'\n');
    if (!lines.takeLast().isEmpty())
        fault(u"the last line does not end"_s, {});
    for (const auto &line : std::as_const(lines))
        read(line);
    checkHistograms();
}

std::optional<double> MetricsPage::valueOf(const QString &series) const
{
    return m_series.contains(series) ? std::optional(m_series.value(series)) : std::nullopt;
}

void MetricsPage::fault(const QString &what, const QString &where)
{
    m_faults.append(what + u": "_s + where);
}

void MetricsPage::read(const QString &line)
{
    if (line.startsWith(u'#'))
        readComment(line);
    else
        readSample(line);
}

// A family is a HELP, a TYPE, and then its samples, all in one place.
void MetricsPage::readComment(const QString &line)
{
    static const QRegularExpression syntax(u"^# (HELP|TYPE) ("_s + nameSyntax + u") (.+)$"_s);
    const auto match = syntax.match(line);
    if (!match.hasMatch())
        return fault(u"neither HELP nor TYPE"_s, line);
    const auto name = match.captured(2);
    if (match.captured(1) == "HELP"_L1) {
        if (m_helped.contains(name))
            fault(u"helped twice"_s, line);
        m_helped.append(name);
        m_family = name;
        return;
    }
    const auto type = match.captured(3);
    if (m_family != name || m_types.contains(name))
        fault(u"TYPE does not follow its HELP"_s, line);
    if (!types.contains(type))
        fault(u"no type"_s, line);
    if ((type == "counter"_L1) != name.endsWith("_total"_L1))
        fault(u"counters and nothing else end with _total"_s, line);
    m_types.insert(name, type);
}

bool MetricsPage::belongsToFamily(const QString &name) const
{
    if (m_types.value(m_family) != "histogram"_L1)
        return name == m_family;
    return std::any_of(histogramParts.begin(), histogramParts.end(),
                       [&](const QString &part) { return name == m_family + part; });
}

void MetricsPage::readSample(const QString &line)
{
    static const QRegularExpression syntax(u"^("_s + nameSyntax + u")(\\{(.*)\\})? (\\S+)$"_s);
    const auto match = syntax.match(line);
    const auto name = match.captured(1);
    auto labels = labelsFrom(match.captured(3));
    const auto value = numberFrom(match.captured(4));
    if (!match.hasMatch() || !labels || !value)
        return fault(u"no sample"_s, line);
    if (!belongsToFamily(name) || !m_types.contains(m_family))
        fault(u"not where its family is"_s, line);
    const auto series = written(name, *labels);
    if (m_series.contains(series))
        fault(u"twice"_s, line);
    if (m_types.value(m_family) != "gauge"_L1 && *value < 0)
        fault(u"negative"_s, line);
    m_series.insert(series, *value);
    const auto bound = labels->take(u"le"_s);
    if (name.endsWith("_bucket"_L1)) {
        const auto below = numberFrom(bound);
        if (!below)
            return fault(u"a bucket without a bound"_s, line);
        m_buckets[written(m_family, *labels)].append({*below, *value});
    }
}

std::optional<MetricsPage::Labels> MetricsPage::labelsFrom(const QString &text)
{
    static const QRegularExpression syntax(
        u"\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(,|$)"_s);
    Labels labels;
    qsizetype position = 0;
    while (position < text.size()) {
        const auto match = syntax.match(text, position);
        if (!match.hasMatch() || labels.contains(match.captured(1)))
            return std::nullopt;
        labels.insert(match.captured(1), match.captured(2));
        m_labelValues.append(match.captured(2));
        position = match.capturedEnd();
    }
    return labels;
}

void MetricsPage::checkHistograms()
{
    for (auto each = m_buckets.begin(); each != m_buckets.end(); ++each) {
        const auto &buckets = each.value();
        for (qsizetype i = 1; i < buckets.size(); ++i) {
            if (buckets[i].first <= buckets[i - 1].first
                || buckets[i].second < buckets[i - 1].second)
                fault(u"buckets do not grow"_s, each.key());
        }
        const auto [bound, count] = buckets.last();
        const auto brace = each.key().indexOf(u'{');
        const auto name = brace < 0 ? each.key() : each.key().left(brace);
        const auto labels = each.key().mid(name.size());
        if (bound != std::numeric_limits<double>::infinity()
            || valueOf(name + u"_count"_s + labels) != count || !valueOf(name + u"_sum"_s + labels))
            fault(u"+Inf, _count and _sum do not agree"_s, each.key());
    }
    for (auto each = m_types.begin(); each != m_types.end(); ++each) {
        if (!m_helped.contains(each.key()))
            fault(u"no help"_s, each.key());
    }
}

QString promtoolComplaints(const QByteArray &page)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
    process.write(page);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return u"promtool does not run: "_s + process.errorString();
    const auto words = QString::fromUtf8(process.readAll());
    return process.exitCode() == 0 || !words.isEmpty() ? words : u"promtool is not content"_s;
}

} // namespace TestSupport
