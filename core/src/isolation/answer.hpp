#pragma once
#include "isolation/request.hpp"
#include "isolation/shared_data.hpp"

namespace glossator {

struct Chain;
class DocumentResult;

/// The worker's part: writes the result of a leg's steps for a document. If it does not fit, writes
/// an answer that says so; returns false if even that does not fit.
bool write_answer(SharedWriter& out, const Chain& chain, const AskedLeg& asked,
                  std::span<const std::uint32_t> skipped, const DocumentResult& result);

/// The host's part: takes an answer about the document `text` into `result`. Trusts nothing in it:
/// its records pass the same checks as records that plugins emit, and a breach is a failure of the
/// step that the answer names. Throws Garbled if it is not an answer; `result` is then undefined.
/// `skipped` are the steps that did not run.
void take_answer(SharedReader& in, const Chain& chain, const AskedLeg& asked,
                 std::span<const std::uint32_t> skipped, std::string_view text,
                 DocumentResult& result);

}  // namespace glossator
