#include "check/subject/record_text.hpp"

#include <algorithm>

#include "check/inputs/hostile_texts.hpp"
#include "output/record_writer.hpp"

namespace glossator::check {

std::string record_text(const Pipeline& pipeline, Worker& worker, const Document& document) {
  OutputBuffer line;
  make_jsonl_writer(pipeline)->append(document, worker.annotate(document), line);
  return std::string(line.text());
}

std::string plain_records(const Pipeline& pipeline) {
  Worker worker = pipeline.open();
  std::string all;
  for (const Document& document : plain_documents()) all += record_text(pipeline, worker, document);
  return all;
}

std::string first_difference(const std::string& a, const std::string& b) {
  constexpr std::size_t shown = 60, before = 20;
  const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  const std::size_t from = std::max<std::ptrdiff_t>(0, at - std::ptrdiff_t{before});
  return "`" + a.substr(from, shown) + "` and `" + b.substr(std::min(from, b.size()), shown) + "`";
}

}  // namespace glossator::check
