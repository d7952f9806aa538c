#include "kiosk/widgets/steprow.h"

#include "kiosk/widgets/drawings.h"
#include "kiosk/widgets/label.h"

#include <QHBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

StepRow::StepRow(int number, const QString &icon, QWidget *parent)
    : QWidget(parent)
    , m_icon(new SvgIcon({.name = icon, .tone = Tone::Accent, .ground = Tone::AccentSoft}, this))
    , m_number(new Label(
          u"stepNumber"_s,
          {.role = TextRole::Lead, .tone = Tone::Accent, .isBold = true, .isWrapped = false}, this))
    , m_text(new Label(u"stepText"_s, {.role = TextRole::Body}, this))
    , m_row(new QHBoxLayout(this))
{
    m_number->setText(QString::number(number));
    m_row->setContentsMargins({});
    m_row->addWidget(m_icon);
    m_row->addWidget(m_number);
    m_row->addWidget(m_text, 1);
}

void StepRow::setText(const QString &text)
{
    m_text->setText(text);
}

void StepRow::arrange(const Metrics &metrics)
{
    m_icon->setSide(metrics.stepIcon);
    m_row->setSpacing(metrics.gap);
}

} // namespace Kiosk
