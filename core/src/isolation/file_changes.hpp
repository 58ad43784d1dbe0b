#pragma once

namespace glossator {

/// Whether Landlock keeps this process from opening files for writing.
enum class Opening { is_confined, is_not_confined };

/// From here on system calls of this process that make, remove, rename, shorten or change files, or
/// their rights, owners, times and attributes, fail with EACCES (seccomp). If opening is not
/// confined, so do those that open anything for writing, devices included. Throws Error(config) if
/// the kernel cannot enforce this.
void forbid_file_changes(Opening opening);

}  // namespace glossator
