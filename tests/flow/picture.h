// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QImage>
#include <QMap>
#include <QString>

#include <optional>

// An eye, or a phone's camera, reads these off a picture of a screen.
namespace FlowTest {

//! The picture that the X server @p display shows now; null if there is none.
[[nodiscard]] QImage pictureOf(const QString &display);

//! The text of the QR code, as zbar reads it; empty if there is none.
[[nodiscard]] QString codeIn(const QImage &picture);

//! The same for many picture files at once, by their names; those without a code are left out.
[[nodiscard]] QMap<QString, QString> codesIn(const QStringList &files);

//! The Latin words, as tesseract reads them, a blank between any two.
[[nodiscard]] QString wordsIn(const QImage &picture);

//! How a QR code is drawn, without its quiet zone. It is the only thing on screen that is all
//! black.
struct DrawnCode
{
    QRect place;
    //! Pixels on a side.
    int module = 0;
};

//! Returns nothing unless every module is a square of equally many whole pixels.
[[nodiscard]] std::optional<DrawnCode> drawnCodeIn(const QImage &picture);

//! Four modules of white all around.
[[nodiscard]] bool hasQuietZone(const QImage &picture, const DrawnCode &code);

} // namespace FlowTest
