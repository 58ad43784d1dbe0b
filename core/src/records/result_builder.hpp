#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/annotations.hpp"

namespace glossator {

/// Makes a Result that no worker has made: of a document that could not be read, or of what was
/// read back. Used once.
class ResultBuilder {
 public:
  /// Begins with layers without records. `schemas` has one for each layer.
  ResultBuilder(Document document, std::shared_ptr<const std::vector<LayerSchema>> schemas);
  ~ResultBuilder();

  const Document& document() const;
  void set_status(Status status, std::vector<Failure> failures);
  /// What is behind a layer. Records are to come in the order of the contract (comes_before()),
  /// and to refer to attributes of the same layer.
  std::vector<gloss_record>& records(std::uint32_t layer);
  std::vector<gloss_attribute>& attributes(std::uint32_t layer);
  std::string& pool(std::uint32_t layer);

  Result take();

 private:
  std::unique_ptr<Result::State> state_;
};

}  // namespace glossator
