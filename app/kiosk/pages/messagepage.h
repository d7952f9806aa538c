#pragma once

#include "kiosk/widgets/headedpage.h"

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

} // namespace Kiosk
