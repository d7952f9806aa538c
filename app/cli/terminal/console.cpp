#include "cli/terminal/console.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace Cli {

namespace {

void writeLine(const QString &line, std::FILE *stream)
{
    const auto bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

QString textOf(const QJsonValue &value)
{
    return value.isArray() ? value.toVariant().toStringList().join(u' ')
                           : value.toVariant().toString();
}

} // namespace

QString printable(QString text)
{
    for (auto &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = u'\uFFFD';
    }
    return text;
}

void say(const QString &line)
{
    writeLine(line, stdout);
}

bool put(const QByteArray &bytes)
{
    const auto size = size_t(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

void complain(const QString &sentence)
{
    writeLine(QStringLiteral("amt-kioskctl: ") + sentence, stderr);
}

std::optional<bool> ask(const QString &question)
{
    if (::isatty(STDIN_FILENO) != 1)
        return std::nullopt;
    const auto prompt = question.toUtf8() + " [y/N] ";
    std::fwrite(prompt.constData(), 1, size_t(prompt.size()), stderr);
    std::fflush(stderr);
    std::array<char, 256> line{};
    if (!std::fgets(line.data(), int(line.size()), stdin))
        return false;
    const auto answer = QByteArray(line.data()).trimmed().toLower();
    return answer == "y" || answer == "yes";
}

ExitCode fail(ExitCode code, const QString &sentence)
{
    complain(sentence);
    return code;
}

void list(const QStringList &columns, const QJsonArray &rows, bool asJson)
{
    if (asJson)
        return say(QString::fromUtf8(QJsonDocument(rows).toJson().trimmed()));

    QList<QStringList> table{columns};
    for (const auto &row : rows) {
        QStringList cells;
        for (const auto &column : columns)
            cells.append(printable(textOf(row.toObject().value(column))));
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
        say(line.trimmed());
    }
}

} // namespace Cli
