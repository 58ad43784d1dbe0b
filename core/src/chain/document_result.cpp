#include "chain/document_result.hpp"

#include <algorithm>

#include "chain/chain.hpp"
#include "text/document_date.hpp"
#include "text/readable_text.hpp"
#include "text/utf8.hpp"

namespace glossator {

DocumentResult::DocumentResult(const Chain& chain)
    : store(chain.schemas), times(chain.steps.size()), chain_(chain) {
  annotations_.layers_ = &store.layers();
  annotations_.schemas_ = chain.published;
}

void DocumentResult::begin(std::string_view text) {
  store.begin_document(text);
  annotations_.failures_.clear();
  annotations_.status_ = Status::ok;
  std::fill(times.begin(), times.end(), std::chrono::nanoseconds{});
}

void DocumentResult::begin(const Document& document) {
  begin(document.text);
  annotations_.document_ = &document;
}

void DocumentResult::refuse(ErrorCode code, std::string message) {
  annotations_.failures_.push_back({"", "", code, std::move(message)});
  annotations_.status_ = Status::error;
}

void DocumentResult::examine(const Document& document, Encoding encoding) {
  const std::uint64_t most =
      std::min<std::uint64_t>(chain_.config.run().document_bytes, 0xFFFFFFFEu);
  if (document.text.size() > most)
    return refuse(ErrorCode::limit, "the text has " + std::to_string(document.text.size()) +
                                        " bytes; run.limits.document_mb allows " +
                                        std::to_string(most));
  // Readers of files bring dates into this form.
  if (const std::string& date = document.date; !date.empty()) {
    const auto iso = read_document_date(date);
    if (!iso) return refuse(ErrorCode::input, describe_bad_date(date));
    if (*iso != date)
      return refuse(ErrorCode::input, "the reference date \"" + date +
                                          "\" is not in the extended form of ISO 8601; "
                                          "expected \"" +
                                          *iso + "\"");
  }
  if (encoding == Encoding::utf8) return;
  if (const auto at = find_invalid_utf8(document.text))
    refuse(ErrorCode::input, "the text is not valid UTF-8 at byte " + std::to_string(*at));
}

void DocumentResult::fail(const Step& step, ErrorCode code, const std::string& message) {
  annotations_.failures_.push_back({step.plugin(), step.name(), code, repaired_text(message)});
  annotations_.status_ = step.on_error == OnError::skip_layer ? Status::partial : Status::error;
  for (const std::uint32_t layer : step.outputs) store.clear(layer);
}

void DocumentResult::end() {
  if (is_over())
    for (std::uint32_t layer = 0; layer < chain_.schemas.size(); ++layer) store.clear(layer);
  auto& failures = annotations_.failures_;
  if (failures.size() < 2) return;
  // The failure of a step whose process died may come before those of earlier steps, which run
  // again.
  const auto place = [&](const Failure& failure) {
    return std::find_if(chain_.steps.begin(), chain_.steps.end(),
                        [&](const auto& step) { return step->name() == failure.step; });
  };
  std::stable_sort(failures.begin(), failures.end(),
                   [&](const Failure& a, const Failure& b) { return place(a) < place(b); });
}

void DocumentResult::forget(std::size_t mark, std::size_t first, std::size_t last) {
  auto& failures = annotations_.failures_;
  failures.resize(mark);
  annotations_.status_ = failures.empty() ? Status::ok : Status::partial;
  for (std::size_t i = first; i < last; ++i) {
    times[i] = {};
    for (const std::uint32_t layer : chain_.steps[i]->outputs) store.clear(layer);
  }
}

gloss_document view_of(const Document& document) {
  const auto borrowed = [](const std::string& text) {
    return gloss_string{text.data(), text.size()};
  };
  return {sizeof(gloss_document),  0,
          borrowed(document.id),   borrowed(document.uri),
          borrowed(document.mime), borrowed(document.language),
          borrowed(document.text), borrowed(document.meta_json),
          borrowed(document.date)};
}

std::string who(const Step& step) {
  return "plugin `" + std::string(step.plugin()) + "`" +
         (step.name() == step.plugin() ? "" : ", step `" + step.name() + "`");
}

}  // namespace glossator
