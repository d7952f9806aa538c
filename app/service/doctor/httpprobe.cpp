// SPDX-License-Identifier: GPL-3.0-only
#include "service/doctor/httpprobe.h"

namespace Service {

namespace {

Net::HttpRequestSpec probeOf(const QUrl &url, std::chrono::milliseconds patience,
                             const QByteArray &authorization)
{
    Net::HttpRequestSpec request{
        .url = url,
        .headers = {{"Cache-Control", "no-cache"}, {"Pragma", "no-cache"}},
        .timeout = patience,
        .longestBody = HttpProbe::longestBody,
    };
    if (!authorization.isEmpty())
        request.headers.append({"Authorization", authorization});
    return request;
}

ProbeAnswer answerIn(const Net::HttpResponse &response)
{
    return {.status = response.status,
            .isCertificateBad = response.error == QNetworkReply::SslHandshakeFailedError,
            .body = response.body,
            .date = response.header("Date"),
            .server = response.header("Server"),
            .via = response.header("Via")};
}

} // namespace

HttpProbe::HttpProbe(QNetworkAccessManager &network, const QUrl &url,
                     std::chrono::milliseconds patience,
                     std::function<void(const ProbeAnswer &)> done, QObject *parent,
                     const QByteArray &authorization)
    : HttpAttempt(network, probeOf(url, patience, authorization), parent)
{
    connect(
        this, &HttpAttempt::finished, this,
        [done = std::move(done)](const Net::HttpResponse &response) { done(answerIn(response)); });
}

} // namespace Service
