#pragma once

#include <QAccessibleWidget>

namespace Kiosk {

class EntryField;

//! An entry as a screen reader sees it: a text that our keypad changes, of a secret only dots.
//! There is nothing to select in it, and the cursor stands at its end.
class EntryFieldAccess : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit EntryFieldAccess(EntryField *field);

    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text which) const override;

    void selection(int index, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int /*start*/, int /*end*/) override { }
    void removeSelection(int /*index*/) override { }
    void setSelection(int /*index*/, int /*start*/, int /*end*/) override { }
    [[nodiscard]] int cursorPosition() const override { return characterCount(); }
    void setCursorPosition(int /*position*/) override { }
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int /*start*/, int /*end*/) override { }
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override;

private:
    EntryField *m_field;
};

} // namespace Kiosk
