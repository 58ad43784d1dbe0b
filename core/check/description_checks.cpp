#include <algorithm>
#include <cstring>
#include <regex>
#include <set>
#include <thread>

#include "allocation_failure.hpp"
#include "check.hpp"
#include "plugins/plugin_call.hpp"
#include "plugins/plugin_file.hpp"
#include "process_transfers.hpp"
#include "raw_entry.hpp"
#include "spdx_license.hpp"
#include "subject.hpp"
#include "text/nearest_name.hpp"
#include "text/utf8.hpp"

namespace glossator::check {
namespace {

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 32 || c == 127; });
}

struct Text {
  const char* what;
  const char* value;
  const char* pattern;  ///< of all of it; NULL: any text
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

void check_license(const char* license, Findings& findings) {
  const LicenseReading reading = read_license(license);
  if (!reading.problem.empty())
    findings.fail("its license is `" + std::string(license) + "`: " + reading.problem +
                      "; expected an SPDX expression, for example MIT or Apache-2.0",
                  "look it up at https://spdx.org/licenses; one that is not there is "
                  "LicenseRef-NAME");
  for (const auto& name : reading.unknown)
    findings.note("its license `" + name + "` is not among the usual ones of SPDX" +
                  did_you_mean(name, usual_licenses()) + "; one of its own is LicenseRef-NAME");
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
  if (description.license[0] != '\0') check_license(description.license, findings);
  if (description.threads > GLOSS_THREADS_SERIAL)
    findings.fail("its thread model is " + std::to_string(description.threads) +
                      "; known are GLOSS_THREADS_WORKER, _SHARED and _SERIAL",
                  "choose one of them");
  if (description.caps & ~(GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE))
    findings.warn(
        "it declares capabilities that are not known: " + std::to_string(description.caps),
        "declare GLOSS_CAP_DETERMINISTIC and GLOSS_CAP_CANCELLABLE only");
}

/// All that a description says, as one text.
std::string said(const gloss_description* description) {
  if (!description) return "";
  std::string all;
  const auto add = [&](const char* text) { (all += text ? text : "(null)") += '\n'; };
  for (const char* text : {description->id, description->name, description->version,
                           description->vendor, description->license, description->url,
                           description->summary, description->config_schema_json})
    add(text);
  for (const auto* layers : {description->inputs, description->outputs})
    for (; *layers; ++layers) {
      add((*layers)->name);
      all += (*layers)->optional ? "optional\n" : "\n";
      for (const auto* names : {(*layers)->types, (*layers)->keys})
        for (; names && *names; ++names) add(*names);
    }
  return all + std::to_string(description->threads) + " " + std::to_string(description->caps);
}

void describes_itself_the_same_again(Subject& subject, Findings& findings) {
  const gloss_factory& factory = subject.library().factory();
  const gloss_description* const first = factory.describe(subject.index());
  const std::string before = said(first);
  const auto compare = [&](const std::string& when) {
    const gloss_description* const now = factory.describe(subject.index());
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

/// What describe() is not to do; the host has not called it yet.
void watch_describe(const gloss_factory& factory, Findings& findings) {
  const ProcessTransfers transfers;
  AllocationFailure::fail_after(UINT64_MAX);
  for (std::uint32_t i = 0; i < factory.count; ++i) factory.describe(i);
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

/// As plugin.h has it: [a-z][a-z0-9_.-]*
bool is_layer_name(std::string_view name) {
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || is_one_of(c, "_.-");
         });
}

/// What tables, pointers and command lines can hold unquoted.
bool is_plain_name(std::string_view name) {
  return !name.empty() && !find_invalid_utf8(name) && !has_control_character(name) &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return is_one_of(c, " \"\\/~=,;:`"); });
}

void check_names(const gloss_layer& layer, const char* what, const char* const* names,
                 Findings& findings) {
  static const std::set<std::string> reserved{"id",   "begin", "end",     "text",
                                              "type", "score", "children"};
  std::set<std::string> seen;
  for (; names && *names; ++names) {
    const std::string place = std::string(what) + " `" + *names + "` of layer `" + layer.name + "`";
    if (!is_plain_name(*names))
      findings.fail(place + " is no name; expected letters, digits, _ . -", "rename it");
    if (!seen.insert(*names).second) findings.fail(place + " is declared twice", "declare it once");
    if (std::strcmp(what, "key") == 0 && reserved.contains(*names))
      findings.fail(place + " is a member that every record has", "choose another name");
  }
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
      check_names(layer, "type", layer.types, findings);
      check_names(layer, "key", layer.keys, findings);
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
       describes_itself_the_same_again},
      {"describes-at-once", Group::description,
       "describes itself without an annotator, memory or files", describes_itself_without_work},
      {"good-names", Group::description, "declares layers, types and keys that can be named",
       has_good_names},
  };
  return checks;
}

}  // namespace glossator::check
