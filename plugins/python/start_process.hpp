#pragma once
/// Starts a Python interpreter as a child process.
#include <sys/types.h>

#include <span>
#include <string>
#include <vector>

#include "descriptor.hpp"

namespace gloss_python {

/// Throws gloss::Error(GLOSS_E_RESOURCE) with the error number's text.
[[noreturn]] void fail_start(const std::string& what, int error);

/// The descriptor, or a copy of it, above those that the child's ends get: a lower one would be
/// overwritten while they are put in place.
Descriptor above_ends(int number);
Descriptor copied_above_ends(int number);

/// Runs the script by posix_spawn, with the first of `interpreters` that exists. Its standard input
/// is empty, what it prints goes to `printed`, and `ends`, at most four, become its descriptors 3
/// and following: the socket and, of a MessageBoard, the memory and the events (plugin_channel.py).
/// Nothing else that the host has open reaches it. All descriptors come from above_ends(). Throws
/// as fail_start() does.
pid_t start_process(const std::vector<std::string>& interpreters, const std::string& script,
                    const Descriptor& printed, std::span<const Descriptor> ends);

}  // namespace gloss_python
