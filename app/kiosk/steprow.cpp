#include "kiosk/steprow.h"

#include "kiosk/metrics.h"
#include "kiosk/page.h"
#include "kiosk/style.h"
#include "kiosk/svgicon.h"

#include <QHBoxLayout>
#include <QLabel>

namespace Kiosk {

using namespace Qt::StringLiterals;

StepRow::StepRow(const Style &style, int number, const QString &icon, QWidget *parent)
    : QWidget(parent)
    , m_icon(new SvgIcon(icon, style.color(u"accent"_s), style.color(u"accentSoft"_s), this))
    , m_number(plainLabel(u"stepNumber"_s, this))
    , m_text(wrappedLabel(u"stepText"_s, this))
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
