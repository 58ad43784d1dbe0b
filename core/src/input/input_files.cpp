#include "input/input_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <sstream>
#include <system_error>
#include <unordered_set>

#include "glossator/config.hpp"
#include "glossator/error.hpp"
#include "input/byte_source.hpp"
#include "input/glob.hpp"
#include "input/line_reader.hpp"
#include "input/results_of_runs.hpp"
#include "input/waiting_source.hpp"

namespace glossator {
namespace {

namespace fs = std::filesystem;
using Kind = InputFile::Kind;
using Reason = PassedOver::Reason;

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

std::string lower_of(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

std::optional<Kind> kind_by_name(const std::string& path) {
  constexpr std::size_t longest_end = 16;
  const std::string end = lower_of(path.substr(path.size() - std::min(path.size(), longest_end)));
  std::string_view name = end;
  for (const std::string_view compressed : {".gz", ".zst"})
    if (name.ends_with(compressed)) name.remove_suffix(compressed.size());
  for (const Ending& ending : endings)
    if (name.ends_with(ending.end)) return ending.kind;
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
      const std::size_t before = files_.size(), passed_before = passed_over_.size();
      add_folder(input);
      if (files_.size() == before)
        refuse(input, "no " + wanted() + " file is in this folder" + but_results(passed_before));
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

  InputFiles result() {
    if (!problems_.empty()) throw Error(ErrorCode::usage, problems_);
    return {std::move(files_), std::move(passed_over_)};
  }

 private:
  /// Whether the folder rule holds for the name of a file, or a pattern has chosen it.
  enum class Naming { by_end, by_pattern };

  // Returns false if `input` is not the first to read standard input.
  bool take_standard_input(const std::string& input) {
    if (std::exchange(standard_input_is_taken_, true))
      refuse(input, "standard input is given twice");
    return problems_.empty();
  }

  void add_standard_input() {
    if (take_standard_input("-")) files_.push_back({"-", Kind::standard_input, ""});
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
    const auto status = fs::status(list, failed);
    const bool is_standard_input = list == "-";
    if (is_standard_input && !take_standard_input("@-")) return;
    if (!is_standard_input && (!fs::exists(status) || fs::is_directory(status))) {
      refuse("@" + list, "no such file; behind @ a file is named that lists paths, one a line");
      return;
    }
    std::unique_ptr<ByteSource> source;
    if (is_standard_input)
      source = std::make_unique<StandardInput>(nullptr);
    else
      source = std::make_unique<FileSource>(list);
    std::string text;
    read_all(*source, 0, SIZE_MAX - 1, text);
    if (!source->error().empty()) {
      refuse("@" + list, "cannot be read: " + source->error());
      return;
    }
    std::istringstream lines{std::string(without_mark(text))};
    const char end = text.find('\0') == std::string::npos ? '\n' : '\0';
    const std::size_t before = files_.size();
    for (std::string path; std::getline(lines, path, end);) {
      if (end == '\n' && path.ends_with('\r')) path.pop_back();
      if (!path.empty()) add_listed(path);
    }
    if (files_.size() == before) refuse("@" + list, "lists no path");
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
    } else if (!fs::is_regular_file(status)) {
      files_.push_back({path, Kind::text, description_of(Reason::special)});
    } else if (const auto kind = only_ ? only_ : kind_by_name(path)) {
      files_.push_back({path, *kind, ""});
    } else {
      files_.push_back({path, Kind::text, unknown_name});
    }
  }

  void add_glob(const std::string& pattern) {
    const std::size_t before = files_.size(), passed_before = passed_over_.size();
    const std::string last = pattern.substr(pattern.find_last_of('/') + 1);
    const Naming naming =
        last.find_first_not_of('*') == last.npos ? Naming::by_end : Naming::by_pattern;
    const GlobPaths found = expand_glob(pattern);
    for (const std::string& path : found.hidden) pass_over(path, Reason::hidden);
    for (const std::string& path : found.links) pass_over(path, Reason::link_to_folder);
    for (const std::string& path : found.unreadable)
      files_.push_back({path, Kind::text, "the folder cannot be read"});
    const std::size_t typed = pattern.substr(0, pattern.find_first_of("*?[")).rfind('/') + 1;
    for (const std::string& path : found.paths) {
      std::error_code failed;
      if (results_.contains_below(path, typed)) {
        pass_over(path, Reason::result);
        continue;
      }
      add_found(fs::directory_entry(path, failed), path, naming);
    }
    keep_once(files_, before);
    keep_once(passed_over_, passed_before);
    if (files_.size() != before) return;
    refuse(pattern, found.paths.empty() ? "matches no file"
                                        : "matches no file whose name ends in " + wanted() +
                                              but_results(passed_before));
  }

  // A glob finds a file by itself and in a folder that it finds too.
  template <class Found>
  static void keep_once(std::vector<Found>& all, std::size_t begin) {
    std::unordered_set<std::string> seen;
    const auto is_repeated = [&](const Found& one) { return !seen.insert(one.path).second; };
    all.erase(std::remove_if(all.begin() + std::ptrdiff_t(begin), all.end(), is_repeated),
              all.end());
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
      if (name.starts_with('.'))
        pass_over(path_in(folder, name), Reason::hidden);
      else if (results_.contains(path_in(folder, name)))
        pass_over(path_in(folder, name), Reason::result);
      else
        add_found(entry, path_in(folder, name), Naming::by_end);
    }
  }

  // The one rule of folders and globs.
  void add_found(const fs::directory_entry& entry, const std::string& path, Naming naming) {
    std::error_code failed;
    const bool is_link = entry.is_symlink(failed);
    if (entry.is_directory(failed))
      return is_link ? pass_over(path, Reason::link_to_folder) : add_folder(path);
    if (is_link && !entry.exists(failed)) return pass_over(path, Reason::dangling_link);
    if (!entry.is_regular_file(failed)) return pass_over(path, Reason::special);
    const auto named = kind_by_name(path);
    if (only_ && naming == Naming::by_pattern)
      files_.push_back({path, *only_, ""});
    else if (!named)
      pass_over(path, Reason::unknown_name);
    else if (only_ && only_ != named)
      pass_over(path, Reason::other_format);
    else
      files_.push_back({path, *named, ""});
  }

  /// What to say where nothing else was found than what runs made.
  std::string but_results(std::size_t passed_before) const {
    for (std::size_t i = passed_before; i < passed_over_.size(); ++i)
      if (passed_over_[i].reason == Reason::result)
        return ", but for what runs made, as " + passed_over_[i].path + "; name it to read it";
    return "";
  }

  void pass_over(const std::string& path, Reason reason) { passed_over_.push_back({path, reason}); }

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
  std::vector<PassedOver> passed_over_;
  ResultsOfRuns results_;
  bool standard_input_is_taken_ = false;
  std::string problems_;
};

}  // namespace

InputFiles find_input_files(InputFormat format, const std::vector<std::string>& inputs) {
  if (inputs.empty()) throw Error(ErrorCode::usage, "no input is given");
  Search search(format);
  for (const std::string& input : inputs) search.add(input);
  return search.result();
}

}  // namespace glossator
