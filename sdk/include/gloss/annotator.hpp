#pragma once
/// The interface for annotators in C++. An annotator is a plain class, without a base class:
///
///   1. `static constexpr gloss_description description = gloss::describe({...})` names its inputs
///      and outputs (gloss/describe.hpp).
///   2. `explicit A(gloss::Config)` reads its options and loads its models; it may throw.
///   3. `struct Worker` (optional; default- or A-constructible) is the scratch space of one thread.
///   4. `void process(const gloss::Document&, gloss::Output&[, Worker&]) const` annotates one
///      document; it may throw, which costs that document only.
///   5. `GLOSS_EXPORT(A)` (gloss/export.hpp) makes the shared library's entry from it.
///
/// The annotator is created once and shared, read-only, by the workers of all threads.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "describe.hpp"
#include "error.hpp"
#include "explain.hpp"
#include "layer_view.hpp"
#include "output.hpp"
#include "plugin.h"
#include "text.hpp"

namespace GLOSS_HIDDEN gloss {

/// Services of the host. Copyable; lives as long as the annotator. Any thread.
class Host {
 public:
  explicit Host(const gloss_host& host) : host_(&host) {}

  void info(std::string_view message) const { host_->log(host_->self, 1, string(message)); }
  void warn(std::string_view message) const { host_->log(host_->self, 2, string(message)); }

  /// The absolute path of a file of the plugin's own, in its data folder.
  /// Throws Error(GLOSS_E_RESOURCE) if there is none; the host's text says where it looked.
  std::string data(std::string_view relative) const { return path(host_->data_path, relative); }
  /// The absolute path of a file that an option names: relative to the config file, or else to the
  /// plugin's data folder.
  std::string resource(std::string_view relative) const {
    return path(host_->resource_path, relative);
  }

  /// The extension `id`, or NULL if this host lacks it.
  const void* extension(const char* id) const { return host_->get_extension(host_->self, id); }

  const gloss_host& raw() const { return *host_; }

 private:
  std::string path(decltype(gloss_host::data_path) find, std::string_view relative) const {
    gloss_string found{};
    if (const auto status = find(host_->self, string(relative), &found)) throw Error(status, "");
    return std::string(view(found));
  }

  const gloss_host* host_;
};

/// The step's options, checked against the plugin's schema and filled with its defaults. Keys are
/// JSON Pointers ("/min_score"). Valid in the annotator's constructor only.
/// Every getter throws Error(GLOSS_E_CONFIG) if the key is absent or of another type.
class Config {
 public:
  Config(Host host, const gloss_config_api& api, const gloss_config* config)
      : host_(host), api_(&api), config_(config) {}

  const Host& host() const { return host_; }
  std::string_view json() const { return view(api_->json(config_)); }

  std::string text(std::string_view key) const {
    gloss_string out{};
    require(api_->get_string(config_, string(key), &out), key, "a string");
    return std::string(view(out));
  }
  std::int64_t integer(std::string_view key) const {
    std::int64_t out = 0;
    require(api_->get_int(config_, string(key), &out), key, "an integer");
    return out;
  }
  double number(std::string_view key) const {
    double out = 0;
    require(api_->get_float(config_, string(key), &out), key, "a number");
    return out;
  }
  bool boolean(std::string_view key) const {
    std::uint32_t out = 0;
    require(api_->get_bool(config_, string(key), &out), key, "true or false");
    return out != 0;
  }
  /// The number of items of the array or object; 0 if there is no such key.
  std::uint64_t size(std::string_view key) const {
    std::uint64_t out = 0;
    return api_->get_size(config_, string(key), &out) == GLOSS_OK ? out : 0;
  }
  /// The strings of an array; empty if there is no such key.
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    for (std::uint64_t i = 0, count = size(key); i < count; ++i)
      out.push_back(text(std::string(key) + "/" + std::to_string(i)));
    return out;
  }

 private:
  static void require(gloss_status status, std::string_view key, const char* what) {
    if (status != GLOSS_OK)
      throw Error(GLOSS_E_CONFIG, "option " + std::string(key) + ": expected " + what);
  }

  Host host_;
  const gloss_config_api* api_;
  const gloss_config* config_;
};

/// One document and the layers before this step. Borrowed until process() returns.
class Document {
 public:
  /// `explain` is the extension "gloss.explain/1"; NULL: the host lacks it, or nobody asks.
  Document(const gloss_document& document, const gloss_call& call,
           const gloss_explain* explain = nullptr)
      : document_(&document), call_(&call), explain_(explain) {}

  std::string_view id() const { return view(document_->id); }
  std::string_view text() const { return view(document_->text); }
  /// The reference date, ISO 8601. Empty: it is unknown, and the plugin must not guess one.
  std::string_view date() const {
    // Compares with the member's own end: later headers may have a larger struct than the host.
    constexpr auto end = offsetof(gloss_document, date) + sizeof(gloss_document::date);
    return document_->struct_size >= end ? view(document_->date) : std::string_view{};
  }
  std::string_view language() const { return view(document_->language); }
  std::string_view meta_json() const { return view(document_->meta_json); }
  std::string_view covered(Span span) const { return gloss::covered(text(), span); }

  /// The layer bound to input number `input` of the description; empty if optional and absent.
  LayerView layer(std::uint32_t input) const {
    const gloss_batch* batch = nullptr;
    if (const auto status = call_->read_layer(call_->self, input, &batch)) throw Error(status, "");
    return LayerView(batch);
  }
  /// Whether the host wants the call to end; throw_if_cancelled() then ends it.
  bool cancelled() const {
    // Another thread of the host writes the flag.
    return call_->cancelled != nullptr && __atomic_load_n(call_->cancelled, __ATOMIC_RELAXED) != 0;
  }
  void throw_if_cancelled() const {
    if (cancelled()) throw Error(GLOSS_E_CANCELLED, "cancelled by the host");
  }
  /// What tells `gloss explain` why records are there or not; false in an ordinary run. Ask once
  /// for each document.
  Trace trace() const { return {explain_, *call_}; }
  const gloss_call& call() const { return *call_; }

 private:
  const gloss_document* document_;
  const gloss_call* call_;
  const gloss_explain* explain_;
};

}  // namespace gloss
