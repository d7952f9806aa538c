#include "service/process/randombytes.h"

#include <QtGlobal>

#include <sodium.h>

namespace Service {

Core::RandomBytes secureRandomBytes()
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
    return [](qsizetype count) {
        QByteArray bytes(count, Qt::Uninitialized);
        randombytes_buf(bytes.data(), size_t(count));
        return bytes;
    };
}

} // namespace Service
