#include "kiosk/keypad/pinpages.h"

#include "core/base/pin.h"
#include "kiosk/widgets/timebar.h"

namespace Kiosk {

PinKeypadPage::PinKeypadPage(const PageSetup &setup, const QString &name, QWidget *parent)
    : KeypadPage(setup,
                 {.name = name,
                  .field = EntryField::Kind::Dots,
                  .places = Core::Pin::longest,
                  .isTakenWhenFull = false},
                 parent)
{
}

QString PinKeypadPage::shown() const
{
    return QString(typed().size(), u'•');
}

bool PinKeypadPage::isComplete() const
{
    return Core::Pin::isPin(typed());
}

} // namespace Kiosk
