#include "input_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "glob.hpp"
#include "glossator/error.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;
using Kind = InputFile::Kind;

struct Ending {
  const char* end;
  const char* format;
  Kind kind;
};
constexpr Ending endings[] = {{".txt", "text", Kind::text},
                              {".jsonl", "jsonl", Kind::jsonl},
                              {".csv", "csv", Kind::csv},
                              {".tsv", "tsv", Kind::tsv}};
constexpr const char* all_endings =
    ".txt, .jsonl, .csv or .tsv, nor in one of them with .gz or .zst";

std::optional<Kind> kind_by_name(std::string_view path) {
  for (const std::string_view compressed : {".gz", ".zst"})
    if (path.ends_with(compressed)) path.remove_suffix(compressed.size());
  for (const Ending& ending : endings)
    if (path.ends_with(ending.end)) return ending.kind;
  return std::nullopt;
}

class Search {
 public:
  explicit Search(const std::string& format) {
    for (const Ending& ending : endings)
      if (format == ending.format) only_ = ending.kind;
  }

  void add(const std::string& input) {
    std::error_code failed;
    if (input == "-") {
      add_standard_input();
    } else if (const auto status = fs::status(input, failed); fs::is_directory(status)) {
      const std::size_t before = files_.size();
      add_folder(input);
      if (files_.size() == before) refuse(input, "no " + wanted() + " file is in this folder");
    } else if (fs::exists(status)) {
      add_file(input);
    } else if (failed && failed != std::errc::no_such_file_or_directory) {
      refuse(input, "cannot be read: " + failed.message());
    } else if (is_glob(input)) {
      add_glob(input);
    } else {
      refuse(input, "no such file or folder");
    }
  }

  std::vector<InputFile> result() {
    if (!problems_.empty()) throw Error(ErrorCode::usage, problems_);
    return std::move(files_);
  }

 private:
  void add_standard_input() {
    const auto is_it = [](const InputFile& file) { return file.kind == Kind::standard_input; };
    if (std::any_of(files_.begin(), files_.end(), is_it)) {
      refuse("-", "standard input is given twice");
      return;
    }
    files_.push_back({"-", Kind::standard_input, ""});
  }

  void add_file(const std::string& path) {
    const auto kind = only_ ? only_ : kind_by_name(path);
    if (kind) {
      files_.push_back({path, *kind, ""});
    } else {
      refuse(path, std::string("the name does not end in ") + all_endings +
                       "; say what it is by input.format: text, jsonl, csv or tsv");
    }
  }

  void add_glob(const std::string& pattern) {
    const std::size_t before = files_.size();
    const auto paths = expand_glob(pattern);
    for (const std::string& path : paths) {
      std::error_code failed;
      if (fs::is_directory(path, failed)) {
        add_folder(path);
      } else if (const auto kind = only_ ? only_ : kind_by_name(path)) {
        files_.push_back({path, *kind, ""});
      }
    }
    if (files_.size() != before) return;
    refuse(pattern,
           paths.empty() ? "matches no file" : "matches no file whose name ends in " + wanted());
  }

  void add_folder(const std::string& folder) {
    std::error_code failed;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed))
      entries.push_back(*entry);
    if (failed) {
      files_.push_back({folder, Kind::text, failed.message()});
      return;
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
    for (const auto& entry : entries) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      if (entry.is_directory(failed)) {
        if (!entry.is_symlink(failed)) add_folder(path_in(folder, name));
        continue;
      }
      const auto kind = kind_by_name(name);
      if (kind && (!only_ || only_ == kind) && entry.is_regular_file(failed))
        files_.push_back({path_in(folder, name), *kind, ""});
    }
  }

  std::string wanted() const {
    for (const Ending& ending : endings)
      if (only_ == ending.kind) return ending.end;
    return ".txt, .jsonl, .csv or .tsv";
  }

  void refuse(const std::string& input, const std::string& message) {
    if (!problems_.empty()) problems_ += '\n';
    problems_ += input + ": " + message;
  }

  std::optional<Kind> only_;
  std::vector<InputFile> files_;
  std::string problems_;
};

}  // namespace

std::vector<InputFile> find_input_files(const std::string& format,
                                        const std::vector<std::string>& inputs) {
  if (inputs.empty()) throw Error(ErrorCode::usage, "no input is given");
  Search search(format);
  for (const std::string& input : inputs) search.add(input);
  return search.result();
}

}  // namespace glossator
