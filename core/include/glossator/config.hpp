#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api.hpp"
#include "error.hpp"

namespace GLOSSATOR_API glossator {

// Enumerations of a config. name_of() gives the word: "skip_document", "none", "auto" ...

/// The effect of a step's failure.
enum class OnError { skip_document, skip_layer, stop };
/// The process of a step: the host's, one shared by all steps with `chain`, or one of its own.
enum class Isolation { none, chain, plugin };
/// The rights of a process with plugins.
enum class Sandbox {
  off,     ///< all that the user may do
  limits,  ///< memory, descriptors and files within run.limits
  strict   ///< also no system calls beyond those for reading memory and answering
};
/// The unit of offsets in results.
enum class Unit { byte, codepoint, utf16 };
/// The format of inputs; automatic ("auto"): by the end of a file's name.
enum class InputFormat { automatic, text, html, jsonl, csv, tsv };
/// Whether ids may repeat. unique: a repeated id is an error; any: they may.
enum class Ids { unique, any };
/// Reference dates of documents that cannot be read. error: the document fails; warn: it has none.
enum class BadDates { error, warn };
/// The encoding of input; automatic ("auto"): UTF-8, or what a byte order mark or the declaration
/// of a page says.
enum class InputEncoding { utf8, latin1, windows1252, utf16, automatic };
/// The part of HTML that is read: main, the text without boilerplate; all.
enum class HtmlPart { main, all };
/// Where offsets of results point: into the text, or into the source (of HTML).
enum class OffsetsIn { text, source };
/// The format of results; automatic ("auto"): by the end of the output's name.
enum class OutputKind { automatic, jsonl, table, csv, conll, brat, folder, sqlite };

GLOSSATOR_API const char* name_of(OnError value);
GLOSSATOR_API const char* name_of(Isolation value);
GLOSSATOR_API const char* name_of(Sandbox value);
GLOSSATOR_API const char* name_of(Unit value);
GLOSSATOR_API const char* name_of(InputFormat value);
GLOSSATOR_API const char* name_of(Ids value);
GLOSSATOR_API const char* name_of(BadDates value);
GLOSSATOR_API const char* name_of(InputEncoding value);
GLOSSATOR_API const char* name_of(HtmlPart value);
GLOSSATOR_API const char* name_of(OffsetsIn value);
GLOSSATOR_API const char* name_of(OutputKind value);

/// One step of the pipeline: a plugin with its options and the layers that it is bound to.
struct StepConfig {
  std::string plugin;        ///< id of the annotator
  std::string name;          ///< of the step; the plugin's id if the config gives none
  std::string options_json;  ///< a JSON object as in the config; "{}" if it has none
  std::map<std::string, std::string> inputs;   ///< the plugin's input layer -> layer of the chain
  std::map<std::string, std::string> outputs;  ///< the plugin's output layer -> layer of the chain
  std::optional<OnError> on_error = {};        ///< none: the run's
  std::optional<Isolation> isolation = {};     ///< none: the run's
};

/// How documents are read. The keys are JSON Pointers into a line of JSONL, or name a column of
/// CSV; an empty key is unused.
struct InputConfig {
  InputFormat format = InputFormat::automatic;
  Ids ids = Ids::unique;
  std::string id = "/id", text = "/text", date = "/date", language = "/language";
  std::string meta = "/meta";
  /// A regular expression of RE2. Its named groups give the id, date, language and meta of a
  /// document from the path of its file; empty: none.
  std::string name_pattern = {};
  BadDates dates = BadDates::error;
  HtmlPart html = HtmlPart::main;
  OffsetsIn offsets = OffsetsIn::text;
  bool html_date = true;       ///< whether a page's own date is that of its document
  std::string delimiter = {};  ///< of the fields of a table; empty: a comma, or a tab in TSV
  InputEncoding encoding = InputEncoding::utf8;
  std::string quote = "\"";  ///< around such a field; empty: quotes have no meaning
};

struct OutputConfig {
  OutputKind format = OutputKind::automatic;
  Unit unit = Unit::byte;
  std::vector<std::string> layers = {};  ///< in this order; empty: all that the chain writes
  bool text = false;                     ///< whether a result holds its document's text
  bool all_meta = false;                 ///< whether a result holds all of its document's meta
  std::vector<std::string> meta = {};    ///< else the keys of the meta that it holds
};

/// When a step is put in quarantine: when its process dies on more than `deaths` documents in a
/// row, or for longer than `seconds` on two or more in a row, or, after `documents` documents, on
/// more than `percent` of all.
struct QuarantineConfig {
  unsigned deaths = 20;
  double seconds = 300;
  double percent = 20;
  unsigned documents = 200;
};

struct RunConfig {
  unsigned threads = 0;  ///< 0: as many as there are processors
  OnError on_error = OnError::skip_document;
  std::string error_rate = {};  ///< "3/1000" (ErrorRate), or empty: no limit
  Isolation isolation = Isolation::none;
  Sandbox sandbox = Sandbox::limits;         ///< of processes with plugins
  std::uint64_t document_bytes = 64u << 20;  ///< from limits.document_mb
  double document_seconds = 30;              ///< soft: asks the plugin to stop
  double kill_factor =
      3;  ///< of document_seconds: the time limit after which its process is killed
  double start_seconds = 120;  ///< for loading a plugin and its model
  double memory_mb = 4096;     ///< of a process with plugins, in MiB
  unsigned worker_documents =
      100000;  ///< the number after which a process with plugins is restarted
  QuarantineConfig quarantine = {};
};

/// A config, checked against config.schema.json and filled with its defaults. The constructor of
/// Pipeline checks everything that depends on plugins: their names, options and layers.
/// ConfigBuilder (config_builder.hpp) makes a config in code; with() returns a changed copy. Copies
/// are independent; any thread.
class Config {
 public:
  /// A JSON Pointer and the JSON text of the value to set, as in `--set /run/threads=2`. A text
  /// that is not JSON counts as a string.
  using Override = std::pair<std::string, std::string>;

  /// Reads `path`; relative paths in it are relative to its folder. Its problems are in problems();
  /// the constructor of Pipeline throws them together with those that only it can find. Throws
  /// ConfigError if the file is not JSON or too broken to check, and Error(usage) if it cannot be
  /// read.
  static Config from_file(const std::string& path, const std::vector<Override>& overrides = {});
  /// Reads a config from a string; relative paths in it are relative to `folder`.
  static Config from_text(const std::string& json, const std::string& folder = ".",
                          const std::vector<Override>& overrides = {});

  /// The same config with the overrides applied on top, checked anew.
  Config with(const std::vector<Override>& overrides) const;

  const std::vector<StepConfig>& pipeline() const { return pipeline_; }
  /// Absolute folders, before the standard ones.
  const std::vector<std::string>& plugin_path() const { return plugin_path_; }
  const InputConfig& input() const { return input_; }
  const OutputConfig& output() const { return output_; }
  const RunConfig& run() const { return run_; }
  /// The absolute folder for relative names in options.
  const std::string& folder() const { return folder_; }

  /// The config with every default of config.schema.json written out, as indented JSON. The options
  /// of a step are unchanged: Pipeline::filled_config() adds the plugin's defaults.
  std::string filled_json() const;

  /// The problems that the schema can find; the fields leave out the values at fault.
  const std::vector<Problem>& problems() const { return problems_; }
  /// Throws ConfigError with problems() and `more`, in the order of the text,
  /// if there are any.
  void throw_problems(std::vector<Problem> more = {}) const;

  /// The place of the value at `pointer` in the text: a Problem with file, line and column. The
  /// line is 0 for a value from an override or a default.
  Problem locate(const std::string& pointer) const;
  /// The place of the value's key.
  Problem locate_key(const std::string& pointer) const;

 private:
  friend struct ConfigBuilder;
  friend struct ConfigFields;
  struct Text;
  static Config from_parsed(const std::shared_ptr<Text>& source, const std::string& text,
                            const std::string& folder, const std::vector<Override>& overrides);
  static Config from_value(const std::shared_ptr<Text>& source, std::vector<Problem> problems,
                           const std::string& folder, const std::vector<Override>& overrides);
  std::vector<StepConfig> pipeline_;
  std::vector<std::string> plugin_path_;
  InputConfig input_;
  OutputConfig output_;
  RunConfig run_;
  std::string folder_;
  std::shared_ptr<const Text> text_;
  std::vector<Problem> problems_;
};

}  // namespace glossator
