// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

#include <sched.h>
#include <sys/mount.h>

#include <memory>

namespace TestSupport {

//! A folder on a disk of its own, which this process and those it starts from now on see, and
//! nobody else. Needs root's rights.
class SmallDisk
{
public:
    //! Null where the system does not let us.
    [[nodiscard]] static std::unique_ptr<SmallDisk> at(const QString &folder, int mebibytes)
    {
        const auto path = QFile::encodeName(folder);
        const auto size = "size=" + QByteArray::number(mebibytes) + 'm';
        if (!QDir().mkpath(folder) || ::unshare(CLONE_NEWNS) != 0
            || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
            || ::mount("none", path.constData(), "tmpfs", 0, size.constData()) != 0)
            return nullptr;
        return std::unique_ptr<SmallDisk>(new SmallDisk(folder));
    }
    ~SmallDisk() { ::umount2(QFile::encodeName(m_folder).constData(), MNT_DETACH); }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    //! To the last byte.
    void fill() const
    {
        QFile file(m_filler);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return;
        constexpr auto page = 4096;
        while (file.write(QByteArray(page, 'x')) == page)
            ;
    }
    void makeRoom() const { QFile::remove(m_filler); }

    //! Only while no file is open for writing.
    [[nodiscard]] bool setReadOnly() const
    {
        return ::mount(nullptr, QFile::encodeName(m_folder).constData(), nullptr,
                       MS_REMOUNT | MS_RDONLY, nullptr)
            == 0;
    }

private:
    explicit SmallDisk(QString folder)
        : m_folder(std::move(folder))
        , m_filler(m_folder + QStringLiteral("/filler"))
    {
    }

    QString m_folder;
    QString m_filler;
};

} // namespace TestSupport
