#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/error.hpp"
#include "interchange/annotated_writer.hpp"
#include "interchange/document_format.hpp"

namespace glossator::interchange {

/// The whole of a file. Throws an Error of kind `code` if it cannot be read: `input` for one of
/// many files, which costs only its document.
std::string whole_file(const std::string& path, ErrorCode code = ErrorCode::usage);

/// The kind of Error for one of so many files that cannot be read.
inline ErrorCode failure_of_one(std::size_t files) {
  return files > 1 ? ErrorCode::input : ErrorCode::usage;
}

/// The files below `path` whose names end in `ending`, sorted; `path` itself if it is a file.
/// Throws Error(usage) if there is none.
std::vector<std::string> files_with(const std::string& path, const std::string& ending);

/// The id of the document in a file without an id of its own: its path below `folder` without
/// `ending`, with the escapes of file_name_of() undone.
std::string id_of_file(const std::string& file, const std::string& folder,
                       const std::string& ending);

/// The path of a new file for the document in `folder`, without an ending: a second document of the
/// same id gets a number. `ending` tells which files count.
std::string new_file_for(const std::string& id, const std::string& folder,
                         const std::string& ending);

/// Makes the folder. Throws Error(usage) if it cannot be made, or if it has files with `ending`.
void make_new_folder(const std::string& path, const std::string& ending);

/// Writes a whole file. Throws Error(usage) if it cannot be made, Error(output) if it cannot be
/// written.
void write_file(const std::string& path, std::string_view bytes);

/// Reads a folder of files, or one file; a file of JSON may hold one document a line, or a list.
std::unique_ptr<AnnotatedReader> read_documents(const std::string& path, DocumentFormat format);

/// Writes a folder of files; one file if `path` ends as the format's files do, which must get one
/// document; one document a line if it ends in .jsonl; a list for a format that prefers it.
std::unique_ptr<AnnotatedWriter> write_documents(const std::string& path, DocumentFormat format);

}  // namespace glossator::interchange
