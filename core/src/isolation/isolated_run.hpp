#pragma once
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "chain/document_result.hpp"
#include "chain/step_runner.hpp"
#include "isolation/isolated_chain.hpp"

namespace glossator {

/// Runs documents through a chain with steps in other processes, and recovers from the death of
/// those processes. One thread at a time.
class IsolatedRun {
 public:
  static constexpr std::size_t most_documents = 32;  ///< at once
  static constexpr std::size_t most_bytes =
      128u << 10;  ///< of text at once; a single document may exceed it

  /// `local` runs the steps in this process. All three outlive this. Fills the layers `wanted` and
  /// those that their records refer to; others may be empty.
  IsolatedRun(const Chain& chain, const IsolatedChain& elsewhere, StepRunner& local,
              std::span<const std::uint32_t> wanted);
  ~IsolatedRun();

  /// Takes a process for each compartment, which run() would do at the first document. Throws
  /// StartFailure or Error.
  void open();
  /// Runs the chain over examined documents. The result of each is at the same index.
  void run(std::span<const Document* const> documents, std::span<DocumentResult* const> results);

 private:
  /// A document in a leg.
  struct Item {
    const Document* document;
    DocumentResult* result;
    std::vector<std::uint32_t> skipped;  // steps of the leg that do not run
    bool alone = false;                  // a process died on it, so it runs alone
    unsigned unexplained = 0;            // deaths without a known step to blame
  };
  using Items = std::deque<Item>;

  struct LegLayers {
    std::vector<std::uint32_t> read;    // by its steps, from earlier legs
    std::vector<std::uint32_t> wanted;  // by later legs or the output
  };

  /// A process, if there is one, and its history.
  struct Place {
    std::unique_ptr<WorkerProcess> process;
    unsigned deaths = 0;  // since the last successful batch
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
