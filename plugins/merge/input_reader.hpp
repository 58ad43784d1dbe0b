#pragma once
/// Reads the input layers: their records become candidates.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gloss/annotator.hpp"
#include "merge/candidate.hpp"
#include "merge/type_map.hpp"

namespace gloss::merge {

/// The keys of an input that are read, in the order of its declaration.
enum InputKey : unsigned { kind_key, rule_key };

struct InputOptions {
  std::string name;             ///< begins the rules of its records
  Target type = Target::other;  ///< of records whose own type says nothing
  float score = 1;              ///< of records without one
};

/// A record that cannot become a name.
struct LeftOut {
  std::uint32_t input = 0, record = 0;
  bool has_text = false;  ///< true: its type is left out; false: it covers no text
};

/// Read-only once built; any thread.
class InputReader {
 public:
  using Inputs = std::array<InputOptions, input_names.size()>;

  InputReader(TypeMap types, Inputs inputs)
      : types_(std::move(types)), inputs_(std::move(inputs)) {}

  const InputOptions& options(std::uint32_t input) const { return inputs_[input]; }

  /// Scratch space of one thread.
  struct Scratch {
    std::vector<Candidate> candidates;  ///< by input, then by record
    std::vector<LeftOut> left_out;      ///< the same
    std::vector<LayerView> layers;      ///< by input; borrowed until process() returns
    std::vector<Target> types;          ///< of the layer being read
  };

  /// Sets `scratch` to the records of all inputs. Throws Error(GLOSS_E_DOCUMENT) at a record whose
  /// type is an error.
  void read(const Document& document, Scratch& scratch) const;

 private:
  void read_layer(const LayerView& layer, std::uint32_t input, Scratch& scratch) const;
  Target target(const LayerView& layer, const gloss_record& record, std::uint32_t input,
                std::span<const Target> types) const;
  [[noreturn]] void refuse(const LayerView& layer, const gloss_record& record,
                           std::uint32_t input) const;

  TypeMap types_;
  Inputs inputs_;
};

}  // namespace gloss::merge
