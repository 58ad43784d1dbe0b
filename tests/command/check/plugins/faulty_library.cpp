// A library that is faulty as a whole; FAULT names the fault.
#include <fcntl.h>
#include <link.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <gloss/describe.hpp>
#include <string>
#include <thread>

namespace {

constexpr const char* types[] = {"hit", nullptr};
#ifdef SMALL_STRUCTS
constexpr std::uint32_t layer_size = 2;
#else
constexpr std::uint32_t layer_size = sizeof(gloss_layer);
#endif
constexpr gloss_layer hits{layer_size, 0, "hits", types, nullptr, 0, sizeof(gloss_key)};
constexpr const gloss_layer* outputs[] = {&hits, nullptr};
gloss_description description = gloss::describe({.id = "faulty_library",
                                                 .version = "1.0.0",
                                                 .summary = "Breaks one rule, for the tests.",
                                                 .name = "Faulty library",
                                                 .vendor = "Glossator tests",
                                                 .license = "MIT",
                                                 .outputs = outputs});
int handle;
[[maybe_unused]] int inits = 0, creations = 0;

#ifdef ABORTS_AT_END
struct Guard {
  ~Guard() { std::abort(); }
} guard;
#endif

#ifdef COUNTS_LIBRARIES
int count_libraries() {
  int count = 0;
  dl_iterate_phdr(
      [](dl_phdr_info*, std::size_t, void* counted) { return ++*static_cast<int*>(counted), 0; },
      &count);
  return count;
}
#endif

const gloss_description* describe(void*, std::uint32_t index) {
#ifdef DESCRIBES_WITH_WORK
  static std::string* const made = new std::string(100, 'x');
  made->append(100, 'x');
#endif
#ifdef KNOWS_NO_END
  return index < 3 ? &description : nullptr;
#endif
  return index == 0 ? &description : nullptr;
}
gloss_status create(void*, [[maybe_unused]] std::uint32_t index, const gloss_host*,
                    const gloss_config_api*, const gloss_config*, gloss_annotator** out) {
#ifdef RENAMES_ITSELF
  description.summary = "Says other things once it is created.";
#endif
#ifdef LEAVES_HANDLE
  *out = reinterpret_cast<gloss_annotator*>(&handle);
#endif
#ifndef MAKES_ANY_INDEX
  if (index > 0) return GLOSS_E_UNSUPPORTED;
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
  // Every copy in the process sees it.
  const char* const count = std::getenv("FAULTY_LIBRARY_COUNT");
  const int number = count ? std::atoi(count) : 0;
  if (number > 8) return GLOSS_E_DOCUMENT;
  char text[16];
  std::snprintf(text, sizeof text, "%d", number + 1);
  setenv("FAULTY_LIBRARY_COUNT", text, 1);
#endif
#ifdef COUNTS_LIBRARIES
  // The count differs before and after another plugin is loaded.
  static const int libraries_at_first = count_libraries();
  if (count_libraries() != libraries_at_first) return GLOSS_E_DOCUMENT;
#endif
#ifdef WRITES_ITS_TEXT
  // An address in the code section, which the loader must fill in.
  __asm__ volatile("jmp 1f\n.balign 8\n.quad exit\n1:");
#endif
  static_cast<void>(call);
  return GLOSS_OK;
}
constexpr gloss_factory factory{
    sizeof(gloss_factory), 1, nullptr, describe, create, destroy, open, close, process};

gloss_status init(const gloss_host*, gloss_string) {
#ifdef INITS_ONCE
  if (inits++ > 0) return GLOSS_E_FATAL;
#endif
#ifdef INITS_SLOWLY
  const auto end = std::clock() + CLOCKS_PER_SEC / 30;
  while (std::clock() < end) ++inits;
#endif
#ifdef INITS_FROM_FILE
  if (std::FILE* const file = std::fopen("/proc/self/status", "r")) {
    inits += std::fgetc(file);
    std::fclose(file);
  }
#endif
#ifdef INITS_LOUDLY
  std::printf("I am ready\n");
#endif
#ifdef DEINITS_AT_ONCE
  ++inits;
#endif
  return GLOSS_OK;
}
void deinit() {
#ifdef DEINITS_AT_ONCE
  inits = 0;
#endif
}
const void* get_factory(const char* id) {
#ifdef DEINITS_AT_ONCE
  if (inits == 0) return nullptr;
#endif
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

#ifdef CHANGES_PROCESS
[[gnu::constructor]] void change_all() {
  std::setlocale(LC_ALL, "C.UTF-8");
  umask(0077);
  if (chdir("/") != 0) std::abort();
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGUSR1);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  setenv("FAULTY_LIBRARY", "was here", 1);
  static_cast<void>(socket(AF_UNIX, SOCK_STREAM, 0));
  std::thread([] { pause(); }).detach();
  const int file = ::open("/dev/null", O_WRONLY);
  if (write(file, "text", 4) != 4) std::abort();
  ::close(file);
}
#endif

}  // namespace

#ifdef USES_THE_HOST
// As if the host's program had this symbol.
extern "C" int host_function();
extern "C" int calls_the_host() { return host_function(); }
#endif

extern "C" GLOSS_EXPORT_SYMBOL const gloss_entry gloss_entry_1 = {
    GLOSS_MAGIC, sizeof(gloss_entry), GLOSS_ABI_MAJOR, GLOSS_ABI_MINOR, init, deinit, get_factory};

#ifdef EXPORTS_MORE
GLOSS_EXPORT_SYMBOL int one_more_symbol = 1;
struct Shared {
  static inline int value = 0;
};
extern "C" GLOSS_EXPORT_SYMBOL int* shared_value(const char* text) {
  Shared::value = std::stoi(text);  // uses the C++ library
  return &Shared::value;
}
#endif
