// SPDX-License-Identifier: GPL-3.0-only
#include "net/httpattempt.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <algorithm>
#include <memory>
#include <utility>

namespace Net {

namespace {

// QNetworkAccessManager sends a body once only if it cannot be rewound.
class SingleUseBody : public QIODevice
{
public:
    explicit SingleUseBody(QByteArray body)
        : m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_taken; }
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 longest) override
    {
        if (atEnd())
            return -1;
        const auto size = std::min(longest, bytesAvailable());
        std::copy_n(m_body.constBegin() + m_taken, size, data);
        m_taken += size;
        return size;
    }

    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_taken = 0;
};

QNetworkRequest networkRequestFor(const HttpRequestSpec &spec)
{
    QNetworkRequest request(spec.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : spec.headers)
        request.setRawHeader(name, value);
    if (spec.verb == Verb::Post) {
        request.setRawHeader("Content-Type", spec.contentType);
        request.setHeader(QNetworkRequest::ContentLengthHeader, spec.body.size());
    }
    if (spec.isSingleUse)
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    return request;
}

QNetworkReply *postOnce(QNetworkAccessManager &network, const QNetworkRequest &request,
                        const QByteArray &body)
{
    auto device = std::make_unique<SingleUseBody>(body);
    QNetworkReply *const reply = network.post(request, device.get());
    device.release()->setParent(reply);
    return reply;
}

QNetworkReply *replyTo(QNetworkAccessManager &network, const HttpRequestSpec &spec)
{
    const auto request = networkRequestFor(spec);
    switch (spec.verb) {
    case Verb::Get:
        return network.get(request);
    case Verb::Delete:
        return network.deleteResource(request);
    case Verb::Post:
        return spec.isSingleUse ? postOnce(network, request, spec.body)
                                : network.post(request, spec.body);
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray HttpResponse::header(const QByteArray &name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

HttpAttempt::HttpAttempt(QNetworkAccessManager &network, const HttpRequestSpec &request,
                         QObject *parent)
    : QObject(parent)
    , m_reply(replyTo(network, request))
    , m_longestBody(request.longestBody)
{
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_response.wasSent = true; });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpAttempt::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpAttempt::finish);
    connect(&m_timeout, &QTimer::timeout, this, &HttpAttempt::abortAfterTimeout);
    m_timeout.setSingleShot(true);
    m_timeout.start(request.timeout);
}

HttpAttempt::~HttpAttempt()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

HttpAttempt *HttpAttempt::send(QNetworkAccessManager &network, const HttpRequestSpec &request)
{
    auto *const attempt = new HttpAttempt(network, request, &network);
    connect(attempt, &HttpAttempt::finished, attempt, &QObject::deleteLater);
    return attempt;
}

QByteArray HttpAttempt::requestHeader(const QByteArray &name) const
{
    return m_reply->request().rawHeader(name);
}

void HttpAttempt::read()
{
    auto &body = m_response.body;
    body += m_reply->read(m_longestBody + 1 - body.size());
    if (body.size() <= m_longestBody || m_response.isTooLarge)
        return;
    m_response.isTooLarge = true;
    body.truncate(m_longestBody);
    m_reply->abort();
}

void HttpAttempt::abortAfterTimeout()
{
    m_response.isTimedOut = true;
    m_reply->abort();
}

void HttpAttempt::finish()
{
    m_timeout.stop();
    auto response = std::exchange(m_response, {});
    response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    response.error = m_reply->error();
    response.headers = m_reply->rawHeaderPairs();
    if (!response.isTooLarge && !response.isTimedOut)
        response.body += m_reply->read(m_longestBody - response.body.size());
    Q_EMIT finished(response); // last: it may destroy the attempt
}

} // namespace Net
