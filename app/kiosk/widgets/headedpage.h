// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/style/design.h"
#include "kiosk/widgets/page.h"

#include <QStringList>
#include <QWidget>

class QBoxLayout;
class QVBoxLayout;

namespace Kiosk {

class Header;

//! The header, something to read and something to press, one below the other. Normally the header
//! is on top and the rest in the middle; within reach whatever is pressed is at the bottom, the
//! header too.
class HeadedColumn : public QWidget
{
    Q_OBJECT

public:
    //! How the body and the controls lie to each other in landscape.
    enum class Landscape { Stacked, SideBySide };

    HeadedColumn(const Brand &brand, const QStringList &languages, Landscape landscape,
                 QWidget *parent);

    [[nodiscard]] Header &header() { return *m_header; }
    //! The part to read, from the top.
    [[nodiscard]] QVBoxLayout &body() { return *m_body; }
    //! The part to press, from the top.
    [[nodiscard]] QVBoxLayout &controls() { return *m_controls; }

    //! @p side, in logical pixels, is left free on both sides of the body and, unless the controls
    //! are within reach, of the controls.
    void arrange(const Style &style, int side);

private:
    enum class Order { Unset, Stacked, SideBySide, InReach };

    void order(Order wanted);

    Landscape m_landscape;
    Header *m_header;
    QWidget *m_bodyRoom;
    QWidget *m_controlsRoom;
    QVBoxLayout *m_body;
    QVBoxLayout *m_controls;
    QVBoxLayout *m_column;
    //! Body and controls, where they stand together.
    QBoxLayout *m_middle = nullptr;
    Order m_order = Order::Unset;
};

//! The configuration that all pages share.
struct PageSetup
{
    //! Outlives the pages.
    const Design &design;
    //! In the order of their buttons.
    QStringList languages;
};

//! A page that is one column.
class HeadedPage : public Page
{
    Q_OBJECT

public:
    [[nodiscard]] Header &header() { return m_column->header(); }

protected:
    HeadedPage(const PageSetup &setup, const QString &name, HeadedColumn::Landscape landscape,
               QWidget *parent);

    [[nodiscard]] QVBoxLayout &body() { return m_column->body(); }
    [[nodiscard]] QVBoxLayout &controls() { return m_column->controls(); }
    void arrange(const Style &style) override;

private:
    HeadedColumn *m_column;
};

} // namespace Kiosk
