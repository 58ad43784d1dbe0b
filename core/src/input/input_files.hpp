#pragma once
#include <string>
#include <vector>

#include "glossator/config.hpp"

namespace glossator {

/// One file of the input, or "-".
struct InputFile {
  enum class Kind { text, html, jsonl, csv, tsv, standard_input };
  std::string path;  ///< as typed, or below a typed folder
  Kind kind = Kind::text;
  std::string error;  ///< why it cannot be read; empty: no problem is known
};

/// The files that `inputs` name, in order: files, folders with all files below (names in byte
/// order, without names that begin with a dot and links to folders), globs, "-", and `@LIST`, a
/// file of paths, one per line or each ended by a NUL byte. A problem with a path of a list goes
/// into its InputFile: it costs a document, not the run. `format` is InputConfig::format. With
/// automatic, the end of its name decides a file's kind, and folders and globs skip files of
/// unknown kind; with another format, a folder gives only the files of that kind. The name may have
/// .gz or .zst behind that end. Throws Error(usage) with a line for each input that does not exist,
/// that gives no file, or whose kind is unknown.
std::vector<InputFile> find_input_files(InputFormat format, const std::vector<std::string>& inputs);

}  // namespace glossator
