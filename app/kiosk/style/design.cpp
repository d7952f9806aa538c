// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/style/design.h"

#include "kiosk/style/theme.h"

#include <QJsonDocument>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// The shorter side of the largest 16:9 rectangle that fits: a wide but low window must not get
// texts that only a high one has room for.
double unitOf(QSize room)
{
    const double shorter = std::min(room.width(), room.height());
    const double longer = std::max(room.width(), room.height());
    return std::min(shorter, longer * 9 / 16);
}

} // namespace

Sizes::Sizes()
{
    const auto values = QJsonDocument::fromJson(readResource(u"design/sizes.json"_s)).object();
    for (const auto &group : {u"text"_s, u"space"_s, u"control"_s})
        read(values.value(group).toObject());
    const auto shares = values.value("code"_L1).toObject();
    for (auto it = shares.begin(); it != shares.end(); ++it)
        m_codeShares.insert(it.key(), it.value().toDouble());
    m_largeText = values.value("largeText"_L1).toDouble();
    const auto motion = values.value("motion"_L1).toObject();
    m_motion = {.codeFade = std::chrono::milliseconds(motion.value("codeFade"_L1).toInt()),
                .appear = std::chrono::milliseconds(motion.value("appear"_L1).toInt())};
}

void Sizes::read(const QJsonObject &group)
{
    for (auto it = group.begin(); it != group.end(); ++it) {
        const auto rule = it.value().toObject();
        m_rules.insert(
            it.key(),
            {.share = rule.value("share"_L1).toDouble(), .least = rule.value("least"_L1).toInt()});
    }
}

Metrics Sizes::of(QSize room, double scale, bool isLargeText) const
{
    const double unit = unitOf(room);
    const auto size = [&](const QString &name, double by) {
        Q_ASSERT(m_rules.contains(name));
        const Rule rule = m_rules.value(name);
        return std::max(int(unit * rule.share * by), rule.least);
    };
    const bool isPortrait = room.height() > room.width();
    const QString share = isLargeText ? (isPortrait ? u"largePortrait"_s : u"largeLandscape"_s)
                                      : (isPortrait ? u"portrait"_s : u"landscape"_s);
    return {
        .isPortrait = isPortrait,
        .unit = int(unit),
        .small = size(u"small"_s, scale),
        .body = size(u"body"_s, scale),
        .lead = size(u"lead"_s, scale),
        .title = size(u"title"_s, scale),
        .display = size(u"display"_s, scale),
        .digits = size(u"digits"_s, scale),
        .gap = size(u"gap"_s, std::min(scale, 1.0)),
        .pad = size(u"pad"_s, std::min(scale, 1.0)),
        .margin = size(u"margin"_s, 1),
        .radius = size(u"radius"_s, 1),
        .bar = size(u"bar"_s, 1),
        .line = size(u"line"_s, 1),
        .touch = size(u"touch"_s, scale),
        .bigTouch = size(u"bigTouch"_s, scale),
        .key = size(u"key"_s, std::min(scale, 1.0)),
        .stepIcon = size(u"stepIcon"_s, std::min(scale, 1.0)),
        .pageIcon = size(u"pageIcon"_s, std::min(scale, 1.0)),
        .codeShare = m_codeShares.value(share),
    };
}

Design::Design(const Brand &brand)
    : m_brand(brand)
    , m_theme(brand.theme, brand.accent)
{
}

const Theme &Design::theme() const
{
    return m_accessibility.isContrastHigh ? m_highContrast : m_theme;
}

Style Design::styleFor(QSize room, double scale) const
{
    const double wanted = m_accessibility.isTextLarge ? m_sizes.largeText() : 1.0;
    Metrics metrics = m_sizes.of(room, wanted * scale, m_accessibility.isTextLarge);
    // The keys share the lower third of the page with the other buttons and the header.
    if (m_accessibility.isInReach)
        metrics.key = std::max(metrics.key * 9 / 10, 48);
    return {.theme = theme(), .metrics = metrics, .isInReach = m_accessibility.isInReach};
}

} // namespace Kiosk
