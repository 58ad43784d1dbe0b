#pragma once
#include "isolation/request.hpp"
#include "isolation/shared_data.hpp"

namespace glossator {

struct Chain;
class DocumentResult;

/// The worker's part: writes what the steps of a leg have made of a document. Where that does not
/// fit, the answer says so; false if not even that fits.
bool write_answer(SharedWriter& out, const Chain& chain, const AskedLeg& asked,
                  std::span<const std::uint32_t> skipped, const DocumentResult& result);

/// The host's part: takes an answer about the document `text` into `result`. Nothing in it is
/// trusted: records pass the checks that what plugins emit passes, and a breach is a failure of the
/// step that is said to have written them. Throws Garbled if it is no answer; `result` is
/// undefined then. `skipped` are the steps that did not run.
void take_answer(SharedReader& in, const Chain& chain, const AskedLeg& asked,
                 std::span<const std::uint32_t> skipped, std::string_view text,
                 DocumentResult& result);

}  // namespace glossator
