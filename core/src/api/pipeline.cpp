#include "glossator/pipeline.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "api/pipeline_state.hpp"
#include "chain/chain_builder.hpp"
#include "chain/refusal.hpp"
#include "json/json.hpp"

namespace glossator {
namespace {

// The value of the config that a failure is about.
std::string pointer_of(const StartFailure& failure) {
  if (failure.step) return "/pipeline/" + std::to_string(*failure.step) + "/plugin";
  return failure.code() == ErrorCode::config ? "/run/sandbox" : "/run/isolation";
}

// NULL if all steps run in this process. Throws ConfigError.
std::unique_ptr<IsolatedChain> start_processes(Chain& chain, const std::string& program,
                                               const Pipeline::Options& options) {
  if (std::all_of(chain.steps.begin(), chain.steps.end(),
                  [](const auto& step) { return step->isolation == Isolation::none; }))
    return nullptr;
  auto isolated = std::make_unique<IsolatedChain>(chain, program, options);
  ConfigProblems problems(chain.config);
  for (const StartFailure& failure : isolated->start()) {
    for (const auto& [step, code, said] : failure.refusals)
      add_refusal(*chain.steps[step], chain.config.pipeline()[step], step, said, problems);
    if (failure.refusals.empty()) problems.add(pointer_of(failure), failure.what());
  }
  chain.config.throw_problems(std::move(problems.all()));
  return isolated;
}

std::vector<InputBinding> bindings_of(const Chain& chain, const Step& step) {
  std::vector<InputBinding> bindings;
  for (std::size_t i = 0; i < step.input_layers.size(); ++i) {
    InputBinding& binding = bindings.emplace_back();
    binding.layer = binding.input = step.description().inputs[i]->name;
    if (const std::uint32_t layer = step.input_layers[i]; layer != GLOSS_NONE) {
      binding.layer = chain.schemas[layer]->name;
      binding.step = chain.schemas[layer]->step;
    } else {
      binding.later_step = chain.later_writer(step, binding.layer);
    }
  }
  return bindings;
}

// A named library that is not there is an error, whether or not a step needs it.
void require_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error)) return;
  throw Error(ErrorCode::usage, "plugin library `" + path + "` cannot be read: " +
                                    (error ? error.message() : "it is not a file"));
}

// A config may name a folder for later.
void warn_of_missing_folders(const Config& config, const Pipeline::Options& options) {
  const auto warn = [&](const std::string& place, const std::string& folder) {
    const auto missing = PluginFinder::missing_folder(folder);
    if (options.logger && missing) options.logger(LogLevel::warning, place + ": " + *missing);
  };
  for (const std::string& folder : options.plugin_path) warn("plugin path", folder);
  for (std::size_t i = 0; i < config.plugin_path().size(); ++i) {
    const Problem place = config.locate("/plugins/path/" + std::to_string(i));
    warn(place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
             ": /plugins/path",
         config.plugin_path()[i]);
  }
}

}  // namespace

Problem problem_of(const Chain& chain, const StartFailure& failure) {
  Problem problem = chain.config.locate(pointer_of(failure));
  problem.message = failure.what();
  return problem;
}

Pipeline::Pipeline(const Config& config, Options options) {
  for (const std::string& file : options.plugin_files) require_file(file);
  warn_of_missing_folders(config, options);
  std::vector<std::string> folders = options.plugin_path;
  folders.insert(folders.end(), config.plugin_path().begin(), config.plugin_path().end());
  PluginFinder finder = PluginFinder::standard(folders);
  finder.name_files(options.plugin_files);
  auto state = std::make_shared<State>();
  state->chain = build_chain(config, finder, options);
  const std::string program =
      options.worker_program.empty() ? finder.catalogue().program() : options.worker_program;
  state->isolated = start_processes(*state->chain, program, options);
  state_ = std::move(state);
}

Pipeline::Pipeline(const Config& config) : Pipeline(config, Options()) {}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;

const Config& Pipeline::config() const { return state_->chain->config; }

std::vector<LayerSchema> Pipeline::layers() const { return *state_->chain->published; }

std::vector<StepInfo> Pipeline::steps() const {
  std::vector<StepInfo> steps;
  for (const auto& step : state_->chain->steps) {
    StepInfo info{step->name(),
                  step->plugin(),
                  step->description().version,
                  step->library().is_file() ? step->library().path() : "",
                  step->options.dump(),
                  {},
                  {},
                  {},
                  {}};
    info.bindings = bindings_of(*state_->chain, *step);
    for (const InputBinding& binding : info.bindings)
      if (!binding.step.empty()) info.inputs.push_back(binding.layer);
    for (const std::uint32_t layer : step->outputs)
      info.outputs.push_back(state_->chain->schemas[layer]->name);
    info.resources = step->resources();
    steps.push_back(std::move(info));
  }
  return steps;
}

std::vector<Quarantine> Pipeline::quarantined() const {
  std::vector<Quarantine> all;
  if (!state_->isolated || !state_->isolated->deaths().any()) return all;
  for (std::size_t i = 0; i < state_->chain->steps.size(); ++i)
    if (auto reason = state_->isolated->deaths().reason(i); !reason.empty())
      all.push_back(
          {state_->chain->steps[i]->name(), state_->chain->steps[i]->plugin(), std::move(reason)});
  return all;
}

std::vector<RunningCall> Pipeline::running() const {
  std::vector<RunningCall> calls;
  for (auto& call : state_->chain->watchdog.running())
    calls.push_back(
        {std::move(call.who), std::move(call.where), std::move(call.document), call.time});
  return calls;
}

std::string Pipeline::filled_config() const {
  Json json = Json::parse(state_->chain->config.filled_json()).value();
  Json::Items& steps = json["pipeline"].items();
  for (std::size_t i = 0; i < state_->chain->steps.size(); ++i)
    steps[i]["options"] = state_->chain->steps[i]->options;
  return json.dump(2);
}

const char* version() { return GLOSSATOR_VERSION; }

}  // namespace glossator
