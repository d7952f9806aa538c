#include "kiosk/widgets/headedpage.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Kiosk {

HeadedPage::HeadedPage(const PageSetup &setup, const QString &name,
                       HeadedColumn::Landscape landscape, QWidget *parent)
    : Page(setup.design, name, Tone::Page, parent)
    , m_column(new HeadedColumn(setup.design.brand(), setup.languages, landscape, this))
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_column);
}

void HeadedPage::arrange(const Style &style)
{
    // Lines longer than this are hard to read.
    const int widest = height() * 4 / 3;
    m_column->arrange(style, std::max((width() - widest) / 2, 0));
}

} // namespace Kiosk
