#pragma once
#include <concepts>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "api.hpp"
#include "config.hpp"

namespace GLOSSATOR_API glossator {

/// The value of a plugin's option: a text, a number, true or false, a list, or named members.
/// A value: copies are independent.
class OptionValue {
 public:
  using List = std::vector<OptionValue>;
  using Members = std::vector<std::pair<std::string, OptionValue>>;

  OptionValue(const char* text) : value_(std::string(text)) {}
  OptionValue(std::string text) : value_(std::move(text)) {}
  OptionValue(std::string_view text) : value_(std::string(text)) {}
  OptionValue(std::same_as<bool> auto value) : value_(value) {}
  /// An integer that fits std::int64_t; of wider types, cast.
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

/// One step of a pipeline that is made in code; StepConfig says what the members mean.
struct StepSettings {
  std::string plugin = {};
  std::string name = {};  ///< empty: the plugin's id
  OptionValue::Members options = {};
  std::map<std::string, std::string> inputs = {};
  std::map<std::string, std::string> outputs = {};
  std::string on_error = {};   ///< empty: the run's
  std::string isolation = {};  ///< empty: the run's
};

/// Makes a Config in code, without JSON text:
///
///   const Config config = ConfigBuilder{
///       .pipeline = {{.plugin = "tokens"},
///                    {.plugin = "dates", .options = {{"direction", "past"}}}},
///       .output = {.layers = {"dates"}},
///       .run = {.document_seconds = 5}}.build();
///
/// A value: what is not given has the default of config.schema.json.
struct ConfigBuilder {
  std::vector<StepSettings> pipeline = {};
  std::vector<std::string> plugin_path = {};  ///< relative to `folder`
  InputConfig input = {};
  OutputConfig output = {};
  RunConfig run = {};
  std::string folder = ".";  ///< what relative names mean

  /// The same Config that a text with these values gives, checked in the same way: what is wrong is
  /// in its problems(), with pointers and without lines. Throws ConfigError if nothing is left of
  /// it to check.
  Config build() const;
};

}  // namespace glossator
