#include "compare/paired_documents.hpp"

#include <functional>
#include <utility>

#include "glossator/error.hpp"
#include "text/readable_text.hpp"

namespace glossator::compare {

PairedDocuments::PairedDocuments(interchange::AnnotatedReader& first, std::string first_name,
                                 interchange::AnnotatedReader& second, std::string second_name)
    : first_{&first, std::move(first_name)}, second_{&second, std::move(second_name)} {}

std::optional<PairedDocuments::Pair> PairedDocuments::next() {
  Pair pair;
  while (!first_.is_ended || !second_.is_ended) {
    const bool is_first = second_.is_ended || (!first_.is_ended && is_turn_of_first_);
    is_turn_of_first_ = !is_first;
    if (is_first ? read(first_, second_, pair, true) : read(second_, first_, pair, false))
      return pair;
  }
  if ((pair.first = next_waiting(first_))) return pair;
  if ((pair.second = next_waiting(second_))) return pair;
  return std::nullopt;
}

// Whether the document that `side` reads completes a pair.
bool PairedDocuments::read(Side& side, Side& other, Pair& out, bool is_first) {
  std::optional<Document> document = side.reader->next();
  if (!document) {
    side.is_ended = true;
    return false;
  }
  if (!side.seen.insert(std::hash<std::string>()(document->id)).second)
    throw Error(ErrorCode::input, side.name + ": repeated id `" + shown_id(document->id) +
                                      "`; each document must have an id of its own");
  auto partner = other.waiting.extract(document->id);
  if (!partner) {
    side.order.push_back(document->id);
    std::string id = document->id;
    side.waiting.emplace(std::move(id), std::move(*document));
    return false;
  }
  while (!other.order.empty() && !other.waiting.contains(other.order.front()))
    other.order.pop_front();
  out.first = std::move(is_first ? *document : partner.mapped());
  out.second = std::move(is_first ? partner.mapped() : *document);
  return true;
}

std::optional<PairedDocuments::Document> PairedDocuments::next_waiting(Side& side) {
  while (!side.order.empty()) {
    auto found = side.waiting.extract(side.order.front());
    side.order.pop_front();
    if (found) return std::move(found.mapped());
  }
  return std::nullopt;
}

}  // namespace glossator::compare
