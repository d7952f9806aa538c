#include "http/handlers/qrpicture.h"

#include "core/base/qrmatrix.h"

namespace Http {

using namespace Qt::StringLiterals;

namespace {

//! How many dark modules there are in @p row from @p column on.
int runAt(const Core::QrMatrix &code, int column, int row)
{
    int end = column;
    while (end < code.size() && code.isDark(end, row))
        ++end;
    return end - column;
}

// A rectangle for each run of dark modules: much shorter than a square for each module. Strokes
// would be shorter still, but leave gaps between the rows where a module has no whole pixels.
QByteArray pathOf(const Core::QrMatrix &code)
{
    QByteArray path;
    path.reserve(qsizetype(code.size()) * code.size() * 5);
    for (int row = 0; row < code.size(); ++row) {
        const auto top = ' ' + QByteArray::number(row + Core::QrMatrix::quietZone) + 'h';
        for (int column = 0; column < code.size(); ++column) {
            const auto run = runAt(code, column, row);
            if (run == 0)
                continue;
            const auto length = QByteArray::number(run);
            path += 'M' + QByteArray::number(column + Core::QrMatrix::quietZone) + top + length
                + "v1h-" + length + 'z';
            column += run;
        }
    }
    return path;
}

} // namespace

std::optional<QJsonObject> qrPictureOf(const QString &text)
{
    const auto code = Core::QrMatrix::encode(text);
    if (!code)
        return std::nullopt;
    return QJsonObject{{u"size"_s, code->size() + 2 * Core::QrMatrix::quietZone},
                       {u"path"_s, QString::fromLatin1(pathOf(*code))}};
}

} // namespace Http
