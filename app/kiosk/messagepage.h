#pragma once

#include "kiosk/page.h"

class QLabel;
class QVBoxLayout;

namespace Kiosk {

class Header;
class SvgIcon;

//! A page that says one thing: a drawing, a headline and a sentence, in the middle.
class MessagePage : public Page
{
    Q_OBJECT

public:
    [[nodiscard]] Header &header() { return *m_header; }

protected:
    //! The colours are names of the style's.
    struct Look
    {
        QString name;
        QString icon;
        QString color;
        QString ground;
    };

    MessagePage(const Style &style, const QStringList &languages, const Look &look,
                QWidget *parent);

    //! For what a page has below the sentence.
    [[nodiscard]] QVBoxLayout &middle() { return *m_middle; }
    void setMessage(const QString &title, const QString &text);
    void arrange(const Metrics &metrics) override;

private:
    Header *m_header;
    SvgIcon *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_column;
    QVBoxLayout *m_middle;
};

} // namespace Kiosk
