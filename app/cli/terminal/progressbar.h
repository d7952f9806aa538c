#pragma once

#include <QString>

#include <functional>

namespace Cli {

//! Told how much of a work is done; @p total does not change on the way.
using Progress = std::function<void(qsizetype done, qsizetype total)>;

//! How far a long work is, as a line on standard error that is written anew and vanishes in the
//! end. Nothing where standard error is no terminal.
class ProgressBar
{
public:
    //! @p work is a word or two, "Reading".
    explicit ProgressBar(QString work);
    ~ProgressBar();
    Q_DISABLE_COPY_MOVE(ProgressBar)

    void show(qsizetype done, qsizetype total);

    //! The line, for example "Reading  [##########          ]  50 %".
    [[nodiscard]] static QString line(const QString &work, int percent);

private:
    QString m_work;
    bool m_isTerminal;
    int m_percent = -1;
};

} // namespace Cli
