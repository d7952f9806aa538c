// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/flow/pingate.h"
#include "kiosk/flow/staffview.h"
#include "kiosk/keypad/keypadpage.h"

namespace Kiosk {

//! A page on which staff type a PIN. Its field never gets the digits, only how many there are.
class PinKeypadPage : public KeypadPage
{
    Q_OBJECT

protected:
    PinKeypadPage(const PageSetup &setup, const QString &name, QWidget *parent);

    [[nodiscard]] QString shown() const override;
    [[nodiscard]] bool isComplete() const override;
};

//! Asks staff for the PIN that opens their screen.
class PinPage : public PinKeypadPage
{
    Q_OBJECT

public:
    explicit PinPage(const PageSetup &setup, QWidget *parent = nullptr);

    void setState(const PinState &state);
    void clear() override;

protected:
    void submit() override;
    void retranslate() override;

private:
    PinState m_state;
};

//! Asks staff for their PIN, with which the server makes sure that a link is theirs.
class LinkPinPage : public PinKeypadPage
{
    Q_OBJECT

public:
    explicit LinkPinPage(const PageSetup &setup, QWidget *parent = nullptr);

    void setDialog(const LinkDialog &dialog);
    void clear() override;

protected:
    void submit() override;
    void retranslate() override;

private:
    LinkDialog m_dialog;
};

} // namespace Kiosk
