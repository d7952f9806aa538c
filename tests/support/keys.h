// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QTest>
#include <QWidget>

//! A finger does these to a page, and an eye reads these on it.
namespace TestSupport {

inline void tap(const QWidget &page, const QString &button)
{
    auto *target = page.findChild<QAbstractButton *>(button);
    QVERIFY2(target, qPrintable(button));
    QTest::mouseClick(target, Qt::LeftButton);
}

//! @p signs are digits, and a plus where the page has one.
inline void tapAll(const QWidget &page, const QString &signs)
{
    for (const QChar sign : signs)
        tap(page, sign == u'+' ? QStringLiteral("plus") : QStringLiteral("digit") + sign);
}

[[nodiscard]] inline QString textOf(const QWidget &page, const QString &label)
{
    const auto *found = page.findChild<QLabel *>(label);
    return found ? found->text() : QStringLiteral("no such label");
}

[[nodiscard]] inline bool canTap(const QWidget &page, const QString &button)
{
    const auto *target = page.findChild<QAbstractButton *>(button);
    return target && target->isVisible() && target->isEnabled();
}

} // namespace TestSupport
