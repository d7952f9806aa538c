#pragma once

#include <QHash>
#include <QHostAddress>
#include <QString>

namespace Http {

//! By what a client is counted (subscriberOf(), siteOf()). Empty for one that is not counted.
struct ClientPlace
{
    QString subscriber{};
    QString site{};

    [[nodiscard]] static ClientPlace of(const QHostAddress &address);
    [[nodiscard]] bool isCounted() const { return !subscriber.isEmpty(); }
    friend bool operator==(const ClientPlace &, const ClientPlace &) = default;
};

//! How many of something the clients have at the moment, by subscriber and by site.
class ClientCounts
{
public:
    void add(const ClientPlace &client);
    void remove(const ClientPlace &client);

    //! Whether @p client has fewer than that.
    [[nodiscard]] bool isBelow(const ClientPlace &client, int perSubscriber, int perSite) const;

private:
    void change(const QString &key, int by);

    QHash<QString, int> m_counts;
};

} // namespace Http
