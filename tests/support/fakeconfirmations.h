// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/listeners.h"

#include <QList>
#include <QString>

namespace TestSupport {

//! Writes down the numbers that people would have got in WhatsApp.
class FakeConfirmations final : public Core::ConfirmationSender
{
public:
    struct Sent
    {
        Core::Attempt attempt;
        QString number;
    };

    void send(const Core::Attempt &attempt, const QString &number) override
    {
        sent.append({attempt, number});
    }

    QList<Sent> sent;
};

} // namespace TestSupport
