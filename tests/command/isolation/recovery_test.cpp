#include <dirent.h>
#include <signal.h>
#include <unistd.h>

#include <fstream>

#include "isolated_batch.hpp"

namespace recovery_test {

using namespace isolated;
using Catch::Contains;

namespace {

const std::string dies = R"({"plugin": "dies"})";
const std::string quick = R"("limits": {"document_seconds": 0.2, "kill_factor": 2})";
const std::string small = R"("limits": {"memory_mb": 128})";

/// The child processes of this process.
std::vector<pid_t> children() {
  std::vector<pid_t> found;
  DIR* folder = opendir("/proc");
  while (const dirent* entry = readdir(folder)) {
    const pid_t pid = std::atoi(entry->d_name);
    if (pid <= 0) continue;
    std::ifstream file("/proc/" + std::string(entry->d_name) + "/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto behind_name = text.rfind(") ");
    if (behind_name == text.npos) continue;
    char state;
    pid_t parent = 0;
    std::sscanf(text.c_str() + behind_name + 2, "%c %d", &state, &parent);
    if (parent == getpid() && state != 'Z') found.push_back(pid);
  }
  closedir(folder);
  return found;
}

std::vector<std::string> many(std::size_t count, const std::string& text) {
  return std::vector<std::string>(count, text);
}

}  // namespace

TEST_CASE("A process that dies costs the document it died on") {
  struct Case {
    const char *how, *kind, *message;
  };
  const auto [how, kind, message] = GENERATE(
      Case{"segv", "crash", "SIGSEGV"}, Case{"abort", "crash", "SIGABRT"},
      Case{"exit", "crash", "ended its process with code 0"}, Case{"kill", "crash", "SIGKILL"},
      Case{"loop", "timeout", "was killed after 0.4 s"}, Case{"heap", "crash", "SIGABRT"},
      Case{"memory", "limit", "run.limits.memory_mb (128)"}, Case{"close", "crash", "descriptors"});
  const std::string isolation = GENERATE("chain", "plugin");
  CAPTURE(how, isolation);
  // A sanitizer reports these in its own words, and has no limit of memory.
  if (is_sanitized && std::string(how) == "memory") return;
  const bool own_words = is_sanitized && (std::string(how) == "segv" || std::string(how) == "heap");

  const std::string limits = std::string(how) == "loop" ? quick : small;
  const Pipeline pipeline = pipeline_of(dies, "\"isolation\": \"" + isolation + "\", " + limits);
  const Outcome outcome =
      annotate(pipeline, {"before", "and this", std::string(how) + " here", "behind", "the last"});
  REQUIRE(outcome.records.size() == 5);
  for (const std::size_t i : {0, 1, 3, 4}) {
    CHECK(outcome.status(i) == "ok");
    CHECK(outcome.records[i]["layers"]["hits"].size() == 1);
  }
  CHECK(outcome.status(2) == "error");
  CHECK(outcome.error(2)["plugin"] == "dies");
  CHECK(outcome.error(2)["kind"] == kind);
  if (!own_words) CHECK_THAT(outcome.error(2)["message"].get<std::string>(), Contains(message));
  CHECK(outcome.report.quarantined.empty());
}

TEST_CASE("The record tells what the plugin printed before it died") {
  if (is_sanitized) return;  // a sanitizer prints more than is kept
  const Outcome outcome = annotate(pipeline_of(dies, R"("isolation": "chain")"), {"segv here"});
  CHECK_THAT(outcome.error(0)["message"].get<std::string>(),
             Contains("plugin `dies`: ") && Contains("about to write to nowhere"));
}

TEST_CASE("What harms nobody costs nothing") {
  const std::string how = GENERATE("print", "fork", "forks", "none");
  CAPTURE(how);
  const Outcome outcome =
      annotate(pipeline_of(dies, R"("isolation": "chain")"), {"before", how + " here", "behind"});
  REQUIRE(outcome.records.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(outcome.status(i) == "ok");
}

TEST_CASE("Garbage in all descriptors costs one document at most") {
  const Outcome outcome =
      annotate(pipeline_of(dies, R"("isolation": "chain")"), {"before", "scribble here", "behind"});
  REQUIRE(outcome.records.size() == 3);
  CHECK(outcome.status(0) == "ok");
  CHECK(outcome.status(2) == "ok");
}

TEST_CASE("Processes that are killed from outside cost no document") {
  const Pipeline pipeline = pipeline_of(dies, R"("isolation": "chain")");
  Texts reader(many(3000, "a quiet text"));
  reader.before_each = [](std::size_t number) {
    if (number == 1000 || number == 2000)
      for (const pid_t child : children()) kill(child, SIGKILL);
  };
  const Outcome outcome = annotate(pipeline, reader);
  REQUIRE(outcome.records.size() == 3000);
  CHECK(outcome.report.position.counts.failed == 0);
}

TEST_CASE("A plugin that works only sometimes costs no document") {
  const Pipeline pipeline =
      pipeline_of(dies, R"("isolation": "chain", "quarantine": {"deaths": 1000})");
  const Outcome outcome = annotate(pipeline, many(40, "fourth time"));
  REQUIRE(outcome.records.size() == 40);
  CHECK(outcome.report.position.counts.failed == 0);
}

TEST_CASE("With skip_layer the other steps still run on the document") {
  const std::string steps =
      R"({"plugin": "everything"}, {"plugin": "dies", "on_error": "skip_layer"},
         {"plugin": "everything", "name": "again", "outputs": {"things": "again"}})";
  const std::string isolation = GENERATE("chain", "plugin");
  const Pipeline pipeline = pipeline_of(steps, "\"isolation\": \"" + isolation + "\"");
  const Outcome outcome = annotate(pipeline, {"one", "segv two", "three"});
  REQUIRE(outcome.records.size() == 3);
  CHECK(outcome.status(1) == "partial");
  CHECK(outcome.records[1]["errors"][0]["kind"] == "crash");
  for (const auto& [layer, records] : outcome.records[0]["layers"].items())
    if (layer != "hits") CHECK(outcome.records[1]["layers"][layer].size() == records.size());
  CHECK(outcome.records[1]["layers"]["hits"].empty());
  CHECK(outcome.status(2) == "ok");
}

TEST_CASE("A plugin that dies too often ends the run, and no document is lost to it") {
  const Pipeline pipeline =
      pipeline_of(dies, R"("isolation": "chain", "quarantine": {"deaths": 3})");
  std::vector<std::string> texts = many(20, "quiet");
  for (const std::size_t i : {2, 4, 5, 6, 7, 8, 10}) texts[i] = "abort";
  const Outcome outcome = annotate(pipeline, texts);
  CHECK(outcome.report.gave_up);
  REQUIRE(outcome.report.quarantined.size() == 1);
  CHECK(outcome.report.quarantined[0].step == "dies");
  CHECK_THAT(outcome.report.gave_up_on,
             Contains("run.quarantine.deaths allows 3") && Contains("SIGABRT"));
  // A document that was not annotated has no record, so --resume begins with it.
  CHECK(outcome.records.size() < 20);
  for (std::size_t i = 0; i < outcome.records.size(); ++i)
    CHECK((outcome.status(i) == "ok" || outcome.error(i)["kind"] == "crash"));
}

TEST_CASE("With skip_layer a plugin that dies too often is left out") {
  const Pipeline pipeline = pipeline_of(dies, R"("isolation": "chain", "on_error": "skip_layer",
                           "quarantine": {"deaths": 1})");
  const Outcome outcome = annotate(pipeline, {"one", "abort", "abort", "abort", "five"});
  CHECK_FALSE(outcome.report.gave_up);
  CHECK(outcome.report.quarantined.size() == 1);
  REQUIRE(outcome.records.size() == 5);
  CHECK(outcome.status(4) == "partial");
  CHECK_THAT(outcome.records[4]["errors"][0]["message"].get<std::string>(),
             Contains("is in quarantine"));
}

TEST_CASE("A plugin that harms its process at the start is an error of the start") {
  struct Case {
    const char *how, *message;
  };
  const auto [how, message] =
      GENERATE(Case{"abort", "while it was loaded and created, its process crashed with SIGABRT"},
               Case{"exit", "its process ended its process with code 0"},
               Case{"loop", "took longer than run.limits.start_seconds allows"});
  CAPTURE(how);
  const std::string step =
      std::string(R"({"plugin": "dies", "options": {"at_start": ")") + how + "\"}}";
  CHECK_THROWS_WITH(pipeline_of(step, R"("isolation": "chain", "limits": {"start_seconds": 0.5})"),
                    Contains("/pipeline/0/plugin: plugin `dies`: ") && Contains(message));
}

TEST_CASE("No process is left behind") {
  {
    const Pipeline pipeline = pipeline_of(dies, R"("isolation": "chain")");
    annotate(pipeline, {"quiet", "forks", "abort", "quiet"}, 2);
    CHECK_FALSE(children().empty());
  }
  CHECK(children().empty());
}

TEST_CASE("Workers are replaced after so many documents") {
  const Pipeline pipeline =
      pipeline_of(dies, R"("isolation": "chain", "limits": {"worker_documents": 50})");
  std::vector<pid_t> before;
  Texts reader(many(1000, "quiet"));
  reader.before_each = [&](std::size_t number) {
    if (number == 0) before = children();
  };
  const Outcome outcome = annotate(pipeline, reader);
  CHECK(outcome.report.position.counts.failed == 0);
  CHECK(children() != before);
}

}  // namespace recovery_test
