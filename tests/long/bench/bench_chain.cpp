// The whole chain of configs/news.json over documents in memory, with and without writing JSONL;
// the counters have the time of each step, in nanoseconds a token.
#include <benchmark/benchmark.h>

#include "bench_texts.hpp"
#include "glossator/pipeline.hpp"
#include "output/record_writer.hpp"

namespace {

using namespace glossator;

const bench::Texts& texts() {
  static const bench::Texts loaded = bench::load_texts(10u << 20);
  return loaded;
}

std::vector<Document> documents() {
  std::vector<Document> out;
  for (const auto& text : texts().documents)
    out.push_back({.id = std::to_string(out.size()), .text = text, .date = "2020-01-15"});
  return out;
}

void report(benchmark::State& state, const Pipeline& pipeline, const Worker& worker,
            std::uint64_t tokens) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * texts().bytes));
  state.counters["tokens"] = static_cast<double>(tokens) / static_cast<double>(state.iterations());
  const auto steps = pipeline.steps();
  const auto times = worker.step_times();
  for (std::size_t i = 0; i < steps.size(); ++i)
    state.counters[steps[i].name + "_ns"] =
        static_cast<double>(times[i].count()) / static_cast<double>(tokens);
  state.SetLabel(texts().source);
}

void chain(benchmark::State& state, bool write) {
  const Pipeline pipeline(Config::from_file(GLOSSATOR_CONFIGS "/news.json"),
                          {.plugin_path = {GLOSS_PLUGIN_FOLDER}});
  const auto all = documents();
  const auto writer = make_jsonl_writer(pipeline);
  Worker worker = pipeline.open();
  OutputBuffer out;
  std::uint64_t tokens = 0;
  for (auto _ : state) {
    for (const auto& document : all) {
      const Annotations& annotations = worker.annotate(document);
      tokens += annotations.find("tokens")->size();
      out.clear();
      if (write) writer->append(document, annotations, out);
      benchmark::DoNotOptimize(out.text());
    }
  }
  report(state, pipeline, worker, tokens);
}

BENCHMARK_CAPTURE(chain, annotate, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(chain, annotate_and_write, true)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
