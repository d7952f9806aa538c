// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QHash>
#include <QHttpServer>
#include <QHttpServerResponder>
#include <QList>
#include <QUrl>

namespace TestSupport {

//! A server whose pages are what the test says, on a real port of this machine: those that staff
//! look at.
class FakePages
{
public:
    struct Answer
    {
        int status = 200;
        QByteArray body;
    };

    struct Asked
    {
        QString page;
        QByteArray authorization;
        QByteArray body{};
    };

    FakePages();

    [[nodiscard]] QUrl url() const;

    //! By page: "health", "attempts", "doctor" and "links". One after the other, the last of them
    //! again and again; without any it is 404.
    QHash<QString, QList<Answer>> answers;

    [[nodiscard]] const QList<Asked> &asked() const { return m_asked; }
    [[nodiscard]] int timesAsked(const QString &page) const;

private:
    [[nodiscard]] QHttpServerResponse answerTo(const QString &page,
                                               const QHttpServerRequest &request);

    QHttpServer m_http;
    quint16 m_port = 0;
    QList<Asked> m_asked;
};

} // namespace TestSupport
