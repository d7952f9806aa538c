#include "cli/directory/csvcell.h"

#include <QRegularExpression>

#include <csv.h>

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

bool isDangerous(QChar c)
{
    return u"=+-@＝＋－＠\t\r"_s.contains(c);
}

} // namespace

QString escapedCell(QString text)
{
    if (std::none_of(text.begin(), text.end(), isDangerous))
        return text;
    // The apostrophes that stand there already count, or an import would take off one of them.
    static const QRegularExpression dangerous(u"(?<![^,;\\t\\r\\n])(?='*[=+\\-@＝＋－＠\\t\\r])"_s);
    return text.replace(dangerous, u"'"_s);
}

QString unescapedCell(QString text)
{
    if (!text.contains(u'\''))
        return text;
    static const QRegularExpression escaped(u"(?<![^,;\\t\\r\\n])'(?='*[=+\\-@＝＋－＠\\t\\r])"_s);
    return text.replace(escaped, QString());
}

QString plainText(QString text, bool mayHaveLines)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    for (auto &c : text) {
        if (c.category() == QChar::Other_Control && !(mayHaveLines && c == u'\n'))
            c = u' ';
    }
    return text.trimmed().normalized(QString::NormalizationForm_C);
}

QByteArray quotedCell(const QString &text)
{
    const auto bytes = text.toUtf8();
    const auto needsQuotes = [](char c) {
        return c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r';
    };
    if (std::none_of(bytes.begin(), bytes.end(), needsQuotes))
        return bytes;
    QByteArray quoted(2 * bytes.size() + 2, Qt::Uninitialized);
    const auto size =
        csv_write(quoted.data(), size_t(quoted.size()), bytes.constData(), size_t(bytes.size()));
    quoted.truncate(qsizetype(size));
    return quoted;
}

} // namespace Cli
