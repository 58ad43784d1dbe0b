#include "input/glob.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;

/// The character at `at`: a code point, or a byte if the text there is not UTF-8.
std::string_view character(std::string_view text, std::size_t at) {
  return text.substr(at, std::max<std::size_t>(1, utf8_sequence_size(text.substr(at))));
}

/// Whether `one` is in the set that begins at pattern[at], a `[`; moves `at` behind the set. A `[`
/// without an end stands for itself.
bool is_in_set(std::string_view pattern, std::size_t& at, std::string_view one) {
  const std::size_t begin = at;
  std::size_t i = at + 1;
  const bool inverted = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
  if (inverted) ++i;
  bool found = false;
  for (bool is_first = true; i < pattern.size() && (is_first || pattern[i] != ']');
       is_first = false) {
    const std::string_view low = character(pattern, i);
    i += low.size();
    std::string_view high = low;
    if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
      high = character(pattern, i + 1);
      i += 1 + high.size();
    }
    // UTF-8 sorts by bytes as by code points.
    found = found || (low <= one && one <= high);
  }
  if (i >= pattern.size()) {
    at = begin + 1;
    return one == "[";
  }
  at = i + 1;
  return found != inverted;
}

/// Whether `name` matches `pattern`, hidden or not.
bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0;
  // Where to go on if the pattern behind the last * does not match: only the last * matters.
  std::size_t star = std::string_view::npos, star_name = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_name = n;
      continue;
    }
    const std::string_view one = character(name, n);
    bool is_match = false;
    std::size_t next = p;
    if (p < pattern.size()) {
      if (pattern[p] == '[') {
        is_match = is_in_set(pattern, next, one);
      } else {
        const std::string_view wanted = character(pattern, p);
        next = p + wanted.size();
        is_match = wanted == "?" || wanted == one;
      }
    }
    if (is_match) {
      p = next;
      n += one.size();
    } else if (star != std::string_view::npos) {
      p = star;
      star_name += character(name, star_name).size();
      n = star_name;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

class Expansion {
 public:
  explicit Expansion(const std::string& pattern) {
    std::size_t at = 0;
    if (pattern.starts_with('/')) root_ = "/";
    while (at <= pattern.size()) {
      const std::size_t end = std::min(pattern.find('/', at), pattern.size());
      const std::string part = pattern.substr(at, end - at);
      const bool repeats = part == "**" && !parts_.empty() && parts_.back() == "**";
      if (!part.empty() && !repeats) parts_.push_back(part);
      at = end + 1;
    }
    if (!parts_.empty() && parts_.back() == "**") parts_.push_back("*");
    only_folders_ = pattern.ends_with('/');
  }

  GlobPaths run() {
    match(root_, 0);
    for (auto* list : {&out_.paths, &out_.hidden, &out_.links, &out_.unreadable}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return std::move(out_);
  }

 private:
  void match(const std::string& folder, std::size_t part) {
    if (part == parts_.size()) {
      std::error_code failed;
      if (!only_folders_ || fs::is_directory(folder, failed)) out_.paths.push_back(folder);
      return;
    }
    const std::string& pattern = parts_[part];
    if (pattern == "**") {
      match(folder, part + 1);
      each_entry(folder, [&](const fs::directory_entry& entry, const std::string& name) {
        std::error_code failed;
        if (!entry.is_directory(failed)) return;
        if (name.starts_with('.'))
          out_.hidden.push_back(path_in(folder, name));
        else if (may_enter(folder, entry, name))
          match(path_in(folder, name), part);
      });
    } else if (!is_glob(pattern)) {
      std::error_code failed;
      const std::string path = path_in(folder, pattern);
      if (fs::exists(path, failed)) match(path, part + 1);
    } else {
      each_entry(folder, [&](const fs::directory_entry& entry, const std::string& name) {
        std::error_code failed;
        const bool is_last = part + 1 == parts_.size();
        if (!matches(pattern, name) || !(is_last || entry.is_directory(failed))) return;
        const bool is_hidden = name.starts_with('.') && !pattern.starts_with('.');
        if (is_hidden)
          out_.hidden.push_back(path_in(folder, name));
        else if (is_last || may_enter(folder, entry, name))
          match(path_in(folder, name), part + 1);
      });
    }
  }

  bool may_enter(const std::string& folder, const fs::directory_entry& entry,
                 const std::string& name) {
    std::error_code failed;
    const bool is_link = entry.is_symlink(failed);
    if (is_link) out_.links.push_back(path_in(folder, name));
    return !is_link;
  }

  template <typename Visit>
  void each_entry(const std::string& folder, Visit visit) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder.empty() ? "." : folder, failed), end;
         !failed && entry != end; entry.increment(failed))
      visit(*entry, entry->path().filename().string());
    if (failed && failed != std::errc::not_a_directory) out_.unreadable.push_back(folder);
  }

  std::string root_;
  bool only_folders_ = false;
  std::vector<std::string> parts_;
  GlobPaths out_;
};

}  // namespace

bool is_glob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

bool glob_matches(std::string_view pattern, std::string_view name) {
  return matches(pattern, name) && !(name.starts_with('.') && !pattern.starts_with('.'));
}

GlobPaths expand_glob(const std::string& pattern) { return Expansion(pattern).run(); }

std::string path_in(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

}  // namespace glossator
