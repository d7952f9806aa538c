// SPDX-License-Identifier: GPL-3.0-only
#include "kiosk/pages/demopanel.h"

#include "kiosk/widgets/button.h"

#include <QHBoxLayout>

namespace Kiosk {

using namespace Qt::StringLiterals;

DemoPanel::DemoPanel(const Design &design, const QList<DemoSender> &senders, QWidget *parent)
    : Page(design, u"demoPanel"_s, Tone::Demo, parent)
    , m_senders(senders)
    , m_title(new Label(u"demoTitle"_s,
                        {.role = TextRole::Small, .tone = Tone::DemoInk, .isBold = true}, this))
    , m_row(new QHBoxLayout(this))
{
    m_row->addWidget(m_title, 1);
    for (int i = 0; i < int(senders.size()); ++i) {
        auto *button = new Button(u"demoSender%1"_s.arg(i), Button::Kind::Demo, this);
        connect(button, &QPushButton::clicked, this,
                [this, i] { Q_EMIT userActed(Actions::SendDemoMessage{i}); });
        m_row->addWidget(button, 1);
        m_buttons.append(button);
    }
    retranslate();
}

int DemoPanel::heightIn(const Design &design, QSize window)
{
    const auto metrics = design.styleFor(window, 1).metrics;
    return metrics.touch + 4 * metrics.pad;
}

void DemoPanel::showMessage(const QString &text)
{
    m_message = text;
    m_row->setStretch(0, text.isEmpty() ? 1 : 3);
    retranslate();
    fit();
}

void DemoPanel::retranslate()
{
    m_title->setText(m_message.isEmpty() ? tr("Demo: play the phone")
                                         : tr("The phone shows: %1").arg(m_message));
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const auto &sender = m_senders.at(i);
        const QString kind = kindText(sender.kind);
        const QString text = sender.name.isEmpty() ? kind : sender.name + u'\n' + kind;
        m_buttons[i]->setText(text);
        m_buttons[i]->setAccessibleName(tr("Demo: send as %1").arg(text));
    }
}

void DemoPanel::arrange(const Style &style)
{
    const Metrics &metrics = style.metrics;
    m_row->setContentsMargins(metrics.gap, metrics.pad, metrics.gap, metrics.pad);
    m_row->setSpacing(metrics.pad);
}

QString DemoPanel::kindText(DemoSender::Kind kind) const
{
    switch (kind) {
    case DemoSender::Kind::Tenant:
        return tr("Tenant");
    case DemoSender::Kind::Landlord:
        return tr("Landlord");
    case DemoSender::Kind::Investor:
        return tr("Investor");
    case DemoSender::Kind::Staff:
        return tr("Staff member");
    case DemoSender::Kind::Admin:
        return tr("Administrator");
    case DemoSender::Kind::Unknown:
        return tr("Unknown number");
    case DemoSender::Kind::Shared:
        return tr("Shared number");
    case DemoSender::Kind::Disabled:
        return tr("Switched off");
    }
    return {};
}

} // namespace Kiosk
