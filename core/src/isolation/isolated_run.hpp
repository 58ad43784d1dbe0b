#pragma once
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "chain/document_result.hpp"
#include "chain/step_runner.hpp"
#include "isolation/isolated_chain.hpp"

namespace glossator {

/// Runs documents through a chain of which steps run in other processes, and makes good what dies
/// there. One thread at a time.
class IsolatedRun {
 public:
  static constexpr std::size_t most_documents = 32;      ///< at once
  static constexpr std::size_t most_bytes = 128u << 10;  ///< of text at once, but for one document

  /// `local` runs the steps in this process. All three outlive this. Of the layers only `wanted`
  /// are in the results for sure, and those that their records refer to.
  IsolatedRun(const Chain& chain, const IsolatedChain& elsewhere, StepRunner& local,
              std::span<const std::uint32_t> wanted);
  ~IsolatedRun();

  /// Runs the chain over documents that were examined. Each has its result at the same index.
  void run(std::span<const Document* const> documents, std::span<DocumentResult* const> results);

 private:
  /// A document in a leg.
  struct Item {
    const Document* document;
    DocumentResult* result;
    std::vector<std::uint32_t> skipped;  // steps of the leg that are not to run
    bool alone = false;                  // a process has died on it
    unsigned unexplained = 0;            // ... without a step that was to blame
  };
  using Items = std::deque<Item>;

  struct LegLayers {
    std::vector<std::uint32_t> read;    // by its steps, from earlier legs
    std::vector<std::uint32_t> wanted;  // of what is there after it
  };

  /// A process, as far as there is one, and what is known of it.
  struct Place {
    std::unique_ptr<WorkerProcess> process;
    unsigned deaths = 0;  // since the last batch that went well
    std::uint64_t batches = 0, first_memory = 0;
  };

  void run_elsewhere(const Leg& leg, Items waiting);
  void run_batch(const Leg& leg, Items& waiting);
  const LegLayers& layers_of(const Leg& leg) const;
  WorkerProcess* process_for(const Leg& leg);
  std::size_t write_batch(const Leg& leg, Items& waiting, SharedWriter& out);
  std::size_t take_answers(const Leg& leg, Items& waiting, std::size_t sent, std::uint64_t size,
                           std::string& garbled);
  void blame(const Leg& leg, Item& item, std::uint32_t step, ErrorCode code,
             const std::string& what);
  void fail(Item& item, std::size_t step, ErrorCode code, const std::string& what);
  void skip_quarantined(const Leg& leg, Items& waiting);
  static void drop_finished(const Leg& leg, Items& waiting);
  void retire_if_worn(Place& place, std::size_t request_size, std::uint64_t results_size);

  const Chain& chain_;
  const IsolatedChain& isolated_;
  StepRunner& local_;
  std::vector<Place> places_;      // of each compartment
  std::vector<LegLayers> layers_;  // of each leg
};

}  // namespace glossator
