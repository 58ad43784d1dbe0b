#include "check/checks/text_walk.hpp"

#include <chrono>

#include "check/inputs/hostile_texts.hpp"
#include "glossator/error.hpp"

namespace glossator::check {
namespace {

std::vector<Document> texts_of(const Setting& setting, bool is_first) {
  constexpr std::size_t short_text = 1000;
  std::vector<Document> texts = setting.documents;
  if (!setting.layers.is_null()) return texts;  // the layers are of this text
  for (Document& document : plain_documents()) texts.push_back(std::move(document));
  if (is_first)
    for (Document& document : hostile_documents())
      if (document.text.size() < short_text) texts.push_back(std::move(document));
  return texts;
}

}  // namespace

void walk_texts(Subject& subject, Findings& findings, double seconds,
                const std::function<TextVisitor()>& prepare) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  const std::vector<Setting> settings = subject.settings();
  std::size_t left_out = 0;
  for (const Setting& setting : settings) {
    const bool is_first = &setting == &settings[0];
    const auto texts = texts_of(setting, is_first);
    try {
      subject.use(setting);
      const TextVisitor visit = prepare();
      for (const Document& document : texts)
        if (is_first && document.id.starts_with("plain"))
          visit(document);  // so few are always done
        else if (Clock::now() < end)
          visit(document);
        else
          ++left_out;
    } catch (const Error&) {
      if (is_first) throw;
    }
  }
  subject.use(settings[0]);
  if (left_out > 0)
    findings.note("there was no time for " + std::to_string(left_out) + " of the texts");
}

}  // namespace glossator::check
