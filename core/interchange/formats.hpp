#pragma once
#include <memory>
#include <string>
#include <vector>

#include "interchange/annotated_writer.hpp"

namespace glossator::interchange {

struct Format {
  std::string name;                  ///< "brat"
  std::vector<std::string> endings;  ///< of files and folders that are taken for it
  std::string about;                 ///< a line for the help
  std::unique_ptr<AnnotatedReader> (*open)(const std::string& path);
  std::unique_ptr<AnnotatedWriter> (*create)(const std::string& path);
};

/// All formats, in the order of the help.
const std::vector<Format>& formats();

/// The format `name`. Throws Error(usage) with the nearest name if there is none.
const Format& format_named(const std::string& name);

/// The format that a file's name ends as; NULL if it ends as none.
const Format* format_by_ending(const std::string& name);

/// The format of `path` by the end of its name; for a folder by the files in it. Throws
/// Error(usage) if it cannot be told; `option` is the one that tells it.
const Format& format_of(const std::string& path, const std::string& option);

}  // namespace glossator::interchange
