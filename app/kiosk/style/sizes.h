#pragma once

#include "kiosk/style/metrics.h"

#include <QHash>
#include <QJsonObject>
#include <QSize>
#include <QString>

namespace Kiosk {

//! The rules of resources/kiosk/design/sizes.json: each size is a share of the room with a least
//! value in pixels.
class Sizes
{
public:
    Sizes();

    //! @p scale makes texts and gaps smaller for a language that needs more room, or larger for who
    //! wants large text. What fingers touch stays at 48 pixels at least, and texts stay readable.
    [[nodiscard]] Metrics of(QSize room, double scale = 1.0, bool isLargeText = false) const;

    [[nodiscard]] double largeText() const { return m_largeText; }
    [[nodiscard]] Motion motion() const { return m_motion; }

private:
    struct Rule
    {
        double share = 0;
        int least = 0;
    };

    void read(const QJsonObject &group);

    QHash<QString, Rule> m_rules;
    QHash<QString, double> m_codeShares;
    double m_largeText = 1;
    Motion m_motion;
};

} // namespace Kiosk
