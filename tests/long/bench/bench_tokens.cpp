// Tokens and sentences, from text to emitted records, through the plugin's process().
// GLOSS_BENCH_TEXT names a JSONL file with documents; GLOSS_BENCH_ONCE=1 reads them once and prints
// only their amount, for instruction counts by callgrind.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "bare_host.hpp"
#include "bench_texts.hpp"

namespace {

constexpr std::size_t most_bytes = 10'000'000;

std::uint64_t annotate_all(bench::BareHost& host, const bench::Texts& texts) {
  std::uint64_t records = 0;
  for (const std::string& text : texts.documents) records += host.process(text);
  return records;
}

bench::BareHost tokens_plugin() {
  return {"tokens",
          {{"/split_hyphens", "false"}, {"/headlines", "true"}, {"/quotation_bytes", "600"}}};
}

void process(benchmark::State& state, const bench::Texts& texts) {
  bench::BareHost host = tokens_plugin();
  std::uint64_t records = 0;
  for (auto _ : state) records += annotate_all(host, texts);
  state.SetLabel(texts.source);
  state.SetBytesProcessed(static_cast<std::int64_t>(texts.bytes * state.iterations()));
  state.SetItemsProcessed(static_cast<std::int64_t>(records));
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Texts texts = bench::load_texts(most_bytes);
  if (std::getenv("GLOSS_BENCH_ONCE") != nullptr) {
    bench::BareHost host = tokens_plugin();
    std::printf("%zu bytes, %llu records\n", texts.bytes,
                static_cast<unsigned long long>(annotate_all(host, texts)));
    return 0;
  }
  benchmark::RegisterBenchmark("tokens/process", [&](benchmark::State& state) {
    process(state, texts);
  })->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
