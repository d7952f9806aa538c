// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/welcomepage.h"

#include "kiosk/base/wipe.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"

#include <QHBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// Names come from a directory that takes any text: a word too long for a line may be broken, and
// what nobody could read from here ends in dots.
QString breakable(const QString &name)
{
    constexpr qsizetype longestName = 80;
    constexpr int longestWord = 18;
    constexpr QChar mayBreakHere(0x200b);
    QString text;
    int run = 0;
    for (const QChar c : name.left(longestName)) {
        run = c.isSpace() || c == u'-' ? 0 : run + 1;
        if (run > longestWord && !c.isLowSurrogate() && !c.isMark()) {
            text += mayBreakHere;
            run = 1;
        }
        text += c;
    }
    return name.size() > longestName ? text + u'…' : text;
}

} // namespace

WelcomePage::WelcomePage(const PageSetup &setup, QWidget *parent)
    : MessagePage(setup, u"welcomePage"_s,
                  {.icon = u"check"_s, .tone = Tone::Good, .ground = Tone::GoodSoft}, parent)
    , m_name(new Label(u"name"_s, {.role = TextRole::Display, .isBold = true}, this))
    , m_roleCard(new Card(Tone::AccentSoft, Card::Edge::None, this))
    , m_role(new Label(u"role"_s,
                       {.role = TextRole::Lead, .tone = Tone::Accent, .isWrapped = false},
                       m_roleCard))
    , m_phone(new Label(u"phone"_s,
                        {.role = TextRole::Lead, .tone = Tone::Quiet, .isWrapped = false}, this))
    , m_time(new TimeBar(TimeBar::Ground::Page, this))
    , m_timeText(new Label(u"timeText"_s, {.role = TextRole::Small, .tone = Tone::Quiet}, this))
    , m_signOut(new Button(u"primary"_s, Button::Kind::Primary, this))
    , m_stay(new Button(u"stay"_s, Button::Kind::Secondary, this))
    , m_notYou(new Button(u"notYou"_s, Button::Kind::Secondary, this))
    , m_who(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
{
    m_name->setAlignment(Qt::AlignCenter);
    m_timeText->setAlignment(Qt::AlignCenter);
    auto *pill = new QHBoxLayout(m_roleCard);
    pill->addWidget(m_role);
    m_who->addStretch();
    m_who->addWidget(m_roleCard);
    m_who->addWidget(m_phone);
    m_who->addStretch();
    body().addWidget(m_name);
    body().addLayout(m_who);
    body().addWidget(m_time, 0, Qt::AlignHCenter);
    body().addWidget(m_timeText);
    fillControls();
    retranslate();
}

void WelcomePage::fillControls()
{
    m_buttons->addStretch();
    for (auto *button : {m_stay, m_signOut, m_notYou}) {
        // As high as their neighbours.
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch();
    controls().addLayout(m_buttons);
    connect(m_signOut, &QPushButton::clicked, this,
            [this] { Q_EMIT userActed(Actions::SignOut()); });
    connect(m_stay, &QPushButton::clicked, this, [this] { Q_EMIT userActed(Actions::Stay()); });
    connect(m_notYou, &QPushButton::clicked, this,
            [this] { Q_EMIT userActed(Actions::ReportNotMe()); });
}

void WelcomePage::setVisitor(const Protocol::UserView &visitor)
{
    m_visitor = visitor;
    m_name->setText(breakable(visitor.name));
    m_phone->setText(visitor.maskedPhone);
    retranslate();
    appear();
    fit();
}

void WelcomePage::showTimeLeft(const TimeLeft &time)
{
    m_time->showLeft(time.left, time.whole);
    const auto seconds = int(std::chrono::ceil<std::chrono::seconds>(time.left).count());
    if (seconds == m_secondsLeft)
        return;
    m_secondsLeft = seconds;
    showSecondsLeft();
}

void WelcomePage::clear()
{
    if (m_visitor) {
        wipe(m_visitor->name);
        wipe(m_visitor->maskedPhone);
    }
    m_visitor.reset();
    for (auto *label : {m_name, m_role, m_phone})
        label->clear();
    setAccessibleDescription({});
}

QString WelcomePage::spoken() const
{
    return tr("Welcome! You are signed in.");
}

void WelcomePage::retranslate()
{
    setMessage(tr("Welcome!"), {});
    setAccessibleDescription(m_visitor ? m_visitor->name : QString());
    m_role->setText(roleText());
    m_signOut->setText(tr("Sign out"));
    m_stay->setText(tr("Stay signed in"));
    m_notYou->setText(tr("Not you?"));
    m_notYou->setAccessibleDescription(tr("Ends this session and tells the front desk"));
    m_time->setAccessibleName(tr("Time until you are signed out"));
    showSecondsLeft();
}

void WelcomePage::showSecondsLeft()
{
    m_timeText->setText(tr("You are signed out in %n second(s)", nullptr, m_secondsLeft));
}

QString WelcomePage::roleText() const
{
    if (!m_visitor)
        return {};
    if (m_visitor->role == u"tenant"_s)
        return tr("Tenant");
    if (m_visitor->role == u"landlord"_s)
        return tr("Landlord");
    if (m_visitor->role == u"investor"_s)
        return tr("Investor");
    if (m_visitor->role == u"staff"_s)
        return tr("Staff member");
    if (m_visitor->role == u"admin"_s)
        return tr("Administrator");
    // A role of a newer server: its English name is better than none.
    return m_visitor->roleName;
}

void WelcomePage::arrange(const Style &style)
{
    MessagePage::arrange(style);
    const Metrics &metrics = style.metrics;
    m_time->setFixedSize(metrics.pageIcon * 2, metrics.bar);
    m_who->setSpacing(metrics.gap);
    m_buttons->setSpacing(metrics.gap);
    m_roleCard->layout()->setContentsMargins(metrics.gap, metrics.pad, metrics.gap, metrics.pad);
}

} // namespace Kiosk
