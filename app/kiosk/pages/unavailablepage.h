#pragma once

#include "core/model/gatewaystate.h"
#include "kiosk/base/trouble.h"
#include "kiosk/pages/messagepage.h"

#include <optional>

namespace Kiosk {

//! Covers the code while nobody can sign in, and says why and what to do instead.
class UnavailablePage : public MessagePage
{
    Q_OBJECT

public:
    explicit UnavailablePage(const PageSetup &setup, QWidget *parent = nullptr);

    //! @p gateway is how it is, with Trouble::Gateway, if that is known.
    void showTrouble(Trouble trouble, std::optional<Core::GatewayState> gateway = {});

protected:
    void retranslate() override;

private:
    void explainGateway(const QString &title);
    [[nodiscard]] QString gatewayText() const;

    Trouble m_trouble = Trouble::Network;
    std::optional<Core::GatewayState> m_gateway;
};

} // namespace Kiosk
