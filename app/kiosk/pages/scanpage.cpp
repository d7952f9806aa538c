// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/scanpage.h"

#include "kiosk/style/drawings.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/header.h"
#include "kiosk/widgets/qrview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

//! One of the steps to sign in: a drawing, a number and a sentence.
class StepRow : public QWidget
{
public:
    StepRow(int number, const QString &icon, QWidget *parent);

    void setText(const QString &text);
    void arrange(const Metrics &metrics);

private:
    SvgIcon *m_icon;
    Label *m_number;
    Label *m_text;
    QHBoxLayout *m_row;
};

StepRow::StepRow(int number, const QString &icon, QWidget *parent)
    : QWidget(parent)
    , m_icon(new SvgIcon({.name = icon, .tone = Tone::Accent, .ground = Tone::AccentSoft}, this))
    , m_number(new Label(
          u"stepNumber"_s,
          {.role = TextRole::Lead, .tone = Tone::Accent, .isBold = true, .isWrapped = false}, this))
    , m_text(new Label(u"stepText"_s, {.role = TextRole::Body}, this))
    , m_row(new QHBoxLayout(this))
{
    m_number->setText(QString::number(number));
    m_row->setContentsMargins({});
    m_row->addWidget(m_icon);
    m_row->addWidget(m_number);
    m_row->addWidget(m_text, 1);
}

void StepRow::setText(const QString &text)
{
    m_text->setText(text);
}

void StepRow::arrange(const Metrics &metrics)
{
    m_icon->setSide(metrics.stepIcon);
    m_row->setSpacing(metrics.gap);
}

ScanPage::ScanPage(const PageSetup &setup, const MonotonicClock &now, QWidget *parent)
    : Page(setup.design, u"scanPage"_s, Tone::Page, parent)
    , m_codePanel(new CodePanel(now, this))
    , m_words(new HeadedColumn(setup.design.brand(), setup.languages,
                               HeadedColumn::Landscape::Stacked, this))
    , m_company(new Label(u"company"_s,
                          {.role = TextRole::Body, .tone = Tone::Accent, .isBold = true}, this))
    , m_title(new Label(u"title"_s, {.role = TextRole::Title, .isBold = true}, this))
    , m_steps{new StepRow(1, u"camera"_s, this), new StepRow(2, u"send"_s, this),
              new StepRow(3, u"look"_s, this)}
    , m_statusIcon(new SvgIcon({.name = u"check"_s, .tone = Tone::Good}, this))
    , m_status(new Label(u"status"_s, {.role = TextRole::Small, .tone = Tone::Good, .isBold = true},
                         this))
    , m_fallback(new Card(Tone::Card, Card::Edge::Line, this))
    , m_fallbackHint(
          new Label(u"fallbackHint"_s, {.role = TextRole::Small, .tone = Tone::Quiet}, m_fallback))
    , m_fallbackMessage(
          new Label(u"fallbackMessage"_s, {.role = TextRole::Small, .isBold = true}, m_fallback))
    , m_codeLogin(new Button(u"codeLogin"_s, Button::Kind::Secondary, this))
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_stepList(new QVBoxLayout)
    , m_statusRow(new QHBoxLayout)
{
    m_halves->setContentsMargins({});
    m_halves->setSpacing(0);
    m_halves->addWidget(m_codePanel);
    m_halves->addWidget(m_words, 1);
    fillWords();
    retranslate();
}

void ScanPage::fillWords()
{
    auto &body = m_words->body();
    body.addWidget(m_company);
    m_company->setText(design().brand().company);
    m_company->setHidden(design().brand().company.isEmpty());
    body.addWidget(m_title);
    for (auto *step : m_steps)
        m_stepList->addWidget(step);
    body.addLayout(m_stepList);
    m_statusRow->addWidget(m_statusIcon);
    m_statusRow->addWidget(m_status, 1);
    body.addLayout(m_statusRow);
    auto *fallback = new QVBoxLayout(m_fallback);
    fallback->addWidget(m_fallbackHint);
    fallback->addWidget(m_fallbackMessage);
    body.addWidget(m_fallback);
    m_words->controls().addWidget(m_codeLogin);
    m_codeLogin->setDrawing(u"number"_s);
    connect(m_codeLogin, &QPushButton::clicked, this,
            [this] { Q_EMIT userActed(Actions::RequestCodeLogin()); });
}

void ScanPage::showCode(const Invitation &invitation)
{
    const bool isSame = m_invitation && m_invitation->code == invitation.code;
    m_invitation = invitation;
    code().showCode(invitation.code, invitation.until, design().motion().codeFade);
    if (isSame)
        return;
    showInvitation();
    fit();
}

void ScanPage::cover()
{
    code().cover();
    m_codePanel->time().showLeft({}, {});
    if (!m_invitation)
        return;
    m_invitation.reset();
    showInvitation();
    fit();
}

void ScanPage::showSending(bool canSend)
{
    if (canSend == m_canSend)
        return;
    m_canSend = canSend;
    showInvitation();
    fit();
}

void ScanPage::showWorking(bool isKnown)
{
    if (isKnown == m_isWorking)
        return;
    m_isWorking = isKnown;
    showInvitation();
    fit();
}

void ScanPage::showTimeLeft(const TimeLeft &time)
{
    m_codePanel->time().showLeft(time.left, time.whole);
}

QString ScanPage::spoken() const
{
    return tr("Sign in with WhatsApp. Point your phone’s camera at the code on this screen, press "
              "Send in WhatsApp, and look here.");
}

QrView &ScanPage::code()
{
    return m_codePanel->code();
}

void ScanPage::retranslate()
{
    m_title->setText(tr("Sign in with WhatsApp"));
    m_steps[0]->setText(tr("Point your phone’s camera at the code"));
    m_steps[1]->setText(tr("Press “Send” in WhatsApp"));
    m_steps[2]->setText(tr("Look here: your name appears"));
    code().setAccessibleName(tr("QR code to sign in"));
    m_codePanel->time().setAccessibleName(tr("Time until a fresh code"));
    m_codeLogin->setText(tr("Get a code in WhatsApp instead"));
    setAccessibleName(m_title->text());
    setAccessibleDescription(spoken());
    showInvitation();
}

void ScanPage::showInvitation()
{
    const bool isThere = m_invitation.has_value();
    m_fallback->setVisible(isThere);
    m_codeLogin->setVisible(isThere && m_canSend && m_invitation->hasCodeLogin);
    showStatus();
    if (!isThere) {
        m_fallbackHint->clear();
        m_fallbackMessage->clear();
        code().setAccessibleDescription({});
        return;
    }
    m_fallbackHint->setText(whereToSend(*m_invitation));
    m_fallbackMessage->setText(m_invitation->message);
    code().setAccessibleDescription(inWords(*m_invitation));
}

void ScanPage::showStatus()
{
    const bool isThere = m_invitation.has_value();
    const bool isWell = !isThere || (m_isWorking && m_canSend);
    m_statusIcon->setVisible(isThere);
    m_statusIcon->setKind(
        {.name = isWell ? u"check"_s : u"warning"_s, .tone = isWell ? Tone::Good : Tone::Warn});
    m_status->setTone(isWell ? Tone::Good : Tone::Warn);
    m_status->setText(statusText());
}

QString ScanPage::statusText() const
{
    if (!m_invitation)
        return tr("One moment, a fresh code is coming");
    if (!m_isWorking)
        return tr("It is not known whether WhatsApp works right now");
    return m_canSend ? tr("WhatsApp sign-in is working")
                     : tr("You can sign in, but WhatsApp cannot send at the moment");
}

QString ScanPage::whereToSend(const Invitation &invitation)
{
    if (invitation.number.isEmpty())
        return tr("Cannot scan? Send this text to our WhatsApp number:");
    return tr("Cannot scan? Send this text in WhatsApp to %1:").arg(invitation.number);
}

QString ScanPage::inWords(const Invitation &invitation)
{
    return whereToSend(invitation) + u' ' + invitation.message;
}

void ScanPage::arrange(const Style &style)
{
    const Metrics &metrics = style.metrics;
    m_codePanel->arrange(metrics, size());
    m_halves->setDirection(metrics.isPortrait ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_words->arrange(style, 0);
    m_stepList->setSpacing(metrics.pad);
    m_statusRow->setSpacing(metrics.pad);
    m_fallback->layout()->setContentsMargins(metrics.gap, metrics.pad, metrics.gap, metrics.pad);
    m_fallback->layout()->setSpacing(metrics.pad / 2);
    m_statusIcon->setSide(metrics.body);
    for (auto *step : m_steps)
        step->arrange(metrics);
}

} // namespace Kiosk
