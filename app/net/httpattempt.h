// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>

class QNetworkAccessManager;

//! The parts of an HTTP client that the kiosk, the gateway's client and the doctor share.
namespace Net {

enum class Verb { Get, Post, Delete };

//! A request to send.
struct HttpRequestSpec
{
    Verb verb = Verb::Get;
    //! May carry a token, as Green API's URLs do: it belongs in no log.
    QUrl url{};
    //! Sent as they are, beside those that every request has.
    QList<QNetworkReply::RawHeaderPair> headers{};
    //! The body of a POST and its media type.
    QByteArray body{};
    QByteArray contentType = "application/json";
    //! From the name's look-up to the last byte of the answer.
    std::chrono::milliseconds timeout{20000};
    //! Maximum size of the answer's body in bytes; a longer one is cut off and ends the request.
    qint64 longestBody = qint64(256) * 1024;
    //! Must not go out twice. QNetworkAccessManager repeats a POST by itself when a kept-alive
    //! connection breaks before the answer (RFC 9110, 9.2.2, allows it for idempotent ones only).
    bool isSingleUse = false;
};

//! The outcome of a request. It has no text of the error: QNetworkReply::errorString() holds the
//! URL, and thereby the token that may be in it.
struct HttpResponse
{
    //! 0 if no answer came.
    int status = 0;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    //! The request went out whole, so that the server may have obeyed it.
    bool wasSent = false;
    bool isTimedOut = false;
    bool isTooLarge = false;
    QList<QNetworkReply::RawHeaderPair> headers{};
    //! At most HttpRequestSpec::longestBody bytes.
    QByteArray body{};

    //! The value of the header @p name, in any case; empty where it is missing.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

//! One HTTP request and its answer, over HTTP/1.1. It follows no redirect, which would carry a key
//! or a token to another server; it accepts no bad certificate, keeps no cookie, and asks for an
//! answer without compression, which cannot unfold into gigabytes. Never blocks.
class HttpAttempt : public QObject
{
    Q_OBJECT

public:
    //! Destroying the attempt ends the request without a signal.
    HttpAttempt(QNetworkAccessManager &network, const HttpRequestSpec &request,
                QObject *parent = nullptr);
    ~HttpAttempt() override;
    Q_DISABLE_COPY_MOVE(HttpAttempt)

    //! Sends @p request to the end, also where its caller is gone by then. The attempt belongs to
    //! @p network and deletes itself after its signal.
    static HttpAttempt *send(QNetworkAccessManager &network, const HttpRequestSpec &request);

    //! The value of a header that was sent.
    [[nodiscard]] QByteArray requestHeader(const QByteArray &name) const;

Q_SIGNALS:
    //! Emitted once, later than the constructor.
    void finished(const Net::HttpResponse &response);

private:
    void read();
    void abortAfterTimeout();
    void finish();

    //! A network that is destroyed takes its replies along.
    QPointer<QNetworkReply> m_reply;
    QTimer m_timeout;
    qint64 m_longestBody;
    HttpResponse m_response;
};

} // namespace Net
