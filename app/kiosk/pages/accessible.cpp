// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/keypad/entryfield.h"
#include "kiosk/style/drawings.h"
#include "kiosk/widgets/page.h"
#include "kiosk/widgets/qrview.h"

#include <QAccessibleWidget>

#include <functional>
#include <utility>

namespace Kiosk {

namespace {

//! A widget whose role and state Qt cannot know.
class WidgetAccess : public QAccessibleWidget
{
public:
    using ChangeState = std::function<void(QAccessible::State &)>;

    WidgetAccess(QWidget *widget, QAccessible::Role role, ChangeState change)
        : QAccessibleWidget(widget, role)
        , m_change(std::move(change))
    {
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        m_change(state);
        return state;
    }

private:
    ChangeState m_change;
};

//! An entry as a screen reader sees it: a text that our keypad changes, of a secret only dots.
//! There is nothing to select in it, and the cursor stands at its end.
class EntryFieldAccess : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit EntryFieldAccess(EntryField *field)
        : QAccessibleWidget(field, QAccessible::EditableText)
        , m_field(field)
    {
    }

    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.editable = true;
        state.passwordEdit = m_field->kind() == EntryField::Kind::Dots;
        state.invalid = m_field->isWrong();
        return state;
    }

    [[nodiscard]] QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? m_field->accessibleText()
                                           : QAccessibleWidget::text(which);
    }

    void selection(int /*index*/, int *start, int *end) const override
    {
        *start = 0;
        *end = 0;
    }
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int /*start*/, int /*end*/) override { }
    void removeSelection(int /*index*/) override { }
    void setSelection(int /*index*/, int /*start*/, int /*end*/) override { }

    [[nodiscard]] int cursorPosition() const override { return characterCount(); }
    void setCursorPosition(int /*position*/) override { }
    [[nodiscard]] QString text(int start, int end) const override
    {
        return m_field->accessibleText().mid(start, end - start);
    }
    [[nodiscard]] int characterCount() const override
    {
        return int(m_field->accessibleText().size());
    }
    // One place for all: our digits are not pointed at.
    [[nodiscard]] QRect characterRect(int /*offset*/) const override { return rect(); }
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override
    {
        return rect().contains(point) ? 0 : -1;
    }
    void scrollToSubstring(int /*start*/, int /*end*/) override { }
    [[nodiscard]] QString attributes(int /*offset*/, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    EntryField *m_field;
};

QAccessibleInterface *accessOf(const QString & /*className*/, QObject *object)
{
    if (auto *field = qobject_cast<EntryField *>(object))
        return new EntryFieldAccess(field);
    // The code is not there while it is covered.
    if (auto *code = qobject_cast<QrView *>(object))
        return new WidgetAccess(code, QAccessible::Graphic, [code](QAccessible::State &state) {
            state.invisible = state.invisible || code->isCovered();
        });
    // Decoration is passed over.
    if (auto *icon = qobject_cast<SvgIcon *>(object))
        return new WidgetAccess(icon, QAccessible::NoRole,
                                [](QAccessible::State &state) { state.invisible = true; });
    // A page has the focus when it has just appeared, so its name and description are read.
    if (auto *page = qobject_cast<Page *>(object))
        return new WidgetAccess(page, QAccessible::Pane,
                                [](QAccessible::State &state) { state.focusable = true; });
    return nullptr;
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(&accessOf);
}

} // namespace Kiosk
