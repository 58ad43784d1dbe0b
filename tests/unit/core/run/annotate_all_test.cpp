#include <catch2/catch.hpp>
#include <fstream>

#include "glossator/batch.hpp"
#include "glossator/json.hpp"
#include "glossator/pipeline.hpp"
#include "glossator/reader.hpp"
#include "glossator/result_reader.hpp"
#include "support/temp_dir.hpp"

namespace annotate_all_test {

using namespace glossator;

namespace {

/// Documents "0" to COUNT - 1; every tenth is broken.
class Numbers final : public Reader {
 public:
  explicit Numbers(int count) : count_(count) {}
  bool next(InputDocument& out) override {
    if (at_ == count_) return false;
    out = {};
    out.document.id = std::to_string(at_);
    out.document.text = "text " + out.document.id;
    if (at_ % 10 == 3) out.error.emplace(ErrorCode::input, "broken on purpose");
    ++at_;
    return true;
  }

 private:
  int count_, at_ = 0;
};

Pipeline everything() {
  return Pipeline(Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "everything"}]})"),
                  {.plugin_path = {GLOSSATOR_SPECIMENS}});
}

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("A batch gives each document's result, in order, whatever the number of threads") {
  const Pipeline pipeline = everything();
  Numbers reader(1000);
  int at = 0;
  const BatchReport report =
      pipeline.annotate_all(reader,
                            [&](Result result) {
                              CHECK(result->document().id == std::to_string(at));
                              CHECK((result->status() == Status::error) == (at % 10 == 3));
                              ++at;
                              return true;
                            },
                            {.threads = GENERATE(1u, 3u)});
  CHECK(at == 1000);
  CHECK(report.documents == 1000);
  CHECK(report.failed == 100);
  CHECK(report.errors.at("input") == 100);
  CHECK_FALSE(report.interrupted);
}

TEST_CASE("A batch stops when its receiver says so") {
  const Pipeline pipeline = everything();
  Numbers reader(100000);
  int taken = 0;
  const BatchReport report =
      pipeline.annotate_all(reader, [&](Result) { return ++taken < 5; }, {.threads = 2});
  CHECK(taken == 5);
  CHECK(report.interrupted);
}

TEST_CASE("Results that a batch wrote read back as they were") {
  const Pipeline pipeline = everything();
  const TempDir folder;
  const std::string path = folder.path() + "/out.jsonl";
  Numbers reader(25);
  Output output = open_output(pipeline, path);
  CHECK(pipeline.annotate_all(reader, output, {.threads = 2}).documents == 25);
  output.close();
  const auto lines = lines_of(path);
  REQUIRE(lines.size() == 25);
  ResultReader results(path, pipeline.layers());
  for (const std::string& line : lines) {
    const auto result = results.next();
    REQUIRE(result);
    CHECK(to_json(**result) == line);
  }
  CHECK_FALSE(results.next());
}

TEST_CASE("An output replaces no file unless it may, and never an input") {
  const Pipeline pipeline = everything();
  const TempDir folder;
  const std::string path = folder.write("out.jsonl", "precious\n");
  const std::string input = folder.write("in/a.txt", "text");
  const auto refusal = [&](const std::string& output, const OutputOptions& options) {
    try {
      open_output(pipeline, output, options);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::usage);
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(refusal(path, {}) ==
        path + ": exists; name another file, or replace it with OutputOptions::overwrite");
  CHECK(lines_of(path) == std::vector<std::string>{"precious"});
  const std::string database = folder.write("out.sqlite", "precious\n");
  CHECK(refusal(database, {}).starts_with(database + ": exists"));
  CHECK(lines_of(database) == std::vector<std::string>{"precious"});

  const std::string aliased = folder.path() + "/link.txt";
  std::filesystem::create_symlink(input, aliased);
  for (const std::string& output : {input, aliased})
    CHECK(refusal(output, {.overwrite = true, .inputs = {folder.path() + "/in"}}) ==
          output + ": is an input too; name another file");
  CHECK(lines_of(input) == std::vector<std::string>{"text"});

  CHECK(refusal(path, {.overwrite = true, .inputs = {input}}).empty());
  CHECK(lines_of(path).empty());
  CHECK(refusal(path, {}).empty());  // an empty file loses nothing
}

}  // namespace annotate_all_test
