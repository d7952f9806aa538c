#include "kiosk/scanpage.h"

#include "core/phonenumber.h"
#include "core/qrmatrix.h"
#include "kiosk/codepanel.h"
#include "kiosk/header.h"
#include "kiosk/logging.h"
#include "kiosk/qrview.h"
#include "kiosk/steprow.h"
#include "kiosk/svgicon.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QUrl>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// The company's number is told nowhere but in the link, "https://wa.me/996700000001?text=…".
QString numberIn(const std::optional<QString> &whatsappLink)
{
    if (!whatsappLink)
        return {};
    const QString digits = QUrl(*whatsappLink).path().mid(1);
    const auto number = Core::PhoneNumber::fromInternationalDigits(digits);
    // Non-breaking blanks: half a number on the next line is hard to copy.
    return number ? number->spaced().replace(u' ', QChar::Nbsp) : QString();
}

} // namespace

ScanPage::ScanPage(const Style &style, const QStringList &languages, QWidget *parent)
    : Page(style, u"scanPage"_s, parent)
    , m_codePanel(new CodePanel(this))
    , m_header(new Header(languages, this))
    , m_title(wrappedLabel(u"title"_s, this))
    , m_steps{new StepRow(style, 1, u"camera"_s, this), new StepRow(style, 2, u"send"_s, this),
              new StepRow(style, 3, u"look"_s, this)}
    , m_statusIcon(new SvgIcon(u"check"_s, style.color(u"good"_s), {}, this))
    , m_status(wrappedLabel(u"status"_s, this))
    , m_fallback(new QFrame(this))
    , m_fallbackHint(wrappedLabel(u"fallbackHint"_s, m_fallback))
    , m_fallbackMessage(wrappedLabel(u"fallbackMessage"_s, m_fallback))
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_halves->setContentsMargins({});
    m_halves->setSpacing(0);
    m_halves->addWidget(m_codePanel);
    m_halves->addWidget(makeWords(), 1);
    retranslate();
}

QWidget *ScanPage::makeWords()
{
    auto *words = new QWidget(this);
    m_words = new QVBoxLayout(words);
    m_words->addWidget(m_header);
    m_words->addStretch(2);
    m_words->addWidget(m_title);
    m_stepList = new QVBoxLayout;
    for (auto *step : m_steps)
        m_stepList->addWidget(step);
    m_words->addLayout(m_stepList);
    m_words->addStretch(3);
    m_statusRow = new QHBoxLayout;
    m_statusRow->addWidget(m_statusIcon);
    m_statusRow->addWidget(m_status, 1);
    m_words->addLayout(m_statusRow);
    m_fallback->setObjectName(u"fallback"_s);
    auto *fallback = new QVBoxLayout(m_fallback);
    fallback->addWidget(m_fallbackHint);
    fallback->addWidget(m_fallbackMessage);
    m_words->addWidget(m_fallback);
    return words;
}

void ScanPage::showCode(const Protocol::StartReply &invitation)
{
    const auto code =
        Core::QrMatrix::encode(invitation.whatsappLink.value_or(invitation.loginMessage));
    if (!code) {
        qCWarning(lcKiosk) << "the server's link fits into no QR code";
        cover();
        return;
    }
    m_codePanel->code().showCode(*code);
    m_invitation = {.number = numberIn(invitation.whatsappLink),
                    .message = invitation.loginMessage};
    showInvitation();
    fit();
}

void ScanPage::cover()
{
    m_codePanel->code().cover();
    m_codePanel->time().showLeft({}, {});
    m_invitation.reset();
    showInvitation();
    fit();
}

void ScanPage::showTimeLeft(const TimeLeft &time)
{
    m_codePanel->time().showLeft(time.left, time.whole);
}

void ScanPage::retranslate()
{
    m_title->setText(tr("Sign in with WhatsApp"));
    m_steps[0]->setText(tr("Point your phone’s camera at the code"));
    m_steps[1]->setText(tr("Press “Send” in WhatsApp"));
    m_steps[2]->setText(tr("Look here: your name appears"));
    m_codePanel->code().setAccessibleName(tr("QR code to sign in"));
    m_codePanel->time().setAccessibleName(tr("Time until a fresh code"));
    showInvitation();
}

void ScanPage::showInvitation()
{
    m_statusIcon->setVisible(m_invitation.has_value());
    m_fallback->setVisible(m_invitation.has_value());
    if (!m_invitation) {
        m_status->setText(tr("One moment, a fresh code is coming"));
        m_fallbackHint->clear();
        m_fallbackMessage->clear();
        return;
    }
    m_status->setText(tr("WhatsApp sign-in is working"));
    m_fallbackHint->setText(
        m_invitation->number.isEmpty()
            ? tr("Cannot scan? Send this text to our WhatsApp number:")
            : tr("Cannot scan? Send this text in WhatsApp to %1:").arg(m_invitation->number));
    m_fallbackMessage->setText(m_invitation->message);
}

void ScanPage::arrange(const Metrics &metrics)
{
    m_codePanel->arrange(metrics, size());
    m_halves->setDirection(metrics.isPortrait ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_words->setContentsMargins(metrics.margin, metrics.margin, metrics.margin, metrics.margin);
    m_words->setSpacing(metrics.gap);
    m_stepList->setSpacing(metrics.pad);
    m_statusRow->setSpacing(metrics.pad);
    m_fallback->layout()->setContentsMargins(metrics.gap, metrics.pad, metrics.gap, metrics.pad);
    m_fallback->layout()->setSpacing(metrics.pad / 2);
    m_statusIcon->setSide(metrics.body);
    for (auto *step : m_steps)
        step->arrange(metrics);
}

} // namespace Kiosk
