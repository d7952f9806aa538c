// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/idlepage.h"

#include "kiosk/base/datetext.h"
#include "kiosk/pages/scanpage.h"
#include "kiosk/widgets/headedpage.h"
#include "kiosk/widgets/qrview.h"

#include <QDateTime>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace Kiosk {

using namespace Qt::StringLiterals;

namespace {

// Around the middle, in shares of the margin.
constexpr std::array<std::pair<double, double>, 8> driftPath{
    {{0, -1}, {0.7, -0.7}, {1, 0}, {0.7, 0.7}, {0, 1}, {-0.7, 0.7}, {-1, 0}, {-0.7, -0.7}}};

} // namespace

IdlePage::IdlePage(const PageSetup &setup, const MonotonicClock &now, QWidget *parent,
                   std::chrono::milliseconds moveEvery)
    : Page(setup.design, u"idlePage"_s, Tone::Idle, parent)
    , m_clock(new Label(
          u"clock"_s,
          {.role = TextRole::Display, .tone = Tone::OnIdle, .isBold = true, .isWrapped = false},
          this))
    , m_date(new Label(u"date"_s,
                       {.role = TextRole::Body, .tone = Tone::OnIdle, .isWrapped = false}, this))
    , m_code(new QrView(now, this))
    , m_title(new Label(u"title"_s, {.role = TextRole::Lead, .tone = Tone::OnIdle, .isBold = true},
                        this))
    , m_hint(new Label(u"lead"_s, {.role = TextRole::Body, .tone = Tone::OnIdle}, this))
    , m_column(new QVBoxLayout(this))
{
    m_code->setObjectName(u"idleCode"_s);
    for (auto *label : {m_clock, m_date, m_title, m_hint})
        label->setAlignment(Qt::AlignCenter);
    m_column->addStretch();
    m_column->addWidget(m_clock);
    m_column->addWidget(m_date);
    m_column->addWidget(m_code, 0, Qt::AlignHCenter);
    m_column->addWidget(m_title);
    m_column->addWidget(m_hint);
    m_column->addStretch();
    m_move.setInterval(moveEvery);
    connect(&m_move, &QTimer::timeout, this, &IdlePage::drift);
    m_nextMinute.setSingleShot(true);
    connect(&m_nextMinute, &QTimer::timeout, this, &IdlePage::showTime);
    retranslate();
}

void IdlePage::showCode(const Invitation &invitation)
{
    m_invitation = invitation;
    m_code->showCode(invitation.code, invitation.until, design().motion().codeFade);
    m_code->setAccessibleDescription(ScanPage::inWords(invitation));
}

void IdlePage::cover()
{
    m_invitation.reset();
    m_code->cover();
    m_code->setAccessibleDescription({});
}

void IdlePage::retranslate()
{
    const QString &company = design().brand().company;
    m_title->setText(company.isEmpty() ? tr("Sign in with WhatsApp") : company);
    m_hint->setText(tr("Scan the code, or touch the screen"));
    m_code->setAccessibleName(tr("QR code to sign in"));
    if (m_invitation)
        m_code->setAccessibleDescription(ScanPage::inWords(*m_invitation));
    setAccessibleName(tr("Sign in with WhatsApp"));
    setAccessibleDescription(m_hint->text());
    showTime();
}

void IdlePage::arrange(const Style &style)
{
    m_margin = style.metrics.margin;
    // The code itself, without its quiet zone, has to be 45 % of the shorter side.
    const int side = std::min(width(), height()) * 6 / 10;
    m_code->setFixedSize(side, side);
    m_column->setSpacing(style.metrics.pad);
    const auto [x, y] = driftPath.at(size_t(m_step) % driftPath.size());
    const int right = int(m_margin * x);
    const int down = int(m_margin * y);
    m_column->setContentsMargins(m_margin + right, m_margin + down, m_margin - right,
                                 m_margin - down);
}

void IdlePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    showTime();
    m_move.start();
}

void IdlePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_move.stop();
    m_nextMinute.stop();
}

void IdlePage::drift()
{
    ++m_step;
    fit();
}

void IdlePage::showTime()
{
    const auto now = QDateTime::currentDateTime();
    m_clock->setText(now.toString(u"HH:mm"_s));
    m_date->setText(DateText::day(now.date()));
    if (isVisible())
        m_nextMinute.start((60 - now.time().second()) * 1000);
}

} // namespace Kiosk
