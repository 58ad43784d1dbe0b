#include "input/input_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

#include "glossator/config.hpp"
#include "glossator/error.hpp"
#include "input/glob.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;
using Kind = InputFile::Kind;

struct Ending {
  const char* end;
  InputFormat format;
  Kind kind;
};
constexpr Ending endings[] = {
    {".txt", InputFormat::text, Kind::text},     {".html", InputFormat::html, Kind::html},
    {".htm", InputFormat::html, Kind::html},     {".xhtml", InputFormat::html, Kind::html},
    {".jsonl", InputFormat::jsonl, Kind::jsonl}, {".csv", InputFormat::csv, Kind::csv},
    {".tsv", InputFormat::tsv, Kind::tsv}};
constexpr const char* all_endings = ".txt, .html, .jsonl, .csv or .tsv";

std::optional<Kind> kind_by_name(std::string_view path) {
  for (const std::string_view compressed : {".gz", ".zst"})
    if (path.ends_with(compressed)) path.remove_suffix(compressed.size());
  for (const Ending& ending : endings)
    if (path.ends_with(ending.end)) return ending.kind;
  return std::nullopt;
}

const std::string unknown_name =
    std::string("the name does not end in ") + all_endings +
    ", nor in one of them with .gz or .zst; say what it is by input.format: text, html, jsonl, csv "
    "or tsv";

class Search {
 public:
  explicit Search(InputFormat format) {
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
    } else if (input.starts_with('@')) {
      add_list(input.substr(1));
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
      refuse(path, unknown_name);
    }
  }

  void add_list(const std::string& list) {
    std::error_code failed;
    if (!fs::is_regular_file(list, failed)) {
      refuse("@" + list, "no such file; behind @ a file is named that lists paths, one a line");
      return;
    }
    std::ifstream in(list, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) refuse("@" + list, "cannot be read");
    std::istringstream lines(text.str());
    const char end = text.str().find('\0') == std::string::npos ? '\n' : '\0';
    const std::size_t before = files_.size();
    for (std::string path; std::getline(lines, path, end);) {
      if (end == '\n' && path.ends_with('\r')) path.pop_back();
      if (!path.empty()) add_listed(path);
    }
    if (in && files_.size() == before) refuse("@" + list, "lists no path");
  }

  void add_listed(const std::string& path) {
    std::error_code failed;
    const auto status = fs::status(path, failed);
    if (fs::is_directory(status)) {
      const std::size_t before = files_.size();
      add_folder(path);
      if (files_.size() == before)
        files_.push_back({path, Kind::text, "no " + wanted() + " file is in this folder"});
    } else if (!fs::exists(status)) {
      files_.push_back({path, Kind::text, failed.message()});
    } else if (const auto kind = only_ ? only_ : kind_by_name(path)) {
      files_.push_back({path, *kind, ""});
    } else {
      files_.push_back({path, Kind::text, unknown_name});
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
    return all_endings;
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

std::vector<InputFile> find_input_files(InputFormat format,
                                        const std::vector<std::string>& inputs) {
  if (inputs.empty()) throw Error(ErrorCode::usage, "no input is given");
  Search search(format);
  for (const std::string& input : inputs) search.add(input);
  return search.result();
}

}  // namespace glossator
