#include "service/doctor/httpprobe.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <utility>

namespace Service {

namespace {

QNetworkRequest requestFor(const QUrl &url, const QByteArray &authorization)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // What is not compressed cannot unfold.
    request.setRawHeader("Accept-Encoding", "identity");
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    return request;
}

} // namespace

HttpProbe::HttpProbe(QNetworkAccessManager &network, const QUrl &url,
                     std::chrono::milliseconds patience,
                     std::function<void(const ProbeAnswer &)> done, QObject *parent,
                     const QByteArray &authorization)
    : QObject(parent)
    , m_reply(network.get(requestFor(url, authorization)))
    , m_done(std::move(done))
{
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpProbe::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpProbe::finish);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, m_reply, &QNetworkReply::abort);
    m_patience.start(patience);
}

HttpProbe::~HttpProbe()
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

// Whoever has more to say is not who is looked for.
void HttpProbe::read()
{
    m_answer.body += m_reply->read(longestBody - m_answer.body.size());
    if (m_answer.body.size() >= longestBody)
        m_reply->abort();
}

void HttpProbe::finish()
{
    const auto done = std::exchange(m_done, {});
    if (!done)
        return;
    m_patience.stop();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.isCertificateBad = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
    if (m_reply->isOpen())
        m_answer.body += m_reply->read(longestBody - m_answer.body.size());
    m_answer.date = m_reply->rawHeader("Date");
    m_answer.server = m_reply->rawHeader("Server");
    m_answer.via = m_reply->rawHeader("Via");
    done(m_answer);
}

} // namespace Service
