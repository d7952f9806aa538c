#pragma once

namespace Core {

//! How a program ends, which a script may rely on (contract 1).
enum class ExitCode {
    Done = 0,
    //! The thing asked for failed.
    Failed = 1,
    Usage = 2,
    Configuration = 3,
    Database = 4,
    //! The network or the gateway.
    Network = 5,
};

} // namespace Core
