// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/widgets/page.h"

#include <QList>

class QHBoxLayout;

namespace Kiosk {

class Button;

//! An invented phone of the demo.
struct DemoSender
{
    enum class Kind { Tenant, Landlord, Investor, Staff, Admin, Unknown, Shared, Disabled };

    Kind kind = Kind::Tenant;
    //! Empty where nobody knows the number.
    QString name;
};

//! Plays the phone in a demo: one button for each invented sender, and what their phone was sent.
//! Marked so that nobody takes it for a part of the kiosk.
class DemoPanel : public Page
{
    Q_OBJECT

public:
    DemoPanel(const Design &design, const QList<DemoSender> &senders, QWidget *parent);

    //! The height it needs in a window of that size.
    [[nodiscard]] static int heightIn(const Design &design, QSize window);

    //! Shows @p text as the phone's message; empty for none.
    void showMessage(const QString &text);

protected:
    void retranslate() override;
    void arrange(const Style &style) override;
    [[nodiscard]] QSize room() const override { return parentWidget()->size(); }

private:
    [[nodiscard]] QString kindText(DemoSender::Kind kind) const;

    QList<DemoSender> m_senders;
    QString m_message;
    Label *m_title;
    QList<Button *> m_buttons;
    QHBoxLayout *m_row;
};

} // namespace Kiosk
