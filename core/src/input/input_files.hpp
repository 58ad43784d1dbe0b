#pragma once
#include <string>
#include <vector>

namespace glossator {

/// One file of the input, or "-".
struct InputFile {
  enum class Kind { text, html, jsonl, csv, tsv, standard_input };
  std::string path;  ///< as typed, or below a folder as typed
  Kind kind = Kind::text;
  std::string error;  ///< why it cannot be read; empty if nothing is known against it
};

/// The files that `inputs` name, in their order: files, folders with all below (names in byte
/// order, those that begin with a dot and links to folders left out), globs, "-", and `@LIST`, a
/// file of paths, one a line or each ended by a NUL byte. What is wrong with a path of a list is
/// told in its InputFile, so that it costs a document and not the run. `format` is
/// InputConfig::format: by "auto" a file is what its name's end says, and others are skipped in
/// folders and globs; by another format a folder gives the files of that kind only. A name may end
/// in .gz or .zst behind that. Throws Error(usage) with a line for each input that does not exist,
/// that gives no file, or whose kind is not known.
std::vector<InputFile> find_input_files(const std::string& format,
                                        const std::vector<std::string>& inputs);

}  // namespace glossator
