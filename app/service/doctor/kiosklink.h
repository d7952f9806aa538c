#pragma once

#include "core/base/secret.h"
#include "core/base/timestamp.h"
#include "core/model/finding.h"
#include "service/doctor/channelcheckup.h"
#include "service/doctor/httpprobe.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace Service {

//! Whether a kiosk gets through to its server elsewhere: the server answers and is one of ours, it
//! takes the kiosk's key, and a channel opens.
class KioskLink : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const QList<Core::Finding> &)>;

    KioskLink(QUrl server, Core::Secret key, const Core::RandomBytes &randomBytes,
              std::chrono::milliseconds patience = std::chrono::seconds(8));

    //! @p done runs once and later, unless this is destroyed first.
    void start(Done done);

private:
    void onHealth(const ProbeAnswer &answer);
    void askKey();
    void onKey(const ProbeAnswer &answer);
    void openChannel();
    void end();

    QUrl m_server;
    Core::Secret m_key;
    QString m_nonce;
    std::chrono::milliseconds m_patience;
    QNetworkAccessManager m_network;
    QList<Core::Finding> m_findings;
    Done m_done;
    std::unique_ptr<HttpProbe> m_healthProbe;
    std::unique_ptr<HttpProbe> m_keyProbe;
    ChannelCheckup m_channel;
};

} // namespace Service
