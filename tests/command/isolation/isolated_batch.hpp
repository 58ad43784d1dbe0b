#pragma once
/// Runs documents through a chain whose plugins run in other processes.
#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "run/batch_run.hpp"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

namespace isolated {

using Json = nlohmann::ordered_json;
using namespace glossator;

/// Gives documents with these texts; their ids are their numbers.
class Texts : public Reader {
 public:
  explicit Texts(std::vector<std::string> texts) : texts_(std::move(texts)) {}
  bool next(InputDocument& out) override {
    if (at_ == texts_.size()) return false;
    if (before_each) before_each(at_);
    out.error.reset();
    out.document.id = std::to_string(at_);
    out.document.text = texts_[at_++];
    return true;
  }
  std::uint64_t bytes_read() const override { return 0; }
  std::optional<std::uint64_t> bytes_total() const override { return std::nullopt; }

  std::function<void(std::size_t)> before_each;

 private:
  std::vector<std::string> texts_;
  std::size_t at_ = 0;
};

struct Kept : ResultSink {
  void write(const WrittenGroup& group) override { text += group.bytes; }
  std::uint64_t position() override { return text.size(); }
  void close() override {}
  std::string text;
};

struct Outcome {
  RunReport report;
  std::string bytes;
  std::vector<Json> records;

  const Json& error(std::size_t i) const { return records.at(i)["error"]; }
  std::string status(std::size_t i) const { return records.at(i)["status"]; }
};

/// A config of these steps (JSON) with these members of "run".
inline Config config_of(const std::string& steps, const std::string& run) {
  return Config::from_text("{\"glossator\": 1, \"pipeline\": [" + steps + "], \"run\": {" + run +
                           "}}");
}

inline Pipeline pipeline_of(const std::string& steps, const std::string& run) {
  return Pipeline(config_of(steps, run),
                  {.plugin_path = {GLOSSATOR_SPECIMENS, GLOSSATOR_MISBEHAVING}});
}

/// Annotates them; writes one record for each annotated document, in order, which it does not read.
inline Outcome write(const Pipeline& pipeline, Texts& reader, unsigned threads) {
  Kept sink;
  BatchRun batch(
      pipeline, reader, [&] { return make_jsonl_writer(pipeline); }, sink);
  batch.threads = threads;
  RunReport report = batch.run();
  return {std::move(report), std::move(sink.text), {}};
}

/// The same, with the records.
inline Outcome annotate(const Pipeline& pipeline, Texts& reader, unsigned threads = 1) {
  Outcome outcome = write(pipeline, reader, threads);
  std::istringstream lines(outcome.bytes);
  for (std::string line; std::getline(lines, line);) {
    outcome.records.push_back(Json::parse(line));
    CHECK(outcome.records.back()["id"] == std::to_string(outcome.records.size() - 1));
  }
  CHECK(outcome.records.size() == outcome.report.position.counts.documents);
  return outcome;
}

inline Outcome annotate(const Pipeline& pipeline, std::vector<std::string> texts,
                        unsigned threads = 1) {
  Texts reader(std::move(texts));
  return annotate(pipeline, reader, threads);
}

}  // namespace isolated
