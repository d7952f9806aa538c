#pragma once

#include <QByteArray>
#include <QIODevice>

namespace GreenApi {

//! The body of a request that must not go out twice. QNetworkAccessManager sends a request again by
//! itself when the connection breaks before the answer, but not with a body that cannot be rewound.
class SingleUseBody : public QIODevice
{
    Q_OBJECT

public:
    explicit SingleUseBody(QByteArray body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 longest) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body;
    qint64 m_taken = 0;
};

} // namespace GreenApi
