#pragma once

#include "kiosk/messagepage.h"

namespace Kiosk {

//! Says at once that the message is in, while the server looks who sent it.
class ReceivedPage : public MessagePage
{
    Q_OBJECT

public:
    ReceivedPage(const Style &style, const QStringList &languages, QWidget *parent = nullptr);

protected:
    void retranslate() override;
};

} // namespace Kiosk
