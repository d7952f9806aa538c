#include "kiosk/pages/accessible.h"

#include "kiosk/keypad/entryfield.h"
#include "kiosk/widgets/drawings.h"
#include "kiosk/widgets/entryfieldaccess.h"
#include "kiosk/widgets/page.h"
#include "kiosk/widgets/qrview.h"

#include <QAccessibleWidget>

namespace Kiosk {

namespace {

//! A page: it has the focus when it has just appeared, so its name and description are read.
class PageAccess : public QAccessibleWidget
{
public:
    explicit PageAccess(Page *page)
        : QAccessibleWidget(page, QAccessible::Pane)
    {
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.focusable = true;
        return state;
    }
};

//! The code, which is not there while it is covered.
class QrAccess : public QAccessibleWidget
{
public:
    explicit QrAccess(QrView *view)
        : QAccessibleWidget(view, QAccessible::Graphic)
        , m_view(view)
    {
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        if (m_view->isCovered())
            state.invisible = true;
        return state;
    }

private:
    QrView *m_view;
};

//! Decoration is passed over.
class IconAccess : public QAccessibleWidget
{
public:
    explicit IconAccess(SvgIcon *icon)
        : QAccessibleWidget(icon, QAccessible::NoRole)
    {
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.invisible = true;
        return state;
    }
};

QAccessibleInterface *accessOf(const QString & /*className*/, QObject *object)
{
    if (auto *field = qobject_cast<EntryField *>(object))
        return new EntryFieldAccess(field);
    if (auto *code = qobject_cast<QrView *>(object))
        return new QrAccess(code);
    if (auto *icon = qobject_cast<SvgIcon *>(object))
        return new IconAccess(icon);
    if (auto *page = qobject_cast<Page *>(object))
        return new PageAccess(page);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(&accessOf);
}

} // namespace Kiosk
