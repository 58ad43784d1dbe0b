#pragma once
#include <span>
#include <string>
#include <string_view>

namespace glossator {

/// The text of the value that the JSON Pointer `pointer` points to in `json`, as it is written
/// there; empty if it points to nothing. Of repeated keys the first counts.
/// REQUIRES: `json` is valid JSON.
std::string_view raw_json_at(std::string_view json, std::string_view pointer);
/// The same for the pointer's reference tokens.
std::string_view raw_json_at(std::string_view json, std::span<const std::string> tokens);

}  // namespace glossator
