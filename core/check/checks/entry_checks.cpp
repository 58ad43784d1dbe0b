#include "check/checks/all_checks.hpp"
#include "check/inputs/hostile_texts.hpp"
#include "check/subject/made_annotator.hpp"
#include "check/subject/raw_entry.hpp"
#include "check/subject/subject.hpp"
#include "plugins/layer_keys.hpp"
#include "plugins/plugin_call.hpp"

namespace glossator::check {
namespace {

const gloss_entry& entry_of(Subject& subject) {
  subject.library();  // the host reports all faults of the library
  return *raw_entry(subject.file());
}

/// Checks the size of a struct: at least that of ABI 1.0, and not much larger.
void check_size(const std::string& what, std::uint32_t size, std::size_t least,
                Findings& findings) {
  constexpr std::uint32_t most = 4096;
  if (size < least || size > most || size % 4 != 0)
    findings.fail(what + " says it has " + std::to_string(size) + " bytes; expected " +
                      std::to_string(least) + ", or somewhat more",
                  "set struct_size to sizeof the struct");
}

void check_layer(const gloss_layer& layer, Findings& findings) {
  const std::string name = "layer `" + std::string(layer.name) + "`";
  check_size(name, layer.struct_size, sizeof(gloss_layer), findings);
  for (const gloss_key& key : keys_of(layer))
    check_size("key `" + std::string(key.name) + "` of " + name, key.struct_size, sizeof(gloss_key),
               findings);
}

void check_description(const gloss_description& description, std::uint32_t minor,
                       Findings& findings) {
  const std::string name = std::string("the description of `") + description.id + "`";
  check_size(name, description.struct_size, sizeof(gloss_description), findings);
  if (description.abi_minor_needed > minor)
    findings.fail(name + " needs ABI 1." + std::to_string(description.abi_minor_needed) +
                      ", and the library was built with 1." + std::to_string(minor),
                  "set abi_minor_needed to GLOSS_TARGET_MINOR");
  for (const auto* layers : {description.inputs, description.outputs})
    for (; *layers; ++layers) check_layer(**layers, findings);
}

void has_sane_tables(Subject& subject, Findings& findings) {
  const gloss_entry& entry = entry_of(subject);
  check_size("gloss_entry_1", entry.struct_size, sizeof(gloss_entry), findings);
  if (entry.abi_minor > 99)
    findings.fail("gloss_entry_1 is of ABI 1." + std::to_string(entry.abi_minor),
                  "set abi_minor to GLOSS_ABI_MINOR");
  const gloss_factory& factory = subject.library().factory();
  check_size("its factory", factory.struct_size, sizeof(gloss_factory), findings);
  if (factory.count == 0)
    findings.fail("its factory makes no annotator", "name at least one in GLOSS_EXPORT(...)");
  for (const gloss_description* description : subject.library().descriptions())
    check_description(*description, entry.abi_minor, findings);
}

void counts_its_inits(Subject& subject, Findings& findings) {
  const gloss_entry& entry = entry_of(subject);
  const std::string& path = subject.file();
  const gloss_string name{path.data(), path.size()};
  const auto init = [&](const char* which) {
    findings.trying(which);
    if (const gloss_status status = entry.init(&loader_host(), name); status != GLOSS_OK)
      findings.fail(std::string(which) + " returns " + std::to_string(status),
                    "init() may be called again: count the calls");
  };
  init("a second init()");
  findings.trying("deinit() after the second init()");
  entry.deinit();
  if (!entry.get_factory("gloss.factory/1"))
    findings.fail("has no factory after one deinit() of two init()",
                  "give up what init() made at the last deinit() only");
  findings.trying("the last deinit()");
  entry.deinit();
  init("init() after the last deinit()");
  findings.trying("annotating after init() was called again");
  const Pipeline pipeline = subject.pipeline();
  Worker worker = pipeline.open();
  for (const Document& document : subject.documents())
    for (const Failure& failure : worker.annotate(document).failures())
      findings.fail("after init() was called again: " + failure.message,
                    "init() makes anew what the last deinit() has given up");
}

void ask_past_the_end(Subject& subject, Findings& findings) {
  const gloss_factory& factory = subject.library().factory();
  for (const std::uint32_t past : {factory.count, factory.count + 1, 0xFFFFFFFFu}) {
    const std::string number = std::to_string(past);
    findings.trying("describe(" + number + ")");
    if (factory.describe(factory.self, past))
      findings.fail(
          "describe(" + number + ") is not NULL, and there are " + std::to_string(factory.count),
          "return NULL past the end");
    findings.trying("create(" + number + ")");
    const MadeAnnotator made(subject, Json::object(), {.index = past});
    if (made.is_made())
      findings.fail("create(" + number + ") makes an annotator, and there are " +
                        std::to_string(factory.count),
                    "return GLOSS_E_UNSUPPORTED past the end");
  }
}

void knows_what_it_does_not_know(Subject& subject, Findings& findings) {
  const gloss_entry& entry = entry_of(subject);
  const std::string remedy = "compare the id, and return NULL for any other";
  for (const char* id : {"", "gloss.factory/2", "com.example.unknown/1", "gloss.factory/1x"}) {
    findings.trying(std::string("get_factory(\"") + id + "\")");
    if (entry.get_factory(id))
      findings.fail(std::string("get_factory(\"") + id + "\") is not NULL", remedy);
  }
  if (&subject.library().factory() != entry.get_factory("gloss.factory/1"))
    findings.fail("get_factory() gives another table the second time", "return a static one");
  ask_past_the_end(subject, findings);
}

}  // namespace

std::span<const Check> entry_checks() {
  static constexpr Check checks[] = {
      {"sane-tables", Group::loading,
       "has tables of the sizes and versions that the contract knows", has_sane_tables},
      {"counts-inits", Group::loading, "may be initialised again, at once and after its end",
       counts_its_inits, Needs::annotator},
      {"unknown-ids", Group::loading, "answers NULL to what it does not know",
       knows_what_it_does_not_know},
  };
  return checks;
}

}  // namespace glossator::check
