#pragma once

#include <QByteArray>
#include <QNetworkReply>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>

class QNetworkAccessManager;

namespace Service {

//! What came back from an address.
struct ProbeAnswer
{
    //! 0 if nothing came.
    int status = 0;
    bool isCertificateBad = false;
    //! Its beginning.
    QByteArray body{};
    // Headers, empty where missing.
    QByteArray date{};
    QByteArray server{};
    QByteArray via{};
};

//! One GET, to see who is there. It follows no redirect, keeps no cookie and takes no bad
//! certificate.
class HttpProbe : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 longestBody = 4096;

    //! @p done runs once, after @p patience at the latest, unless the probe is destroyed first.
    //! @p authorization is the header of that name, for the probe that has something to show.
    HttpProbe(QNetworkAccessManager &network, const QUrl &url, std::chrono::milliseconds patience,
              std::function<void(const ProbeAnswer &)> done, QObject *parent,
              const QByteArray &authorization = {});
    ~HttpProbe() override;
    Q_DISABLE_COPY_MOVE(HttpProbe)

private:
    void read();
    void finish();

    QNetworkReply *m_reply;
    QTimer m_patience;
    ProbeAnswer m_answer;
    std::function<void(const ProbeAnswer &)> m_done;
};

} // namespace Service
