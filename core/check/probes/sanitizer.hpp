#pragma once

namespace glossator::check {

/// Whether AddressSanitizer, ThreadSanitizer or LeakSanitizer is in this process. They bring a
/// malloc() of their own, keep memory that was given back, and tell of crashes in their own words.
bool has_sanitizer();

}  // namespace glossator::check
