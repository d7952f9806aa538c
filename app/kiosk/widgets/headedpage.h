#pragma once

#include "kiosk/widgets/headedcolumn.h"
#include "kiosk/widgets/page.h"

namespace Kiosk {

//! What every page of a visitor is made with.
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
