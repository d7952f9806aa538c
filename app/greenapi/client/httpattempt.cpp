#include "greenapi/client/httpattempt.h"

#include "greenapi/client/singleusebody.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <memory>

namespace GreenApi {

using namespace Qt::StringLiterals;

namespace {

QNetworkRequest requestFor(const HttpRequestSpec &question)
{
    QNetworkRequest request(question.url);
    // A redirect would carry the token, which is part of the URL, to somebody else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Small bodies; and what is not compressed cannot unfold into gigabytes.
    request.setRawHeader("Accept-Encoding", "identity");
    if (question.verb == Verb::Post) {
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setHeader(QNetworkRequest::ContentLengthHeader, question.body.size());
    }
    if (question.isSingleUse)
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    return request;
}

QNetworkReply *sendOnce(QNetworkAccessManager &network, const QNetworkRequest &request,
                        const QByteArray &body)
{
    auto device = std::make_unique<SingleUseBody>(body);
    QNetworkReply *const reply = network.post(request, device.get());
    device.release()->setParent(reply);
    return reply;
}

QNetworkReply *send(QNetworkAccessManager &network, const HttpRequestSpec &question)
{
    const auto request = requestFor(question);
    switch (question.verb) {
    case Verb::Get:
        return network.get(request);
    case Verb::Delete:
        return network.deleteResource(request);
    case Verb::Post:
        return question.isSingleUse ? sendOnce(network, request, question.body)
                                    : network.post(request, question.body);
    }
    Q_UNREACHABLE();
}

// The other form, a date, has not been seen.
std::optional<std::chrono::seconds> retryAfterIn(const QNetworkReply &reply)
{
    bool isNumber = false;
    const auto seconds = reply.rawHeader("Retry-After").trimmed().toUInt(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

} // namespace

HttpAttempt::HttpAttempt(QNetworkAccessManager &network, const HttpRequestSpec &question,
                         std::function<void(const HttpAnswer &)> done, QObject *parent)
    : QObject(parent)
    , m_reply(send(network, question))
    , m_done(std::move(done))
{
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_answer.wasSent = true; });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpAttempt::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpAttempt::finish);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HttpAttempt::giveUp);
    m_patience.start(question.timeout);
}

HttpAttempt::~HttpAttempt()
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void HttpAttempt::read()
{
    m_answer.body += m_reply->read(longestAnswer + 1 - m_answer.body.size());
    if (m_answer.body.size() <= longestAnswer || m_answer.isTooLarge)
        return;
    m_answer.isTooLarge = true;
    m_reply->abort();
}

void HttpAttempt::giveUp()
{
    m_answer.isTimedOut = true;
    m_reply->abort();
}

void HttpAttempt::finish()
{
    m_patience.stop();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.networkError = m_reply->error();
    m_answer.retryAfter = retryAfterIn(*m_reply);
    if (!m_answer.isTooLarge && !m_answer.isTimedOut)
        m_answer.body += m_reply->read(longestAnswer - m_answer.body.size());
    const auto done = std::move(m_done);
    done(m_answer);
}

} // namespace GreenApi
