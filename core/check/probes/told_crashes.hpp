#pragma once
#include "system/crash_place.hpp"

namespace glossator::check {

/// From now on calls `tell` when the process is about to die by a signal that a fault of its code
/// causes; then it dies by it. `tell` may use what a signal handler may. Does nothing in a program
/// with a sanitizer, which tells of crashes itself.
void tell_of_crashes(void (*tell)(const CrashPlace& place));

}  // namespace glossator::check
