// A library that is faulty as a whole, in the way that FAULT says.
#include <gloss/plugin.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

namespace {

constexpr const char* types[] = {"hit", nullptr};
constexpr gloss_layer hits{sizeof(gloss_layer), 0, "hits", types, nullptr};
constexpr const gloss_layer* no_inputs[] = {nullptr};
constexpr const gloss_layer* outputs[] = {&hits, nullptr};
gloss_description description{sizeof(gloss_description),
                              0,
                              "faulty_library",
                              "Faulty library",
                              "1.0.0",
                              "Glossator tests",
                              "MIT",
                              "",
                              "Breaks one rule, for the tests.",
                              R"({"type":"object","additionalProperties":false})",
                              no_inputs,
                              outputs,
                              GLOSS_THREADS_WORKER,
                              GLOSS_CAP_DETERMINISTIC};
int handle;
[[maybe_unused]] int inits = 0, creations = 0;

const gloss_description* describe(std::uint32_t index) {
#ifdef KNOWS_NO_END
  return index < 3 ? &description : nullptr;
#endif
  return index == 0 ? &description : nullptr;
}
gloss_status create(std::uint32_t, const gloss_host*, const gloss_config_api*, const gloss_config*,
                    gloss_annotator** out) {
#ifdef RENAMES_ITSELF
  description.summary = "Says other things once it is created.";
#endif
  *out = reinterpret_cast<gloss_annotator*>(&handle);
  return GLOSS_OK;
}
void destroy(gloss_annotator*) {}
gloss_status open(gloss_annotator*, gloss_worker** out) {
  *out = reinterpret_cast<gloss_worker*>(&handle);
  return GLOSS_OK;
}
void close(gloss_worker*) {}
gloss_status process(gloss_worker*, const gloss_document*, const gloss_call* call) {
#ifdef SHARES_BY_ENVIRONMENT
  // Seen by every copy in the process.
  const char* const count = std::getenv("FAULTY_LIBRARY_COUNT");
  const int number = count ? std::atoi(count) : 0;
  if (number > 8) return GLOSS_E_DOCUMENT;
  char text[16];
  std::snprintf(text, sizeof text, "%d", number + 1);
  setenv("FAULTY_LIBRARY_COUNT", text, 1);
#endif
  static_cast<void>(call);
  return GLOSS_OK;
}
const void* no_extension(gloss_annotator*, const char*) { return nullptr; }

constexpr gloss_factory factory{
    sizeof(gloss_factory), 1, describe, create, destroy, open, close, process, no_extension};

gloss_status init(const gloss_host*, gloss_string) {
#ifdef INITS_ONCE
  if (inits++ > 0) return GLOSS_E_FATAL;
#endif
#ifdef INITS_SLOWLY
  const auto end = std::clock() + CLOCKS_PER_SEC / 5;
  while (std::clock() < end) ++inits;
#endif
  return GLOSS_OK;
}
void deinit() {}
const void* get_factory(const char* id) {
#ifdef KNOWS_ALL_IDS
  return &factory;
#endif
  return std::strcmp(id, "gloss.factory/1") == 0 ? &factory : nullptr;
}

#ifdef LOADS_LOUDLY
[[gnu::constructor]] void shout() {
  std::printf("here I am\n");
  std::signal(SIGTERM, SIG_IGN);
}
#endif

}  // namespace

extern "C" GLOSS_EXPORT_SYMBOL const gloss_entry gloss_entry_1 = {
    GLOSS_MAGIC, sizeof(gloss_entry), GLOSS_ABI_MAJOR, GLOSS_ABI_MINOR, init, deinit, get_factory};

#ifdef EXPORTS_MORE
GLOSS_EXPORT_SYMBOL int one_more_symbol = 1;
struct Shared {
  static inline int value = 0;
};
extern "C" GLOSS_EXPORT_SYMBOL int* shared_value(const char* text) {
  Shared::value = std::stoi(text);  // of the C++ library
  return &Shared::value;
}
#endif
