#pragma once

#include "core/base/secret.h"
#include "core/model/finding.h"
#include "greenapi/client/credentials.h"
#include "service/doctor/httpprobe.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace Service {

//! The server that the public address shall lead to. Both members are empty where none runs.
struct OwnServer
{
    //! What its /healthz calls itself, where that is known.
    QString instance{};
    //! Else where to ask for it, on this machine.
    QUrl localUrl{};
};

struct AddressPatience
{
    std::chrono::milliseconds local{3000};
    std::chrono::milliseconds publicly{10000};
};

//! Goes out to the public address as anybody would, and sees whether it leads back to the own
//! server and through whom.
class AddressCheckup : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const QList<Core::Finding> &)>;

    AddressCheckup(QUrl publicUrl, OwnServer own, const Core::RandomBytes &randomBytes,
                   const GreenApi::ProxyPolicy &proxies = {}, const AddressPatience &patience = {});

    //! @p done runs once and later, unless the checkup is destroyed first.
    void start(Done done);

private:
    void askOwn();
    void askPublic();
    void judge(const ProbeAnswer &answer);
    void end(const QList<Core::Finding> &findings);
    [[nodiscard]] std::unique_ptr<HttpProbe> probe(const QUrl &server,
                                                   std::chrono::milliseconds patience,
                                                   std::function<void(const ProbeAnswer &)> done);

    QUrl m_publicUrl;
    OwnServer m_own;
    QString m_nonce;
    AddressPatience m_patience;
    Done m_done;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpProbe> m_ownProbe;
    std::unique_ptr<HttpProbe> m_publicProbe;
};

} // namespace Service
