#include "run/run_journal.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "glossator/error.hpp"
#include "run/run_identity.hpp"
#include "support/temp_dir.hpp"

namespace run_journal_test {

using namespace glossator;

namespace {

std::future<Json> known(Json identity) {
  std::promise<Json> promise;
  promise.set_value(std::move(identity));
  return promise.get_future();
}

RunPosition position(std::uint64_t documents) {
  return {{documents, 1, documents * 100, {{"limit", 1}}}, documents * 7, {3, 5}};
}

}  // namespace

TEST_CASE("A journal tells of the last group that was noted") {
  const TempDir folder;
  const std::string output = folder.path() + "/out.jsonl";
  CHECK_FALSE(RunJournal::read(output));
  {
    auto journal = RunJournal::begin(output, known(Json::object({{"config", 1}})));
    journal.note(position(10), 1000);
    journal.note(position(25), 2500);
  }
  auto state = RunJournal::read(output);
  REQUIRE(state);
  CHECK(state->identity == Json::object({{"config", 1}}));
  CHECK(state->position.counts.documents == 25);
  CHECK(state->position.counts.failed == 1);
  CHECK(state->position.counts.bytes == 2500);
  CHECK(state->position.counts.errors.at("limit") == 1);
  CHECK(state->position.input_hash == 175);
  CHECK(state->position.recent_failures == std::vector<std::uint64_t>{3, 5});
  CHECK(state->output == 2500);

  auto journal = RunJournal::resume(output);
  journal.note(position(30), 3000);
  CHECK(RunJournal::read(output)->position.counts.documents == 30);
  journal.remove();
  CHECK_FALSE(RunJournal::read(output));
}

TEST_CASE("A journal that is cut off anywhere tells of the whole lines before") {
  const TempDir folder;
  const std::string output = folder.path() + "/out/";
  {
    auto journal = RunJournal::begin(output, known(Json::object({{"config", 1}})));
    for (std::uint64_t i = 1; i <= 3; ++i) journal.note(position(i), i * 10);
  }
  const std::string file = RunJournal::file_of(output);
  CHECK(file == folder.path() + "/out.journal");
  std::ifstream in(file, std::ios::binary);
  const std::string whole(std::istreambuf_iterator<char>(in), {});
  for (std::size_t size = whole.size(); size-- > 0;) {
    std::filesystem::resize_file(file, size);
    const auto lines = std::count(whole.begin(), whole.begin() + std::ptrdiff_t(size), '\n');
    const auto state = RunJournal::read(output);
    REQUIRE(state.has_value() == (lines > 0));
    if (state) REQUIRE(state->position.counts.documents == std::uint64_t(lines - 1));
    if (!state) continue;
    RunJournal::resume(output).note(position(9), 90);
    REQUIRE(RunJournal::read(output)->position.counts.documents == 9);
    folder.write("out.journal", whole.substr(0, size));
  }
}

TEST_CASE("What is no journal is refused") {
  const TempDir folder;
  const std::string output = folder.path() + "/out.jsonl";
  folder.write("out.jsonl.journal", GENERATE(as<std::string>{}, "{}\n", "text\n", "[1]\n",
                                             R"({"journal": 7})"
                                             "\n",
                                             R"({"journal": 1, "identity": {}})"
                                             "\n{}\n"));
  CHECK_THROWS_AS(RunJournal::read(output), Error);
}

TEST_CASE("A damaged hash in a journal is told as any other damage") {
  const TempDir folder;
  const std::string output = folder.path() + "/out.jsonl";
  const std::string hash =
      GENERATE(as<std::string>{}, "", "xyz", "12 ", "-1", "0x1f", "11112222333344445");
  folder.write("out.jsonl.journal", R"({"journal":2,"identity":{}})"
                                    "\n"
                                    R"({"documents":1,"failed":0,"text_bytes":1,"errors":{},)"
                                    R"("input_hash":")" +
                                        hash + R"(","output":9})" + "\n");
  CAPTURE(hash);
  CHECK_THROWS_WITH(RunJournal::read(output),
                    output +
                        ".journal:2: is no journal of a run; run without --resume to begin "
                        "anew");
}

TEST_CASE("Each thing that changes a run's output is told") {
  const Json one = Json::object(
      {{"glossator", "1"},
       {"config", Json::object({{"run", Json::object({{"on_error", "stop"}})},
                                {"pipeline", Json::array({"tokens", "dates"})}})},
       {"program", "33"},
       {"files", Json::object({{"/a.so", "11"}, {"/b.tsv", "22"}})},
       {"inputs", Json::object({{"count", 1},
                                {"bytes", 5},
                                {"hash", "9"},
                                {"files", Json::array({Json::array({"x", 5, "1"})})}})},
       {"date", ""},
       {"shard", ""}});
  CHECK(identity_changes(one, one).empty());
  const auto changed = [&](const auto& change) {
    Json other = one;
    change(other);
    const auto changes = identity_changes(one, other);
    REQUIRE(changes.size() == 1);
    return changes[0];
  };
  CHECK(changed([](Json& run) { run["glossator"] = "2"; }) ==
        "the version of gloss was \"1\", and is \"2\"");
  CHECK(changed([](Json& run) { run["config"]["run"]["on_error"] = "skip_layer"; }) ==
        "the config has changed at /run/on_error: \"stop\" then, \"skip_layer\" now");
  CHECK(changed([](Json& run) { run["config"]["new"] = 1; }) ==
        "the config has changed at /new: nothing then, 1 now");
  CHECK(changed([](Json& run) { run["config"].erase("run"); }) ==
        "the config has changed at /run: {\"on_error\":\"stop\"} then, nothing now");
  CHECK(changed([](Json& run) { run["config"]["pipeline"].push_back("names"); }) ==
        "the config has changed at /pipeline/2: nothing then, \"names\" now");
  CHECK(changed([](Json& run) { run["config"]["pipeline"].items().pop_back(); }) ==
        "the config has changed at /pipeline/1: \"dates\" then, nothing now");
  CHECK(changed([](Json& run) { run["files"]["/a.so"] = "12"; }) ==
        "plugin or data file /a.so has changed");
  CHECK(changed([](Json& run) { run["files"]["/c.so"] = "12"; }) ==
        "plugin or data file /c.so was not used before");
  CHECK(changed([](Json& run) { run["files"].erase("/b.tsv"); }) ==
        "plugin or data file /b.tsv is not used any more");
  CHECK(changed([](Json& run) { run["inputs"]["files"].items()[0].items()[1] = 6; }) ==
        "input file x has changed: 5 bytes then, 6 bytes now");
  CHECK(changed([](Json& run) { run["inputs"]["files"].items()[0].items()[2] = "2"; }) ==
        "input file x has changed: its 5 bytes are others now");
  CHECK(changed([](Json& run) { run["program"] = "34"; }) ==
        "the program gloss is another build of the same version");
  CHECK(changed([](Json& run) { run["inputs"]["count"] = 2; }) ==
        "the input is another: 1 files with 5 bytes then, 2 files with 5 bytes now");
  CHECK(changed([](Json& run) { run["date"] = "2024-01-01"; }) ==
        "--date was \"\", and is \"2024-01-01\"");
  CHECK(changed([](Json& run) { run["shard"] = "1/2"; }) == "--shard was \"\", and is \"1/2\"");
}

}  // namespace run_journal_test
