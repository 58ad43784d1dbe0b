#include "chain/step_call.hpp"

#include <algorithm>
#include <mutex>
#include <new>

#include "chain/document_result.hpp"
#include "plugins/plugin_call.hpp"
#include "records/record_intake.hpp"

namespace glossator {

StepCall::StepCall(const Step& step, WordTypes& words, Watchdog::Watch& watch)
    : step_(step),
      words_(words),
      watch_(watch),
      who_(who(step)),
      table_{sizeof(gloss_call), 0, this, &watch.cancelled, read_layer, emit},
      inputs_(step.inputs.size()) {}

StepCall::~StepCall() { close_worker(); }

// Plugins that say so run in one thread at a time. Waiting for another document is no time of this
// one.
std::unique_lock<std::mutex> StepCall::wait_for_turn() {
  if (step_.description().threads != GLOSS_THREADS_SERIAL) return {};
  std::unique_lock turn(step_.library().serial_mutex(), std::try_to_lock);
  if (turn.owns_lock()) return turn;
  watch_.pause();
  turn.lock();
  watch_.go_on();
  return turn;
}

StepCall::Outcome StepCall::open() {
  const auto turn = wait_for_turn();
  return worker_ ? Outcome{} : open_worker();
}

StepCall::Outcome StepCall::open_worker() {
  const auto watched = step_.watched("open", Watchdog::start_limit);
  Outcome outcome;
  outcome.status = call_plugin(outcome.message,
                               [&] { return step_.factory().open(step_.annotator(), &worker_); });
  if (outcome.status == GLOSS_OK && !worker_)
    outcome = {GLOSS_E_CONTRACT, "its open() gave no worker and no error"};
  return outcome;
}

void StepCall::close_worker() {
  if (!worker_) return;
  const auto watched = step_.watched("close", Watchdog::document_limit);
  step_.factory().close(worker_);
  worker_ = nullptr;
}

StepCall::Outcome StepCall::run(const gloss_document& document, LayerStore& store) {
  text_ = {document.text.data, static_cast<std::size_t>(document.text.size)};
  store_ = &store;
  if (refusal_.status != GLOSS_OK) refusal_ = {};
  for (auto& input : inputs_) input.ready = false;

  const auto turn = wait_for_turn();
  Outcome outcome;
  if (!worker_) outcome = open_worker();
  if (outcome.status == GLOSS_OK) {
    watch_.enter({who_, "process", {document.id.data, static_cast<std::size_t>(document.id.size)}});
    outcome.status = call_plugin(
        outcome.message, [&] { return step_.factory().process(worker_, &document, &table_); });
    watch_.leave();
  }
  // A refusal is the cause, whatever status the plugin returned after it.
  if (refusal_.status != GLOSS_OK) outcome = refusal_;
  if (outcome.status == GLOSS_E_FATAL || outcome.status == GLOSS_E_CONTRACT) close_worker();
  for (const std::uint32_t layer : step_.outputs) {
    if (outcome.status == GLOSS_OK)
      store_->sort(layer);
    else
      store_->clear(layer);
  }
  return outcome;
}

gloss_status StepCall::refuse(gloss_status status, const std::string& message) {
  if (refusal_.status == GLOSS_OK) refusal_ = {status, message};
  return status;
}

gloss_status StepCall::refuse_thrown(const std::exception& error) {
  const bool no_memory = dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
  return refuse(GLOSS_E_LIMIT, no_memory ? "out of memory for the document's layers; a process "
                                           "with plugins has run.limits.memory_mb"
                                         : error.what());
}

gloss_status StepCall::read_layer(void* self, std::uint32_t input, const gloss_batch** out) {
  auto& call = *static_cast<StepCall*>(self);
  // Plugins read a layer many times.
  if (input >= call.inputs_.size() || !call.inputs_[input].ready) {
    const gloss_status status = call.prepare_checked(input);
    if (status != GLOSS_OK) return status;
  }
  *out = &call.inputs_[input].batch;
  return GLOSS_OK;
}

gloss_status StepCall::prepare_checked(std::uint32_t input) {
  try {
    if (input >= inputs_.size())
      return refuse(GLOSS_E_CONTRACT, "read input number " + std::to_string(input) +
                                          "; it declares " + std::to_string(inputs_.size()));
    prepare(input);
    return GLOSS_OK;
  } catch (const std::exception& error) {
    return refuse_thrown(error);
  }
}

void StepCall::prepare(std::uint32_t input) {
  const BoundInput& bound = step_.inputs[input];
  ReadInput& read = inputs_[input];
  read.batch = {sizeof(gloss_batch),
                sizeof(gloss_record),
                sizeof(gloss_attribute),
                0,
                0,
                0,
                nullptr,
                nullptr,
                nullptr,
                bound.type_names.data(),
                bound.key_names.data()};
  read.ready = true;
  if (bound.layer == GLOSS_NONE) return;

  const Layer& layer = store_->layer(bound.layer);
  const auto records = layer.raw_records();
  const auto attributes = layer.raw_attributes();
  const bool elsewhere = bound.refers_elsewhere &&
                         std::any_of(attributes.begin(), attributes.end(), [](const auto& a) {
                           return a.kind == GLOSS_V_REF && a.value.ref.input != GLOSS_NONE;
                         });
  read.batch.record_count = layer.size();
  read.batch.records = records.data();
  read.batch.attribute_count = static_cast<std::uint32_t>(attributes.size());
  read.batch.attributes = attributes.data();
  read.batch.pool = layer.raw_pool().data();
  read.batch.pool_size = static_cast<std::uint32_t>(layer.raw_pool().size());
  if (!bound.types.empty() || !bound.keys.empty() || elsewhere) renumber(bound, layer, read);
}

void StepCall::renumber(const BoundInput& bound, const Layer& layer, ReadInput& read) const {
  const auto records = layer.raw_records();
  const auto attributes = layer.raw_attributes();
  read.records.assign(records.begin(), records.end());
  read.attributes.assign(attributes.begin(), attributes.end());
  if (!bound.types.empty())
    for (auto& record : read.records) record.type = bound.types[record.type];
  for (auto& attribute : read.attributes) {
    if (!bound.keys.empty()) attribute.key = bound.keys[attribute.key];
    if (attribute.kind != GLOSS_V_REF || attribute.value.ref.input == GLOSS_NONE) continue;
    // References use the reader's input numbers; one to a layer that the reader does not read is
    // dropped.
    const auto at =
        std::find(step_.input_layers.begin(), step_.input_layers.end(), attribute.value.ref.input);
    if (at == step_.input_layers.end())
      attribute.key = GLOSS_NONE;
    else
      attribute.value.ref.input = static_cast<std::uint32_t>(at - step_.input_layers.begin());
  }
  read.batch.records = read.records.data();
  read.batch.attributes = read.attributes.data();
}

gloss_status StepCall::emit(void* self, std::uint32_t output, const gloss_batch* batch) {
  auto& call = *static_cast<StepCall*>(self);
  try {
    if (call.refusal_.status != GLOSS_OK) return call.refusal_.status;
    const auto& outputs = call.step_.outputs;
    if (output >= outputs.size())
      return call.refuse(GLOSS_E_CONTRACT, "emitted to output number " + std::to_string(output) +
                                               "; it declares " + std::to_string(outputs.size()));
    if (!batch) return call.refuse(GLOSS_E_CONTRACT, "emitted no batch");
    const IntakeScope scope{call.text_, outputs[output], call.step_.input_layers};
    const std::string wrong = take_records(*batch, scope, *call.store_);
    if (wrong.empty()) return GLOSS_OK;
    return call.refuse(GLOSS_E_CONTRACT, "layer `" + call.store_->layer(scope.layer).name() +
                                             "`, " + wrong + "; batch refused");
  } catch (const std::exception& error) {
    return call.refuse_thrown(error);
  }
}

gloss_status StepCall::word_ids(std::uint32_t input, const std::uint32_t** ids,
                                std::uint32_t* count) {
  try {
    if (input >= step_.inputs.size())
      return refuse(GLOSS_E_CONTRACT, "asked for word types of input number " +
                                          std::to_string(input) + "; it declares " +
                                          std::to_string(step_.inputs.size()));
    *ids = nullptr;
    *count = 0;
    if (step_.inputs[input].layer == GLOSS_NONE) return GLOSS_OK;
    const auto found = words_.ids(store_->layer(step_.inputs[input].layer), text_);
    *ids = found.data();
    *count = static_cast<std::uint32_t>(found.size());
    return GLOSS_OK;
  } catch (const std::exception& error) {
    return refuse_thrown(error);
  }
}

gloss_status StepCall::word_rows(std::uint32_t column, const void** base, std::uint32_t* stride) {
  try {
    if (!words_.has_column(column))
      return refuse(GLOSS_E_CONTRACT,
                    "asked for column " + std::to_string(column) + ", which was never added");
    *base = words_.rows(column);
    *stride = words_.stride(column);
    return GLOSS_OK;
  } catch (const std::exception& error) {
    return refuse_thrown(error);
  }
}

gloss_status TypesExtension::ids(void*, const gloss_call* call, std::uint32_t input,
                                 const std::uint32_t** ids, std::uint32_t* count) {
  return StepCall::of(*call).word_ids(input, ids, count);
}

gloss_status TypesExtension::rows(void*, const gloss_call* call, std::uint32_t column,
                                  const void** base, std::uint32_t* stride) {
  return StepCall::of(*call).word_rows(column, base, stride);
}

}  // namespace glossator
