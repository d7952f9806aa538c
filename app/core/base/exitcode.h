#pragma once

namespace Core {

//! Exit codes of the programs. Scripts rely on them, so their values never change.
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
