#pragma once
#include <string>
#include <vector>

#include "glossator/config.hpp"
#include "input/passed_over.hpp"

namespace glossator {

/// One file of the input, or "-".
struct InputFile {
  enum class Kind { text, html, jsonl, csv, tsv, standard_input };
  std::string path;  ///< as typed, or below a typed folder
  Kind kind = Kind::text;
  std::string error;  ///< why it cannot be read; empty: no problem is known
};

struct InputFiles {
  std::vector<InputFile> files;
  std::vector<PassedOver> passed_over;  ///< in the folders and globs
};

/// The files that `inputs` name, in order: files, folders with all files below (names in byte
/// order), globs, "-", and `@LIST`, a file of paths, one per line or each ended by a NUL byte; `@-`
/// reads the list from standard input. A problem with a path of a list goes into its InputFile: it
/// costs a document, not the run.
///
/// The end of its name, in capital letters or not, decides a file's kind; it may have .gz or .zst
/// behind. With a `format`, which is InputConfig::format, other than automatic a typed or listed
/// file is of that kind. Folders and globs follow one rule: they pass over hidden files, links to
/// folders and to nothing, pipes, devices and sockets, what runs made, names of unknown kind, and
/// with a `format` names of another kind; only a glob that says more of the name than `*` takes the
/// latter two as being of that format. A glob gives a file once.
///
/// Throws Error(usage) with a line for each input that does not exist, that gives no file, or whose
/// kind is unknown.
InputFiles find_input_files(InputFormat format, const std::vector<std::string>& inputs);

}  // namespace glossator
