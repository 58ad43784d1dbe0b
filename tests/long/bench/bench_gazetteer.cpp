// The plugin gazetteer after tokens, over lists of 1,000 to 1,000,000 phrases, half of them names
// of the texts; and the time that compiling and opening such lists takes. GLOSS_BENCH_TEXT names a
// JSONL file with documents. GLOSS_BENCH_ONCE=PHRASES reads them once, for instruction counts by
// callgrind; 0 phrases: without the plugin.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <set>

#include "bench_texts.hpp"
#include "gazetteer/compiled_list.hpp"
#include "gazetteer/list_compiler.hpp"
#include "glossator/pipeline.hpp"
#include "support/temp_dir.hpp"

namespace {

using namespace glossator;

const bench::Texts& texts() {
  static const bench::Texts loaded = bench::load_texts(10u << 20);
  return loaded;
}

class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

/// Two to four adjacent capitalised words of a text, or nothing.
std::string name_of_texts(Random& random) {
  const std::string& text = texts().documents[random.below(texts().documents.size())];
  std::string phrase;
  std::size_t at = text.find(' ', random.below(text.size()));
  for (std::size_t words = 2 + random.below(3); words > 0 && at != std::string::npos; --words) {
    const std::size_t end =
        text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", at + 1);
    if (end == std::string::npos || end < at + 3 || text[at + 1] < 'A' || text[at + 1] > 'Z')
      return "";
    phrase += text.substr(at, end - at);
    at = end;
    if (text[end] != ' ' && words > 1) return "";
  }
  return phrase;
}

std::string name_made_up(Random& random) {
  static const char* const syllables[] = {"Ba", "cor", "del", "fin", "gu", "mo", "ran", "tis"};
  std::string phrase;
  for (std::size_t words = 1 + random.below(3); words > 0; --words) {
    phrase += " Ba";
    for (std::size_t k = 1 + random.below(4); k > 0; --k) phrase += syllables[random.below(8)];
  }
  return phrase;
}

/// `count` different names, half of them from the texts as far as these have so many.
std::string list_of(std::size_t count) {
  Random random;
  std::set<std::string> names;
  for (std::size_t tries = 0; tries < count * 100 && names.size() < count / 2; ++tries)
    if (std::string name = name_of_texts(random); !name.empty()) names.insert(std::move(name));
  while (names.size() < count)
    names.insert(name_made_up(random) + std::to_string(names.size() / 4));
  std::string list = "phrase\ttype\tid\n";
  for (const std::string& name : names) list += name + "\tthing\tQ1\n";
  return list;
}

/// tokens, and gazetteer over a compiled list of `phrases` if there are any. With `names` between
/// them, that step numbers the words.
struct ListChain {
  explicit ListChain(std::size_t phrases, bool with_names = false)
      : pipeline(make(phrases, with_names)), worker(pipeline.open()) {
    for (const auto& text : texts().documents)
      documents.push_back({.id = std::to_string(documents.size()), .text = text});
  }
  void annotate_all() {
    for (const Document& document : documents) {
      const Annotations& annotations = worker.annotate(document);
      tokens += annotations.find("tokens")->size();
      if (const Layer* layer = annotations.find("matches")) matches += layer->size();
    }
  }
  Pipeline make(std::size_t phrases, bool with_names) {
    std::string steps = R"({"plugin":"tokens"})";
    if (with_names) steps += R"(,{"plugin":"names"})";
    if (phrases > 0) {
      folder.write("list.glist",
                   std::string(gloss::gazetteer::bytes_of(
                       gloss::gazetteer::compile_list("list.tsv", list_of(phrases)))));
      steps += R"(,{"plugin":"gazetteer","options":{"list":"list.glist"}})";
    }
    return Pipeline(
        Config::from_text(R"({"glossator":1,"pipeline":[)" + steps + "]}", folder.path()),
        {.plugin_path = {GLOSS_PLUGIN_FOLDER}});
  }

  TempDir folder;
  Pipeline pipeline;
  Worker worker;
  std::vector<Document> documents;
  std::uint64_t tokens = 0, matches = 0;
};

// The step's own time: including the numbering of the words, which later plugins would share, or
// after a plugin that has numbered them.
void measure(benchmark::State& state, bool with_names) {
  ListChain chain(static_cast<std::size_t>(state.range(0)), with_names);
  for (auto _ : state) chain.annotate_all();
  const double nanoseconds = static_cast<double>(chain.worker.step_times().back().count());
  const double bytes = static_cast<double>(texts().bytes * state.iterations());
  state.counters["step_ns_token"] = nanoseconds / static_cast<double>(chain.tokens);
  state.counters["step_MB_s"] = bytes / nanoseconds * 1e3;
  state.counters["matches"] = static_cast<double>(chain.matches / state.iterations());
  state.SetLabel(texts().source);
}
void match(benchmark::State& state) { measure(state, false); }
void match_behind_names(benchmark::State& state) { measure(state, true); }

void compile(benchmark::State& state) {
  const std::string list = list_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(gloss::gazetteer::compile_list("list.tsv", list));
}

void open_compiled(benchmark::State& state) {
  const TempDir folder;
  const std::string path = folder.write(
      "list.glist", std::string(gloss::gazetteer::bytes_of(gloss::gazetteer::compile_list(
                        "list.tsv", list_of(static_cast<std::size_t>(state.range(0)))))));
  for (auto _ : state)
    benchmark::DoNotOptimize(gloss::gazetteer::CompiledList::open(path).entry_count());
}

BENCHMARK(match)->Arg(1000)->Arg(10000)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(match_behind_names)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(compile)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);
BENCHMARK(open_compiled)->Arg(1000000)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  if (const char* phrases = std::getenv("GLOSS_BENCH_ONCE")) {
    ListChain chain(std::strtoul(phrases, nullptr, 10));
    chain.annotate_all();
    std::printf("%zu bytes, %llu tokens, %llu matches\n", texts().bytes,
                static_cast<unsigned long long>(chain.tokens),
                static_cast<unsigned long long>(chain.matches));
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
