#include "kiosk/receivedpage.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

ReceivedPage::ReceivedPage(const Style &style, const QStringList &languages, QWidget *parent)
    : MessagePage(style, languages,
                  {.name = u"receivedPage"_s,
                   .icon = u"message"_s,
                   .color = u"accent"_s,
                   .ground = u"accentSoft"_s},
                  parent)
{
    retranslate();
}

void ReceivedPage::retranslate()
{
    setMessage(tr("Message received"), tr("One moment, we are looking you up."));
}

} // namespace Kiosk
