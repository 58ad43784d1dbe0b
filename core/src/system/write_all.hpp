#pragma once
#include <string_view>

namespace glossator {

/// Writes all of `bytes` to the descriptor, in as many calls as needed. Returns false on failure:
/// errno gives the cause, and a part may be written.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace glossator
