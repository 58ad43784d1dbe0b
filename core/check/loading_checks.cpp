#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>

#include "check.hpp"
#include "host_services.hpp"
#include "hostile_texts.hpp"
#include "process_state.hpp"
#include "record_text.hpp"
#include "subject.hpp"
#include "temporary_folder.hpp"

namespace glossator::check {
namespace {

namespace fs = std::filesystem;

void loads(Subject& subject, Findings&) { subject.library(); }

/// The library's entry, by the loader alone: the host's own way would call init() too.
const gloss_entry& entry_of(Subject& subject) {
  subject.library();  // whatever is wrong with it is told in full by the host
  void* const library = dlopen(subject.file().c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
  return *static_cast<const gloss_entry*>(dlsym(library, "gloss_entry_1"));
}

void compare_states(const std::map<std::string, std::string>& before,
                    const std::map<std::string, std::string>& after, const std::string& when,
                    Findings& findings) {
  const std::string remedy =
      "do it in create(), or not at all: a library is loaded to be asked "
      "what it holds, too";
  for (const auto& [what, value] : after) {
    const auto known = before.find(what);
    if (known == before.end())
      findings.fail(when + " adds " + what + ": " + value, remedy);
    else if (known->second != value)
      findings.fail(
          when + " changes " + what + ": " + known->second + " before, " + value + " after",
          remedy);
  }
  for (const auto& [what, value] : before)
    if (!after.contains(what)) findings.fail(when + " removes " + what + ": " + value, remedy);
}

/// What is written to standard output and error while it lives.
class Captured {
 public:
  Captured() : file_(std::tmpfile()), out_(dup(1)), error_(dup(2)) {
    std::fflush(nullptr);
    dup2(fileno(file_), 1);
    dup2(fileno(file_), 2);
  }
  ~Captured() {
    restore();
    std::fclose(file_);
  }
  std::string text() {
    restore();
    std::string text(4096, '\0');
    std::rewind(file_);
    text.resize(std::fread(text.data(), 1, text.size(), file_));
    return text;
  }

 private:
  void restore() {
    if (out_ < 0) return;
    std::fflush(nullptr);
    dup2(out_, 1);
    dup2(error_, 2);
    close(out_);
    close(error_);
    out_ = -1;
  }
  std::FILE* file_;
  int out_, error_;
};

void loads_quietly(Subject& subject, Findings& findings) {
  std::string printed;
  {
    Captured captured;
    const auto before = process_state();
    void* const library = dlopen(subject.file().c_str(), RTLD_NOW | RTLD_LOCAL);
    const auto after = process_state();
    printed = captured.text();
    if (!library) return findings.skip("it does not load");
    compare_states(before, after, "loading it", findings);
  }
  const auto before = process_state();
  subject.library();
  const auto after = process_state();
  compare_states(before, after, "its init()", findings);
  if (!printed.empty())
    findings.fail("prints while it is loaded: " + printed,
                  "print nothing; gloss_host.log() is for what users should know");
}

double cpu_milliseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

void loads_soon(Subject& subject, Findings& findings) {
  const double begin = cpu_milliseconds();
  subject.library();
  const double milliseconds = cpu_milliseconds() - begin;
  // The contract has 10 ms for init(), and 100 for a scan; machines are noisy.
  if (milliseconds > 100)
    findings.warn("takes " + std::to_string(static_cast<int>(milliseconds)) +
                      " ms of processor time to be loaded and asked",
                  "load models in create(): a library is loaded to be asked what it holds, too");
}

void counts_its_inits(Subject& subject, Findings& findings) {
  const gloss_entry& entry = entry_of(subject);
  const std::string& path = subject.file();
  const gloss_string name{path.data(), path.size()};
  const auto init = [&](const char* which) {
    findings.trying(which);
    if (const gloss_status status = entry.init(&loader_host(), name); status != GLOSS_OK)
      findings.fail(std::string(which) + " returns " + std::to_string(status),
                    "init() may be called again: count the calls");
  };
  init("a second init()");
  findings.trying("deinit() after the second init()");
  entry.deinit();
  if (!entry.get_factory("gloss.factory/1"))
    findings.fail("has no factory after one deinit() of two init()",
                  "give up what init() made at the last deinit() only");
  findings.trying("the last deinit()");
  entry.deinit();
  init("init() after the last deinit()");
  findings.trying("annotating after init() was called again");
  const Pipeline pipeline = subject.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : plain_documents())
    for (const Failure& failure : worker.annotate(document).failures())
      findings.fail("after init() was called again: " + failure.message,
                    "init() makes anew what the last deinit() has given up");
}

void knows_what_it_does_not_know(Subject& subject, Findings& findings) {
  const gloss_entry& entry = entry_of(subject);
  const std::string remedy = "compare the id, and return NULL for any other";
  for (const char* id : {"", "gloss.factory/2", "com.example.unknown/1", "gloss.factory/1x"})
    if (entry.get_factory(id))
      findings.fail(std::string("get_factory(\"") + id + "\") is not NULL", remedy);
  const auto* factory = static_cast<const gloss_factory*>(entry.get_factory("gloss.factory/1"));
  if (factory != entry.get_factory("gloss.factory/1"))
    findings.fail("get_factory() gives another table the second time", "return a static one");
  for (const std::uint32_t past : {factory->count, factory->count + 1, 0xFFFFFFFFu}) {
    findings.trying("describe(" + std::to_string(past) + ")");
    if (factory->describe(past))
      findings.fail("describe(" + std::to_string(past) + ") is not NULL, and there are " +
                        std::to_string(factory->count),
                    "return NULL past the end");
  }
}

void lives_beside_a_copy(Subject& subject, Findings& findings) {
  const TemporaryFolder folder;
  const fs::path original = subject.file();
  Order order = subject.order();
  order.file = (folder.path() / original.filename()).string();
  fs::copy_file(original, order.file);
  if (const auto data = original.parent_path() / subject.description().id; fs::exists(data))
    fs::create_directory_symlink(data, folder.path() / subject.description().id);
  order.plugin_path.push_back(original.parent_path().string());
  const Pipeline alone = subject.pipeline();
  const std::string before = plain_records(alone);
  findings.trying("a copy of it in the same process");
  Subject copy(order);
  {
    const Pipeline second = copy.pipeline();
    if (const std::string there = plain_records(second); there != before)
      findings.fail("a copy of it gives other records: " + first_difference(before, there),
                    "keep no state in files or in memory that libraries share");
  }
  findings.trying("the first after its copy was destroyed");
  if (const std::string after = plain_records(alone); after != before)
    findings.fail("gives other records after a copy was used: " + first_difference(before, after),
                  "keep no state that libraries share");
}

}  // namespace

std::span<const Check> loading_checks() {
  static constexpr Check checks[] = {
      {"loads", Group::loading, "is found sound and loaded with all its symbols", loads},
      {"loads-quietly", Group::loading, "changes nothing of the process, and prints nothing",
       loads_quietly},
      {"loads-soon", Group::loading, "is loaded and asked without much work", loads_soon},
      {"counts-inits", Group::loading, "may be initialised again, at once and after its end",
       counts_its_inits},
      {"unknown-ids", Group::loading, "answers NULL to what it does not know",
       knows_what_it_does_not_know},
      {"beside-a-copy", Group::loading, "shares nothing with a copy of itself",
       lives_beside_a_copy},
  };
  return checks;
}

}  // namespace glossator::check
