#include "run/batch_run.hpp"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "output/compressed_writer.hpp"
#include "output/file_sink.hpp"
#include "run/resume.hpp"
#include "support/temp_dir.hpp"
#include "system/file_hash.hpp"

namespace batch_run_test {

using namespace glossator;

namespace {

/// Gives `count` documents of different lengths, some of them broken.
class Numbers : public Reader {
 public:
  explicit Numbers(int count) : count_(count) {}
  bool next(InputDocument& out) override {
    if (at_ == count_) return false;
    out.error.reset();
    out.document.id = std::to_string(at_);
    out.document.text = std::string(static_cast<std::size_t>(at_ % 97) * 50, 'x');
    if (at_ % 10 == 3) out.error.emplace(ErrorCode::input, "broken on purpose");
    if (at_ % 10 == 5) out.document.text = "no UTF-8: \xFF";
    ++at_;
    return true;
  }
  std::uint64_t bytes_read() const override { return 0; }
  std::optional<std::uint64_t> bytes_total() const override { return std::nullopt; }

 private:
  int count_, at_ = 0;
};

Pipeline everything(const std::string& on_error = "skip_document") {
  return Pipeline(Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "everything"}],
                                        "run": {"on_error": ")" +
                                    on_error + "\"}}"),
                  {.plugin_path = {GLOSSATOR_SPECIMENS}});
}

struct Run {
  RunReport report;
  std::string output;
};

/// Keeps the written bytes, and fails at write number `fails_at`.
struct Kept : ResultSink {
  void write(const WrittenGroup& group) override {
    if (++writes == fails_at) throw Error(ErrorCode::output, "no space left");
    std::size_t begin = 0;
    for (const WrittenDocument& document : group.documents) {
      const std::string_view line = group.bytes.substr(begin, document.end - begin);
      const std::string id = std::to_string(written++);
      if (document.id != id || !line.starts_with("{\"id\":\"" + id + "\"") ||
          line.find('\n') != line.size() - 1)
        FAIL("document " << id << " is " << document.id << ": " << line);
      begin = document.end;
    }
    CHECK(begin == group.bytes.size());
    text += group.bytes;
  }
  std::uint64_t position() override { return text.size(); }
  void close() override {}

  std::string text;
  std::uint64_t written = 0;
  int writes = 0, fails_at = 0;
};

Run run(const Pipeline& pipeline, int documents, unsigned threads,
        const std::atomic<bool>* stop = nullptr) {
  Numbers reader(documents);
  Run run;
  Kept sink;
  BatchRun batch(
      pipeline, reader, [&] { return make_jsonl_writer(pipeline); }, sink);
  batch.threads = threads;
  batch.stop = stop;
  run.report = batch.run();
  run.output = sink.text;
  CHECK(sink.written == run.report.position.counts.documents);
  return run;
}

}  // namespace

TEST_CASE("Any number of threads writes the same bytes in input order") {
  const Pipeline pipeline = everything();
  const Run one = run(pipeline, 3000, 1);
  CHECK(one.report.position.counts.documents == 3000);
  CHECK(one.report.position.counts.failed == 600);
  CHECK(one.report.position.counts.errors.at("input") == 600);
  std::istringstream lines(one.output);
  int at = 0;
  for (std::string line; std::getline(lines, line); ++at) {
    const auto record = nlohmann::json::parse(line);
    REQUIRE(record["id"] == std::to_string(at));
    REQUIRE((record["status"] == "error") == (at % 10 == 3 || at % 10 == 5));
  }
  CHECK(at == 3000);
  for (const unsigned threads : {2u, 3u, 8u})
    CHECK((run(pipeline, 3000, threads).output == one.output));
}

TEST_CASE("A sink that fails ends the run with its error, in all threads") {
  const Pipeline pipeline = everything();
  Numbers reader(3000);
  Kept sink;
  sink.fails_at = 2;
  BatchRun batch(
      pipeline, reader, [&] { return make_jsonl_writer(pipeline); }, sink);
  batch.threads = GENERATE(1u, 4u);
  CHECK_THROWS_WITH(batch.run(), "no space left");
}

TEST_CASE("When asked to stop, what was read is written and nothing more") {
  const Pipeline pipeline = everything();
  const std::atomic<bool> stop{true};
  const Run stopped = run(pipeline, 3000, 2, &stop);
  CHECK(stopped.report.interrupted);
  CHECK(stopped.report.position.counts.documents == 0);
}

TEST_CASE("With on_error stop the run ends behind the first document that failed") {
  const Pipeline pipeline = everything("stop");
  const Run stopped = run(pipeline, 3000, GENERATE(1u, 4u));
  CHECK(stopped.report.gave_up);
  CHECK(stopped.report.gave_up_on == "3: broken on purpose");
  CHECK(stopped.report.position.counts.documents == 4);
}

TEST_CASE("A run ends with the group of the document whose failure exceeds the error rate") {
  const auto with_rate = [](const char* rate) {
    return Pipeline(Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "everything"}],
                                          "run": {"error_rate": ")" +
                                      std::string(rate) + "\"}}"),
                    {.plugin_path = {GLOSSATOR_SPECIMENS}});
  };
  // Of every ten documents, those that end in 3 and 5 fail.
  const Run stopped = run(with_rate("4/100"), 3000, GENERATE(1u, 4u));
  CHECK(stopped.report.gave_up);
  CHECK(stopped.report.gave_up_on ==
        "23: with it more documents have failed than run.error_rate allows (4/100)");
  CHECK(stopped.report.position.counts.failed >= 5);
  CHECK(stopped.report.position.counts.documents < 3000);
  CHECK_FALSE(run(with_rate("20/100"), 3000, 2).report.gave_up);
}

TEST_CASE("A run that goes on from any position of another writes the rest of its bytes") {
  const Pipeline pipeline = everything();
  struct Position {
    RunPosition run;
    std::uint64_t output;
  };
  std::vector<Position> positions;
  Kept whole;
  Numbers reader(3000);
  BatchRun batch(
      pipeline, reader, [&] { return make_jsonl_writer(pipeline); }, whole);
  batch.after_write = [&](const RunPosition& position) {
    positions.push_back({position, whole.position()});
  };
  batch.run();
  REQUIRE(positions.size() > 3);
  // The first, the last and some between: a run takes as long as all that is left.
  const std::size_t step = std::max<std::size_t>(1, positions.size() / 6);
  for (std::size_t i = 0; i < positions.size();
       i = i + 1 < positions.size() ? std::min(i + step, positions.size() - 1) : positions.size()) {
    const Position& from = positions[i];
    Kept rest;
    rest.written = from.run.counts.documents;
    Numbers again(3000);
    skip_done(again, from.run, rest);
    BatchRun resumed(
        pipeline, again, [&] { return make_jsonl_writer(pipeline); }, rest);
    resumed.threads = 2;
    resumed.from = from.run;
    const RunReport report = resumed.run();
    REQUIRE(whole.text.substr(from.output) == rest.text);
    CHECK(report.before == from.run.counts.documents);
    CHECK(report.position.counts.documents == 3000);
    CHECK(report.position.counts.failed == 600);
    CHECK(report.position.input_hash == positions.back().run.input_hash);
  }
}

namespace {

/// Writes the ids of documents, and waits before each as `before_each` says.
class WaitingWriter final : public RecordWriter {
 public:
  explicit WaitingWriter(std::function<void()> before_each)
      : before_each_(std::move(before_each)) {}
  std::vector<std::uint32_t> layers() const override { return {}; }
  void append(const Document& document, const Annotations&, OutputBuffer& out) override {
    write(document, out);
  }
  void append(const Document& document, const Error&, OutputBuffer& out) override {
    write(document, out);
  }

 private:
  void write(const Document& document, OutputBuffer& out) {
    before_each_();
    out += document.id;
    out += '\n';
  }

  std::function<void()> before_each_;
};

/// The hashes of output and index of a run of 120 documents of 12 KB.
std::pair<std::string, std::string> hashes(OutputFormat::Compression compression, unsigned threads,
                                           std::chrono::milliseconds wait) {
  class Long final : public Numbers {
   public:
    Long() : Numbers(120) {}
    bool next(InputDocument& out) override {
      if (!Numbers::next(out)) return false;
      out.document.text.assign(12'000, 'x');
      return true;
    }
  };
  const TempDir folder;
  const std::string path = folder.path() + "/out";
  std::promise<Json> identity;
  identity.set_value(Json::object({{"recipe", Json::object()}}));
  auto index = ResultIndexWriter::begin(path + ".index", identity.get_future().share());
  const Pipeline pipeline = everything();
  Long reader;
  FileSink sink(path, std::nullopt);
  const auto make_writer = [&]() -> std::unique_ptr<RecordWriter> {
    auto writer = std::make_unique<WaitingWriter>([wait] { std::this_thread::sleep_for(wait); });
    if (compression == OutputFormat::Compression::none) return writer;
    return compressed(std::move(writer), compression);
  };
  BatchRun batch(pipeline, reader, make_writer, sink);
  batch.threads = threads;
  batch.result_index = &index;
  CHECK(batch.run().position.counts.documents == 120);
  return {xxh3_of_file(path), xxh3_of_file(path + ".index")};
}

}  // namespace

TEST_CASE("Threads share the documents of a small input") {
  const Pipeline pipeline = everything();
  std::mutex mutex;
  std::condition_variable changed;
  std::set<std::thread::id> threads;
  // Each thread waits with its first document until three have one.
  const auto meet = [&] {
    std::unique_lock lock(mutex);
    threads.insert(std::this_thread::get_id());
    changed.notify_all();
    changed.wait_for(lock, std::chrono::seconds(30), [&] { return threads.size() == 3; });
  };
  Numbers reader(20);
  struct Discard : ResultSink {
    void write(const WrittenGroup&) override {}
    std::uint64_t position() override { return 0; }
    void close() override {}
  } sink;
  BatchRun batch(
      pipeline, reader, [&] { return std::make_unique<WaitingWriter>(meet); }, sink);
  batch.threads = 3;
  CHECK(batch.run().position.counts.documents == 20);
  CHECK(threads.size() == 3);
}

TEST_CASE("Output and index have the same bytes however long documents take") {
  using Compression = OutputFormat::Compression;
  for (const Compression compression : {Compression::none, Compression::gzip, Compression::zstd}) {
    const auto quick = hashes(compression, 1, std::chrono::milliseconds(0));
    CHECK(hashes(compression, 4, std::chrono::milliseconds(15)) == quick);
  }
}

}  // namespace batch_run_test
