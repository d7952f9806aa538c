#pragma once

#include <QByteArray>
#include <QNetworkReply>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

class QNetworkAccessManager;

namespace GreenApi {

enum class Verb { Get, Post, Delete };

//! What is asked. The URL carries the token: it belongs in no log.
struct HttpRequestSpec
{
    Verb verb = Verb::Get;
    QUrl url;
    QByteArray body;
    //! From the first step to the last byte.
    std::chrono::milliseconds timeout{20000};
    //! It must not go out twice.
    bool isSingleUse = false;
};

//! What became of one try.
struct HttpAnswer
{
    //! 0 if nothing came.
    int status = 0;
    QNetworkReply::NetworkError networkError = QNetworkReply::NoError;
    bool wasSent = false;
    bool isTimedOut = false;
    bool isTooLarge = false;
    std::optional<std::chrono::seconds> retryAfter{};
    QByteArray body{};
};

//! One HTTP request and its answer. It follows no redirect, takes no bad certificate, and reads no
//! more than it must.
class HttpAttempt : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 longestAnswer = qint64(8) * 1024 * 1024;

    //! @p done runs once, unless the try is destroyed first, which ends the request.
    HttpAttempt(QNetworkAccessManager &network, const HttpRequestSpec &question,
                std::function<void(const HttpAnswer &)> done, QObject *parent);
    ~HttpAttempt() override;
    Q_DISABLE_COPY_MOVE(HttpAttempt)

private:
    void read();
    void giveUp();
    void finish();

    QNetworkReply *m_reply;
    QTimer m_patience;
    HttpAnswer m_answer;
    std::function<void(const HttpAnswer &)> m_done;
};

} // namespace GreenApi
