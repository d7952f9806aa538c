// SPDX-License-Identifier: GPL-3.0-only
#include "cli/base/console.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace Cli {

using namespace Qt::StringLiterals;

namespace {

constexpr auto percents = 100;
constexpr auto marks = 40;

bool writeTo(std::FILE *stream, const QByteArray &bytes)
{
    const auto size = size_t(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

QString cellText(const QJsonValue &value)
{
    return value.isArray() ? value.toVariant().toStringList().join(u' ')
                           : value.toVariant().toString();
}

} // namespace

Outcome outcomeOf(int exitCode)
{
    if (exitCode == int(ExitCode::Done))
        return {};
    return Core::Unexpected(ExitCode(exitCode));
}

QString printable(QString text)
{
    for (auto &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u'\uFFFD';
    }
    return text;
}

void Console::print(const QString &line)
{
    (void)write(line.toUtf8() + '\n');
}

tl::unexpected<ExitCode> Console::fail(ExitCode code, const QString &sentence)
{
    printError(sentence);
    return Core::Unexpected(code);
}

void Console::printTable(const QStringList &columns, const QJsonArray &rows, bool asJson)
{
    if (asJson)
        return print(QString::fromUtf8(QJsonDocument(rows).toJson().trimmed()));

    QList<QStringList> table{columns};
    for (const auto &row : rows) {
        QStringList cells;
        for (const auto &column : columns)
            cells.append(printable(cellText(row.toObject().value(column))));
        table.append(cells);
    }
    QList<qsizetype> widths(columns.size(), 0);
    for (const auto &cells : std::as_const(table)) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());
    }
    for (const auto &cells : std::as_const(table)) {
        QString line;
        for (qsizetype i = 0; i < cells.size(); ++i)
            line += cells[i].leftJustified(widths[i] + 2);
        print(line.trimmed());
    }
}

bool StandardConsole::write(const QByteArray &bytes)
{
    return writeTo(stdout, bytes);
}

void StandardConsole::printError(const QString &sentence)
{
    writeTo(stderr, "amt-kioskctl: " + sentence.toUtf8() + '\n');
}

std::optional<bool> StandardConsole::confirm(const QString &question)
{
    if (::isatty(STDIN_FILENO) != 1)
        return std::nullopt;
    writeTo(stderr, question.toUtf8() + " [y/N] ");
    std::array<char, 256> line{};
    if (!std::fgets(line.data(), int(line.size()), stdin))
        return false;
    const auto answer = QByteArray(line.data()).trimmed().toLower();
    return answer == "y" || answer == "yes";
}

ProgressBar::ProgressBar(QString work)
    : m_work(std::move(work))
    , m_isTerminal(::isatty(STDERR_FILENO) == 1)
{
}

ProgressBar::~ProgressBar()
{
    if (m_percent < 0)
        return;
    const QString blanks(line(m_work, percents).size(), u' ');
    writeTo(stderr, '\r' + blanks.toUtf8() + '\r');
}

void ProgressBar::show(qsizetype done, qsizetype total)
{
    const auto percent = total > 0 ? int(percents * done / total) : percents;
    if (!m_isTerminal || percent == m_percent)
        return;
    m_percent = percent;
    writeTo(stderr, '\r' + line(m_work, percent).toUtf8());
}

Progress ProgressBar::reporter()
{
    return [this](qsizetype done, qsizetype total) { show(done, total); };
}

QString ProgressBar::line(const QString &work, int percent)
{
    const auto bar = QString(marks * percent / percents, u'#').leftJustified(marks);
    return u"%1 [%2] %3 %"_s.arg(work, -8).arg(bar).arg(percent, 3);
}

} // namespace Cli
