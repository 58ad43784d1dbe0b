#include <filesystem>
#include <fstream>

#include "check/checks/all_checks.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/inputs/option_values.hpp"
#include "check/probes/temporary_folder.hpp"
#include "check/subject/made_annotator.hpp"
#include "check/subject/subject.hpp"
#include "json/json_pointer.hpp"
#include "schema/options.hpp"
#include "text/readable_text.hpp"

namespace glossator::check {
namespace {

/// Writes files that are no valid list, model or other resource of an option.
std::vector<std::string> write_odd_files(const std::filesystem::path& folder) {
  std::string all_bytes;
  for (int i = 0; i < 4096; ++i) all_bytes += static_cast<char>(i * 7);
  const std::pair<const char*, std::string> contents[] = {
      {"empty", ""},
      {"all_bytes", all_bytes},
      {"not_utf8", "one\ttwo\n\xC3(\xFF\tthree\n"},
      {"long_line", std::string(1 << 20, 'x')},
      {"many_columns", std::string(10000, '\t') + "\n\n\r\n\r"},
  };
  std::vector<std::string> files;
  for (const auto& [name, content] : contents) {
    files.push_back((folder / name).string());
    std::ofstream(files.back(), std::ios::binary) << content;
  }
  return files;
}

/// Whether the message, as the host keeps it, names the option or its value.
bool names_option(const std::string& message, const OptionValue& option) {
  const auto tokens = pointer_tokens(option.pointer);
  if (message.find(tokens->front()) != message.npos || message.find(tokens->back()) != message.npos)
    return true;
  const std::string value =
      repaired_text(option.tried.is_text() ? option.tried.text() : option.tried.dump());
  return !value.empty() && message.find(value.substr(0, 20)) != message.npos;
}

void check_refusal(const MadeAnnotator& made, const OptionValue& option, Findings& findings) {
  if (made.status() != GLOSS_E_CONFIG && made.status() != GLOSS_E_RESOURCE)
    findings.fail(
        option.text() + ": create() returns " + std::to_string(made.status()) +
            (made.message().empty() ? "" : ": " + made.message()),
        "return GLOSS_E_CONFIG for an option, GLOSS_E_RESOURCE for a file; exclude by the "
        "schema what can never work");
  if (made.message().empty())
    findings.fail(option.text() + " is refused without a reason",
                  "call gloss_host.set_error() with what is wrong and what was expected");
  else if (!names_option(made.message(), option))
    findings.warn(option.text() + " is refused with: " + made.message(),
                  "name the option or its value in the message");
}

void refuses_with_reason(Subject& subject, Findings& findings) {
  const TemporaryFolder folder;
  const Json schema = subject.options_schema();
  for (const OptionValue& option : odd_values(schema, write_odd_files(folder.path()))) {
    findings.trying(option.text());
    const Json given = subject.options();
    Json options = given;
    options[option.key] = option.value;
    Json complete = options;
    if (!check_options(schema, complete).empty()) continue;  // the host refuses it
    const MadeAnnotator made(subject, complete);
    if (!made.is_made()) {
      check_refusal(made, option, findings);
      continue;
    }
    // An accepted value must not lead to a crash later; a document may fail.
    const Pipeline pipeline = subject.pipeline(options);
    Worker worker = pipeline.open();
    for (const Document& document : plain_documents()) worker.annotate(document);
  }
}

}  // namespace

std::span<const Check> refusal_checks() {
  static constexpr Check checks[] = {
      {"bad-options", Group::options, "refuses what makes no sense, and says which option",
       refuses_with_reason},
  };
  return checks;
}

}  // namespace glossator::check
