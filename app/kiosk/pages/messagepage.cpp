#include "kiosk/pages/messagepage.h"

#include "kiosk/widgets/drawings.h"

#include <QVBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

MessagePage::MessagePage(const PageSetup &setup, const QString &name, const Drawing &drawing,
                         QWidget *parent)
    : HeadedPage(setup, name, HeadedColumn::Landscape::Stacked, parent)
    , m_icon(
          new SvgIcon({.name = drawing.icon, .tone = drawing.tone, .ground = drawing.ground}, this))
    , m_title(new Label(u"title"_s, {.role = TextRole::Title, .isBold = true}, this))
    , m_text(new Label(u"lead"_s, {.role = TextRole::Lead}, this))
{
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    body().addWidget(m_icon, 0, Qt::AlignHCenter);
    body().addWidget(m_title);
    body().addWidget(m_text);
}

QString MessagePage::spoken() const
{
    return m_title->text() + u". "_s + m_text->text();
}

void MessagePage::setDrawing(const Drawing &drawing)
{
    m_icon->setKind({.name = drawing.icon, .tone = drawing.tone, .ground = drawing.ground});
}

void MessagePage::setMessage(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setHidden(text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void MessagePage::appear()
{
    m_icon->appear(design().motion().appear);
}

void MessagePage::arrange(const Style &style)
{
    HeadedPage::arrange(style);
    m_icon->setSide(iconSide(style.metrics));
}

} // namespace Kiosk
