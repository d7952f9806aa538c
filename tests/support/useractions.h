// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "kiosk/widgets/useraction.h"

#include <QList>
#include <QObject>

namespace TestSupport {

//! Collects one kind of what somebody does on a page, or on all screens.
template <typename Action>
class UserActions : public QList<Action>
{
public:
    template <typename Source>
    explicit UserActions(const Source &source)
    {
        QObject::connect(&source, &Source::userActed, &m_context,
                         [this](const Kiosk::UserAction &action) {
                             if (const auto *wanted = std::get_if<Action>(&action))
                                 this->append(*wanted);
                         });
    }
    ~UserActions() = default;
    Q_DISABLE_COPY_MOVE(UserActions)

private:
    QObject m_context;
};

} // namespace TestSupport
