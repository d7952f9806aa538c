// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/staff/staffpage.h"

#include "core/base/language.h"
#include "kiosk/base/wipe.h"
#include "kiosk/staff/stafftexts.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/headerbars.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

constexpr int volumeStep = 10;
constexpr std::array tabs{StaffView::Tab::Health, StaffView::Tab::Attempts, StaffView::Tab::Doctor};

} // namespace

StaffPage::StaffPage(const PageSetup &setup, QWidget *parent)
    : HeadedPage(setup, u"staffPage"_s, HeadedColumn::Landscape::Stacked, parent)
    , m_languageKeys(setup.languages)
    , m_title(new Label(u"title"_s, {.role = TextRole::Title, .isBold = true, .isWrapped = false},
                        this))
    , m_state(new Label(u"state"_s, {.role = TextRole::Body, .tone = Tone::Quiet}, this))
    , m_list(new StaffList(this))
    , m_earlier(new Button(u"earlier"_s, Button::Kind::Secondary, this))
    , m_later(new Button(u"later"_s, Button::Kind::Secondary, this))
    , m_quieter(new Button(u"quieter"_s, Button::Kind::Secondary, this))
    , m_volume(new Label(u"volume"_s, {.role = TextRole::Body, .isWrapped = false}, this))
    , m_louder(new Button(u"louder"_s, Button::Kind::Secondary, this))
    , m_languageTitle(new Label(u"languageTitle"_s,
                                {.role = TextRole::Small, .tone = Tone::Quiet, .isWrapped = false},
                                this))
    , m_link(new Button(u"link"_s, Button::Kind::Secondary, this))
    , m_restart(new Button(u"restart"_s, Button::Kind::Secondary, this))
    , m_leave(new Button(u"leave"_s, Button::Kind::Secondary, this))
    , m_close(new Button(u"primary"_s, Button::Kind::Primary, this))
{
    fillBody();
    fillControls();
    retranslate();
}

void StaffPage::fillBody()
{
    auto *top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addStretch();
    for (const auto tab : tabs) {
        auto *button = new Button(u"tab%1"_s.arg(int(tab)), Button::Kind::Choice, this);
        connect(button, &QPushButton::clicked, this, [this, tab] {
            m_first = 0;
            Q_EMIT userActed(Actions::ShowStaffTab{tab});
        });
        top->addWidget(button);
        m_tabs.append(button);
    }
    m_lines.append(top);
    body().addLayout(top);
    body().addWidget(m_state);
    body().addWidget(m_list, 1);
    auto *turning = new QHBoxLayout;
    turning->addWidget(m_link);
    turning->addStretch();
    turning->addWidget(m_earlier);
    turning->addWidget(m_later);
    m_lines.append(turning);
    body().addLayout(turning);
    connect(m_earlier, &QPushButton::clicked, this, [this] { turnPage(-m_list->places()); });
    connect(m_later, &QPushButton::clicked, this, [this] { turnPage(m_list->places()); });
}

void StaffPage::fillControls()
{
    auto *settings = new QHBoxLayout;
    settings->addWidget(m_quieter);
    settings->addWidget(m_volume);
    settings->addWidget(m_louder);
    settings->addStretch();
    settings->addWidget(m_languageTitle);
    for (const auto &language : m_languageKeys) {
        auto *button = new Button(u"start-"_s + language, Button::Kind::Choice, this);
        button->setText(language.toUpper());
        sendOnClick(button, Actions::SetStartLanguage{language});
        settings->addWidget(button);
        m_languages.append(button);
    }
    auto *ways = new QHBoxLayout;
    ways->addWidget(m_restart);
    ways->addWidget(m_leave);
    ways->addStretch();
    ways->addWidget(m_close);
    for (auto *line : {settings, ways}) {
        m_lines.append(line);
        controls().addLayout(line);
    }
    for (auto *button : {m_restart, m_leave})
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    m_restart->setDrawing(u"restart"_s);
    m_leave->setDrawing(u"leave"_s);
    m_link->setDrawing(u"phone"_s);
    connect(m_quieter, &QPushButton::clicked, this, [this] { changeVolume(-volumeStep); });
    connect(m_louder, &QPushButton::clicked, this, [this] { changeVolume(volumeStep); });
    sendOnClick(m_link, Actions::BeginLink());
    sendOnClick(m_restart, Actions::Restart());
    sendOnClick(m_leave, Actions::LeaveKiosk());
    sendOnClick(m_close, Actions::CloseStaffScreen());
}

void StaffPage::setView(const StaffView &view)
{
    m_view = view;
    retranslate();
    fit();
}

void StaffPage::clear()
{
    m_view.findings.clear();
    m_view.attempts.clear();
    wipe(m_view.linkedTo);
    m_first = 0;
    m_list->display({}, 0);
}

void StaffPage::retranslate()
{
    m_title->setText(tr("For staff"));
    setAccessibleName(m_title->text());
    m_tabs[0]->setText(tr("State"));
    m_tabs[1]->setText(tr("Last attempts"));
    m_tabs[2]->setText(tr("Check-up"));
    for (std::size_t i = 0; i < tabs.size(); ++i)
        m_tabs[qsizetype(i)]->setChecked(tabs[i] == m_view.tab);
    m_earlier->setText(tr("Earlier"));
    m_later->setText(tr("More"));
    m_quieter->setDrawing(u"quieter"_s, tr("Quieter"));
    m_louder->setDrawing(u"louder"_s, tr("Louder"));
    m_volume->setText(tr("Volume %1%").arg(m_view.volume));
    m_languageTitle->setText(tr("Visitors start in"));
    for (qsizetype i = 0; i < m_languages.size(); ++i) {
        const QString &language = m_languageKeys[i];
        m_languages[i]->setChecked(language == m_view.startLanguage);
        // The header has buttons of these languages, too, which do something else.
        m_languages[i]->setAccessibleName(m_languageTitle->text() + u": "_s
                                          + Core::languageOrFirst(language).ownName.toString());
    }
    m_link->setText(tr("Link a number"));
    m_restart->setText(tr("Restart"));
    m_leave->setText(tr("Leave the kiosk"));
    m_close->setText(tr("Done"));
    m_state->setText(stateText());
    m_state->setHidden(m_state->text().isEmpty());
}

QString StaffPage::stateText() const
{
    if (m_view.isLoading)
        return tr("One moment, we are asking the server");
    if (m_view.error == ClientError::NotAllowed)
        return tr("The server does not know this screen: its key is missing, wrong or revoked.");
    if (m_view.error)
        return tr("The server does not answer: check the network, and whether the server runs.");
    if (m_view.tab == StaffView::Tab::Attempts && m_view.attempts.isEmpty())
        return tr("Nobody has tried to sign in here yet.");
    return {};
}

QList<StaffRow> StaffPage::rows() const
{
    QList<StaffRow> all;
    if (!m_view.linkedTo.isEmpty())
        all.append({.icon = u"check"_s,
                    .tone = Tone::Good,
                    .title = tr("The number is linked: %1").arg(m_view.linkedTo),
                    .detail = tr("From now on, messages from it sign this person in.")});
    if (m_view.tab == StaffView::Tab::Attempts) {
        for (const auto &attempt : m_view.attempts)
            all.append(AttemptText::row(attempt));
        return all;
    }
    if (m_view.tab == StaffView::Tab::Health && m_view.roundTrip)
        all.append({.icon = u"check"_s,
                    .tone = Tone::Good,
                    .title = tr("The network works: the server answered in %1 ms")
                                 .arg(m_view.roundTrip->count()),
                    .detail = {}});
    for (const auto &finding : m_view.findings)
        all.append(FindingText::row(finding));
    return all;
}

void StaffPage::showRows()
{
    const auto all = rows();
    m_first = std::clamp<qsizetype>(m_first, 0, std::max<qsizetype>(all.size() - 1, 0));
    m_list->display(all, m_first);
    m_earlier->setVisible(m_first > 0);
    m_later->setVisible(m_first + m_list->places() < all.size());
}

void StaffPage::turnPage(qsizetype by)
{
    m_first = std::max<qsizetype>(m_first + by, 0);
    fit();
}

void StaffPage::changeVolume(int by)
{
    Q_EMIT userActed(Actions::SetVolume{std::clamp(m_view.volume + by, 0, 100)});
}

void StaffPage::sendOnClick(const Button *button, const UserAction &action)
{
    connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT userActed(action); });
}

void StaffPage::arrange(const Style &style)
{
    HeadedPage::arrange(style);
    for (auto *line : std::as_const(m_lines))
        line->setSpacing(style.metrics.pad);
    showRows();
}

void StaffPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT userActed(Actions::CloseStaffScreen());
    else
        HeadedPage::keyPressEvent(event);
}

} // namespace Kiosk
