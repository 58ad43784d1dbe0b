#pragma once
/// Sets of texts with a tone, cut into tokens by the plugin `tokens`.
#include <cstdint>
#include <glossator/pipeline.hpp>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace gloss::sentiment::train {

/// In the order of the model's classes.
enum class Class : std::uint8_t { negative, neutral, positive };
constexpr std::uint8_t no_class = 0xFF;

struct TargetPlace {
  std::uint32_t sentence = 0;         ///< of the text
  std::uint32_t first = 0, past = 0;  ///< tokens of the sentence
  bool operator==(const TargetPlace&) const = default;
};

struct LabelledTarget {
  TargetPlace place;
  Class label = Class::neutral;
};

/// A person or an organization that a whole text has a tone toward.
struct LabelledEntity {
  std::vector<TargetPlace> mentions;  ///< at least one
  bool is_organization = false;
  Class label = Class::neutral;
};

struct LabelledText {
  std::vector<std::vector<std::string>> sentences;  ///< their tokens
  std::uint8_t label = no_class;                    ///< a Class, or no_class
  std::optional<float> score;                       ///< a mean of raters, -1 to 1
  std::vector<LabelledTarget> targets;
  std::vector<LabelledEntity> entities;
  unsigned fold = 0;  ///< 0 to 9, by the text, or by the document that it is from
};

class LabelledSetReader {
 public:
  LabelledSetReader();
  /// The texts of a file of JSON Lines. Throws std::runtime_error if it cannot be read.
  std::vector<LabelledText> read(const std::string& path);
  /// The readings of a file, whose texts are in sets of the folder `data`: README.md of readings.
  /// Throws std::runtime_error.
  std::vector<LabelledText> read_readings(const std::string& path, const std::string& data);
  /// Texts of own writing, in the form of own_lines.hpp. Throws std::runtime_error.
  std::vector<LabelledText> read_lines(const std::string& path);
  /// The words of each text of such a file, without its labels.
  std::vector<std::vector<std::string>> read_words(const std::string& path);

 private:
  LabelledText text_of(const nlohmann::json& row);

  glossator::Pipeline pipeline_;
  glossator::Worker worker_;
  glossator::Document document_;
};

}  // namespace gloss::sentiment::train
