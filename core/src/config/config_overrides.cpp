#include "config/config_overrides.hpp"

#include "json/json_pointer.hpp"
#include "schema/schema_message.hpp"
#include "text/nearest_name.hpp"
#include "text/utf8_sequence.hpp"

namespace glossator {
namespace {

std::vector<std::string> step_names(const Json& pipeline) {
  std::vector<std::string> names;
  for (const Json& step : pipeline.items()) {
    const std::string name = step.text_or("name", "");
    names.push_back(name.empty() ? step.text_or("plugin", "") : name);
  }
  return names;
}

/// Applies one override, or throws the problem.
class Application {
 public:
  Application(const Config::Override& override, std::vector<Problem>& problems)
      : text_("override " + override.first + "=" + override.second), problems_(problems) {}

  void apply(const Config::Override& override, Json& config, Places& places) {
    const auto tokens = pointer_tokens(override.first);
    if (!tokens || tokens->empty()) {
      refuse("expected a JSON Pointer to a value of the config, for example /run/threads; found " +
             brief(override.first));
      return;
    }
    Json* value = &config;
    Places* place = &places;
    for (const std::string& token : *tokens) {
      if (!step_into(token, value, place)) return;
    }
    auto parsed = parse_json(override.second);
    if (!parsed.value && valid_utf8_size(override.second) != override.second.size()) {
      refuse("the value is not valid UTF-8");
    } else if (parsed.value) {
      for (Problem& problem : parsed.problems) refuse(problem.message);
      *value = std::move(*parsed.value);
    } else {
      *value = override.second;
    }
    place->value = {};
    place->children.clear();
  }

  const std::string& pointer() const { return pointer_; }
  const std::string& text() const { return text_; }

 private:
  bool step_into(const std::string& token, Json*& value, Places*& place) {
    if (value->is_null()) *value = Json::object();
    std::size_t index = 0;
    if (value->is_object()) {
      pointer_ = pointer_to(pointer_, token);
      Json* const object = value;
      value = &(*object)[token];
      while (&object->members()[index].value != value) ++index;
    } else if (value->is_array()) {
      if (!find_item(token, *value, index)) return false;
      pointer_ = pointer_to(pointer_, index);
      value = &value->items()[index];
    } else {
      refuse((pointer_.empty() ? "the config" : pointer_) + " is " + brief(*value) +
             ": there is nothing in it to set");
      return false;
    }
    if (place->children.size() <= index) place->children.resize(index + 1);
    place = &place->children[index];
    return true;
  }

  bool find_item(const std::string& token, const Json& array, std::size_t& index) {
    if (const auto number = array_index(token)) {
      index = *number;
      if (index < array.size()) return true;
      refuse(pointer_ + " has no item " + token + "; it has " + std::to_string(array.size()) +
             ", from 0");
      return false;
    }
    if (pointer_ != "/pipeline") {
      refuse("expected the number of an item of " + pointer_ + "; found `" + token + "`");
      return false;
    }
    const auto names = step_names(array);
    for (index = 0; index < names.size(); ++index)
      if (names[index] == token) return true;
    std::string message = "no step is named `" + token + "`; known:";
    for (const std::string& name : names) message += " " + name;
    refuse(message + did_you_mean(token, names));
    return false;
  }

  void refuse(const std::string& message) { problems_.push_back({text_, 0, 0, "", message}); }

  std::string text_;
  std::string pointer_;
  std::vector<Problem>& problems_;
};

}  // namespace

std::vector<AppliedOverride> apply_overrides(const std::vector<Config::Override>& overrides,
                                             Json& config, Places& places,
                                             std::vector<Problem>& problems) {
  std::vector<AppliedOverride> applied;
  for (const Config::Override& override : overrides) {
    Application application(override, problems);
    const std::size_t problems_before = problems.size();
    application.apply(override, config, places);
    if (problems.size() == problems_before)
      applied.push_back({application.pointer(), application.text()});
  }
  return applied;
}

namespace {

bool encloses(const std::string& outer, const std::string& inner) {
  return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

}  // namespace

const AppliedOverride* override_of(const std::vector<AppliedOverride>& overrides,
                                   const std::string& pointer) {
  const AppliedOverride* last = nullptr;
  for (const AppliedOverride& override : overrides)
    if (encloses(override.pointer, pointer)) last = &override;
  return last;
}

const AppliedOverride* override_within(const std::vector<AppliedOverride>& overrides,
                                       const std::string& pointer) {
  const AppliedOverride* last = nullptr;
  for (const AppliedOverride& override : overrides)
    if (encloses(pointer, override.pointer)) last = &override;
  return last;
}

}  // namespace glossator
