#pragma once
#include <gloss/plugin.h>

#include <cstdint>
#include <span>
#include <vector>

#include "glossator/document.hpp"
#include "isolation/placement.hpp"
#include "isolation/shared_data.hpp"

namespace glossator {

struct Chain;
class DocumentResult;

/// The layers that the steps of a leg read and an earlier leg wrote.
std::vector<std::uint32_t> layers_read(const Chain& chain, const Leg& leg);

/// A leg and the layers wanted from it. Other layers may be omitted, unless the records of these
/// refer to them.
struct AskedLeg {
  Leg leg;
  std::vector<std::uint32_t> wanted;
};

/// Writes the leg that the documents behind it are for; it comes first in a request.
void write_leg(SharedWriter& out, const AskedLeg& asked);
/// Writes a document with the layers that earlier legs wrote; the steps `skipped` do not run.
void write_document(SharedWriter& out, const Document& document,
                    std::span<const std::uint32_t> skipped, std::span<const std::uint32_t> layers,
                    const DocumentResult& result);

/// The worker's side of write_leg(). It trusts the host.
AskedLeg read_leg(SharedReader& in);

struct RequestedDocument {
  gloss_document view;  ///< into the shared memory
  std::vector<std::uint32_t> skipped;
};
/// Begins `result` with the document and fills the layers in the request.
RequestedDocument read_document(SharedReader& in, DocumentResult& result);

}  // namespace glossator
