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

/// A leg, and the layers that are wanted of it: others may stay away, but for those that records of
/// these refer to.
struct AskedLeg {
  Leg leg;
  std::vector<std::uint32_t> wanted;
};

/// What goes to a worker process first: what the documents behind it are for.
void write_leg(SharedWriter& out, const AskedLeg& asked);
/// A document with the layers that earlier legs wrote; the steps `skipped` are not to run.
void write_document(SharedWriter& out, const Document& document,
                    std::span<const std::uint32_t> skipped, std::span<const std::uint32_t> layers,
                    const DocumentResult& result);

/// The other side, which trusts the host.
AskedLeg read_leg(SharedReader& in);

struct RequestedDocument {
  gloss_document view;  ///< into the shared memory
  std::vector<std::uint32_t> skipped;
};
/// Fills the layers of `result` too.
RequestedDocument read_document(SharedReader& in, DocumentResult& result);

}  // namespace glossator
