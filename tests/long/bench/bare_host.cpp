#include "bare_host.hpp"

#include <dlfcn.h>

#include <stdexcept>

namespace bench {
namespace {

using Options = std::map<std::string, std::string>;

std::string_view view(gloss_string text) { return {text.data, text.size}; }

const std::string* find(const gloss_config* config, gloss_string key) {
  const auto& options = *reinterpret_cast<const Options*>(config);
  const auto found = options.find(std::string(view(key)));
  return found == options.end() ? nullptr : &found->second;
}

gloss_string json_of(const gloss_config*) { return {"{}", 2}; }
gloss_status get_string(const gloss_config* config, gloss_string key, gloss_string* out) {
  const std::string* value = find(config, key);
  if (value) *out = {value->data(), value->size()};
  return value ? GLOSS_OK : GLOSS_E_CONFIG;
}
gloss_status get_int(const gloss_config* config, gloss_string key, std::int64_t* out) {
  const std::string* value = find(config, key);
  if (value) *out = std::stoll(*value);
  return value ? GLOSS_OK : GLOSS_E_CONFIG;
}
gloss_status get_float(const gloss_config* config, gloss_string key, double* out) {
  const std::string* value = find(config, key);
  if (value) *out = std::stod(*value);
  return value ? GLOSS_OK : GLOSS_E_CONFIG;
}
gloss_status get_bool(const gloss_config* config, gloss_string key, std::uint32_t* out) {
  const std::string* value = find(config, key);
  if (value) *out = *value == "true" ? 1 : 0;
  return value ? GLOSS_OK : GLOSS_E_CONFIG;
}
gloss_status get_size(const gloss_config*, gloss_string, std::uint64_t* out) {
  *out = 0;
  return GLOSS_E_CONFIG;
}

constexpr gloss_config_api config_api{
    sizeof(gloss_config_api), 0, json_of, get_string, get_int, get_float, get_bool, get_size};

}  // namespace

BareHost::BareHost(const std::string& plugin, Options options)
    : data_folder_(GLOSS_PLUGIN_FOLDER "/" + plugin + "/"), options_(std::move(options)) {
  host_.struct_size = sizeof host_;
  host_.self = this;
  host_.log = [](void*, std::int32_t, gloss_string) {};
  host_.set_error = [](void* self, gloss_status, gloss_string message) {
    static_cast<BareHost*>(self)->error_ = view(message);
  };
  host_.data_path =
      host_.resource_path = [](void* self, gloss_string relative, gloss_string* absolute) {
        auto& host = *static_cast<BareHost*>(self);
        host.path_ = host.data_folder_ + std::string(view(relative));
        *absolute = {host.path_.data(), host.path_.size()};
        return gloss_status{GLOSS_OK};
      };
  host_.get_extension = [](void*, const char*) -> const void* { return nullptr; };
  call_.struct_size = sizeof call_;
  call_.self = this;
  call_.emit = [](void* self, std::uint32_t, const gloss_batch* batch) {
    static_cast<BareHost*>(self)->records_ += batch->record_count;
    return gloss_status{GLOSS_OK};
  };

  const std::string library = GLOSS_PLUGIN_FOLDER "/" + plugin + ".so";
  void* const handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) throw std::runtime_error(dlerror());
  const auto* entry = static_cast<const gloss_entry*>(dlsym(handle, "gloss_entry_1"));
  if (entry == nullptr) throw std::runtime_error(library + ": not a plugin");
  factory_ = static_cast<const gloss_factory*>(entry->get_factory("gloss.factory/1"));
  const auto* config = reinterpret_cast<const gloss_config*>(&options_);
  if (factory_->create(factory_->self, 0, &host_, &config_api, config, &annotator_) != GLOSS_OK ||
      factory_->open(annotator_, &worker_) != GLOSS_OK)
    throw std::runtime_error(plugin + ": " + error_);
}

BareHost::~BareHost() {
  if (worker_ != nullptr) factory_->close(worker_);
  if (annotator_ != nullptr) factory_->destroy(annotator_);
}

std::uint64_t BareHost::process(std::string_view text) {
  gloss_document document{};
  document.struct_size = sizeof document;
  document.text = {text.data(), text.size()};
  records_ = 0;
  if (factory_->process(worker_, &document, &call_) != GLOSS_OK) throw std::runtime_error(error_);
  return records_;
}

}  // namespace bench
