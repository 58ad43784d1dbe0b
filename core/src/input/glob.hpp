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

/// The paths that match `pattern`, in byte order, each once. Its parts between slashes follow
/// glob_matches(); ** stands for any number of folders and does not follow links; a slash at the
/// end selects folders only.
std::vector<std::string> expand_glob(const std::string& pattern);

/// `name` in `folder`, in the form that a user would type; an empty folder is the current one.
std::string path_in(const std::string& folder, const std::string& name);

}  // namespace glossator
