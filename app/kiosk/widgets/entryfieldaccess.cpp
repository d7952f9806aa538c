#include "kiosk/widgets/entryfieldaccess.h"

#include "kiosk/keypad/entryfield.h"

namespace Kiosk {

EntryFieldAccess::EntryFieldAccess(EntryField *field)
    : QAccessibleWidget(field, QAccessible::EditableText)
    , m_field(field)
{
}

void *EntryFieldAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State EntryFieldAccess::state() const
{
    auto state = QAccessibleWidget::state();
    state.editable = true;
    state.passwordEdit = m_field->kind() == EntryField::Kind::Dots;
    state.invalid = m_field->isWrong();
    return state;
}

QString EntryFieldAccess::text(QAccessible::Text which) const
{
    return which == QAccessible::Value ? m_field->toldText() : QAccessibleWidget::text(which);
}

void EntryFieldAccess::selection(int /*index*/, int *start, int *end) const
{
    *start = 0;
    *end = 0;
}

QString EntryFieldAccess::text(int start, int end) const
{
    return m_field->toldText().mid(start, end - start);
}

int EntryFieldAccess::characterCount() const
{
    return int(m_field->toldText().size());
}

// One place for all: our digits are not pointed at.
QRect EntryFieldAccess::characterRect(int /*offset*/) const
{
    return rect();
}

int EntryFieldAccess::offsetAtPoint(const QPoint &point) const
{
    return rect().contains(point) ? 0 : -1;
}

QString EntryFieldAccess::attributes(int /*offset*/, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace Kiosk
