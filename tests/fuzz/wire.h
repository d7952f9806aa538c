// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArrayView>

namespace Fuzz {

//! Ends the process unless @p bytes, everything that a server has sent on one connection until it
//! ended at any point, are the beginning of HTTP answers (RFC 9112) and, behind a 101, of a
//! server's WebSocket frames (RFC 6455).
void requireAnswers(QByteArrayView bytes);

} // namespace Fuzz
