#include "compare/paired_documents.hpp"

#include <catch2/catch.hpp>

#include "glossator/error.hpp"

namespace paired_documents_test {

using namespace glossator::compare;
using glossator::interchange::AnnotatedDocument;

namespace {

class ListReader final : public glossator::interchange::AnnotatedReader {
 public:
  explicit ListReader(std::vector<std::string> ids) : ids_(std::move(ids)) {}
  std::optional<AnnotatedDocument> next() override {
    if (at_ == ids_.size()) return std::nullopt;
    AnnotatedDocument document;
    document.id = ids_[at_++];
    return document;
  }

 private:
  std::vector<std::string> ids_;
  std::size_t at_ = 0;
};

/// "a+a -+b" and so on, in the order of the pairs.
std::string joined(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  ListReader a(first), b(second);
  PairedDocuments pairs(a, "a.jsonl", b, "b.jsonl");
  std::string out;
  while (const auto pair = pairs.next())
    out +=
        (pair->first ? pair->first->id : "-") + "+" + (pair->second ? pair->second->id : "-") + " ";
  return out;
}

}  // namespace

TEST_CASE("Documents of one order are joined one by one") {
  CHECK(joined({"x", "y"}, {"x", "y"}) == "x+x y+y ");
}

TEST_CASE("Documents are joined in any order, and those without partner come last") {
  CHECK(joined({"x", "y", "z"}, {"z", "x"}) == "x+x z+z y+- ");
  CHECK(joined({"x"}, {"p", "q", "x", "r"}) == "x+x -+p -+q -+r ");
  CHECK(joined({}, {"p"}) == "-+p ");
}

TEST_CASE("A repeated id is refused with its file") {
  CHECK_THROWS_WITH(joined({"x", "y"}, {"x", "x"}),
                    "b.jsonl: repeated id `x`; each document must have an id of its own");
}

}  // namespace paired_documents_test
