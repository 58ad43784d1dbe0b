#pragma once

namespace glossator {

/// From here on all threads of this process can only compute, manage memory, read and write open
/// descriptors, and end. Any other system call kills the process (seccomp): it prints the name of
/// the call and dies of SIGSYS. Throws Error(config) if the kernel cannot enforce this.
void confine_system_calls();

}  // namespace glossator
