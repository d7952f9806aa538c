// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>
#include <QUrl>

#include <utility>

namespace TestSupport {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;

//! An answer as it stood on the wire.
struct HttpReply
{
    //! 0 if no answer came.
    int status = 0;
    HeaderList headers;
    QByteArray body;

    //! By name in any letter case; empty if it is missing.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] const QJsonObject json() const;
    //! error.code of an error answer.
    [[nodiscard]] QString errorCode() const;
};

//! One request on a connection of its own. Several can be under way at once: send them all, then
//! wait for each. Written by hand, so that what goes over the wire is what the test says.
class HttpExchange
{
public:
    HttpExchange(const QUrl &server, const QByteArray &method, const QByteArray &target,
                 const QByteArray &body = {}, const HeaderList &headers = {});

    //! Runs the event loop until the server has answered and closed.
    [[nodiscard]] HttpReply reply();

private:
    QTcpSocket m_socket;
    QByteArray m_method;
};

[[nodiscard]] HttpReply get(const QUrl &server, const QByteArray &target,
                            const HeaderList &headers = {});
[[nodiscard]] HttpReply post(const QUrl &server, const QByteArray &target,
                             const QByteArray &body = {}, const HeaderList &headers = {});

//! Returns the server's answer to @p bytes, whatever they are, until it closes or falls silent.
[[nodiscard]] HttpReply sendRaw(const QUrl &server, const QByteArray &bytes);

[[nodiscard]] HttpReply replyFrom(const QByteArray &bytes);

} // namespace TestSupport
