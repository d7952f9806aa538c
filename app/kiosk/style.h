#pragma once

#include "kiosk/metrics.h"

#include <QColor>
#include <QHash>
#include <QString>

namespace Kiosk {

//! The one place that knows how things look: colours by name, and the style sheet for given sizes.
class Style
{
public:
    //! @p theme names a file of values beside the style sheet, "light".
    explicit Style(const QString &theme);

    [[nodiscard]] QColor color(const QString &name) const;
    [[nodiscard]] QString sheet(const Metrics &metrics) const;

private:
    QHash<QString, QString> m_colors;
    QString m_sheet;
};

} // namespace Kiosk
