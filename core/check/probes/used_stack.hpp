#pragma once

namespace glossator::check {

/// Fills the stack below the caller with `byte`, as far as a plugin's functions commonly reach: a
/// local variable without a value then has one that the check knows.
void fill_stack(unsigned char byte);

}  // namespace glossator::check
