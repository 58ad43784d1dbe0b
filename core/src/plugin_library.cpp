#include "plugin_library.hpp"

#include <dlfcn.h>

#include <boost/dll/shared_library.hpp>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "glossator/error.hpp"
#include "host_services.hpp"

namespace glossator {
namespace {

namespace dll = boost::dll;

Error failure(const std::string& path, const std::string& what) {
  return Error(ErrorCode::plugin, path + ": " + what);
}

// Turns the loader's text into what is wrong and what to do.
std::string explain(const std::string& text) {
  const auto has = [&](const char* part) { return text.find(part) != std::string::npos; };
  if (has("invalid ELF header") || has("file too short"))
    return "not a shared library, or cut short; build or copy it again (" + text + ")";
  if (has("wrong ELF class") || has("wrong architecture") ||
      has("cannot open shared object file: "
          "Exec format"))
    return "built for another machine than this one; build it here (" + text + ")";
  if (has("undefined symbol"))
    return "refers to a symbol that none of its libraries defines; link the library that does, or "
           "build with gloss_add_plugin(), which finds this at link time (" +
           text + ")";
  if (has("cannot open shared object file"))
    return "needs a library that is not installed here; install it, or link it statically (" +
           text + ")";
  return "cannot be loaded (" + text + ")";
}

// The loader's own words, without the prefix and suffix that Boost.DLL adds.
std::string loader_text(const boost::dll::fs::system_error& error) {
  std::string text = error.what();
  const std::string begin = "boost::dll::shared_library::load() failed (dlerror system message: ";
  if (const auto at = text.find(begin); at != std::string::npos) {
    text = text.substr(at + begin.size());
    if (const auto end = text.rfind("): "); end != std::string::npos) text.resize(end);
  }
  return text;
}

dll::shared_library open(const std::string& path) {
  if (!std::filesystem::is_regular_file(path)) throw failure(path, "no such file");
  constexpr auto mode = dll::load_mode::rtld_now | dll::load_mode::rtld_local |
                        static_cast<dll::load_mode::type>(RTLD_NODELETE);
  try {
    dll::shared_library library;
    library.load(path, mode);
    return library;
  } catch (const boost::dll::fs::system_error& error) {
    throw failure(path, explain(loader_text(error)));
  }
}

}  // namespace

const PluginLibrary& PluginLibrary::load(const std::string& path) {
  // Leaked on purpose: a plugin is never unloaded, and a destructor at exit would unload it.
  static auto& mutex = *new std::mutex;
  static auto& handles = *new std::deque<dll::shared_library>;
  static auto& loaded = *new std::map<std::string, std::unique_ptr<PluginLibrary>>;

  const std::lock_guard lock(mutex);
  if (const auto known = loaded.find(path); known != loaded.end()) return *known->second;
  dll::shared_library library = open(path);
  if (!library.has("gloss_entry_1")) {
    if (library.has("gloss_entry_2"))
      throw failure(path,
                    "has only the entry of ABI major 2; this host has major 1; update the "
                    "host or build the plugin against its header");
    throw failure(path,
                  "no symbol `gloss_entry_1`: not a Glossator plugin; a plugin ends with "
                  "GLOSS_EXPORT(...) and is built with gloss_add_plugin()");
  }
  handles.push_back(std::move(library));
  const auto& entry = handles.back().get<const gloss_entry>("gloss_entry_1");
  std::unique_ptr<PluginLibrary> made(new PluginLibrary(path, entry));
  return *loaded.emplace(path, std::move(made)).first->second;
}

PluginLibrary::PluginLibrary(std::string path, const gloss_entry& entry)
    : path_(std::move(path)), entry_(&entry) {
  check_entry();
  init();
  factory_ = static_cast<const gloss_factory*>(entry.get_factory("gloss.factory/1"));
  if (!factory_)
    throw failure(path_, "offers no \"gloss.factory/1\"; known to this host: only that");
  if (factory_->struct_size < offsetof(gloss_factory, get_extension))
    throw failure(path_, "its factory is smaller than ABI 1.0 asks for");
  for (std::uint32_t i = 0; i < factory_->count; ++i) {
    check_description(factory_->describe(i));
    descriptions_.push_back(factory_->describe(i));
  }
}

void PluginLibrary::check_entry() const {
  if (entry_->magic != GLOSS_MAGIC)
    throw failure(path_,
                  "its gloss_entry_1 has a wrong magic number: not a Glossator plugin, or "
                  "damaged; build it again");
  if (entry_->abi_major != GLOSS_ABI_MAJOR)
    throw failure(path_, "built for ABI major " + std::to_string(entry_->abi_major) +
                             "; this host has major " + std::to_string(GLOSS_ABI_MAJOR) +
                             "; build it against this host's gloss/plugin.h");
  if (entry_->struct_size < sizeof(gloss_entry) || !entry_->init || !entry_->deinit ||
      !entry_->get_factory)
    throw failure(path_, "its gloss_entry_1 lacks members that ABI 1.0 asks for");
}

void PluginLibrary::check_description(const gloss_description* description) const {
  if (!description) throw failure(path_, "describes fewer annotators than it counts");
  if (description->struct_size < sizeof(gloss_description))
    throw failure(path_, "a description is smaller than ABI 1.0 asks for");
  for (const char* text : {description->id, description->name, description->version,
                           description->vendor, description->license, description->url,
                           description->summary, description->config_schema_json})
    if (!text) throw failure(path_, "a description lacks one of its texts");
  if (!description->inputs || !description->outputs)
    throw failure(path_, "the description of `" + std::string(description->id) +
                             "` lacks its list of inputs or outputs");
  if (description->abi_minor_needed > GLOSS_ABI_MINOR)
    throw failure(path_, "`" + std::string(description->id) + "` needs ABI 1." +
                             std::to_string(description->abi_minor_needed) + "; this host has 1." +
                             std::to_string(GLOSS_ABI_MINOR) +
                             "; update the host, or build with a lower GLOSS_TARGET_MINOR");
}

void PluginLibrary::init() const {
  take_error_text();
  const gloss_status status = entry_->init(&loader_host(), {path_.data(), path_.size()});
  if (status != GLOSS_OK)
    throw failure(path_, "its init() failed: " + describe_status(status, take_error_text()));
}

}  // namespace glossator
