// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/gatewaystate.h"
#include "kiosk/client/servercondition.h"
#include "kiosk/widgets/headedpage.h"

#include <optional>

namespace Kiosk {

class SvgIcon;

//! A page that says one thing: a drawing, a headline and a sentence, in the middle.
class MessagePage : public HeadedPage
{
    Q_OBJECT

public:
    [[nodiscard]] QString spoken() const override;

protected:
    struct Drawing
    {
        QString icon;
        Tone tone = Tone::Accent;
        Tone ground = Tone::AccentSoft;
    };

    MessagePage(const PageSetup &setup, const QString &name, const Drawing &drawing,
                QWidget *parent);

    void setDrawing(const Drawing &drawing);
    void setMessage(const QString &title, const QString &text);
    //! The drawing grows into its place: something has just become true.
    void appear();
    [[nodiscard]] virtual int iconSide(const Metrics &metrics) const { return metrics.pageIcon; }
    void arrange(const Style &style) override;

private:
    SvgIcon *m_icon;
    Label *m_title;
    Label *m_text;
};

//! Says at once that the message is in, while the server resolves its sender.
class ReceivedPage : public MessagePage
{
    Q_OBJECT

public:
    explicit ReceivedPage(const PageSetup &setup, QWidget *parent = nullptr);

    using MessagePage::appear;

protected:
    void retranslate() override;
};

//! Covers the code while nobody can sign in, and says why and what to do instead.
class UnavailablePage : public MessagePage
{
    Q_OBJECT

public:
    explicit UnavailablePage(const PageSetup &setup, QWidget *parent = nullptr);

    //! @p gateway is how it is, with Outage::Gateway, if that is known.
    void showOutage(Outage outage, std::optional<Core::GatewayState> gateway = {});

protected:
    void retranslate() override;

private:
    void explainGateway(const QString &title);
    [[nodiscard]] QString gatewayText() const;

    Outage m_outage = Outage::Network;
    std::optional<Core::GatewayState> m_gateway;
};

} // namespace Kiosk
