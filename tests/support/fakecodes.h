// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/listeners.h"

#include <QList>
#include <QString>

namespace TestSupport {

//! Writes down the codes that people would have got in WhatsApp.
class FakeCodes final : public Core::CodeSender
{
public:
    struct Sent
    {
        Core::Attempt attempt;
        QString code;
    };

    void send(const Core::Attempt &attempt, const QString &code) override
    {
        sent.append({attempt, code});
    }

    [[nodiscard]] bool isWorking() const override { return works; }

    QList<Sent> sent;
    bool works = true;
};

//! A code of six digits that is not @p code.
[[nodiscard]] inline QString otherCodeThan(const QString &code)
{
    return code == QStringLiteral("000000") ? QStringLiteral("000001") : QStringLiteral("000000");
}

} // namespace TestSupport
