#include "kiosk/unavailablepage.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

UnavailablePage::UnavailablePage(const PageSetup &setup, QWidget *parent)
    : MessagePage(setup, u"unavailablePage"_s,
                  {.icon = u"unplugged"_s, .tone = Tone::Calm, .ground = Tone::CalmSoft}, parent)
{
    retranslate();
}

void UnavailablePage::showTrouble(Trouble trouble)
{
    m_trouble = trouble;
    retranslate();
    fit();
}

void UnavailablePage::retranslate()
{
    const QString title = tr("Sign-in is not available right now");
    switch (m_trouble) {
    case Trouble::Network:
        setMessage(title,
                   tr("This screen has no connection to the server. Please go to the front desk; "
                      "the screen comes back by itself."));
        return;
    case Trouble::Server:
        setMessage(title,
                   tr("The server is not working properly. Please go to the front desk; the "
                      "screen comes back by itself."));
        return;
    case Trouble::Gateway:
        setMessage(title,
                   tr("WhatsApp cannot be reached at the moment. Please go to the front desk; the "
                      "screen comes back by itself."));
        return;
    case Trouble::NotEnrolled:
        setMessage(title,
                   tr("The server does not know this screen. Please go to the front desk; an "
                      "administrator has to enrol the screen again."));
        return;
    }
}

} // namespace Kiosk
