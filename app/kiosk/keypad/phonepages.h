// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/phone/typednumber.h"
#include "kiosk/flow/codelogin.h"
#include "kiosk/flow/staffview.h"
#include "kiosk/keypad/keypadpage.h"

namespace Kiosk {

//! A page on which a phone number is typed, which is grouped as it grows.
class PhoneKeypadPage : public KeypadPage
{
    Q_OBJECT

public:
    void clear() override;

protected:
    //! @p region, "KG", is whose numbers are typed without a country code.
    PhoneKeypadPage(const PageSetup &setup, const QString &name, const QString &region,
                    QWidget *parent);

    //! Sends a whole phone number as the page's own action.
    virtual void enter(const Core::PhoneNumber &phone) = 0;
    void submit() override;
    [[nodiscard]] QString shown() const override;
    [[nodiscard]] bool isComplete() const override;

private:
    Core::PhoneTyping m_typing;
};

//! Asks for the phone number that a code is to be sent to.
class PhonePage : public PhoneKeypadPage
{
    Q_OBJECT

public:
    //! @p region, "KG", is whose numbers are typed without a country code.
    PhonePage(const PageSetup &setup, const QString &region, QWidget *parent = nullptr);

    void setDialog(const CodeDialog &dialog);
    void clear() override;

protected:
    void enter(const Core::PhoneNumber &phone) override;
    void retranslate() override;

private:
    CodeDialog m_dialog;
};

//! Asks staff whose number the one with the ticket is to become.
class LinkPage : public PhoneKeypadPage
{
    Q_OBJECT

public:
    //! @p region, "KG", is whose numbers are typed without a country code.
    LinkPage(const PageSetup &setup, const QString &region, QWidget *parent = nullptr);

    void setDialog(const LinkDialog &dialog);
    void clear() override;

protected:
    void enter(const Core::PhoneNumber &phone) override;
    void retranslate() override;

private:
    LinkDialog m_dialog;
};

} // namespace Kiosk
