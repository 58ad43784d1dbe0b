#include "ways.hpp"

#include <algorithm>
#include <numeric>
#include <random>

#include "config/isolation_of_steps.hpp"
#include "permuted_reader.hpp"
#include "scattered_heap.hpp"
#include "text/nearest_name.hpp"

namespace glossator::verify {
namespace {

constexpr std::size_t shard_count = 3;

Order in_order(const Setting& setting) {
  Order order(setting.documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

Order shuffled_order(const Setting& setting) {
  Order order = in_order(setting);
  std::mt19937_64 random(setting.seed);
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

void run_with(Worker& worker, const Setting& setting, const Order& order, const Take& take) {
  for (const std::size_t number : order)
    take(number, worker.annotate(setting.documents[number].document));
}

void run_batch(const Setting& setting, const Pipeline& pipeline, const Order& order,
               unsigned threads, const Take& take) {
  PermutedReader reader(setting.documents, order);
  BatchOptions options;
  options.threads = threads;
  std::size_t done = 0;
  const auto take_next = [&](const Result& result) {
    take(order[done++], result.annotations());
    return true;
  };
  const BatchReport report = pipeline.annotate_all(reader, take_next, options);
  if (report.gave_up)
    throw Error(ErrorCode::document, "verify: the run stopped: " + report.gave_up_on +
                                         "; leave the document out, or set on_error");
}

void run_reference(const Setting& setting, const Pipeline& pipeline, const Take& take) {
  Worker worker = pipeline.open();
  run_with(worker, setting, in_order(setting), take);
}

void run_again(const Setting& setting, const Pipeline& pipeline, const Take& take) {
  Worker worker = pipeline.open();
  const Order order = in_order(setting);
  run_with(worker, setting, order, [](std::size_t, const Annotations&) {});
  run_with(worker, setting, order, take);
}

void run_fresh(const Setting& setting, const Pipeline& pipeline, const Take& take) {
  for (const std::size_t number : in_order(setting)) {
    Worker worker = pipeline.open();
    run_with(worker, setting, {number}, take);
  }
}

void run_reversed(const Setting& setting, const Pipeline& pipeline, const Take& take) {
  Worker worker = pipeline.open();
  Order order = in_order(setting);
  std::reverse(order.begin(), order.end());
  run_with(worker, setting, order, take);
}

void run_shuffled(const Setting& setting, const Pipeline& pipeline, const Take& take) {
  Worker worker = pipeline.open();
  run_with(worker, setting, shuffled_order(setting), take);
}

void run_scattered(const Setting& setting, const Pipeline&, const Take& take) {
  ScatteredHeap heap(setting.seed);
  heap.scatter();
  const Pipeline fresh(setting.config, setting.options);
  Worker worker = fresh.open();
  for (const std::size_t number : in_order(setting)) {
    heap.scatter();
    run_with(worker, setting, {number}, take);
  }
}

void run_shards(const Setting& setting, const Pipeline&, const Take& take) {
  for (std::size_t shard = 0; shard < shard_count; ++shard) {
    Order order;
    for (std::size_t i = shard; i < setting.documents.size(); i += shard_count) order.push_back(i);
    const Pipeline fresh(setting.config, setting.options);
    Worker worker = fresh.open();
    run_with(worker, setting, order, take);
  }
}

void run_threads(const Setting& setting, const Pipeline& pipeline, const Take& take) {
  run_batch(setting, pipeline, in_order(setting), setting.threads, take);
}

void run_shuffled_threads(const Setting& setting, const Pipeline& pipeline, const Take& take) {
  run_batch(setting, pipeline, shuffled_order(setting), setting.threads, take);
}

void run_isolated(const Setting& setting, const Pipeline&, const Take& take) {
  const Pipeline isolated(with_isolation(setting.config, Isolation::chain), setting.options);
  run_batch(setting, isolated, in_order(setting), 2, take);
}

constexpr Way reference{"reference", "one thread, documents in order", "", run_reference};

constexpr Way others[] = {
    {"again", "the same worker, after it has run all documents once",
     "it keeps something from document to document: in its worker, its annotator or a static",
     run_again},
    {"fresh-workers", "a new worker for each document",
     "its worker or a static keeps something from document to document", run_fresh},
    {"reversed", "the last document first",
     "a document's records depend on the documents before it", run_reversed},
    {"shuffled", "documents in a random order",
     "a document's records depend on the documents before it", run_shuffled},
    {"scattered", "a new chain, with objects at addresses in no order",
     "it orders or hashes by address, reads memory that it never wrote, or keeps a static",
     run_scattered},
    {"shards", "three parts, each with a new chain",
     "it counts documents, or a static outlives its annotator", run_shards},
    {"threads", "several threads", "its workers share data that they change", run_threads},
    {"shuffled-threads", "several threads, documents in a random order",
     "its workers share data that they change, or keep something from document to document",
     run_shuffled_threads},
    {"isolation", "plugins in processes of their own (run.isolation chain)",
     "it depends on its process: an address, a static, the environment, the current folder",
     run_isolated},
};

}  // namespace

const Way& reference_way() { return reference; }
std::span<const Way> other_ways() { return others; }

std::vector<Way> select_ways(const std::vector<std::string>& names) {
  if (names.empty()) return {std::begin(others), std::end(others)};
  std::vector<std::string> known;
  for (const Way& way : others) known.emplace_back(way.name);
  std::vector<Way> selected;
  for (const std::string& name : names) {
    const auto at = std::find(known.begin(), known.end(), name);
    if (at == known.end())
      throw Error(ErrorCode::usage, "verify: unknown way `" + name + "`" +
                                        did_you_mean(name, known) + "; known: " + listed(known));
    selected.push_back(others[at - known.begin()]);
  }
  return selected;
}

}  // namespace glossator::verify
