#include <filesystem>
#include <fstream>

#include "check.hpp"
#include "glossator/error.hpp"
#include "hostile_texts.hpp"
#include "record_text.hpp"
#include "subject.hpp"

namespace glossator::check {
namespace {

using Json = nlohmann::ordered_json;

std::string records(const Pipeline& pipeline) {
  Worker worker = pipeline.open();
  std::string all;
  for (const Document& document : plain_documents()) all += record_text(pipeline, worker, document);
  return all;
}

/// The properties of the options schema.
Json properties_of(Subject& subject) {
  const Json schema = Json::parse(subject.description().config_schema_json, nullptr, false);
  return schema.is_object() ? schema.value("properties", Json::object()) : Json::object();
}

void works_with_defaults(Subject& subject, Findings& findings) {
  try {
    records(subject.pipeline(Json::object()));
  } catch (const ConfigError& error) {
    if (subject.options().empty())
      return findings.warn(std::string("cannot be created without options: ") + error.what(),
                           "give every option a default that works; where that cannot be, name "
                           "the options here with --options or --config");
    findings.note("needs some of the options that it was given here");
  }
}

void has_true_defaults(Subject& subject, Findings& findings) {
  const Pipeline pipeline = subject.pipeline();
  const Json filled = Json::parse(pipeline.steps()[subject.position()].options_json);
  const std::string before = records(pipeline);
  if (const std::string now = records(subject.pipeline(filled)); now != before)
    findings.fail(
        "with its defaults written out it gives other records: " + first_difference(before, now),
        "treat an option that is given as its default like one that is not given");
  const Json properties = properties_of(subject);
  for (const auto& [key, property] : properties.items())
    if (!filled.contains(key))
      findings.note("option /" + key +
                    " has no default, so that `gloss validate --print` cannot "
                    "show it");
}

/// Values of a property that its schema allows, and that lie at its bounds.
std::vector<Json> values_at_bounds(const Json& property) {
  std::vector<Json> values;
  if (property.contains("enum"))
    for (const Json& value : property["enum"]) values.push_back(value);
  else if (property.value("type", Json()) == "boolean")
    values = {true, false};
  for (const char* bound : {"minimum", "maximum"})
    if (property.contains(bound)) values.push_back(property[bound]);
  return values;
}

void works_at_bounds(Subject& subject, Findings& findings) {
  records(subject.pipeline());  // what is wrong without changes is told as it is
  const Json properties = properties_of(subject);
  for (const auto& [key, property] : properties.items())
    for (const Json& value : values_at_bounds(property)) {
      const std::string what = "option /" + key + " = " + value.dump();
      findings.trying(what);
      Json options = subject.options();
      options[key] = value;
      try {
        const Pipeline pipeline = subject.pipeline(options);
        Worker worker = pipeline.open();
        for (const Document& document : plain_documents())
          for (const Failure& failure : worker.annotate(document).failures())
            findings.fail(what + ": " + failure.message,
                          "work with every value that the schema allows, or narrow the schema");
      } catch (const ConfigError& error) {
        findings.fail(what + " is refused: " + error.what(),
                      "work with every value that the schema allows, or narrow the schema");
      }
    }
}

const std::vector<std::string>& bad_texts() {
  static const std::vector<std::string> texts{"",
                                              " ",
                                              "(",
                                              "[a-",
                                              "*",
                                              "\\",
                                              "%s%n",
                                              "/no/such/file",
                                              "no such file.tsv",
                                              ".",
                                              "/dev",
                                              "\n",
                                              "\x01",
                                              "\xF0\x9F\x98\x80",
                                              std::string(5000, 'x')};
  return texts;
}

void refuses_with_reason(Subject& subject, Findings& findings) {
  const Json properties = properties_of(subject);
  for (const auto& [key, property] : properties.items()) {
    if (property.value("type", Json()) != "string" || property.contains("enum")) continue;
    for (const std::string& text : bad_texts()) {
      const std::string what = "option /" + key + " = " + Json(text.substr(0, 40)).dump();
      findings.trying(what);
      Json options = subject.options();
      options[key] = text;
      try {
        records(subject.pipeline(options));
      } catch (const ConfigError& error) {
        const std::string message = error.problems()[0].text();
        const bool names_it = message.find(key) != message.npos ||
                              (!text.empty() && message.find(text.substr(0, 20)) != message.npos);
        if (!names_it)
          findings.warn(what + " is refused with: " + message,
                        "name the option or its value in the message");
      }
    }
  }
}

std::uint64_t resident_kilobytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t pages = 0, resident = 0;
  in >> pages >> resident;
  return resident * 4;
}

std::size_t open_descriptors() {
  std::size_t count = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator at("/proc/self/fd", error), end; !error && at != end;
       at.increment(error))
    ++count;
  return count;
}

void leaves_nothing_behind(Subject& subject, Findings& findings) {
  const auto make_and_destroy = [&] {
    const Pipeline pipeline = subject.pipeline();
    Worker worker = pipeline.open();
    worker.annotate(plain_documents()[0]);
  };
  // What is kept once, caches and the allocator's own, is there after some rounds.
  constexpr int rounds_before = 20, rounds = 100;
  for (int i = 0; i < rounds_before; ++i) make_and_destroy();
  const std::uint64_t before = resident_kilobytes();
  const std::size_t descriptors = open_descriptors();
  for (int i = 0; i < rounds; ++i) make_and_destroy();
  const std::uint64_t after = resident_kilobytes();
  if (open_descriptors() > descriptors)
    findings.fail(std::to_string(open_descriptors() - descriptors) + " files stay open after " +
                      std::to_string(rounds) + " times create() and destroy()",
                  "close in destroy() what create() has opened");
  constexpr std::uint64_t slack = 2048;
  if (after > before + before / 20 + slack)
    findings.fail("memory grows from " + std::to_string(before) + " to " + std::to_string(after) +
                      " KiB in " + std::to_string(rounds) + " times create() and destroy()",
                  "give back in destroy() and close() what create() and open() have made");
}

}  // namespace

std::span<const Check> options_checks() {
  static constexpr Check checks[] = {
      {"defaults-work", Group::options, "works without any option", works_with_defaults},
      {"true-defaults", Group::options, "means by a default what it does when nothing is given",
       has_true_defaults},
      {"options-at-bounds", Group::options, "works with every value that its schema allows",
       works_at_bounds},
      {"bad-options", Group::options, "refuses a text that makes no sense, and says which",
       refuses_with_reason},
      {"leaves-nothing", Group::options, "leaves no memory and no open file behind",
       leaves_nothing_behind},
  };
  return checks;
}

}  // namespace glossator::check
