#include "view/run_results.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "glossator/error.hpp"
#include "input/decompressed_source.hpp"
#include "input/line_reader.hpp"
#include "json/raw_json.hpp"
#include "output/manifest_layers.hpp"
#include "system/beside_output.hpp"

namespace glossator::view {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_line = std::size_t{1} << 30;

Error no_result(const std::string& path, std::uint64_t line, const std::string& what) {
  return Error(ErrorCode::input, path + ":" + std::to_string(line) + ": " + what +
                                     "; expected a result, as `gloss run -o OUT.jsonl` writes one");
}

std::vector<TypeCount> counts_of(const Json& layers) {
  std::vector<TypeCount> counts;
  for (const JsonMember& layer : layers.members()) {
    std::map<std::string, std::size_t> types;
    for (const Json& record : layer.value.items()) ++types[record.text_or("type", "")];
    for (const auto& [type, count] : types) counts.push_back({layer.key, type, count});
  }
  return counts;
}

ViewedResult result_of(const Json& line, std::string_view json) {
  ViewedResult result{line.at("id").text(),
                      line.text_or("date", ""),
                      line.text_or("status", "ok"),
                      "{",
                      std::nullopt,
                      {}};
  for (const RawMember& member : raw_members(json)) {
    if (member.key == "text") {
      // Offsets into the source need the source, which find_texts() reads again.
      if (line.text_or("offsets", "") != "source") result.text = std::string(member.value);
      continue;
    }
    if (result.json.size() > 1) result.json += ',';
    result.json += Json(member.key).dump();
    result.json += ':';
    result.json += member.value;
  }
  result.json += '}';
  if (const Json* layers = line.find("layers")) result.counts = counts_of(*layers);
  return result;
}

void require_file(const std::string& path) {
  std::error_code failed;
  if (!fs::exists(path, failed))
    throw Error(ErrorCode::usage, path + ": no such file; expected results of `gloss run`");
  if (fs::is_directory(path, failed))
    throw Error(ErrorCode::usage, path +
                                      ": is a folder; expected a file of JSONL, as `gloss run "
                                      "-o OUT.jsonl` writes it");
}

void add_layers(const Json& layers, std::vector<std::string>& names) {
  for (const JsonMember& layer : layers.members())
    if (std::find(names.begin(), names.end(), layer.key) == names.end()) names.push_back(layer.key);
}

}  // namespace

void for_each_line(const std::string& path,
                   const std::function<bool(std::string_view, std::uint64_t)>& take) {
  require_file(path);
  const auto source = decompressed(std::make_unique<FileSource>(path));
  LineReader lines(*source, longest_line);
  for (std::string_view line; lines.next(line);) {
    if (lines.is_too_long()) throw no_result(path, lines.number(), "longer than 1 GiB");
    if (lines.number() == 1) line = without_mark(line);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (!take(line, lines.number())) return;
  }
  if (!source->error().empty()) throw Error(ErrorCode::input, path + ": " + source->error());
}

bool is_complete(const std::string& output, const Json& manifest) {
  const Json* complete = manifest.find("complete");
  if (complete && *complete == false) return false;
  // An update that was killed leaves an empty journal beside a complete output.
  std::error_code failed;
  const std::string journal = journal_file_of(output);
  if (!fs::exists(journal, failed)) return true;
  return complete && fs::file_size(journal, failed) == 0;
}

std::string incomplete_warning(const std::string& output) {
  return output +
         ": the run was broken off, or goes on still: later documents are missing; `gloss run` "
         "with --resume goes on with it";
}

RunResults read_run(const std::string& path, std::size_t most) {
  RunResults run;
  run.path = path;
  run.name = fs::path(path).filename().string();
  run.manifest = read_manifest(path).value_or(Json());
  run.is_complete = is_complete(path, run.manifest);
  for_each_line(path, [&](std::string_view line, std::uint64_t number) {
    if (run.results.size() == most) {
      run.is_cut = true;
      return false;
    }
    const auto json = Json::parse(line);
    if (!json) throw no_result(path, number, "not JSON");
    try {
      run.results.push_back(result_of(*json, line));
    } catch (const JsonError& error) {
      throw no_result(path, number, error.what());
    }
    if (const Json* layers = json->find("layers")) add_layers(*layers, run.layers);
    return true;
  });
  return run;
}

}  // namespace glossator::view
