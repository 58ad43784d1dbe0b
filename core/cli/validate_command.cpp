#include <algorithm>
#include <cstdio>

#include "command_line.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "glossator/pipeline.hpp"
#include "last_words.hpp"
#include "text/nearest_name.hpp"

namespace glossator::cli {
namespace {

namespace po = boost::program_options;

CommandLine validate_line() {
  CommandLine line{
      "gloss validate",
      "CONFIG [OPTIONS]",
      "Checks a config as `gloss run` would, models included, without reading a document. Reports\n"
      "every problem at once, with file, line and column. Exit code 0 if all is well, else 2.",
      "  gloss validate my.json\n"
      "  gloss validate news --print > filled.json\n"
      "  gloss validate news --set /pipeline/dates/options/direction=past\n",
      po::options_description("Options"),
      {},
      {"config"}};
  line.positions.add("config", 1);
  line.options.add_options()(
      "print",
      "write the config with every default filled in; to standard error, the source of each "
      "input")("set",
               po::value<std::vector<std::string>>()->value_name("POINTER=VALUE")->composing(),
               "override a value of the config; may be repeated")(
      "plugin-path", po::value<std::vector<std::string>>()->value_name("FOLDER")->composing(),
      "look for plugins here first; may be repeated");
  return line;
}

// "`NAME` (LINE:COLUMN)", or with the override that the step is from.
std::string described(const Pipeline& pipeline, const std::string& name) {
  const std::vector<StepConfig>& steps = pipeline.config().pipeline();
  const auto at = std::find_if(steps.begin(), steps.end(),
                               [&](const StepConfig& step) { return step.name == name; });
  const Problem place = pipeline.config().locate("/pipeline/" + std::to_string(at - steps.begin()));
  return "`" + name + "` (" +
         (place.line == 0 ? place.file
                          : std::to_string(place.line) + ":" + std::to_string(place.column)) +
         ")";
}

std::string source_of(const Pipeline& pipeline, const InputBinding& binding) {
  if (!binding.step.empty())
    return "layer `" + binding.layer + "` of step " + described(pipeline, binding.step);
  if (binding.later_step.empty()) return "nothing: optional, no step writes it";
  return "nothing: optional, written only by the later step " +
         described(pipeline, binding.later_step);
}

// To standard error, because standard output is the config.
void print_bindings(const Pipeline& pipeline) {
  for (const StepInfo& step : pipeline.steps()) {
    std::fprintf(stderr, "step %s reads%s\n", described(pipeline, step.name).c_str(),
                 step.bindings.empty() ? " no layer" : "");
    for (const InputBinding& binding : step.bindings)
      std::fprintf(stderr, "  %s: %s\n", binding.input.c_str(),
                   source_of(pipeline, binding).c_str());
  }
}

}  // namespace

int validate_command(const Arguments& arguments) {
  const CommandLine line = validate_line();
  const auto values = line.parse(arguments);
  if (values.count("help")) {
    std::fputs(line.help().c_str(), stdout);
    return all_done;
  }
  const auto names = texts_of(values, "config");
  if (names.empty())
    throw Error(ErrorCode::usage, "validate: no CONFIG given; see `gloss validate --help`");
  const LastWords last_words("");
  const std::string file = config_file(names[0]);
  const Pipeline pipeline(Config::from_file(file, overrides(texts_of(values, "set"))),
                          {texts_of(values, "plugin-path"), standard_error_logger()});
  if (values.count("print")) {
    std::printf("%s\n", pipeline.filled_config().c_str());
    print_bindings(pipeline);
    return all_done;
  }
  std::vector<std::string> layers;
  for (const auto& layer : pipeline.layers()) layers.push_back(layer.name);
  std::printf("%s: ok, %s, layers: %s\n", file.c_str(),
              counted(pipeline.steps().size(), "step").c_str(), listed(layers).c_str());
  return all_done;
}

}  // namespace glossator::cli
