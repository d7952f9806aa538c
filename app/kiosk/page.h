#pragma once

#include "kiosk/metrics.h"
#include "kiosk/style.h"

#include <QWidget>

class QLabel;

namespace Kiosk {

//! A part of the screen whose texts are always whole: it takes the sizes that its room allows, and
//! smaller ones where a language needs more words.
class Page : public QWidget
{
    Q_OBJECT

public:
    //! @p style outlives the page. @p name is the objectName, by which tests find the page.
    Page(const Style &style, const QString &name, QWidget *parent);

    //! Makes everything fit again, after a text has changed.
    void fit();

protected:
    //! Sets all texts, in the language of the moment.
    virtual void retranslate() = 0;
    //! Sets what a style sheet cannot: margins, gaps, directions, icons.
    virtual void arrange(const Metrics &metrics) = 0;
    [[nodiscard]] virtual Metrics metricsAt(double scale) const;
    [[nodiscard]] const Style &style() const { return m_style; }

    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void take(const Metrics &metrics);
    void layOut();
    [[nodiscard]] bool isTooSmall() const;

    const Style &m_style;
};

//! A label for one of our pages: plain text always, since names come from others.
[[nodiscard]] QLabel *plainLabel(const QString &name, QWidget *parent);
//! The same with line breaks.
[[nodiscard]] QLabel *wrappedLabel(const QString &name, QWidget *parent);

} // namespace Kiosk
