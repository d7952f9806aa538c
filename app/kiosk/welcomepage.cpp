#include "kiosk/welcomepage.h"

#include "kiosk/timebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

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

WelcomePage::WelcomePage(const Style &style, const QStringList &languages, QWidget *parent)
    : MessagePage(style, languages,
                  {.name = u"welcomePage"_s,
                   .icon = u"person"_s,
                   .color = u"accent"_s,
                   .ground = u"accentSoft"_s},
                  parent)
    , m_name(wrappedLabel(u"name"_s, this))
    , m_role(plainLabel(u"role"_s, this))
    , m_phone(plainLabel(u"phone"_s, this))
    , m_signOut(new QPushButton(this))
    , m_time(new TimeBar(this))
    , m_timeText(plainLabel(u"timeText"_s, this))
    , m_notYou(wrappedLabel(u"quiet"_s, this))
    , m_who(new QHBoxLayout)
{
    m_signOut->setObjectName(u"primary"_s);
    m_signOut->setFocusPolicy(Qt::TabFocus);
    middle().addWidget(m_name);
    middle().addLayout(m_who);
    middle().addWidget(m_signOut, 0, Qt::AlignHCenter);
    middle().addWidget(m_time, 0, Qt::AlignHCenter);
    middle().addWidget(m_timeText, 0, Qt::AlignHCenter);
    middle().addWidget(m_notYou);
    m_name->setAlignment(Qt::AlignCenter);
    m_notYou->setAlignment(Qt::AlignCenter);
    m_who->addStretch();
    m_who->addWidget(m_role);
    m_who->addWidget(m_phone);
    m_who->addStretch();
    connect(m_signOut, &QPushButton::clicked, this, &WelcomePage::signOutRequested);
    retranslate();
}

void WelcomePage::greet(const Protocol::UserView &visitor)
{
    m_visitor = visitor;
    m_name->setText(breakable(visitor.name));
    m_phone->setText(visitor.maskedPhone);
    retranslate();
    fit();
}

void WelcomePage::showTimeLeft(const TimeLeft &time)
{
    m_time->showLeft(time.left, time.whole);
    const auto seconds = int(std::chrono::ceil<std::chrono::seconds>(time.left).count());
    if (seconds == m_secondsLeft)
        return;
    m_secondsLeft = seconds;
    tellSeconds();
}

void WelcomePage::clear()
{
    m_visitor.reset();
    m_name->clear();
    m_role->clear();
    m_phone->clear();
}

void WelcomePage::retranslate()
{
    setMessage(tr("Welcome!"), {});
    m_role->setText(roleText());
    m_signOut->setText(tr("Sign out"));
    m_signOut->setAccessibleName(m_signOut->text());
    m_time->setAccessibleName(tr("Time until you are signed out"));
    m_notYou->setText(tr("Not you? Please sign out and ask at the front desk."));
    tellSeconds();
}

void WelcomePage::tellSeconds()
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

void WelcomePage::arrange(const Metrics &metrics)
{
    MessagePage::arrange(metrics);
    m_time->setFixedSize(metrics.pageIcon * 2, metrics.bar);
    m_who->setSpacing(metrics.gap);
}

} // namespace Kiosk
