#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QString>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>
#include <vector>

namespace Http {

template <auto release>
struct Release
{
    template <typename Handle>
    void operator()(Handle *handle) const
    {
        release(handle);
    }
};

using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;

//! The certificates of a PEM file in their order, at least one; or one sentence that names the file
//! and says what to do.
[[nodiscard]] Core::Expected<std::vector<Certificate>, QString> certificatesFrom(
    const QString &path);

struct PemKey
{
    Key key;
    //! As it stands in the file.
    QByteArray pem;
};

//! The first private key of a PEM file, which must not be encrypted; or such a sentence.
[[nodiscard]] Core::Expected<PemKey, QString> privateKeyFrom(const QString &path);

} // namespace Http
