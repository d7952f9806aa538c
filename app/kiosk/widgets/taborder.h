#pragma once

class QWidget;

namespace Kiosk {

//! Makes Tab go through @p page as its layouts lie: line by line, from what is on top.
void orderTabs(QWidget &page);

} // namespace Kiosk
