// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "config/loader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

//! A folder with a home, a system and nothing of the machine's own configuration.
class Workspace
{
public:
    Workspace() { m_environment.insert(QStringLiteral("HOME"), path(QStringLiteral("home"))); }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    // NOLINTNEXTLINE(modernize-use-nodiscard): many tests know the path
    QString write(const QString &name, const QByteArray &content) const
    {
        auto file = path(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(file));
        return file;
    }

    void set(const QString &variable, const QString &value)
    {
        m_environment.insert(variable, value);
    }

    [[nodiscard]] Config::Sources sources() const
    {
        return {.file = {},
                .environment = m_environment,
                .systemFile = path(QStringLiteral("system.conf"))};
    }

    [[nodiscard]] Config::Sources sourcesWith(const QByteArray &content) const
    {
        auto result = sources();
        result.file = write(QStringLiteral("given.conf"), content);
        return result;
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

//! The mistakes that load() reports, for a test that expects some.
inline QStringList mistakesIn(const Config::Sources &sources)
{
    const auto settings = Config::load(sources);
    return settings ? QStringList() : settings.error();
}
