// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QBitArray>
#include <QString>

#include <optional>

namespace Core {

//! A QR code as its modules, without the quiet zone. ISO/IEC 18004, error correction M, encoded by
//! libqrencode; the window and the web page draw it each in its own way.
class QrMatrix
{
public:
    //! The quiet zone that ISO/IEC 18004 asks for on each side, in modules.
    static constexpr int quietZone = 4;

    //! Returns nothing if the text does not fit into any QR code (over 2,331 bytes) or is empty.
    [[nodiscard]] static std::optional<QrMatrix> encode(const QString &text);

    //! Modules on one side.
    [[nodiscard]] int size() const { return m_size; }
    [[nodiscard]] bool isDark(int column, int row) const
    {
        return m_modules.testBit(row * m_size + column);
    }

    friend bool operator==(const QrMatrix &, const QrMatrix &) = default;

private:
    QrMatrix(int size, QBitArray modules);

    int m_size;
    QBitArray m_modules;
};

} // namespace Core
