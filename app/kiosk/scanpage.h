#pragma once

#include "kiosk/loginflow.h"
#include "kiosk/page.h"
#include "protocol/startreply.h"

#include <array>
#include <optional>

class QBoxLayout;
class QFrame;
class QLabel;

namespace Kiosk {

class CodePanel;
class Header;
class StepRow;
class SvgIcon;

//! Shows the code to scan, what to do with it, and a way for phones that cannot scan.
class ScanPage : public Page
{
    Q_OBJECT

public:
    ScanPage(const Style &style, const QStringList &languages, QWidget *parent = nullptr);

    void showCode(const Protocol::StartReply &invitation);
    //! Takes the code off: nobody waits for its outcome.
    void cover();
    void showTimeLeft(const TimeLeft &time);
    [[nodiscard]] Header &header() { return *m_header; }

protected:
    void retranslate() override;
    void arrange(const Metrics &metrics) override;

private:
    [[nodiscard]] QWidget *makeWords();
    void showInvitation();

    //! What stands on screen, in words: the number to write to and the text to send.
    struct Invitation
    {
        //! Empty while the company's number is unknown.
        QString number;
        QString message;
    };

    std::optional<Invitation> m_invitation;
    CodePanel *m_codePanel;
    Header *m_header;
    QLabel *m_title;
    std::array<StepRow *, 3> m_steps;
    SvgIcon *m_statusIcon;
    QLabel *m_status;
    QFrame *m_fallback;
    QLabel *m_fallbackHint;
    QLabel *m_fallbackMessage;
    QBoxLayout *m_halves;
    QBoxLayout *m_words;
    QBoxLayout *m_stepList;
    QBoxLayout *m_statusRow;
};

} // namespace Kiosk
