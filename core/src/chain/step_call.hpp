#pragma once
#include <gloss/plugin.h>

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "chain/step.hpp"
#include "chain/types_extension.hpp"
#include "chain/watchdog.hpp"
#include "records/layer_store.hpp"

namespace glossator {

/// One step in one worker: its gloss_worker, and the gloss_call through which its plugin reads and
/// writes. One thread at a time.
class StepCall {
 public:
  struct Outcome {
    gloss_status status = GLOSS_OK;
    std::string message;  ///< empty on success
  };

  /// `watch` is the caller's, which arms it; gloss_call.cancelled points to its flag.
  StepCall(const Step& step, WordTypes& words, Watchdog::Watch& watch);
  ~StepCall();
  StepCall(const StepCall&) = delete;

  /// Opens the plugin's worker, unless it is open. run() does it too, if this was never called.
  Outcome open();
  /// Annotates one document. On success the records of the step are in the store, sorted; else they
  /// are dropped.
  Outcome run(const gloss_document& document, LayerStore& store);

  const Step& step() const { return step_; }
  /// Of the current document.
  std::string_view text() const { return text_; }

  /// The StepCall behind a table that the host gave to a plugin.
  static StepCall& of(const gloss_call& call) { return *static_cast<StepCall*>(call.self); }

  gloss_status word_ids(std::uint32_t input, const std::uint32_t** ids, std::uint32_t* count);
  gloss_status word_rows(std::uint32_t column, const void** base, std::uint32_t* stride);

 private:
  /// An input as the plugin reads it in this document.
  struct ReadInput {
    bool ready = false;
    gloss_batch batch{};
    std::vector<gloss_record> records;        // only if renumbered
    std::vector<gloss_attribute> attributes;  // only if renumbered
  };

  static gloss_status read_layer(void* self, std::uint32_t input, const gloss_batch** out);
  static gloss_status emit(void* self, std::uint32_t output, const gloss_batch* batch);

  Outcome open_worker();
  void close_worker();
  std::unique_lock<std::mutex> wait_for_turn();
  [[gnu::noinline]] gloss_status prepare_checked(std::uint32_t input);
  void prepare(std::uint32_t input);
  void renumber(const BoundInput& bound, const Layer& layer, ReadInput& read) const;
  gloss_status refuse(gloss_status status, const std::string& message);
  gloss_status refuse_thrown(const std::exception& error);

  const Step& step_;
  LayerStore* store_ = nullptr;  // of the current document
  WordTypes& words_;
  Watchdog::Watch& watch_;
  const std::string who_;
  gloss_call table_;
  gloss_worker* worker_ = nullptr;
  std::string_view text_;
  std::vector<ReadInput> inputs_;
  Outcome refusal_;  // the first in this document
};

}  // namespace glossator
