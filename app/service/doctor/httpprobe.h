// SPDX-License-Identifier: GPL-3.0-only
#pragma once

#include "net/httpattempt.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <functional>

namespace Service {

//! The answer of an address.
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

//! One GET past every cache, to find out which server answers at an address.
class HttpProbe : public Net::HttpAttempt
{
public:
    //! Bytes; a longer body is cut off.
    static constexpr qint64 longestBody = 4096;

    //! @p done runs once, after @p patience at the latest, unless the probe is destroyed first.
    //! @p authorization is the header of that name; an empty one is left out.
    HttpProbe(QNetworkAccessManager &network, const QUrl &url, std::chrono::milliseconds patience,
              std::function<void(const ProbeAnswer &)> done, QObject *parent,
              const QByteArray &authorization = {});
};

} // namespace Service
