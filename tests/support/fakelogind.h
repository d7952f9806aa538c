// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QStringList>

#include <vector>

namespace TestSupport {

// NOLINTBEGIN(readability-identifier-naming): the names are those of the bus

//! Tells when the machine sleeps, and gives out locks against that.
class FakeLogind : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit FakeLogind(const QDBusConnection &bus);
    ~FakeLogind() override;
    Q_DISABLE_COPY_MOVE(FakeLogind)

    //! How many of the locks given out are still held by anybody.
    [[nodiscard]] int heldLocks() const;
    //! "what mode" of each lock asked for.
    [[nodiscard]] const QStringList &requests() const { return m_requests; }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode);

Q_SIGNALS:
    void PrepareForSleep(bool start);

private:
    QDBusConnection m_bus;
    QStringList m_requests;
    //! Our ends of pipes whose other ends are the locks.
    std::vector<int> m_pipes;
};

// NOLINTEND(readability-identifier-naming)

} // namespace TestSupport
