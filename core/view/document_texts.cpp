#include "view/document_texts.hpp"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>

#include "glossator/config.hpp"
#include "glossator/reader.hpp"

namespace glossator::view {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

/// The results without text, by id; of repeated ids the first comes first.
using Waiting = std::map<std::string, std::deque<ViewedResult*>>;

Waiting waiting_in(RunResults& run) {
  Waiting waiting;
  for (ViewedResult& result : run.results)
    if (!result.text) waiting[result.id].push_back(&result);
  return waiting;
}

/// How the run read its documents. Offsets into the source need the source as the text.
Config config_of(const Json& manifest) {
  const Json* filled = manifest.find("config");
  if (!filled) return Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "tokens"}]})");
  std::vector<Config::Override> changes{{"/input/dates", "warn"}};
  const Json* offsets = filled->find_pointer("/input/offsets");
  if (offsets && offsets->is_text() && offsets->text() == "source")
    changes.insert(changes.end(), {{"/input/offsets", "text"}, {"/input/format", "text"}});
  return Config::from_text(filled->dump(), ".", changes);
}

Texts moved_beside(const std::string& output, const Texts& inputs) {
  Texts moved;
  for (const std::string& input : inputs)
    moved.push_back((fs::path(output).parent_path() / input).string());
  return moved;
}

void read_texts(const Config& config, const Texts& inputs, Waiting& waiting) {
  const auto reader = open_inputs(config, inputs, "", [](LogLevel, std::string_view) {});
  for (InputDocument document; !waiting.empty() && reader->next(document);) {
    const auto found = waiting.find(document.document.id);
    if (found == waiting.end()) continue;
    if (!document.error) found->second.front()->text = Json(document.document.text).dump();
    found->second.pop_front();
    if (found->second.empty()) waiting.erase(found);
  }
}

/// Why texts are missing, without the next step; empty if they are found.
std::string problem_of(RunResults& run, const Texts& inputs, Waiting& waiting) {
  const Texts sources = inputs.empty() ? inputs_of(run) : inputs;
  if (sources.empty()) return "has no texts, and no manifest that names its documents";
  if (std::find(sources.begin(), sources.end(), "-") != sources.end())
    return "its documents came from standard input";
  try {
    read_texts(config_of(run.manifest), sources, waiting);
  } catch (const std::exception& error) {
    return std::string("its texts are not found: ") + error.what();
  }
  if (waiting.empty()) return {};
  const std::string first = "the text of " + waiting.begin()->first + " is not found";
  if (waiting.size() == 1) return first;
  return first + ", nor those of " + std::to_string(waiting.size() - 1) + " more";
}

}  // namespace

Texts inputs_of(const RunResults& run) {
  const Json* named = run.manifest.find("inputs");
  if (!named || !named->is_array()) return {};
  Texts inputs = named->texts();
  const auto is_here = [](const std::string& input) {
    std::error_code failed;
    return input.find_first_of("*?[") != std::string::npos || input.starts_with('@') ||
           fs::exists(input, failed);
  };
  if (std::all_of(inputs.begin(), inputs.end(), is_here)) return inputs;
  const Texts moved = moved_beside(run.path, inputs);
  return std::all_of(moved.begin(), moved.end(), is_here) ? moved : inputs;
}

std::string find_texts(RunResults& run, const Texts& inputs) {
  Waiting waiting = waiting_in(run);
  if (waiting.empty()) return {};
  const std::string problem = problem_of(run, inputs, waiting);
  const bool is_missing = std::any_of(run.results.begin(), run.results.end(), [](const auto& one) {
    return !one.text && one.status != "error";  // a document that failed may have none
  });
  if (problem.empty() || !is_missing) return {};
  return run.path + ": " + problem +
         "; name the documents by --texts INPUT, or run with `--set /output/text=true`";
}

}  // namespace glossator::view
