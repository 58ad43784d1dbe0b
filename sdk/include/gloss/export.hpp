#pragma once
/// GLOSS_EXPORT(A, B ...) turns annotator classes (gloss/annotator.hpp) into a plugin library,
/// gloss::factory_of<A, B ...>() into a factory that a program hands to the host it embeds. Every
/// entry is noexcept and catches all exceptions, so none reaches the host. Keeps no globals.
#include <array>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>

#include "annotator.hpp"

namespace GLOSS_HIDDEN gloss {

/// Runs `body`; turns an exception into a status and gives its text to the host, which copies it.
/// `plain` is the status for an exception that carries none.
template <class Body>
gloss_status guarded(const gloss_host& host, gloss_status plain, Body&& body) noexcept {
  const auto explain = [&](gloss_status status, const char* text) {
    // An empty text: a host call failed, and the host has explained it already.
    if (text[0] != '\0') host.set_error(host.self, status, {text, std::strlen(text)});
    return status;
  };
  try {
    body();
    return GLOSS_OK;
  } catch (const Error& error) {
    // One that says GLOSS_OK would pass for a success without records.
    return explain(error.status() == GLOSS_OK ? plain : error.status(), error.what());
  } catch (const std::bad_alloc&) {
    return explain(GLOSS_E_FATAL, "out of memory");
  } catch (const std::exception& error) {
    return explain(plain, error.what()[0] ? error.what() : "an exception without a text");
  } catch (...) {
    return explain(GLOSS_E_FATAL, "an exception that is not a std::exception");
  }
}

/// The object behind a gloss_annotator of any class, with its operations, so that one factory can
/// dispatch.
struct AnnotatorHandle {
  explicit AnnotatorHandle(const gloss_host& services) : host(services) {}
  virtual ~AnnotatorHandle() = default;
  virtual gloss_status open(gloss_worker** out) noexcept = 0;

  const gloss_host& host;
};

/// The object behind a gloss_worker.
struct WorkerHandle {
  virtual ~WorkerHandle() = default;
  virtual gloss_status process(const gloss_document& document, const gloss_call& call) noexcept = 0;
};

struct NoScratch {};
template <class A, class = void>
struct ScratchOf {
  using Type = NoScratch;
};
template <class A>
struct ScratchOf<A, std::void_t<typename A::Worker>> {
  using Type = typename A::Worker;
};

template <class A>
struct WorkerOf final : WorkerHandle {
  using Scratch = typename ScratchOf<A>::Type;

  WorkerOf(const A& owner, const gloss_host& services, const gloss_explain* explains)
      : annotator(owner), host(services), explain(explains) {
    if constexpr (std::is_constructible_v<Scratch, const A&>)
      scratch.emplace(owner);
    else
      scratch.emplace();
  }

  gloss_status process(const gloss_document& document, const gloss_call& call) noexcept override {
    return guarded(host, GLOSS_E_DOCUMENT, [&] {
      output.begin(call);
      const Document seen(document, call, explain);
      if constexpr (std::is_same_v<Scratch, NoScratch>)
        annotator.process(seen, output);
      else
        annotator.process(seen, output, *scratch);
      output.flush();
    });
  }

  const A& annotator;
  const gloss_host& host;
  const gloss_explain* const explain;
  std::optional<Scratch> scratch;
  Output output;
};

template <class A>
struct AnnotatorOf final : AnnotatorHandle {
  AnnotatorOf(const gloss_host& services, Config config)
      : AnnotatorHandle(services),
        annotator(config),
        explain(static_cast<const gloss_explain*>(Host(services).extension(GLOSS_EXPLAIN_ID))) {}

  gloss_status open(gloss_worker** out) noexcept override {
    return guarded(host, GLOSS_E_RESOURCE, [&] {
      std::unique_ptr<WorkerHandle> worker =
          std::make_unique<WorkerOf<A>>(annotator, host, explain);
      *out = reinterpret_cast<gloss_worker*>(worker.release());
    });
  }

  A annotator;
  const gloss_explain* const explain;  // NULL: the host lacks it, or nobody asks
};

/// The C tables over the listed annotator classes.
template <class... Annotators>
struct Exports {
  static const gloss_description* describe(void*, std::uint32_t index) noexcept {
    static constexpr std::array<const gloss_description*, sizeof...(Annotators)> all{
        &Annotators::description...};
    return index < all.size() ? all[index] : nullptr;
  }

  template <class A>
  static gloss_status make(const gloss_host& host, const gloss_config_api& api,
                           const gloss_config* config, gloss_annotator** out) noexcept {
    return guarded(host, GLOSS_E_CONFIG, [&] {
      std::unique_ptr<AnnotatorHandle> annotator =
          std::make_unique<AnnotatorOf<A>>(host, Config(Host(host), api, config));
      *out = reinterpret_cast<gloss_annotator*>(annotator.release());
    });
  }

  static gloss_status create(void*, std::uint32_t index, const gloss_host* host,
                             const gloss_config_api* api, const gloss_config* config,
                             gloss_annotator** out) noexcept {
    constexpr std::array makers{&Exports::template make<Annotators>...};
    return index < makers.size() ? makers[index](*host, *api, config, out) : GLOSS_E_UNSUPPORTED;
  }
  static void destroy(gloss_annotator* annotator) noexcept {
    delete reinterpret_cast<AnnotatorHandle*>(annotator);
  }
  static gloss_status open(gloss_annotator* annotator, gloss_worker** out) noexcept {
    return reinterpret_cast<AnnotatorHandle*>(annotator)->open(out);
  }
  static void close(gloss_worker* worker) noexcept {
    delete reinterpret_cast<WorkerHandle*>(worker);
  }
  static gloss_status process(gloss_worker* worker, const gloss_document* document,
                              const gloss_call* call) noexcept {
    return reinterpret_cast<WorkerHandle*>(worker)->process(*document, *call);
  }

  static gloss_status init(const gloss_host*, gloss_string) noexcept { return GLOSS_OK; }
  static void deinit() noexcept {}

  static const gloss_factory& factory() noexcept {
    static constexpr gloss_factory table{sizeof(gloss_factory),
                                         sizeof...(Annotators),
                                         nullptr,
                                         describe,
                                         create,
                                         destroy,
                                         open,
                                         close,
                                         process};
    return table;
  }
  static const void* get_factory(const char* id) noexcept {
    return std::strcmp(id, "gloss.factory/1") == 0 ? &factory() : nullptr;
  }
};

/// A factory of the listed annotator classes, for a program that supplies them without a library.
/// Static.
template <class... Annotators>
const gloss_factory* factory_of() noexcept {
  return &Exports<Annotators...>::factory();
}

}  // namespace gloss

/// Defines gloss_entry_1, the library's only exported symbol. Use it once, at global scope.
#define GLOSS_EXPORT(...)                                            \
  extern "C" GLOSS_EXPORT_SYMBOL const gloss_entry gloss_entry_1 = { \
      GLOSS_MAGIC,                                                   \
      sizeof(gloss_entry),                                           \
      GLOSS_ABI_MAJOR,                                               \
      GLOSS_ABI_MINOR,                                               \
      ::gloss::Exports<__VA_ARGS__>::init,                           \
      ::gloss::Exports<__VA_ARGS__>::deinit,                         \
      ::gloss::Exports<__VA_ARGS__>::get_factory};
