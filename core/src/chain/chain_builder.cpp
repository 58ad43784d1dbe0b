#include "chain/chain_builder.hpp"

#include "chain/refusal.hpp"
#include "json/json_source.hpp"
#include "schema/options.hpp"

namespace glossator {

void ChainBuilder::bind() {
  for (std::size_t i = 0; i < config_.pipeline().size(); ++i) bind_step(i);
  inputs_.report_missing();
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
    JsonSource options = parse_json(config.options_json);
    // If the config's text holds the options, the config tells the problem, at its place.
    if (!options.problems.empty() && config_.problems().empty())
      throw Error(ErrorCode::config, "its options are not JSON: " + first_problem(options));
    if (!options.value) return;
    step.options = std::move(*options.value);
    const JsonSource schema = parse_json(step.description().config_schema_json);
    if (!schema.problems.empty())
      throw Error(ErrorCode::plugin, "its options schema is not JSON: " + first_problem(schema));
    for (const Mismatch& wrong : glossator::check_options(*schema.value, step.options)) {
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
  chain_.explain.ask(options.extensions ? options.trace : nullptr);
  for (std::size_t i = 0; i < chain_.steps.size(); ++i) {
    Step& step = *chain_.steps[i];
    if (step.isolation != Isolation::none) continue;
    try {
      step.create({chain_.config, chain_.watchdog, options.logger, types, chain_.explain.table()});
    } catch (const Error& error) {
      add_refusal(step, config_.pipeline()[positions_[i]], positions_[i], error.what(), problems_);
    }
  }
}

std::unique_ptr<Chain> build_chain(const Config& config, const PluginFinder& finder,
                                   const Pipeline::Options& options) {
  auto chain = std::make_unique<Chain>();
  chain->config = config;
  chain->watchdog.tell(options.logger, !options.is_watched);
  for (const OwnPlugin& own : options.own_plugins)
    chain->own_plugins.push_back(
        std::make_unique<PluginLibrary>(own.name, own.factory, own.data_folder));
  ChainBuilder builder(config, finder, *chain);
  builder.bind();
  const auto log = [&](LogLevel level, const std::vector<std::string>& lines) {
    for (const std::string& line : lines)
      if (options.logger) options.logger(level, line);
  };
  log(LogLevel::info, builder.notes());
  if (builder.problems().empty() && config.problems().empty()) {
    log(LogLevel::warning, builder.warnings());
    builder.create(options);
  }
  config.throw_problems(std::move(builder.problems()));
  return chain;
}

}  // namespace glossator
