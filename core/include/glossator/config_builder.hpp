#pragma once
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api.hpp"
#include "config.hpp"

namespace GLOSSATOR_API glossator {

/// The value of a plugin's option: a text, a number, true or false, a list, or named members.
/// Copies are independent.
class OptionValue {
 public:
  using List = std::vector<OptionValue>;
  using Members = std::vector<std::pair<std::string, OptionValue>>;

  OptionValue(const char* text) : value_(std::string(text)) {}
  OptionValue(std::string text) : value_(std::move(text)) {}
  OptionValue(std::string_view text) : value_(std::string(text)) {}
  OptionValue(std::same_as<bool> auto value) : value_(value) {}
  /// An integer that fits std::int64_t; cast wider types.
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char> &&
           (sizeof(Integer) < sizeof(std::int64_t) || std::signed_integral<Integer>))
      OptionValue(Integer value)
      : value_(static_cast<std::int64_t>(value)) {}
  OptionValue(std::floating_point auto value) : value_(static_cast<double>(value)) {}
  OptionValue(List items) : value_(std::move(items)) {}
  OptionValue(Members members) : value_(std::move(members)) {}

  using Variant = std::variant<std::string, std::int64_t, double, bool, List, Members>;
  const Variant& get() const { return value_; }

 private:
  Variant value_;
};

/// One step of a pipeline made in code; for the members see StepConfig.
struct StepSettings {
  std::string plugin = {};
  std::string name = {};  ///< empty: the plugin's id
  OptionValue::Members options = {};
  std::map<std::string, std::string> inputs = {};
  std::map<std::string, std::string> outputs = {};
  std::optional<OnError> on_error = {};     ///< none: the run's
  std::optional<Isolation> isolation = {};  ///< none: the run's
};

/// Makes a Config in code, without JSON text:
///
///   const Config config = ConfigBuilder{
///       .pipeline = {{.plugin = "tokens"},
///                    {.plugin = "dates", .options = {{"direction", "past"}}}},
///       .output = {.layers = {"dates"}},
///       .run = {.document_seconds = 5}}.build();
///
/// Members that are not given have the defaults of config.schema.json.
struct ConfigBuilder {
  std::vector<StepSettings> pipeline = {};
  std::vector<std::string> plugin_path = {};  ///< relative to `folder`
  InputConfig input = {};
  OutputConfig output = {};
  RunConfig run = {};
  std::string folder = ".";  ///< the base of relative names

  /// The same Config that a text with these values gives, checked alike: problems() has its
  /// problems, with pointers but without lines. Throws ConfigError if it is too broken to check.
  Config build() const;
};

}  // namespace glossator
