#include "plugins/plugin_library.hpp"

#include <boost/dll/shared_library.hpp>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "plugins/contract_names.hpp"
#include "plugins/layer_keys.hpp"
#include "plugins/library_loader.hpp"
#include "plugins/load_step.hpp"
#include "plugins/plugin_call.hpp"
#include "plugins/plugin_description.hpp"
#include "plugins/plugin_failure.hpp"
#include "plugins/plugin_file.hpp"
#include "text/readable_text.hpp"

namespace glossator {
namespace {

// Struct sizes of ABI 1.0, the least that a plugin has.
constexpr std::size_t entry_size_1_0 = offsetof(gloss_entry, get_factory) + sizeof(void*);
constexpr std::size_t description_size_1_0 =
    offsetof(gloss_description, caps) + sizeof(std::uint32_t);
constexpr std::size_t factory_size_1_0 = offsetof(gloss_factory, process) + sizeof(void*);
constexpr std::size_t key_size_1_0 = offsetof(gloss_key, refers_to) + sizeof(void*);

namespace dll = boost::dll;

PluginFailure bad_tables(const std::string& path, const std::string& what) {
  return {path, "bad_tables", what, "build it again with the plugin's SDK"};
}

// Calls the library's function `name`, and returns its answer.
template <class Call>
auto answer_of(const std::string& path, const char* name, Call&& call) {
  const LoadStep step(path, name);
  const auto failed = [&](const char* text) {
    return PluginFailure(path, "throws", std::string(name) + " " + describe_thrown(text), "");
  };
  try {
    return call();
  } catch (const std::exception& thrown) {
    throw failed(thrown.what());
  } catch (...) {
    throw failed(nullptr);
  }
}

// The mutex that all users of one factory of the program share, across pipelines.
std::shared_ptr<std::mutex> shared_mutex(const gloss_factory* factory) {
  static std::mutex mutex;
  static std::map<const gloss_factory*, std::weak_ptr<std::mutex>> mutexes;
  const std::lock_guard lock(mutex);
  std::erase_if(mutexes, [](const auto& item) { return item.second.expired(); });
  std::weak_ptr<std::mutex>& known = mutexes[factory];
  std::shared_ptr<std::mutex> shared = known.lock();
  if (!shared) known = shared = std::make_shared<std::mutex>();
  return shared;
}

}  // namespace

const PluginLibrary& PluginLibrary::load(const std::string& path) {
  // Leaked on purpose: plugins are never unloaded, but a destructor at exit would unload them.
  static auto& mutex = *new std::mutex;
  static auto& handles = *new std::deque<dll::shared_library>;
  static auto& loaded = *new std::map<std::string, std::unique_ptr<PluginLibrary>>;

  const std::lock_guard lock(mutex);
  if (const auto known = loaded.find(path); known != loaded.end()) return *known->second;
  dll::shared_library library = load_library(path);
  if (!library.has("gloss_entry_1")) fail_without_entry(path, library.has("gloss_entry_2"));
  handles.push_back(std::move(library));
  const auto& entry = handles.back().get<const gloss_entry>("gloss_entry_1");
  std::unique_ptr<PluginLibrary> made(new PluginLibrary(path, entry));
  return *loaded.emplace(path, std::move(made)).first->second;
}

PluginLibrary::PluginLibrary(std::string path, const gloss_entry& entry)
    : path_(std::move(path)), entry_(&entry), serial_(std::make_shared<std::mutex>()) {
  check_entry();
  init();
  take_factory(static_cast<const gloss_factory*>(
      answer_of(path_, "its get_factory()", [&] { return entry.get_factory("gloss.factory/1"); })));
}

PluginLibrary::PluginLibrary(const std::string& name, const gloss_factory* factory,
                             std::string data_folder)
    : path_("plugin `" + name + "` of the program"),
      is_file_(false),
      data_folder_(std::move(data_folder)),
      serial_(shared_mutex(factory)) {
  if (!factory) throw bad_tables(path_, "its factory is NULL");
  take_factory(factory);
}

PluginLibrary::~PluginLibrary() = default;

PluginLibrary::PluginLibrary(const std::string& path,
                             std::vector<const gloss_description*> descriptions)
    : path_(path), descriptions_(std::move(descriptions)) {}

std::string PluginLibrary::data_folder(const std::string& id) const {
  return is_file() ? (std::filesystem::path(path_).parent_path() / id).string() : data_folder_;
}

void PluginLibrary::take_factory(const gloss_factory* factory) {
  factory_ = factory;
  if (!factory_) throw bad_tables(path_, "it offers no \"gloss.factory/1\"");
  if (factory_->struct_size < factory_size_1_0)
    throw bad_tables(path_, "its factory is smaller than ABI 1.0 asks for");
  if (!factory_->describe || !factory_->create || !factory_->destroy || !factory_->open ||
      !factory_->close || !factory_->process)
    throw bad_tables(path_, "its factory lacks functions that ABI 1.0 asks for");
  bool all_readable = true;
  for (std::uint32_t i = 0; i < factory_->count; ++i) {
    const gloss_description* description =
        answer_of(path_, "its describe()", [&] { return factory_->describe(factory_->self, i); });
    check_description(description);
    all_readable = all_readable && is_readable(*description);
    descriptions_.push_back(description);
  }
  own_descriptions_ = descriptions_;
  if (all_readable) return;
  Json annotators = Json::array();
  for (const gloss_description* description : descriptions_)
    annotators.push_back(description_json(*description));
  repaired_ = std::make_unique<PluginDescriptions>(annotators);
  descriptions_ = repaired_->all();
}

void PluginLibrary::check_entry() const {
  if (entry_->magic != GLOSS_MAGIC)
    throw PluginFailure(path_, "bad_magic",
                        "its gloss_entry_1 has a wrong magic number: not a Glossator plugin, or "
                        "damaged",
                        "build it again");
  if (entry_->abi_major != GLOSS_ABI_MAJOR)
    throw PluginFailure(path_, "other_major",
                        "built for ABI major " + std::to_string(entry_->abi_major) +
                            "; this host has major " + std::to_string(GLOSS_ABI_MAJOR),
                        "build it against this host's gloss/plugin.h");
  if (entry_->struct_size < entry_size_1_0 || !entry_->init || !entry_->deinit ||
      !entry_->get_factory)
    throw bad_tables(path_, "its gloss_entry_1 lacks members that ABI 1.0 asks for");
}

void PluginLibrary::check_description(const gloss_description* description) const {
  if (!description) throw bad_tables(path_, "it describes fewer annotators than it counts");
  if (description->struct_size < description_size_1_0)
    throw bad_tables(path_, "a description is smaller than ABI 1.0 asks for");
  for (const char* text : {description->id, description->name, description->version,
                           description->vendor, description->license, description->url,
                           description->summary, description->config_schema_json})
    if (!text) throw bad_tables(path_, "a description lacks one of its texts");
  if (!is_annotator_id(description->id))
    throw PluginFailure(path_, "bad_tables",
                        "an annotator has the id `" + terminal_text(description->id) +
                            "`; expected one or more small letters, digits and _ . - "
                            "([a-z0-9_.-]+)",
                        "change gloss_description.id");
  if (!description->inputs || !description->outputs)
    throw bad_tables(path_, "the description of `" + std::string(description->id) +
                                "` lacks its list of inputs or outputs");
  if (description->abi_minor_needed > GLOSS_ABI_MINOR)
    throw PluginFailure(path_, "newer_minor",
                        "`" + std::string(description->id) + "` needs ABI 1." +
                            std::to_string(description->abi_minor_needed) + "; this host has 1." +
                            std::to_string(GLOSS_ABI_MINOR),
                        "update the host");
  for (const auto* layers : {description->inputs, description->outputs})
    for (; *layers; ++layers) check_layer(description->id, **layers);
}

void PluginLibrary::check_layer(const std::string& id, const gloss_layer& layer) const {
  const std::string about = "the description of `" + id + "` ";
  if (!layer.name) throw bad_tables(path_, about + "has a layer without a name");
  const std::string name = "layer `" + std::string(layer.name) + "`";
  if (layer.keys && layer.key_count > 0 && layer.key_size < key_size_1_0)
    throw bad_tables(path_, about + "has keys of " + name + " smaller than ABI 1.0 asks for");
  for (const gloss_key& key : keys_of(layer)) {
    if (!key.name || !key.description)
      throw bad_tables(path_, about + "has a key of " + name + " without a name or description");
    if (key.kind < GLOSS_V_STRING || key.kind > GLOSS_V_SPAN)
      throw bad_tables(path_, about + "gives key `" + key.name + "` of " + name +
                                  " the unknown kind " + std::to_string(key.kind));
  }
}

void PluginLibrary::init() const {
  take_error_text();
  const gloss_status status = answer_of(path_, "its init()", [&] {
    return entry_->init(&loader_host(), {path_.data(), path_.size()});
  });
  if (status != GLOSS_OK)
    throw PluginFailure(path_, "init",
                        "its init() failed: " + describe_status(status, take_error_text()), "");
}

}  // namespace glossator
