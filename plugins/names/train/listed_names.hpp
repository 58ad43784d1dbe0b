#pragma once
/// The files of listed names: tables with tabs of the data folder, and own lists of classes.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gloss::names::train {

/// The words of a listed name, as the plugin `tokens` cuts it: commas and 's are words of their
/// own.
std::vector<std::string> words_of(std::string_view name);

/// Calls `use` with the words of each name in column `column` (from 0) of a table whose first line
/// has the heads; lines without one are left out. Throws std::runtime_error if it cannot be read.
void read_table(const std::string& path, std::size_t column,
                const std::function<void(std::vector<std::string> words)>& use);

/// Calls `use` with class and words of each entry of a file of lines "CLASS: entry, entry"; `#`
/// begins a comment. `place` is "PATH:LINE". Throws std::runtime_error if it cannot be read.
void read_classes(const std::string& path,
                  const std::function<void(std::string_view name, std::vector<std::string> words,
                                           const std::string& place)>& use);

}  // namespace gloss::names::train
