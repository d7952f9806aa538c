// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <optional>

namespace TestSupport {

//! A page in Prometheus' text format (version 0.0.4), read as strictly as it is meant: what a
//! lenient reader would let pass is a fault.
class MetricsPage
{
public:
    explicit MetricsPage(const QByteArray &page);

    //! Lists the faults of the page, a sentence each.
    [[nodiscard]] const QStringList &faults() const { return m_faults; }

    //! The value of a series, written as `amt_x_total{way="code"}` with its labels in the order of
    //! their names; nothing if there is none.
    [[nodiscard]] std::optional<double> valueOf(const QString &series) const;
    //! All of them, by how they are written.
    [[nodiscard]] const QMap<QString, double> &series() const { return m_series; }
    //! By the family's name.
    [[nodiscard]] QString typeOf(const QString &family) const { return m_types.value(family); }
    [[nodiscard]] QStringList labelValues() const { return m_labelValues; }

private:
    using Labels = QMap<QString, QString>;

    void read(const QString &line);
    void readComment(const QString &line);
    void readSample(const QString &line);
    [[nodiscard]] std::optional<Labels> labelsFrom(const QString &text);
    [[nodiscard]] bool belongsToFamily(const QString &name) const;
    void checkHistograms();
    void fault(const QString &what, const QString &where);

    QStringList m_faults;
    QMap<QString, double> m_series;
    QMap<QString, QString> m_types;
    QStringList m_helped;
    QStringList m_labelValues;
    //! Whose lines are being read.
    QString m_family;
    //! By the series' name without "le": the bounds in the order of the page, with their counts.
    QMap<QString, QList<std::pair<double, double>>> m_buckets;
};

//! The output of promtool (Debian's package prometheus) about @p page; empty if it finds it sound.
[[nodiscard]] QString promtoolComplaints(const QByteArray &page);

} // namespace TestSupport
