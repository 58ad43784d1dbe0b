#include "chain/chain_builder.hpp"

#include <algorithm>
#include <set>

#include "json/json_pointer.hpp"
#include "schema/options.hpp"
#include "text/nearest_name.hpp"

namespace glossator {
namespace {

std::string ticked(const std::string& name) { return std::string("`").append(name).append("`"); }

std::vector<std::string> strings(const char* const* names) {
  std::vector<std::string> out;
  for (; names && *names; ++names) out.emplace_back(*names);
  return out;
}

std::vector<std::string> names_of(const gloss_layer* const* layers) {
  std::vector<std::string> names;
  for (; *layers; ++layers) names.emplace_back((*layers)->name);
  return names;
}

bool is_layer_name(const std::string& name) {
  const auto inner = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  };
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
         std::all_of(name.begin(), name.end(), inner);
}

std::string renamed(const std::map<std::string, std::string>& names, const char* declared) {
  const auto found = names.find(declared);
  return found == names.end() ? declared : found->second;
}

}  // namespace

void ChainBuilder::report(const std::string& pointer, const std::string& message) {
  problems_.push_back(config_.locate(pointer));
  problems_.back().message = message;
}

void ChainBuilder::report_key(const std::string& pointer, const std::string& message) {
  problems_.push_back(config_.locate_key(pointer));
  problems_.back().message = message;
}

std::optional<std::uint32_t> ChainBuilder::layer_number(const std::string& name) const {
  for (std::uint32_t i = 0; i < chain_.schemas.size(); ++i)
    if (chain_.schemas[i]->name == name) return i;
  return std::nullopt;
}

std::vector<std::string> ChainBuilder::layer_names() const {
  std::vector<std::string> names;
  for (const auto& schema : chain_.schemas) names.push_back(schema->name);
  return names;
}

void ChainBuilder::bind() {
  for (std::size_t i = 0; i < config_.pipeline.size(); ++i) {
    const StepConfig& given = config_.pipeline[i];
    const std::string pointer = "/pipeline/" + std::to_string(i);
    isolation_ = isolation_of(given.isolation.empty() ? config_.run.isolation : given.isolation);
    const auto plugin = i < libraries.size() ? find_in(*libraries[i], given.plugin)
                                             : find_plugin(given, pointer + "/plugin");
    if (!plugin) continue;
    auto step = std::make_unique<Step>(given, *plugin->library, plugin->index);
    step->isolation = isolation_;
    check_isolation(*step, given, pointer);
    const std::string& on_error = given.on_error.empty() ? config_.run.on_error : given.on_error;
    step->on_error = on_error == "stop"         ? OnError::stop
                     : on_error == "skip_layer" ? OnError::skip_layer
                                                : OnError::skip_document;
    check_options(*step, given, pointer + "/options");
    bind_inputs(*step, given, pointer);
    bind_outputs(*step, given, pointer);
    chain_.steps.push_back(std::move(step));
    positions_.push_back(i);
  }
  check_output_layers();
}

// What runs elsewhere must be a file, and what is to be confined must run elsewhere.
void ChainBuilder::check_isolation(const Step& step, const StepConfig& config,
                                   const std::string& pointer) {
  const bool elsewhere = step.isolation != Isolation::none;
  const std::string place = config.isolation.empty() ? "/run/isolation" : pointer + "/isolation";
  if (elsewhere && !step.library().is_file())
    report(place, "plugin " + ticked(step.plugin()) +
                      " is part of the program, and runs in its process; give step " +
                      ticked(step.name()) + " \"isolation\": \"none\"");
  if (!elsewhere && config_.run.sandbox == "strict")
    report(config.isolation.empty() ? "/run/sandbox" : place,
           "run.sandbox strict cannot confine step " + ticked(step.name()) +
               ", which runs in this process; expected isolation `chain` or `plugin`");
}

std::optional<ChainBuilder::Named> ChainBuilder::find_in(const PluginLibrary& library,
                                                         const std::string& id) {
  for (std::uint32_t i = 0; i < library.descriptions().size(); ++i)
    if (library.descriptions()[i]->id == id) return Named{&library, i};
  return std::nullopt;
}

std::optional<ChainBuilder::Named> ChainBuilder::find_own(const std::string& id) const {
  for (const auto& library : chain_.own_plugins)
    if (const auto found = find_in(*library, id)) return found;
  return std::nullopt;
}

// A plugin that is to run in another process is not loaded into this one.
const PluginLibrary& ChainBuilder::library_at(const std::string& file) {
  if (isolation_ == Isolation::none) return PluginLibrary::load(file);
  auto& known = chain_.described[file];
  if (known) return known->library;
  PluginCatalogue& catalogue = finder_.catalogue();
  if (catalogue.program().empty())
    throw Error(ErrorCode::plugin,
                file +
                    ": cannot run in a process of its own: no program `gloss` beside this one or "
                    "in ../bin of its library; install it there, name it "
                    "(Pipeline::Options::worker_program), or use isolation `none`");
  const PluginAnswer& answer = catalogue.ask(file);
  if (!answer.is_usable()) throw Error(ErrorCode::plugin, answer.json.value("error", file));
  known = std::make_unique<DescribedLibrary>(file, answer.json["annotators"]);
  return known->library;
}

std::vector<std::string> ChainBuilder::known_plugins() const {
  std::vector<std::string> known = finder_.known();
  for (const auto& library : chain_.own_plugins)
    for (const auto* description : library->descriptions()) known.emplace_back(description->id);
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return known;
}

std::optional<ChainBuilder::Named> ChainBuilder::find_plugin(const StepConfig& step,
                                                             const std::string& pointer) {
  if (const auto own = find_own(step.plugin)) return own;
  if (const auto file = finder_.find(step.plugin)) return load(*file, step.plugin, pointer);
  const std::vector<std::string> known = known_plugins();
  report(pointer, "no plugin named " + ticked(step.plugin) + did_you_mean(step.plugin, known) +
                      "; available: " + listed(known) + "; looked in " + listed(finder_.folders()) +
                      "; see `gloss plugins why " + step.plugin + "`");
  // The rest of the chain is checked as if the near name had been meant, so that one misspelling
  // does not bring a complaint about every layer that it would have written.
  const auto meant = nearest_name(step.plugin, known);
  if (meant) {
    const std::size_t before = problems_.size();
    const auto own = find_own(*meant);
    const auto stand_in = own ? own : load(*finder_.find(*meant), *meant, pointer);
    problems_.resize(before);
    if (stand_in) return stand_in;
  }
  unknown_plugin_ = true;
  return std::nullopt;
}

std::optional<ChainBuilder::Named> ChainBuilder::load(const std::string& file,
                                                      const std::string& id,
                                                      const std::string& pointer) {
  try {
    const PluginLibrary& library = library_at(file);
    std::vector<std::string> ids;
    for (std::uint32_t i = 0; i < library.descriptions().size(); ++i) {
      ids.emplace_back(library.descriptions()[i]->id);
      if (ids.back() == id) return Named{&library, i};
    }
    // A file of that name that holds something else; another may hold what is meant.
    if (const auto other = finder_.find_by_content(id); other && *other != file)
      return load(*other, id, pointer);
    report(pointer, library.path() + ": holds no annotator " + ticked(id) + "; it holds " +
                        listed(ids) + "; name one of these, or see `gloss plugins why " + id + "`");
  } catch (const Error& error) {
    report(pointer, error.what());
  }
  unknown_plugin_ = true;
  return std::nullopt;
}

void ChainBuilder::check_options(Step& step, const StepConfig& config, const std::string& pointer) {
  try {
    step.options = nlohmann::ordered_json::parse(config.options_json);
    const auto schema =
        nlohmann::ordered_json::parse(step.description().config_schema_json, nullptr, false);
    if (schema.is_discarded()) throw Error(ErrorCode::plugin, "its options schema is not JSON");
    for (const Mismatch& wrong : glossator::check_options(schema, step.options)) {
      const std::string place = pointer + wrong.pointer;
      const std::string message = "plugin " + ticked(step.plugin()) + ": " + wrong.message;
      wrong.is_about_key ? report_key(place, message) : report(place, message);
    }
  } catch (const Error& error) {
    report(pointer, "plugin " + ticked(step.plugin()) + ": " + error.what());
  }
}

void ChainBuilder::check_renames(const std::map<std::string, std::string>& given,
                                 const gloss_layer* const* declared, const std::string& what,
                                 const std::string& pointer) {
  const std::vector<std::string> known = names_of(declared);
  for (const auto& [from, to] : given)
    if (std::find(known.begin(), known.end(), from) == known.end())
      report_key(pointer_to(pointer, from), "the plugin has no " + what + " layer " + ticked(from) +
                                                did_you_mean(from, known) +
                                                "; it has: " + listed(known));
}

void ChainBuilder::bind_inputs(Step& step, const StepConfig& config, const std::string& pointer) {
  check_renames(config.inputs, step.description().inputs, "input", pointer + "/inputs");
  for (auto at = step.description().inputs; *at; ++at) bind_input(step, **at, config, pointer);
}

void ChainBuilder::bind_input(Step& step, const gloss_layer& declared, const StepConfig& config,
                              const std::string& pointer) {
  const std::string name = renamed(config.inputs, declared.name);
  const auto layer = layer_number(name);
  const bool asked_for = config.inputs.contains(declared.name);
  BoundInput bound;
  if (layer) {
    bound.layer = *layer;
    bind_names(step, bound, declared,
               asked_for ? pointer_to(pointer + "/inputs", std::string_view(declared.name))
                         : pointer + "/plugin");
  } else if ((!declared.optional || asked_for) && !(unknown_plugin_ && !asked_for)) {
    report_missing_input(declared, name, config, pointer);
  }
  if (bound.type_names.empty()) bound.type_names.push_back(nullptr);
  if (bound.key_names.empty()) bound.key_names.push_back(nullptr);
  step.input_layers.push_back(bound.layer);
  step.inputs.push_back(std::move(bound));
}

void ChainBuilder::report_missing_input(const gloss_layer& declared, const std::string& layer,
                                        const StepConfig& config, const std::string& pointer) {
  const bool asked_for = config.inputs.contains(declared.name);
  std::string message = "no earlier step writes layer " + ticked(layer);
  const std::vector<std::string> written = layer_names();
  if (const auto near = nearest_name(layer, written)) {
    const LayerSchema& schema = *chain_.schemas[*layer_number(*near)];
    message +=
        "; did you mean " + ticked(*near) + ", written by plugin " + ticked(schema.plugin) + "?";
  }
  if (!asked_for) message += ", which plugin " + ticked(config.plugin) + " reads";
  message += "; written before it: " + listed(written);
  if (find_own(layer) || finder_.find_by_name(layer))
    message += "; add {\"plugin\": \"" + layer + "\"} before this step";
  report(asked_for ? pointer_to(pointer + "/inputs", std::string_view(declared.name))
                   : pointer + "/plugin",
         message);
}

// Matches declared names of types or keys with the producer's. Returns the numbers to translate, or
// nothing where they agree.
static std::vector<std::uint32_t> translation(const std::vector<std::string>& produced,
                                              const std::vector<std::string>& declared) {
  std::vector<std::uint32_t> numbers;
  for (const auto& name : produced) {
    const auto at = std::find(declared.begin(), declared.end(), name);
    numbers.push_back(at == declared.end() ? GLOSS_NONE
                                           : static_cast<std::uint32_t>(at - declared.begin()));
  }
  bool same = true;
  for (std::uint32_t i = 0; i < numbers.size(); ++i) same &= numbers[i] == i;
  return same ? std::vector<std::uint32_t>{} : numbers;
}

void ChainBuilder::bind_names(Step& step, BoundInput& bound, const gloss_layer& declared,
                              const std::string& pointer) {
  const LayerSchema& schema = *chain_.schemas[bound.layer];
  const auto bind_one = [&](const char* const* names, const std::vector<std::string>& produced,
                            const char* what, std::vector<std::uint32_t>& numbers,
                            std::vector<const char*>& seen) {
    if (!names) {  // the producer's own numbering
      for (const auto& name : produced) seen.push_back(name.c_str());
      seen.push_back(nullptr);
      return;
    }
    const std::vector<std::string> wanted = strings(names);
    for (const auto& name : wanted)
      if (std::find(produced.begin(), produced.end(), name) == produced.end())
        report(pointer, "plugin " + ticked(step.plugin()) + " reads " + what + " " + ticked(name) +
                            " of layer " + ticked(schema.name) + ", which plugin " +
                            ticked(schema.plugin) +
                            " does not write; it writes: " + listed(produced));
    numbers = translation(produced, wanted);
    for (; *names; ++names) seen.push_back(*names);
    seen.push_back(nullptr);
  };
  bind_one(declared.types, schema.types, "type", bound.types, bound.type_names);
  bind_one(declared.keys, schema.keys, "key", bound.keys, bound.key_names);
}

void ChainBuilder::bind_outputs(Step& step, const StepConfig& config, const std::string& pointer) {
  check_renames(config.outputs, step.description().outputs, "output", pointer + "/outputs");
  for (auto at = step.description().outputs; *at; ++at) {
    const gloss_layer& declared = **at;
    const std::string name = renamed(config.outputs, declared.name);
    const bool asked_for = config.outputs.contains(declared.name);
    const std::string place =
        asked_for ? pointer_to(pointer + "/outputs", std::string_view(declared.name))
                  : pointer + "/plugin";
    if (!is_layer_name(name))
      report(place, "layer name " + ticked(name) +
                        " is not allowed; expected a lower-case letter, then letters, digits, "
                        "`_`, `.`, `-`");
    if (const auto taken = layer_number(name))
      report(place, "layer " + ticked(name) + " is written by the earlier step " +
                        ticked(chain_.schemas[*taken]->step) +
                        " already; rename one: \"outputs\": {\"" + declared.name +
                        "\": \"another_name\"}");
    check_keys(step, declared, pointer + "/plugin");
    chain_.schemas.push_back(std::make_unique<LayerSchema>(LayerSchema{
        name, step.plugin(), step.name(), strings(declared.types), strings(declared.keys)}));
    step.outputs.push_back(static_cast<std::uint32_t>(chain_.schemas.size() - 1));
  }
}

// A record is written as one object, with its attributes beside its own members.
void ChainBuilder::check_keys(const Step& step, const gloss_layer& declared,
                              const std::string& pointer) {
  static const std::set<std::string> own{"id", "begin", "end", "text", "type", "score", "children"};
  std::set<std::string> seen;
  for (const std::string& key : strings(declared.keys)) {
    const bool is_own = own.contains(key);
    if (seen.insert(key).second && !is_own) continue;
    report(pointer, "plugin " + ticked(step.plugin()) + " declares key " + ticked(key) +
                        " of layer " + ticked(declared.name) +
                        (is_own ? ", which every record has as a member of its own" : " twice") +
                        "; the plugin must name it otherwise");
  }
}

void ChainBuilder::check_output_layers() {
  const std::vector<std::string> written = layer_names();
  for (std::size_t i = 0; i < config_.output.layers.size(); ++i) {
    const std::string& name = config_.output.layers[i];
    if (layer_number(name)) continue;
    const auto near = nearest_name(name, written);
    if (unknown_plugin_ && !near) continue;
    report("/output/layers/" + std::to_string(i), "no step writes layer " + ticked(name) +
                                                      did_you_mean(name, written) +
                                                      "; written: " + listed(written));
  }
}

void ChainBuilder::create(const Pipeline::Options& options) {
  TypesExtension* types = options.extensions ? &chain_.types : nullptr;
  for (std::size_t i = 0; i < chain_.steps.size(); ++i) {
    Step& step = *chain_.steps[i];
    if (step.isolation != Isolation::none) continue;
    try {
      step.create(config_.folder, options.logger, types);
    } catch (const Error& error) {
      const std::string pointer = "/pipeline/" + std::to_string(positions_[i]);
      const bool has_options = config_.pipeline[positions_[i]].options_json != "{}";
      report(pointer + (has_options ? "/options" : "/plugin"),
             "plugin " + ticked(step.plugin()) + ": " + error.what());
    }
  }
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
