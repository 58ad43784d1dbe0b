#include "chain/chain_builder.hpp"

#include "schema/options.hpp"

namespace glossator {

void ChainBuilder::bind() {
  for (std::size_t i = 0; i < config_.pipeline().size(); ++i) bind_step(i);
  outputs_.check_output_layers(config_.output().layers);
  auto published = std::make_shared<std::vector<LayerSchema>>();
  for (const auto& schema : chain_.schemas) published->push_back(*schema);
  chain_.published = std::move(published);
}

void ChainBuilder::bind_step(std::size_t number) {
  const StepConfig& given = config_.pipeline()[number];
  const std::string pointer = "/pipeline/" + std::to_string(number);
  const Isolation isolation = given.isolation.value_or(config_.run().isolation);
  const auto plugin = number < libraries.size()
                          ? plugin_in(*libraries[number], given.plugin)
                          : plugins_.find(given.plugin, isolation, pointer + "/plugin");
  if (!plugin) return;
  auto step = std::make_unique<Step>(given, *plugin->library, plugin->index);
  step->isolation = isolation;
  step->on_error = given.on_error.value_or(config_.run().on_error);
  check_isolation(*step, given, pointer);
  check_options(*step, given, pointer + "/options");
  inputs_.bind(*step, given, pointer);
  outputs_.bind(*step, given, pointer);
  chain_.steps.push_back(std::move(step));
  positions_.push_back(number);
}

// Only a plugin in a file can run in another process, and only there can it be confined.
void ChainBuilder::check_isolation(const Step& step, const StepConfig& config,
                                   const std::string& pointer) {
  const bool elsewhere = step.isolation != Isolation::none;
  const std::string place = config.isolation ? pointer + "/isolation" : "/run/isolation";
  if (elsewhere && !step.library().is_file())
    problems_.add(place, "plugin " + ticked(step.plugin()) +
                             " is part of the program, and runs in its process; give step " +
                             ticked(step.name()) + " \"isolation\": \"none\"");
  if (!elsewhere && config_.run().sandbox == Sandbox::strict)
    problems_.add(config.isolation ? place : "/run/sandbox",
                  "run.sandbox strict cannot confine step " + ticked(step.name()) +
                      ", which runs in this process; expected isolation `chain` or `plugin`");
}

void ChainBuilder::check_options(Step& step, const StepConfig& config, const std::string& pointer) {
  const std::string plugin = "plugin " + ticked(step.plugin()) + ": ";
  try {
    auto options = Json::parse(config.options_json);
    if (!options) throw Error(ErrorCode::config, "its options are not JSON");
    step.options = std::move(*options);
    const auto schema = Json::parse(step.description().config_schema_json);
    if (!schema) throw Error(ErrorCode::plugin, "its options schema is not JSON");
    for (const Mismatch& wrong : glossator::check_options(*schema, step.options)) {
      if (wrong.is_about_key)
        problems_.add_about_key(pointer + wrong.pointer, plugin + wrong.message);
      else
        problems_.add(pointer + wrong.pointer, plugin + wrong.message);
    }
  } catch (const Error& error) {
    problems_.add(pointer, plugin + error.what());
  }
}

void ChainBuilder::create(const Pipeline::Options& options) {
  TypesExtension* types = options.extensions ? &chain_.types : nullptr;
  for (std::size_t i = 0; i < chain_.steps.size(); ++i) {
    Step& step = *chain_.steps[i];
    if (step.isolation != Isolation::none) continue;
    try {
      step.create(config_.folder(), options.logger, types);
    } catch (const Error& error) {
      refuse(step, positions_[i], error.what());
    }
  }
}

// Each line of what a plugin says is a problem of its own, but for those that begin with a blank.
void ChainBuilder::refuse(const Step& step, std::size_t position, std::string_view said) {
  const std::string pointer = "/pipeline/" + std::to_string(position);
  const bool has_options = config_.pipeline()[position].options_json != "{}";
  const std::string place = pointer + (has_options ? "/options" : "/plugin");
  for (std::size_t begin = 0; begin <= said.size();) {
    std::size_t end = said.find('\n', begin);
    while (end != said.npos && end + 1 < said.size() && said[end + 1] == ' ')
      end = said.find('\n', end + 1);
    const std::string_view line = said.substr(begin, end - begin);
    problems_.add(option_place(pointer, line).value_or(place),
                  "plugin " + ticked(step.plugin()) + ": " + std::string(line));
    if (end == said.npos) break;
    begin = end + 1;
  }
}

// "option /patterns/1/name: reason" is about that value, if the config has it.
std::optional<std::string> ChainBuilder::option_place(const std::string& step,
                                                      std::string_view line) const {
  constexpr std::string_view begin = "option /";
  if (!line.starts_with(begin)) return {};
  const std::size_t end = line.find(": ");
  if (end == line.npos) return {};
  std::string pointer =
      step + "/options" + std::string(line.substr(begin.size() - 1, end - begin.size() + 1));
  if (config_.locate(pointer).line == 0) return {};
  return pointer;
}

std::unique_ptr<Chain> build_chain(const Config& config, const PluginFinder& finder,
                                   const Pipeline::Options& options) {
  auto chain = std::make_unique<Chain>();
  chain->config = config;
  for (const OwnPlugin& own : options.own_plugins)
    chain->own_plugins.push_back(
        std::make_unique<PluginLibrary>(own.name, own.factory, own.data_folder));
  ChainBuilder builder(config, finder, *chain);
  builder.bind();
  if (builder.problems().empty() && config.problems().empty()) builder.create(options);
  config.throw_problems(std::move(builder.problems()));
  return chain;
}

}  // namespace glossator
