// SPDX-License-Identifier: GPL-3.0-only
#include "cli/directory/tenantcsv.h"

#include "cli/directory/tenantcolumns.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

QStringList neededColumns()
{
    return {u"name"_s, u"phone"_s, u"type"_s};
}

QStringList knownColumns()
{
    return tenantColumnNames() + QStringList{u"id"_s, u"created_at"_s, u"updated_at"_s};
}

QStringList columnsFrom(const CsvTable::Row &header)
{
    QStringList columns;
    for (auto cell : header.cells) {
        cell.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
        columns.append(cell.trimmed().toLower());
    }
    return columns;
}

QStringList wrongWith(const QStringList &columns)
{
    QStringList sentences;
    for (const auto &name : neededColumns()) {
        if (!columns.contains(name))
            sentences.append(u"the column %1 is missing from the first row"_s.arg(name));
    }
    for (const auto &name : QSet<QString>(columns.begin(), columns.end())) {
        if (!knownColumns().contains(name)) {
            sentences.append(u"the column \"%1\" is not known; allowed: %2"_s.arg(
                name, knownColumns().join(", "_L1)));
        }
        if (columns.count(name) > 1)
            sentences.append(u"the column %1 stands there twice"_s.arg(name));
    }
    sentences.sort();
    return sentences;
}

bool isEmpty(const CsvTable::Row &row)
{
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const QString &cell) { return cell.isEmpty(); });
}

// Whether a program took the cell for a number and wrote it anew, as "2,01199E+13" or
// "996555121001.0", or what spreadsheets show in its place, "####" or "#N/A": its digits are lost
// or in doubt. The E may be a Cyrillic one.
bool isRewrittenNumber(const QString &cell)
{
    QString seen;
    std::copy_if(cell.begin(), cell.end(), std::back_inserter(seen), [](QChar c) {
        return !c.isSpace() && c.category() != QChar::Other_Format && c != u'-' && c != u'=';
    });
    static const QRegularExpression scientific(u"^\\+?\\d+([.,]\\d+)?[eEеЕ][+\u2212]?\\d+$"_s);
    static const QRegularExpression decimal(u"^\\+?\\d{5,}[.,]\\d{1,2}$"_s);
    return scientific.match(seen).hasMatch() || decimal.match(seen).hasMatch()
        || seen.startsWith(u'#') || seen.compare("nan"_L1, Qt::CaseInsensitive) == 0;
}

// Whether anything of it has survived: a program that reads one encoding as another leaves
// questions and replacement characters, or nothing that anybody sees.
bool isName(const QString &text)
{
    return !text.contains(QChar::ReplacementCharacter)
        && std::any_of(text.begin(), text.end(), [](QChar c) {
               return c != u'?' && !c.isSpace() && c.category() != QChar::Other_Format;
           });
}

QString rewrittenSentence(const QString &column, const QString &cell)
{
    return u"the %1 \"%2\" was written by a program that took it for a number; format the column "
           "as text there, enter it again and save the file anew"_s.arg(column, cell);
}

std::optional<bool> yesOrNo(const QString &text)
{
    static const QSet<QString> yes{{},      u"true"_s, u"1"_s,      u"yes"_s,
                                   u"да"_s, u"ооба"_s, u"истина"_s, u"+"_s};
    static const QSet<QString> no{u"false"_s, u"0"_s,    u"no"_s, u"нет"_s,
                                  u"жок"_s,   u"ложь"_s, u"-"_s};
    if (yes.contains(text))
        return true;
    if (no.contains(text))
        return false;
    return std::nullopt;
}

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

// A sentence may quote a cell, and a terminal takes some characters for commands.
CsvFault faultIn(const CsvTable::Row &row, QString sentence)
{
    std::replace_if(sentence.begin(), sentence.end(), isControl,
                    QChar(QChar::ReplacementCharacter));
    return {row.line, sentence};
}

bool mayHaveLines(const QString &column)
{
    const auto &all = tenantColumns();
    return std::any_of(all.begin(), all.end(), [&column](const TenantColumn &each) {
        return each.mayHaveLines && each.name == column;
    });
}

//! Turns one row after the other into a tenant, and remembers the numbers.
class Reader
{
public:
    Reader(const QStringList &columns, const TenantCsv::Rules &rules, bool isWellFormed);

    //! @p row as it stands in the file.
    void read(CsvTable::Row row);

    TenantCsv result;

private:
    [[nodiscard]] Core::Tenant tenantFrom(const CsvTable::Row &row);
    [[nodiscard]] QString cell(const CsvTable::Row &row, const QString &column) const;
    [[nodiscard]] bool looksSwallowed(qsizetype column, const QString &cell) const;
    void checkCells(const CsvTable::Row &row);
    void checkInn(const CsvTable::Row &row, const QString &inn);
    void checkType(const CsvTable::Row &row, const QString &type);
    [[nodiscard]] std::optional<Core::PhoneNumber> phoneFrom(const CsvTable::Row &row);
    [[nodiscard]] bool isActiveFrom(const CsvTable::Row &row);
    void fault(const CsvTable::Row &row, const QString &sentence)
    {
        result.faults.append(faultIn(row, sentence));
    }

    const QStringList &m_columns;
    QList<bool> m_mayHaveLines;
    const TenantCsv::Rules &m_rules;
    bool m_isWellFormed;
    //! Where each number stands, by its E.164 form.
    QHash<QString, int> m_lines;
};

Reader::Reader(const QStringList &columns, const TenantCsv::Rules &rules, bool isWellFormed)
    : m_columns(columns)
    , m_rules(rules)
    , m_isWellFormed(isWellFormed)
{
    result.columns = columns;
    for (const auto &column : columns)
        m_mayHaveLines.append(mayHaveLines(column));
}

void Reader::read(CsvTable::Row row)
{
    for (auto &cell : row.cells)
        cell = unescapedCell(cell).replace(u'\t', u' ').trimmed();
    if (isEmpty(row))
        return;
    if (row.cells.size() != m_columns.size()) {
        fault(row,
              u"there are %1 cells instead of %2; a cell that holds the separator needs quotes"_s
                  .arg(row.cells.size())
                  .arg(m_columns.size()));
        return;
    }
    const auto faultsBefore = result.faults.size();
    auto tenant = tenantFrom(row);
    if (result.faults.size() > faultsBefore)
        return;
    auto &rows = tenant.phone ? result.rows : result.numberless;
    rows.append({row.line, std::move(tenant)});
}

Core::Tenant Reader::tenantFrom(const CsvTable::Row &row)
{
    checkCells(row);
    Core::Tenant tenant{.name = cell(row, u"name"_s),
                        .type = cell(row, u"type"_s).toLower(),
                        .phone = phoneFrom(row),
                        .isActive = isActiveFrom(row),
                        .contactPerson = cell(row, u"contact_person"_s),
                        .email = cell(row, u"email"_s),
                        .inn = cell(row, u"inn"_s),
                        .address = cell(row, u"address"_s),
                        .comment = cell(row, u"comment"_s)};
    if (tenant.name.isEmpty())
        fault(row, u"the name is empty"_s);
    else if (!isName(tenant.name))
        fault(row,
              u"the name \"%1\" has lost its letters; save the file as CSV in UTF-8"_s.arg(
                  tenant.name));
    checkType(row, tenant.type);
    checkInn(row, tenant.inn);
    return tenant;
}

QString Reader::cell(const CsvTable::Row &row, const QString &column) const
{
    return row.cells.value(m_columns.indexOf(column));
}

// A quote that is closed in the wrong place swallows the lines that follow. Where the quotes are
// not all right, a line break is only believed where people write several lines, and only without
// any quote.
bool Reader::looksSwallowed(qsizetype column, const QString &cell) const
{
    return cell.contains(u'\n')
        && (!m_mayHaveLines.at(column) || (!m_isWellFormed && cell.contains(u'"')));
}

void Reader::checkCells(const CsvTable::Row &row)
{
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const auto &text = row.cells.at(i);
        if (looksSwallowed(i, text)) {
            fault(row, u"the %1 goes on in the next line; check the quotes"_s.arg(m_columns.at(i)));
        } else if (std::any_of(text.begin(), text.end(),
                               [](QChar c) { return isControl(c) && c != u'\n'; })) {
            fault(row, u"the %1 has a control character"_s.arg(m_columns.at(i)));
        }
    }
}

void Reader::checkType(const CsvTable::Row &row, const QString &type)
{
    if (!m_rules.roles.contains(type)) {
        fault(row,
              u"the type \"%1\" is not known; allowed: %2"_s.arg(
                  type, m_rules.roles.types().join(", "_L1)));
    }
}

void Reader::checkInn(const CsvTable::Row &row, const QString &inn)
{
    if (isRewrittenNumber(inn))
        fault(row, rewrittenSentence(u"inn"_s, inn));
}

std::optional<Core::PhoneNumber> Reader::phoneFrom(const CsvTable::Row &row)
{
    const auto text = cell(row, u"phone"_s);
    if (text.isEmpty())
        return std::nullopt;
    if (isRewrittenNumber(text)) {
        fault(row, rewrittenSentence(u"phone"_s, text));
        return std::nullopt;
    }
    const auto typed = Core::TypedNumber::read(text, m_rules.region);
    if (const auto wrong = typed.faultFor(m_rules.acceptsUnknownRanges)) {
        fault(row, u"the phone \"%1\" %2"_s.arg(text, sentenceOf(*wrong)));
        return std::nullopt;
    }
    const auto &number = typed.number;
    const auto first = m_lines.value(number->e164());
    if (first > 0)
        fault(row, u"the phone %1 stands in line %2 already"_s.arg(text).arg(first));
    else
        m_lines.insert(number->e164(), row.line);
    return number;
}

bool Reader::isActiveFrom(const CsvTable::Row &row)
{
    const auto text = cell(row, u"is_active"_s).toLower();
    const auto isActive = yesOrNo(text);
    if (!isActive) {
        fault(
            row,
            u"is_active is \"%1\"; allowed: true, false, 1, 0, yes, no, да, нет, истина, ложь, +, "
            "-, nothing"_s.arg(text));
    }
    return isActive.value_or(true);
}

TenantCsv faulty(const QList<CsvFault> &faults)
{
    TenantCsv csv;
    csv.faults = faults;
    return csv;
}

} // namespace

TenantCsv TenantCsv::parse(const QByteArray &bytes, const Rules &rules, const Progress &progress)
{
    const auto table = CsvTable::parse(bytes);
    if (!table.faults.isEmpty())
        return faulty(table.faults);
    if (table.rows.isEmpty())
        return faulty({{1, u"the file is empty; begin with name,phone,type"_s}});

    const auto &header = table.rows.first();
    const auto columns = columnsFrom(header);
    QList<CsvFault> faults;
    for (const auto &sentence : wrongWith(columns))
        faults.append(faultIn(header, sentence));
    if (!faults.isEmpty())
        return faulty(faults);

    Reader reader(columns, rules, table.isWellFormed);
    for (qsizetype i = 1; i < table.rows.size(); ++i) {
        reader.read(table.rows.at(i));
        if (progress)
            progress(i, table.rows.size() - 1);
    }
    return reader.result;
}

} // namespace Cli
