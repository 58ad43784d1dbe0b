#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// Whether `text` is a pattern: it has one of * ? [
bool is_glob(std::string_view text);

/// Whether `name`, without slashes, matches `pattern`: * stands for any text, ? for one character,
/// [a-z] or [!a-z] for one of a set. A name that begins with a dot matches only a pattern that
/// begins with one.
bool glob_matches(std::string_view pattern, std::string_view name);

struct GlobPaths {
  std::vector<std::string> paths;       ///< that match
  std::vector<std::string> hidden;      ///< that match but for the dot that their name begins with
  std::vector<std::string> links;       ///< to folders, which were not followed
  std::vector<std::string> unreadable;  ///< folders
};

/// The paths that match `pattern`, each list in byte order, each path once. Its parts between
/// slashes follow glob_matches(); ** stands for any number of folders; a slash at the end selects
/// folders only. A link to a folder is followed only where the pattern has its very name.
GlobPaths expand_glob(const std::string& pattern);

/// `name` in `folder`, in the form that a user would type; an empty folder is the current one.
std::string path_in(const std::string& folder, const std::string& name);

}  // namespace glossator
