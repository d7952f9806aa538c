// SPDX-License-Identifier: GPL-3.0-only
#include "core/base/qrmatrix.h"

#include <qrencode.h>

#include <memory>

namespace Core {

QrMatrix::QrMatrix(int size, QBitArray modules)
    : m_size(size)
    , m_modules(std::move(modules))
{
}

std::optional<QrMatrix> QrMatrix::encode(const QString &text)
{
    constexpr int smallestVersionThatFits = 0;
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char *>(bytes.constData()),
                          smallestVersionThatFits, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return std::nullopt;
    QBitArray modules(code->width * code->width);
    for (int i = 0; i < modules.size(); ++i)
        modules.setBit(i, (code->data[i] & 1U) != 0);
    return QrMatrix(code->width, std::move(modules));
}

} // namespace Core
