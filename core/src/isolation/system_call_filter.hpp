#pragma once

namespace glossator {

/// From here on this process, with all its threads, can compute, manage its memory, read and write
/// what it has open, and end; any other system call kills it (seccomp): its name is printed, then
/// the process dies of SIGSYS. Throws Error(config) where the kernel cannot see to it.
void confine_system_calls();

}  // namespace glossator
