// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/base/clock.h"
#include "kiosk/style/design.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/useraction.h"

#include <QWidget>

namespace Kiosk {

//! A part of the screen whose texts are always whole: it takes the sizes that its room allows, and
//! smaller ones where a language needs more words.
class Page : public QWidget
{
    Q_OBJECT

public:
    //! @p design outlives the page. @p name is the objectName, by which tests find the page.
    Page(const Design &design, const QString &name, Tone ground, QWidget *parent);

    //! Makes everything fit again, after a text, the room or the design has changed: at once where
    //! it is seen, else when somebody calls prepare().
    void fit();
    //! Does what fit() left for later, so that the page can be shown within a frame.
    void prepare();
    //! Returns the text to be spoken when the page appears. It never has a name or a phone number.
    [[nodiscard]] virtual QString spoken() const { return {}; }
    //! Called several times a second while the page is on screen.
    virtual void showTimeLeft(const TimeLeft & /*time*/) { }
    //! Forgets what it showed of a visitor; called when another page is shown.
    virtual void clear() { }

Q_SIGNALS:
    //! Somebody has done something on the page.
    void userActed(const Kiosk::UserAction &action);

protected:
    //! Sets all texts in the current language.
    virtual void retranslate() = 0;
    //! Sets margins, gaps and directions; whatever is Styled has been styled.
    virtual void arrange(const Style &style) = 0;
    //! The room that decides the sizes.
    [[nodiscard]] virtual QSize room() const { return size(); }
    [[nodiscard]] const Design &design() const { return m_design; }

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyScale(double scale);
    void enableLayouts(bool areEnabled);
    void layOut();
    [[nodiscard]] bool isTooSmall() const;

    const Design &m_design;
    Tone m_ground;
    bool m_isStale = true;
    //! How many steps smaller than wanted fitted the last time.
    int m_step = 0;
};

//! Makes screen readers understand our own widgets: an entry's text, of a secret only its length; a
//! code as a picture; drawings as decoration. May be called any number of times.
void installAccessibility();

} // namespace Kiosk
