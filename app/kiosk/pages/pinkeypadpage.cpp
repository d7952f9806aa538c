#include "kiosk/pages/pinkeypadpage.h"

#include "core/base/passwordhash.h"
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

void PinKeypadPage::showTimeLeft(const TimeLeft &left)
{
    time().showLeft(left.left, left.whole);
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
