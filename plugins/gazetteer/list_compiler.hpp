#pragma once
#include <cstdint>
#include <gloss/text.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace gloss::gazetteer {

/// Makes the compiled form of a list (list_format.hpp) from its text; the same text gives the same
/// bytes. `path` is the source's, for messages. Throws Error(GLOSS_E_RESOURCE) as ListSource does,
/// and adds its warnings to `warnings` unless that is NULL.
std::vector<std::uint64_t> compile_list(const std::string& path, std::string_view content,
                                        std::vector<std::string>* warnings = nullptr);

/// The bytes of a compiled list.
inline std::string_view bytes_of(const std::vector<std::uint64_t>& compiled) {
  return {reinterpret_cast<const char*>(compiled.data()), compiled.size() * sizeof(std::uint64_t)};
}

/// The content of the file at `path`. Throws Error(GLOSS_E_RESOURCE) if it cannot be read.
std::string read_list_file(const std::string& path);

}  // namespace gloss::gazetteer
