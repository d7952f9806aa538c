// SPDX-License-Identifier: GPL-3.0-only
#include "fuzz/target.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>
#include <cstdlib>

namespace {

bool runFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    std::fprintf(stderr, "%s\n", qUtf8Printable(path)); // the last one is what crashed
    Fuzz::run(file.readAll());
    return true;
}

//! How many seeds were run; 0 if one could not be read.
int runFolder(const QString &path)
{
    int count = 0;
    QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        if (!runFile(files.next()))
            return 0;
        ++count;
    }
    return count;
}

} // namespace

//! Stands in for libFuzzer where there is none: runs a target once on each file of the folders.
int main(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) {
        if (runFolder(QString::fromLocal8Bit(argv[i])) == 0) {
            std::fprintf(stderr, "There are no readable seeds in %s.\n", argv[i]);
            return EXIT_FAILURE;
        }
    }
    return argc > 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
