// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "support/loopbackserver.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace TestSupport {

//! A client of a server of its own, that remembers what it has sent last.
class ApiCaller
{
public:
    explicit ApiCaller(const LoopbackServer::Options &options)
        : server(options)
    {
    }

    HttpReply get(const QByteArray &target, const HeaderList &headers = {});
    HttpReply post(const QByteArray &target, const QByteArray &sent = {},
                   const HeaderList &headers = {});
    //! The same with a database that does not answer any more.
    HttpReply getBroken(const QByteArray &target, const HeaderList &headers = {});
    HttpReply postBroken(const QByteArray &target, const QByteArray &sent = {},
                         const HeaderList &headers = {});

    LoopbackServer server;
    QByteArray body;
    //! False where it is none on purpose.
    bool isJson = true;
};

//! An answer to be provoked: which, and how.
struct ApiCase
{
    //! Words that tell this case from others of the route; may be empty.
    QString what;
    QByteArray method;
    //! As in the document.
    QString path;
    int status = 200;
    std::function<HttpReply(ApiCaller &caller)> ask;
    LoopbackServer::Options options{};
};

//! "GET /login 400 unknown client"
[[nodiscard]] QString nameOf(const ApiCase &each);

//! Every answer of the server that can be provoked, at least once each.
[[nodiscard]] QList<ApiCase> apiCases();

// The cases of one part of the interface each.
[[nodiscard]] QList<ApiCase> loginCases();
[[nodiscard]] QList<ApiCase> codeCases();
[[nodiscard]] QList<ApiCase> sessionCases();
[[nodiscard]] QList<ApiCase> staffCases();
[[nodiscard]] QList<ApiCase> otherCases();

//! "Authorization: …"
[[nodiscard]] HeaderList authorization(const QByteArray &value);

} // namespace TestSupport
