// SPDX-License-Identifier: GPL-3.0-only
#include "picture.h"

#include "program.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <algorithm>

namespace FlowTest {

using namespace Qt::StringLiterals;

namespace {

constexpr QRgb black = 0xff000000;
constexpr QRgb white = 0xffffffff;

std::optional<QByteArray> askAbout(const QImage &picture, const QString &tool,
                                   const QStringList &before, const QStringList &after)
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"picture.png"_s);
    if (picture.isNull() || !picture.save(file))
        return std::nullopt;
    return outputOf(tool, before + QStringList{file} + after);
}

bool isAll(const QImage &picture, const QRect &area, QRgb colour)
{
    if (!picture.rect().contains(area))
        return false;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            if (picture.pixel(x, y) != colour)
                return false;
        }
    }
    return true;
}

QRect boundsOfBlack(const QImage &picture)
{
    QRect bounds;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixel(x, y) == black)
                bounds |= QRect(x, y, 1, 1);
        }
    }
    return bounds;
}

bool isMadeOf(const QImage &picture, const QRect &code, int module)
{
    for (int y = code.top(); y <= code.bottom(); y += module) {
        for (int x = code.left(); x <= code.right(); x += module) {
            if (!isAll(picture, QRect(x, y, module, module),
                       picture.pixel(x, y) == black ? black : white))
                return false;
        }
    }
    return true;
}

} // namespace

QImage pictureOf(const QString &display)
{
    const auto png =
        outputOf(u"import"_s, {u"-display"_s, display, u"-window"_s, u"root"_s, u"png:-"_s});
    if (!png) {
        qWarning("import takes no picture of the screen %s", qPrintable(display));
        return {};
    }
    return QImage::fromData(*png, "PNG").convertToFormat(QImage::Format_RGB32);
}

QString codeIn(const QImage &picture)
{
    const auto read = askAbout(
        picture, u"zbarimg"_s,
        {u"--quiet"_s, u"--nodbus"_s, u"--raw"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s}, {});
    return read ? QString::fromUtf8(*read).trimmed() : QString();
}

QMap<QString, QString> codesIn(const QStringList &files)
{
    QProcess zbar;
    zbar.start(
        u"zbarimg"_s,
        QStringList{u"--quiet"_s, u"--nodbus"_s, u"--xml"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s}
            + files);
    // Its exit code is only about the pictures in which there is none.
    if (!zbar.waitForFinished(60'000))
        return {};
    QMap<QString, QString> codes;
    QXmlStreamReader xml(zbar.readAllStandardOutput());
    QString file;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "source"_L1)
            file = xml.attributes().value("href"_L1).toString();
        else if (xml.isStartElement() && xml.name() == "data"_L1)
            codes.insert(file, xml.readElementText());
    }
    return codes;
}

QString wordsIn(const QImage &picture)
{
    // Letters of the size that it was trained on, whatever the screen.
    constexpr int legibleSide = 1600;
    const auto legible =
        picture.scaled(legibleSide, legibleSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const auto read = askAbout(legible, u"tesseract"_s, {},
                               {u"stdout"_s, u"--psm"_s, u"11"_s, u"-l"_s, u"eng"_s});
    return read ? QString::fromUtf8(*read).simplified() : QString();
}

std::optional<DrawnCode> drawnCodeIn(const QImage &picture)
{
    constexpr int finderModules = 7;
    const auto place = boundsOfBlack(picture);
    if (place.isEmpty() || place.width() != place.height())
        return std::nullopt;
    int finder = 0;
    while (picture.pixel(place.left() + finder, place.top()) == black)
        ++finder;
    const int module = finder / finderModules;
    if (finder % finderModules != 0 || place.width() % module != 0
        || !isMadeOf(picture, place, module))
        return std::nullopt;
    return DrawnCode{.place = place, .module = module};
}

bool hasQuietZone(const QImage &picture, const DrawnCode &code)
{
    const int zone = 4 * code.module;
    const auto &place = code.place;
    const QSize upright(zone, place.height());
    const QSize lying(place.width(), zone);
    return isAll(picture, QRect(place.topLeft() - QPoint(zone, 0), upright), white)
        && isAll(picture, QRect(place.topRight() + QPoint(1, 0), upright), white)
        && isAll(picture, QRect(place.topLeft() - QPoint(0, zone), lying), white)
        && isAll(picture, QRect(place.bottomLeft() + QPoint(0, 1), lying), white);
}

} // namespace FlowTest
