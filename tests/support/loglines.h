// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QStringList>
#include <QtGlobal>

namespace TestSupport {

//! Collects what is logged for as long as it lives, as one entry a message. One at a time.
class LogLines
{
public:
    LogLines();
    ~LogLines();
    Q_DISABLE_COPY_MOVE(LogLines)

    [[nodiscard]] QStringList all() const;
    //! The lines of an event, for example "webhook.rejected".
    [[nodiscard]] QStringList ofEvent(const QString &name) const;
    //! Whether @p text stands anywhere.
    [[nodiscard]] bool contain(const QString &text) const;

private:
    QtMessageHandler m_former;
};

} // namespace TestSupport
