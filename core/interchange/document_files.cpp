#include "interchange/document_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "output/file_sink.hpp"
#include "output/folder_sink.hpp"
#include "text/readable_text.hpp"

namespace glossator::interchange {

namespace fs = std::filesystem;

std::string whole_file(const std::string& path, ErrorCode code) {
  std::ifstream file(path, std::ios::binary);
  std::string text, block(std::size_t{1} << 16, '\0');
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    text.append(block, 0, static_cast<std::size_t>(file.gcount()));
  if (!file.is_open() || file.bad())
    throw Error(code, path + ": cannot be read: " + std::strerror(errno));
  return text;
}

std::vector<std::string> files_with(const std::string& path, const std::string& ending) {
  if (!fs::exists(path))
    throw Error(ErrorCode::usage, path + ": is not there; expected a file or folder");
  if (!fs::is_directory(path)) return {path};
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file() && entry.path().string().ends_with(ending))
      files.push_back(entry.path().string());
  if (files.empty()) throw Error(ErrorCode::usage, path + ": has no files that end in " + ending);
  std::sort(files.begin(), files.end());
  return files;
}

std::string id_of_file(const std::string& file, const std::string& folder,
                       const std::string& ending) {
  std::string name = fs::is_directory(folder) ? fs::path(file).lexically_relative(folder).string()
                                              : fs::path(file).filename().string();
  if (name.ends_with(ending))
    name.resize(name.size() - ending.size());
  else
    name = fs::path(name).replace_extension().string();
  return id_of_file_name(name).value_or(name);
}

std::string new_file_for(const std::string& id, const std::string& folder,
                         const std::string& ending) {
  for (std::uint64_t number = 1;; ++number) {
    const std::string path = (fs::path(folder) / file_name_of(id, number)).string();
    if (!fs::exists(path + ending)) return path;
  }
}

void make_new_folder(const std::string& path, const std::string& ending) {
  std::error_code failure;
  fs::create_directories(path, failure);
  if (failure || !fs::is_directory(path))
    throw Error(ErrorCode::usage, path + ": the folder cannot be made: " + failure.message());
  for (const auto& entry : fs::directory_iterator(path))
    if (entry.path().string().ends_with(ending))
      throw Error(ErrorCode::usage, path + ": has " + entry.path().filename().string() +
                                        " already; name a new folder, or empty this one");
}

void write_file(const std::string& path, std::string_view bytes) {
  FileSink file(path);
  file.write({bytes, {}});
  file.close();
}

const std::string& text_of(const AnnotatedDocument& document) {
  if (document.text) return *document.text;
  const std::string which = "document `" + shown_id(document.id) + "`";
  if (!document.error.empty())
    throw Error(ErrorCode::input,
                which + " failed, and has no text, which this format needs: " + document.error);
  throw Error(ErrorCode::input, which +
                                    " has no text, which this format needs; annotate with `gloss "
                                    "run --set /output/text=true`");
}

}  // namespace glossator::interchange
