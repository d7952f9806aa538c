#include "kiosk/demopanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Kiosk {

using namespace Qt::StringLiterals;

DemoPanel::DemoPanel(const Style &style, const QList<DemoSender> &senders, QWidget *parent)
    : Page(style, u"demoPanel"_s, parent)
    , m_senders(senders)
    , m_title(wrappedLabel(u"demoTitle"_s, this))
    , m_row(new QHBoxLayout(this))
{
    m_row->addWidget(m_title, 1);
    for (int i = 0; i < int(senders.size()); ++i) {
        auto *button = new QPushButton(this);
        button->setObjectName(u"demoSender%1"_s.arg(i));
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT messageRequested(i); });
        m_row->addWidget(button, 1);
        m_buttons.append(button);
    }
    retranslate();
}

int DemoPanel::heightIn(QSize window)
{
    const auto metrics = Metrics::of(window);
    return metrics.touch + 4 * metrics.pad;
}

void DemoPanel::retranslate()
{
    m_title->setText(tr("Demo: play the phone"));
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const auto &sender = m_senders.at(i);
        const QString kind = kindText(sender.kind);
        const QString text = sender.name.isEmpty() ? kind : sender.name + u'\n' + kind;
        m_buttons[i]->setAccessibleName(tr("Demo: send as %1").arg(text));
        // A single ampersand would be a keyboard shortcut.
        m_buttons[i]->setText(QString(text).replace(u'&', u"&&"_s));
    }
}

void DemoPanel::arrange(const Metrics &metrics)
{
    m_row->setContentsMargins(metrics.gap, metrics.pad, metrics.gap, metrics.pad);
    m_row->setSpacing(metrics.pad);
}

Metrics DemoPanel::metricsAt(double scale) const
{
    return Metrics::of(parentWidget()->size(), scale);
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
