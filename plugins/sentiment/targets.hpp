#pragma once
/// The mentions that are judged: records of the inputs that the option `targets` names.
#include <gloss/annotator.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

/// The plugin's inputs, in the order of its declaration.
enum Input : unsigned {
  tokens_input,
  sentences_input,
  people_input,
  organizations_input,
  names_input,
  first_input,
  second_input,
  third_input,
  fourth_input,
  input_count
};

/// The keys of the inputs with targets that are read, in the order of their declarations. People
/// and organizations have the first alone, names none.
enum TargetKey : unsigned { entity_key, entry_key, name_key };

/// A record that is judged. Numbers of records of its layer.
struct Mention {
  std::uint32_t record;
  std::uint32_t entity;  ///< the first full mention of the same one, or else the first mention
};

/// Reads the mentions of one layer after the other. Immutable; any thread.
class Targets {
 public:
  /// `names`: of the option. Throws Error(GLOSS_E_CONFIG) for an unknown one.
  explicit Targets(const std::vector<std::string>& names);

  /// Reuses its memory; one thread at a time.
  struct Scratch {
    std::vector<Mention> mentions;
    std::vector<Span> judged;  // of the document, sorted by begin
    std::unordered_map<std::string_view, std::uint32_t> firsts;
  };

  /// The inputs, in the order of the option.
  const std::vector<Input>& inputs() const { return inputs_; }

  /// The mentions of inputs()[number], at most `most`. Places, and records of the further inputs,
  /// are none inside a mention of an earlier one. Call it for each number in turn. Borrowed until
  /// the next call.
  const std::vector<Mention>& read(const Document& document, std::size_t number, std::uint32_t most,
                                   Scratch& scratch) const;

 private:
  std::vector<Input> inputs_;
  std::size_t last_further_ = 0;  // of inputs_: the number behind the last that may be covered
};

}  // namespace sentiment
}  // namespace gloss
