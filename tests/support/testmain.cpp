// SPDX-License-Identifier: GPL-3.0-only
// The main() of every program of tests.
#include "support/test.h"

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace {

using Run = int (*)(int, char **);

// Filled before main(), so it cannot be a plain static object of this file.
std::map<std::string, Run, std::less<>> &tests()
{
    static std::map<std::string, Run, std::less<>> all;
    return all;
}

std::string nameOf(std::string_view sourceFile)
{
    const std::string_view prefix = "tst_";
    const auto folder = sourceFile.rfind('/');
    auto name = folder == std::string_view::npos ? sourceFile : sourceFile.substr(folder + 1);
    if (name.substr(0, prefix.size()) == prefix)
        name.remove_prefix(prefix.size());
    return std::string(name.substr(0, name.rfind('.')));
}

int failWithUsage(const char *program)
{
    std::fprintf(stderr, "Usage: %s TEST [QtTest options] [FUNCTION[:ROW]…]\nTests:", program);
    for (const auto &[name, run] : tests())
        std::fprintf(stderr, " %s", name.c_str());
    std::fputc('\n', stderr);
    return 2;
}

} // namespace

bool TestSupport::addTest(const char *sourceFile, int (*run)(int, char **))
{
    const bool isNew = tests().emplace(nameOf(sourceFile), run).second;
    Q_ASSERT(isNew);
    return isNew;
}

int main(int argc, char **argv)
{
    const auto test = argc > 1 ? tests().find(std::string_view(argv[1])) : tests().end();
    if (test == tests().end())
        return failWithUsage(argv[0]);
    // Qt Test is not to see the test's name, which it would take for a function's.
    argv[1] = argv[0];
    return test->second(argc - 1, argv + 1);
}
