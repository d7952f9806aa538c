// SPDX-License-Identifier: GPL-3.0-only
#include "cli/directory/csvtable.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <csv.h>

#include <algorithm>
#include <optional>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> decoded(const QByteArray &bytes, QStringDecoder decoder)
{
    if (!decoder.isValid())
        return std::nullopt;
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

bool isCyrillicOfRussia(QChar c)
{
    return (c >= u'А' && c <= u'я') || c == u'Ё' || c == u'ё';
}

// Signs that people write beside letters, and blanks that do not break.
bool isUsualSign(QChar c)
{
    return u"«»№–—…“”„’°§ "_s.contains(c) || c == QChar::Nbsp;
}

// Whether somebody may have written @p text: nearly all that is not ASCII is a Russian letter. The
// bytes of one code page read as another's give signs instead.
bool isWritten(const QString &text)
{
    constexpr auto mostWrong = 0.1;
    qsizetype letters = 0;
    qsizetype wrong = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = text.at(i);
        if (c.unicode() <= 0x7F || isUsualSign(c))
            continue;
        // A capital behind a small letter, or two alphabets in one word, tells of the wrong code
        // page.
        const auto before = i > 0 ? text.at(i - 1) : QChar(u' ');
        const bool isOdd =
            (c.isUpper() && before.isLower()) || (before.unicode() <= 0x7F && before.isLetter());
        if (isCyrillicOfRussia(c) && !isOdd)
            ++letters;
        else
            ++wrong;
    }
    return double(wrong) <= mostWrong * double(letters + wrong);
}

std::optional<QString> textFrom(const QByteArray &bytes)
{
    constexpr auto stateless = QStringDecoder::Flag::Stateless;
    auto text = decoded(bytes, QStringDecoder(QStringDecoder::Utf8, stateless));
    // A file with the mark of UTF-8 that is no UTF-8 is broken.
    if (text || bytes.startsWith("\xEF\xBB\xBF"))
        return text;
    std::optional<QString> found;
    for (const auto *name : {"windows-1251", "IBM866", "KOI8-R"}) {
        auto candidate = decoded(bytes, QStringDecoder(name, stateless));
        if (!candidate || !isWritten(*candidate))
            continue;
        if (found)
            return std::nullopt;
        found = std::move(candidate);
    }
    return found;
}

// Some programs of old end a text with Ctrl+Z.
QByteArray withPlainLineEnds(const QString &text)
{
    constexpr auto ctrlZ = '\x1A';
    auto plain = text.toUtf8().replace("\r\n", "\n").replace('\r', '\n');
    while (plain.endsWith(ctrlZ) || plain.endsWith(QByteArrayView("\x1A\n")))
        plain.chop(1);
    return plain;
}

// Excel's own hint, which is no row; programs that do not know it have put it into quotes or
// written empty cells behind it. It is emptied and not removed, so that lines keep their numbers.
std::optional<unsigned char> extractSeparatorHint(QByteArray &text)
{
    static const QRegularExpression hint(u"^\"?sep=([,;\\t|])\"?[,;\\t|]*$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto end = text.indexOf('\n');
    const auto match = hint.match(QString::fromLatin1(text.first(std::max<qsizetype>(0, end))));
    if (!match.hasMatch())
        return std::nullopt;
    text.remove(0, end);
    return static_cast<unsigned char>(match.captured(1).at(0).toLatin1());
}

unsigned char separatorIn(const QByteArray &text)
{
    const auto header = text.trimmed().split('\n').value(0);
    if (header.count('\t') > std::max(header.count(';'), header.count(',')))
        return '\t';
    return header.count(';') > header.count(',') ? ';' : ',';
}

//! libcsv, which gets one line after the other, so that every row knows where it began.
class Parser
{
public:
    explicit Parser(unsigned char separator);
    ~Parser();
    Q_DISABLE_COPY_MOVE(Parser)

    void read(const QByteArray &line);
    //! Where the row began that is not over yet, or 0.
    [[nodiscard]] int openLine() const { return m_isOpen ? m_firstLine : 0; }

    [[nodiscard]] bool isWellFormed() const { return m_isWellFormed; }

    QList<CsvTable::Row> rows;

private:
    void checkForm(const QByteArray &line);
    static void addCell(void *cell, std::size_t size, void *self);
    static void endRow(int terminator, void *self);

    csv_parser m_parser{};
    //! A second parser without tolerance, which only shows where it gives up.
    csv_parser m_strict{};
    bool m_isWellFormed = true;
    QStringList m_cells;
    int m_line = 0;
    int m_firstLine = 0;
    bool m_isOpen = false;
};

Parser::Parser(unsigned char separator)
{
    csv_init(&m_parser, 0);
    csv_set_delim(&m_parser, separator);
    csv_init(&m_strict, CSV_STRICT);
    csv_set_delim(&m_strict, separator);
}

Parser::~Parser()
{
    csv_free(&m_parser);
    csv_free(&m_strict);
}

void Parser::read(const QByteArray &line)
{
    ++m_line;
    if (!m_isOpen)
        m_firstLine = m_line;
    m_isOpen = m_isOpen || !line.trimmed().isEmpty();
    // Fails for want of memory only, as it is not in strict mode.
    csv_parse(&m_parser, line.constData(), static_cast<std::size_t>(line.size()), &addCell, &endRow,
              this);
    if (m_isWellFormed)
        checkForm(line);
}

void Parser::checkForm(const QByteArray &line)
{
    const auto size = static_cast<std::size_t>(line.size());
    m_isWellFormed =
        csv_parse(&m_strict, line.constData(), size, nullptr, nullptr, nullptr) == size;
}

void Parser::addCell(void *cell, std::size_t size, void *self)
{
    const QByteArrayView bytes(static_cast<const char *>(cell), static_cast<qsizetype>(size));
    static_cast<Parser *>(self)->m_cells.append(QString::fromUtf8(bytes).trimmed());
}

void Parser::endRow(int, void *self)
{
    auto *parser = static_cast<Parser *>(self);
    parser->rows.append({parser->m_firstLine, parser->m_cells});
    parser->m_cells.clear();
    parser->m_isOpen = false;
}

CsvTable faulty(int line, const QString &sentence)
{
    return {.rows = {}, .faults = {{line, sentence}}, .isWellFormed = false};
}

bool isDangerous(QChar c)
{
    return u"=+-@＝＋－＠\t\r"_s.contains(c);
}

} // namespace

CsvTable CsvTable::parse(const QByteArray &bytes)
{
    if (const auto nul = bytes.indexOf('\0'); nul >= 0) {
        return faulty(static_cast<int>(bytes.first(nul).count('\n')) + 1,
                      u"there is a NUL byte; save the file as CSV in UTF-8"_s);
    }
    const auto text = textFrom(bytes);
    if (!text)
        return faulty(1,
                      u"the file is neither UTF-8 nor certainly one of Windows-1251, code page 866 "
                      "and KOI8-R; save it as CSV in UTF-8"_s);

    auto plain = withPlainLineEnds(text->normalized(QString::NormalizationForm_C));
    const auto hinted = extractSeparatorHint(plain);
    Parser parser(hinted.value_or(separatorIn(plain)));
    for (const auto &line : plain.split('\n'))
        parser.read(line + '\n');
    if (parser.openLine() > 0)
        return faulty(parser.openLine(), u"a quote is opened and never closed"_s);
    return {.rows = parser.rows, .faults = {}, .isWellFormed = parser.isWellFormed()};
}

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
