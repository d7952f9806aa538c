#pragma once

#include "kiosk/page.h"

#include <QList>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Kiosk {

//! An invented phone of the demo.
struct DemoSender
{
    enum class Kind { Tenant, Landlord, Investor, Staff, Admin, Unknown, Shared, Disabled };

    Kind kind = Kind::Tenant;
    //! Empty where nobody knows the number.
    QString name;
};

//! Plays the phone in a demo: one button for each invented sender. Marked so that nobody takes it
//! for a part of the kiosk.
class DemoPanel : public Page
{
    Q_OBJECT

public:
    DemoPanel(const Style &style, const QList<DemoSender> &senders, QWidget *parent);

    //! The height it needs in a window of that size.
    [[nodiscard]] static int heightIn(QSize window);

Q_SIGNALS:
    void messageRequested(int senderIndex);

protected:
    void retranslate() override;
    void arrange(const Metrics &metrics) override;
    [[nodiscard]] Metrics metricsAt(double scale) const override;

private:
    [[nodiscard]] QString kindText(DemoSender::Kind kind) const;

    QList<DemoSender> m_senders;
    QLabel *m_title;
    QList<QPushButton *> m_buttons;
    QHBoxLayout *m_row;
};

} // namespace Kiosk
