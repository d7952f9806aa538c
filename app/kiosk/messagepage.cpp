#include "kiosk/messagepage.h"

#include "kiosk/header.h"
#include "kiosk/svgicon.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Kiosk {

using namespace Qt::StringLiterals;

MessagePage::MessagePage(const Style &style, const QStringList &languages, const Look &look,
                         QWidget *parent)
    : Page(style, look.name, parent)
    , m_header(new Header(languages, this))
    , m_icon(new SvgIcon(look.icon, style.color(look.color), style.color(look.ground), this))
    , m_title(wrappedLabel(u"title"_s, this))
    , m_text(wrappedLabel(u"lead"_s, this))
    , m_column(new QVBoxLayout(this))
    , m_middle(new QVBoxLayout)
{
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_middle->addWidget(m_icon, 0, Qt::AlignHCenter);
    m_middle->addWidget(m_title);
    m_middle->addWidget(m_text);
    m_column->addWidget(m_header);
    m_column->addStretch(2);
    m_column->addLayout(m_middle);
    m_column->addStretch(3);
}

void MessagePage::setMessage(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setHidden(text.isEmpty());
}

void MessagePage::arrange(const Metrics &metrics)
{
    m_icon->setSide(metrics.pageIcon);
    // Lines longer than this are hard to read.
    const int widest = height() * 4 / 3;
    const int side = std::max((width() - widest) / 2, 0);
    m_column->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    m_middle->setContentsMargins(side, 0, side, 0);
    m_column->setSpacing(0);
    m_middle->setSpacing(metrics.gap);
}

} // namespace Kiosk
