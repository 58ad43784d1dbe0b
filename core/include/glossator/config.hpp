#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api.hpp"
#include "error.hpp"

namespace GLOSSATOR_API glossator {

/// One step of the pipeline: a plugin with its options and the layers it is bound to.
struct StepConfig {
  std::string plugin;        ///< id of the annotator
  std::string name;          ///< of the step; the plugin's id if the config gives none
  std::string options_json;  ///< a JSON object as the config has it; "{}" if it has none
  std::map<std::string, std::string> inputs;   ///< the plugin's input layer -> layer of the chain
  std::map<std::string, std::string> outputs;  ///< the plugin's output layer -> layer of the chain
  std::string on_error;   ///< as RunConfig::on_error, for this step; empty: the run's
  std::string isolation;  ///< as RunConfig::isolation, for this step; empty: the run's
};

/// How documents are read. The keys are JSON Pointers into a line of JSONL,
/// or name a column of CSV; an empty one is unused.
struct InputConfig {
  std::string format = "auto";  ///< auto (by extension), text, html, jsonl, csv, tsv
  std::string ids = "unique";   ///< unique: a repeated id is an error; any
  std::string id = "/id", text = "/text", date = "/date", language = "/language";
  std::string meta = "/meta";
  /// A regular expression of RE2 whose named groups take id, date, language and meta of a document
  /// from its file's path; empty: none.
  std::string name_pattern = {};
  std::string html = "main";     ///< what is read of HTML: main (text without boilerplate), all
  std::string offsets = "text";  ///< what offsets of results count in: text, source (of HTML)
};

struct OutputConfig {
  /// auto (by the name's end), jsonl, table, csv, conll, brat, folder, sqlite
  std::string format = "auto";
  std::string unit = "byte";             ///< byte, codepoint, utf16
  std::vector<std::string> layers = {};  ///< in this order; empty: all that the chain writes
  bool text = false;                     ///< whether a record holds its document's text
};

/// When a step whose process dies is no longer run: after more than `deaths` documents within
/// `seconds`, or more than `percent` of all, once there are `documents`.
struct QuarantineConfig {
  unsigned deaths = 3;
  double seconds = 60;
  double percent = 1;
  unsigned documents = 300;
};

struct RunConfig {
  unsigned threads = 0;                      ///< 0: as many as there are processors
  std::string on_error = "skip_document";    ///< skip_document, skip_layer, stop
  std::string error_rate = {};               ///< "3/1000" (ErrorRate), or empty: no limit
  std::string isolation = "none";            ///< none, chain, plugin
  std::string sandbox = "limits";            ///< off, limits, strict; of processes with plugins
  std::uint64_t document_bytes = 64u << 20;  ///< from limits.document_mb
  double document_seconds = 30;              ///< soft: asks the plugin to stop
  double kill_factor = 3;                    ///< of document_seconds: then its process is killed
  double start_seconds = 120;                ///< for loading a plugin and its model
  double memory_mb = 4096;                   ///< of a process with plugins, in MiB
  unsigned worker_documents = 100000;        ///< then a process with plugins is started anew
  QuarantineConfig quarantine = {};
};

/// A config, checked against config.schema.json and filled with its defaults. What depends on
/// plugins (their names, options and layers) is checked when a Pipeline is built of it.
/// ConfigBuilder (config_builder.hpp) makes one in code. A value: copies are independent; const
/// access from any thread.
class Config {
 public:
  /// A JSON Pointer and the JSON text of the value to put there, as `--set /run/threads=2`; a text
  /// that is no JSON is taken as a string.
  using Override = std::pair<std::string, std::string>;

  /// Reads `path`; relative paths in it are relative to its folder. What is wrong with it is in
  /// problems(), and is thrown by the Pipeline that is built of it, together with what only a
  /// Pipeline can find. Throws ConfigError if it is no JSON, or wrong in a way that leaves nothing
  /// to check, and Error(usage) if the file cannot be read.
  static Config from_file(const std::string& path, const std::vector<Override>& overrides = {});
  /// The same from a string; relative paths in it are relative to `folder`.
  static Config from_text(const std::string& json, const std::string& folder = ".",
                          const std::vector<Override>& overrides = {});

  std::vector<StepConfig> pipeline;
  std::vector<std::string> plugin_path;  ///< absolute folders, before the standard ones
  InputConfig input;
  OutputConfig output;
  RunConfig run;
  std::string folder;  ///< absolute; what relative names in options are looked up in

  /// The config that was read, with every default of config.schema.json written out, as indented
  /// JSON; what was changed in the fields since is not in it. The
  /// options of a step are as they were given: the plugin fills them (Pipeline::filled_config()).
  std::string filled_json() const;

  /// What is wrong with it as far as its schema can tell; what is wrong was left out of the fields.
  const std::vector<Problem>& problems() const { return problems_; }
  /// Throws ConfigError with problems() and `more`, in the order of the text, if there are any.
  void throw_problems(std::vector<Problem> more = {}) const;

  /// Where the value at `pointer` stands in the text: Problem with file, line and column filled.
  /// A pointer to a value that came from an override or a default has line 0.
  Problem locate(const std::string& pointer) const;
  /// The same for the key of the value.
  Problem locate_key(const std::string& pointer) const;

 private:
  friend struct ConfigBuilder;
  struct Source;
  static Config from_source(const std::shared_ptr<Source>& source, const std::string& text,
                            const std::string& folder, const std::vector<Override>& overrides);
  static Config from_value(const std::shared_ptr<Source>& source, std::vector<Problem> problems,
                           const std::string& folder, const std::vector<Override>& overrides);
  std::shared_ptr<const Source> source_;
  std::vector<Problem> problems_;
};

}  // namespace glossator
