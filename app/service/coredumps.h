#pragma once

namespace Service {

//! Keeps the system from writing this process and those that it starts to the disk when they crash:
//! keys, tokens and phone numbers are in their memory. Call it first of all.
//! systemd-coredump and the like keep to it, too.
void disableCoreDumps();

} // namespace Service
