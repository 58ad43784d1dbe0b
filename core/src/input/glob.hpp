#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace glossator {

/// Whether `text` has one of the characters that make it a pattern: * ? [
bool is_glob(std::string_view text);

/// Whether `name`, without slashes, matches `pattern`: * any text, ? a character, [a-z] or [!a-z]
/// one of a set. A name that begins with a dot matches only a pattern that does.
bool glob_matches(std::string_view pattern, std::string_view name);

/// The paths that match `pattern`, whose parts between slashes are as in glob_matches(), and **
/// stands for any number of folders; a slash at the end asks for folders only. In byte order, each
/// once; links to folders are not followed by **.
std::vector<std::string> expand_glob(const std::string& pattern);

/// `name` in `folder`, as one would type it; an empty folder is the current one.
std::string path_in(const std::string& folder, const std::string& name);

}  // namespace glossator
