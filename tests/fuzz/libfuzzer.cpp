// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/target.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

//! libFuzzer's own main() calls this.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Fuzz::run(QByteArrayView(data, static_cast<qsizetype>(size)));
    return 0;
}
