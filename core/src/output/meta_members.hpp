#pragma once
#include <simdjson.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "glossator/document.hpp"
#include "json/raw_json.hpp"

namespace glossator {

/// The meta of documents, as far as the config's output.meta asks for it. Reused from document to
/// document. One thread at a time.
class MetaMembers {
 public:
  /// `all`: every member; else those named by `keys`, in this order.
  MetaMembers(bool all, std::vector<std::string> keys);

  bool is_wanted() const { return all_ || !keys_.empty(); }
  /// The wanted members of the document's meta; of a repeated key the last. None if its meta is
  /// not a JSON object. Valid until the next call.
  std::span<const RawMember> of(const Document& document);
  /// The same as a JSON object in one line; "" if there are none. Valid until the next call.
  std::string_view object_of(const Document& document);

 private:
  bool all_;
  std::vector<std::string> keys_;
  simdjson::dom::parser parser_;
  std::string json_, without_numbers_, object_;
  std::vector<RawMember> members_;
};

/// A member's value as text: the content of a string, "" for null, JSON for anything else.
std::string text_of_value(std::string_view json);

}  // namespace glossator
