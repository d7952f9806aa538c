#pragma once

#include "kiosk/pages/messagepage.h"

namespace Kiosk {

//! Says at once that the message is in, while the server looks who sent it.
class ReceivedPage : public MessagePage
{
    Q_OBJECT

public:
    explicit ReceivedPage(const PageSetup &setup, QWidget *parent = nullptr);

    using MessagePage::appear;

protected:
    void retranslate() override;
};

} // namespace Kiosk
