#pragma once
#include <optional>
#include <string>
#include <vector>

#include "glossator/annotations.hpp"
#include "glossator/pipeline.hpp"
#include "glossator/trace.hpp"

namespace glossator::explain {

struct ShownAttribute {
  std::string key;
  std::string meaning;  ///< the key's description
  std::string value;    ///< a text in quotes, or "people 0 "Amina Odhiambo""
};

/// A record in words.
struct ShownRecord {
  std::string layer;
  std::string id;  ///< as in a result: "3"; of a child "3.0"
  std::string type;
  std::optional<float> score;
  std::optional<Span> span;  ///< none: the whole document
  std::string text;          ///< that it covers
  std::string rule;          ///< the attribute of this name, or empty
  std::optional<double> weight;
  bool is_here = false;  ///< whether its span shares a byte with the place
  std::vector<ShownAttribute> attributes;
  std::vector<ShownRecord> children;  ///< the evidence
};

/// A candidate with the text that it covers.
struct ShownCandidate : Candidate {
  std::string covered;
};

/// A record at the place, with what its step had before it.
struct RecordHere {
  ShownRecord record;
  std::vector<ShownRecord> inputs;   ///< records of the layers that its step reads, at its span
  std::vector<ShownCandidate> told;  ///< of its plugin, about it
};

/// A layer at the place.
struct LayerHere {
  std::string layer, step, plugin, version;
  std::string failure;   ///< why its step failed, so that the layer is empty; else empty
  bool is_told = false;  ///< whether its plugin tells what it considers (gloss.explain/1)
  std::vector<RecordHere> records;
  std::vector<ShownCandidate>
      failed;  ///< candidates at the place, or else near it, without a record
  std::optional<ShownRecord> nearest;  ///< the nearest record, if there is none here
};

/// Why records are at a place of a document, and why others are not.
struct Explanation {
  std::string document;
  Span span;
  std::string before, text, after;  ///< the place in its line
  bool is_asked = false;            ///< whether plugins were asked; not of results that are read
  std::string failure;              ///< why the document failed, without layers; else empty
  std::vector<LayerHere> layers;    ///< in the order in which steps write them
};

/// `trace`: the plugins' answers about `span`; NULL: they were not asked. `steps` need name,
/// plugin, version, inputs and outputs. `layers`: those to show; empty: all.
Explanation explain(const Annotations& annotations, Span span, const std::vector<StepInfo>& steps,
                    const Trace* trace, const std::vector<std::string>& layers);

}  // namespace glossator::explain
