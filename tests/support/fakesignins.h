// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "core/model/listeners.h"

#include <QList>

namespace TestSupport {

//! Writes down who would have been told in WhatsApp that they signed in.
class FakeSignIns final : public Core::SignInNotifier
{
public:
    void signedIn(const Core::Attempt &attempt) override { told.append(attempt); }

    QList<Core::Attempt> told;
};

} // namespace TestSupport
