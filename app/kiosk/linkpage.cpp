#include "kiosk/linkpage.h"

#include "kiosk/button.h"
#include "kiosk/timebar.h"

namespace Kiosk {

using namespace Qt::StringLiterals;

LinkPage::LinkPage(const PageSetup &setup, const QString &region, QWidget *parent)
    : PhoneKeypadPage(setup, u"linkPage"_s, region, parent)
{
    retranslate();
}

void LinkPage::tell(const LinkDialog &dialog)
{
    m_dialog = dialog;
    setWaiting(dialog.step == LinkDialog::Step::Asking);
    retranslate();
    fit();
}

void LinkPage::clear()
{
    m_dialog = {};
    PhoneKeypadPage::clear();
}

void LinkPage::retranslate()
{
    KeypadPage::retranslate();
    setMessage(tr("Link a number: 2 of 2"),
               tr("Enter the phone number under which this person is on our list."));
    done().say(tr("Link"));
    time().setAccessibleName(tr("Time until this page closes"));
    if (isWaiting())
        setHint(tr("One moment, we are asking the server"));
    else if (m_dialog.trouble)
        setHint(troubleText(*m_dialog.trouble), Tone::Bad);
    else
        setHint({});
}

QString LinkPage::troubleText(ClientError trouble)
{
    switch (trouble) {
    case ClientError::NotFound:
        return tr(
            "There is no such ticket any more, or nobody has this number. Please check both.");
    case ClientError::BadRequest:
        return tr("This is not a phone number. Please check it.");
    case ClientError::TooOften:
        return tr("Too many tries. Please wait a little.");
    case ClientError::Network:
        return tr("No connection at the moment. Please try again.");
    case ClientError::NotAllowed:
        return tr("The server does not know this screen.");
    case ClientError::Server:
    case ClientError::BadAnswer:
    case ClientError::WrongCode:
    case ClientError::AttemptOver:
        break;
    }
    return tr("The server cannot do that at the moment. Please try again later.");
}

} // namespace Kiosk
