// The program gloss-explain, which `gloss explain` starts.
#include <algorithm>
#include <cstdio>

#include "cli/exit_code.hpp"
#include "cli/last_words.hpp"
#include "cli/program.hpp"
#include "config/isolation_of_steps.hpp"
#include "explain_line.hpp"
#include "explanation.hpp"
#include "glossator/reader.hpp"
#include "glossator/result_reader.hpp"
#include "output/manifest_layers.hpp"
#include "place.hpp"
#include "report.hpp"
#include "text/nearest_name.hpp"
#include "text/readable_text.hpp"

namespace glossator::explain {
namespace {

namespace po = boost::program_options;
using Texts = std::vector<std::string>;

Error refusal(const std::string& what) { return Error(ErrorCode::usage, "explain: " + what); }

void require_layers(const Texts& wanted, const std::vector<LayerSchema>& schemas) {
  Texts known;
  for (const LayerSchema& schema : schemas) known.push_back(schema.name);
  for (const std::string& name : wanted)
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw refusal("no layer `" + name + "`" + did_you_mean(name, known) +
                    "; layers: " + listed(known));
}

/// A document and the place in it that is asked about.
struct Asked {
  Document document;
  Span span;
};

Asked find_document(Reader& reader, const std::string& input, const po::variables_map& values,
                    const std::optional<Place>& place) {
  const std::string wanted = cli::text_of(values, "find");
  std::optional<Asked> found;
  for (InputDocument next; reader.next(next);) {
    if (next.error) throw Error(next.error->code(), next.error->what());
    if (place && (place->document.empty() || place->document == next.document.id)) {
      if (found)
        throw refusal(input + " has several documents; name one of them: " +
                      shown_id(found->document.id) + ":" + std::to_string(place->span.begin));
      found = Asked{next.document, place->span};
      if (!place->document.empty()) break;
    }
    if (place) continue;
    if (const auto span = find_text(next.document.text, wanted)) {
      found = Asked{next.document, *span};
      break;
    }
  }
  if (!found)
    throw refusal(place ? input + " has no document `" + shown_id(place->document) + "`"
                        : input + " has nowhere the text `" + wanted + "`");
  found->span = inside(found->span, found->document.text);
  return *found;
}

int print(const Annotations& annotations, const Explanation& explanation, bool json) {
  for (const Failure& failure : annotations.failures())
    std::fprintf(stderr, "gloss: %s: %s\n", shown_id(annotations.document().id).c_str(),
                 terminal_text(failure.message).c_str());
  if (json)
    std::printf("%s\n", report_json(explanation).dump(2).c_str());
  else
    std::fputs(terminal_text(report_text(explanation)).c_str(), stdout);
  return annotations.status() == Status::ok ? cli::all_done : cli::some_failed;
}

int explain_input(const po::variables_map& values, const Texts& words,
                  const std::optional<Place>& place) {
  cli::LastWords last_words("");
  const Config given =
      Config::from_file(cli::config_file(words[0]), cli::overrides(cli::texts_of(values, "set")));
  if (given.run().sandbox == Sandbox::strict)
    throw refusal(
        "runs the plugins in its own process, where run.sandbox strict cannot confine them; trust "
        "them with `--set /run/sandbox=none`, or explain results: OUT ID:OFFSET");
  if (has_isolated_steps(given))
    std::fputs(
        "gloss: explain runs all plugins in its own process: elsewhere they cannot be "
        "asked\n",
        stderr);
  const Config config = with_isolation(given, Isolation::none);
  Trace trace;
  if (values.count("reach")) trace.reach = values["reach"].as<std::uint32_t>();
  Pipeline::Options options;
  options.plugin_path = cli::texts_of(values, "plugin-path");
  options.logger = standard_error_logger();
  options.trace = &trace;
  const Pipeline pipeline(config, options);
  last_words.advise("");
  const Texts layers = cli::parts_of(values, "layers");
  require_layers(layers, pipeline.layers());
  const auto reader = open_inputs(config, {words[1]}, cli::text_of(values, "date"), options.logger);
  const Asked asked = find_document(*reader, words[1], values, place);
  trace.span = asked.span;
  Worker worker = pipeline.open();
  const Annotations& annotations = worker.annotate(asked.document);
  return print(annotations, explain(annotations, asked.span, pipeline.steps(), &trace, layers),
               values.count("json") > 0);
}

/// The steps of the run that wrote the results, as their manifest has them.
std::vector<StepInfo> steps_of(const std::string& results) {
  const auto manifest = read_manifest(results);
  std::vector<StepInfo> steps;
  const Json* const all = manifest ? manifest->find("steps") : nullptr;
  if (!all) return steps;
  for (const Json& step : all->items()) {
    StepInfo& info = steps.emplace_back();
    info.name = step.text_or("name", "");
    info.plugin = step.text_or("plugin", "");
    info.version = step.text_or("version", "");
    if (const Json* const inputs = step.find("inputs")) info.inputs = inputs->texts();
    if (const Json* const outputs = step.find("outputs")) info.outputs = outputs->texts();
  }
  return steps;
}

int explain_results(const po::variables_map& values, const std::string& results,
                    const Place& place) {
  if (place.document.empty())
    throw refusal("of the results " + results + " expected ID:OFFSET; see `gloss explain --help`");
  ResultReader reader(results);
  const Texts layers = cli::parts_of(values, "layers");
  require_layers(layers, reader.layers());
  while (const auto result = reader.next()) {
    const Annotations& annotations = result->annotations();
    if (annotations.document().id != place.document) continue;
    const Span span = inside(place.span, annotations.document().text);
    return print(annotations, explain(annotations, span, steps_of(results), nullptr, layers),
                 values.count("json") > 0);
  }
  throw refusal(results + " has no document `" + shown_id(place.document) + "`");
}

int explain_words(const po::variables_map& values) {
  const Texts words = cli::texts_of(values, "words");
  const bool finds = values.count("find") > 0;
  if (words.size() == 2 && finds) return explain_input(values, words, std::nullopt);
  if (words.size() == 3 && !finds) return explain_input(values, words, Place::parse(words[2]));
  if (words.size() == 2) return explain_results(values, words[0], Place::parse(words[1]));
  throw refusal("expected CONFIG DOCUMENT OFFSET, or OUT ID:OFFSET; see `gloss explain --help`");
}

}  // namespace
}  // namespace glossator::explain

int main(int argc, char** argv) {
  using namespace glossator;
  return cli::run_program(explain::explain_line(), argc, argv, explain::explain_words);
}
