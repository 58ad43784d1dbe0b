#include <algorithm>
#include <regex>
#include <set>
#include <thread>

#include "check/checks/all_checks.hpp"
#include "check/probes/allocation_failure.hpp"
#include "check/probes/process_transfers.hpp"
#include "check/subject/raw_entry.hpp"
#include "check/subject/subject.hpp"
#include "plugins/contract_names.hpp"
#include "plugins/layer_keys.hpp"
#include "plugins/plugin_call.hpp"
#include "plugins/plugin_file.hpp"
#include "text/utf8.hpp"

namespace glossator::check {
namespace {

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 32 || c == 127; });
}

struct Text {
  const char* what;
  const char* value;
  const char* pattern;  ///< matches the whole value; NULL: any text
  const char* expected;
};

void check_text(const Text& text, Findings& findings) {
  const std::string_view value = text.value;
  constexpr std::size_t longest = 500;
  const std::string what = std::string("its ") + text.what;
  if (value.empty())
    findings.fail(what + " is missing; expected " + text.expected, "give it in the description");
  else if (find_invalid_utf8(value))
    findings.fail(what + " is not valid UTF-8", "write the source in UTF-8");
  else if (value.size() > longest)
    findings.fail(what + " has " + std::to_string(value.size()) + " bytes; expected " +
                      text.expected + ", " + std::to_string(longest) + " bytes at most",
                  "shorten it; more is said in a README");
  else if (has_control_character(value))
    findings.fail(
        what + " has a line break or another control character; expected " + text.expected,
        "write it in one line");
  else if (text.pattern && !std::regex_match(text.value, std::regex(text.pattern)))
    findings.fail(what + " is `" + text.value + "`; expected " + text.expected,
                  "change it in the description");
}

void describes_itself_in_full(Subject& subject, Findings& findings) {
  const gloss_description& description = subject.description();
  const Text texts[] = {
      {"id", description.id, "[a-z0-9][a-z0-9_.-]*", "small letters, digits and _ . -"},
      {"name", description.name, nullptr, "a name for people"},
      {"version", description.version,
       "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?",
       "a semantic version, for example 1.2.0"},
      {"vendor", description.vendor, nullptr, "who answers for it"},
      {"license", description.license, nullptr, "an SPDX expression, for example MIT"},
      {"summary", description.summary, nullptr, "a sentence on what it marks"},
  };
  for (const Text& text : texts) check_text(text, findings);
  if (description.url[0] != '\0')
    check_text({"url", description.url, "[A-Za-z][A-Za-z0-9+.-]*:[^ ]+", "a URL, or nothing"},
               findings);
  if (description.threads > GLOSS_THREADS_SERIAL)
    findings.fail("its thread model is " + std::to_string(description.threads) +
                      "; known are GLOSS_THREADS_WORKER and _SERIAL",
                  "choose one of them");
  if (description.caps & ~(GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE))
    findings.warn(
        "it declares capabilities that are not known: " + std::to_string(description.caps),
        "declare GLOSS_CAP_DETERMINISTIC and GLOSS_CAP_CANCELLABLE only");
}

/// Concatenates texts and numbers.
class Said {
 public:
  void add(const char* text) { (text_ += text ? text : "(null)") += '\n'; }
  void add(std::uint32_t number) { (text_ += std::to_string(number)) += '\n'; }
  void add_names(const char* const* names) {
    for (; names && *names; ++names) add(*names);
  }
  void add_layer(const gloss_layer& layer) {
    add(layer.name);
    add(layer.optional);
    add_names(layer.types);
    for (const gloss_key& key : keys_of(layer)) {
      for (const std::uint32_t number : {key.kind, key.repeated, key.optional}) add(number);
      for (const char* text : {key.name, key.description}) add(text);
      add_names(key.refers_to);
    }
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// The whole description as one text.
std::string said(const gloss_description* description) {
  if (!description) return "";
  Said all;
  for (const char* text : {description->id, description->name, description->version,
                           description->vendor, description->license, description->url,
                           description->summary, description->config_schema_json})
    all.add(text);
  for (const auto* layers : {description->inputs, description->outputs})
    for (; *layers; ++layers) all.add_layer(**layers);
  for (const std::uint32_t number :
       {description->abi_minor_needed, description->threads, description->caps})
    all.add(number);
  return all.text();
}

void describes_itself_the_same_again(Subject& subject, Findings& findings) {
  const gloss_factory& factory = subject.library().factory();
  const gloss_description* const first = factory.describe(factory.self, subject.index());
  const std::string before = said(first);
  const auto compare = [&](const std::string& when) {
    const gloss_description* const now = factory.describe(factory.self, subject.index());
    if (now != first)
      findings.fail("describe() gives another address " + when, "return static descriptions");
    if (said(now) != before)
      findings.fail("describe() says other things " + when, "return static descriptions");
  };
  compare("the second time");
  std::thread([&] { compare("in another thread"); }).join();
  {
    const Pipeline pipeline = subject.pipeline();
    compare("after create()");
  }
  compare("after destroy()");
}

/// Reports side effects of describe(), which the host has not called yet.
void watch_describe(const gloss_factory& factory, Findings& findings) {
  const ProcessTransfers transfers;
  AllocationFailure::fail_after(UINT64_MAX);
  for (std::uint32_t i = 0; i < factory.count; ++i) factory.describe(factory.self, i);
  const std::uint64_t made = AllocationFailure::stop();
  const auto moved = transfers.so_far();
  const std::string remedy = "return static, constant descriptions";
  if (made > 0)
    findings.fail("describe() allocates memory, " + std::to_string(made) + " times", remedy);
  if (moved && moved->read + moved->written > 0)
    findings.fail("describe() reads or writes files", remedy);
}

void describes_itself_without_work(Subject& subject, Findings& findings) {
  const std::string& path = subject.file();
  check_plugin_file(path);
  const gloss_entry* const entry = raw_entry(path);
  if (!entry) return findings.skip("it does not load");
  const AllocationFailure allocations(path);
  findings.trying("describe() before any create()");
  if (entry->init(&loader_host(), {path.data(), path.size()}) != GLOSS_OK)
    return findings.skip("its init() fails");
  if (const void* const factory = entry->get_factory("gloss.factory/1"))
    watch_describe(*static_cast<const gloss_factory*>(factory), findings);
  findings.trying("reading the descriptions before any create()");
  for (const gloss_description* description : subject.library().descriptions()) said(description);
}

bool is_one_of(char c, std::string_view all) { return all.find(c) != all.npos; }

/// Whether tables, pointers and command lines can hold the name unquoted.
bool is_plain_name(std::string_view name) {
  return !name.empty() && !find_invalid_utf8(name) && !has_control_character(name) &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return is_one_of(c, " \"\\/~=,;:`"); });
}

void check_names(const gloss_layer& layer, std::string_view what,
                 const std::vector<std::string>& names, Findings& findings) {
  static const std::set<std::string> reserved{"id",   "begin", "end",     "text",
                                              "type", "score", "children"};
  std::set<std::string> seen;
  for (const std::string& name : names) {
    const std::string place =
        std::string(what) + " `" + shown_name(name) + "` of layer `" + layer.name + "`";
    const bool is_type = what == "type";
    if (is_type ? !is_type_name(name) : !is_key_name(name))
      findings.fail(place + " is no name that gloss/plugin.h allows", "rename it");
    else if (is_type && !is_plain_name(name))
      findings.warn(place + " has to be quoted in command lines and pointers",
                    "prefer letters, digits, _ . -");
    if (!seen.insert(name).second) findings.fail(place + " is declared twice", "declare it once");
    if (what == "key" && reserved.contains(name))
      findings.fail(place + " is a member that every record has", "choose another name");
  }
}

std::vector<std::string> names_of_types(const gloss_layer& layer) {
  std::vector<std::string> names;
  for (auto at = layer.types; at && *at; ++at) names.emplace_back(*at);
  return names;
}

std::vector<std::string> names_of_keys(const gloss_layer& layer) {
  std::vector<std::string> names;
  for (const gloss_key& key : keys_of(layer)) names.emplace_back(key.name);
  return names;
}

void has_good_names(Subject& subject, Findings& findings) {
  for (const auto* layers : {subject.description().inputs, subject.description().outputs}) {
    std::set<std::string> seen;
    for (; *layers; ++layers) {
      const gloss_layer& layer = **layers;
      if (!is_layer_name(layer.name))
        findings.fail("layer `" + std::string(layer.name) +
                          "`: expected small letters, digits and "
                          "_ . - after a letter",
                      "rename it; a config cannot name it else");
      if (!seen.insert(layer.name).second)
        findings.fail("layer `" + std::string(layer.name) + "` is declared twice",
                      "declare it once");
      check_names(layer, "type", names_of_types(layer), findings);
      check_names(layer, "key", names_of_keys(layer), findings);
    }
  }
  for (auto output = subject.description().outputs; *output; ++output)
    if (!(*output)->types || !*(*output)->types)
      findings.fail("layer `" + std::string((*output)->name) + "` has no types",
                    "declare at least one: each record has a type");
}

}  // namespace

std::span<const Check> description_checks() {
  static constexpr Check checks[] = {
      {"full-description", Group::description, "says who it is, in the forms that are asked for",
       describes_itself_in_full},
      {"same-description", Group::description, "describes itself the same at any time",
       describes_itself_the_same_again, Needs::annotator},
      {"describes-at-once", Group::description,
       "describes itself without an annotator, memory or files", describes_itself_without_work},
      {"good-names", Group::description, "declares layers, types and keys that can be named",
       has_good_names},
  };
  return checks;
}

}  // namespace glossator::check
