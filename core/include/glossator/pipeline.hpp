#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api.hpp"
#include "config.hpp"
#include "document.hpp"
#include "error.hpp"
#include "layer.hpp"
#include "log.hpp"

namespace GLOSSATOR_API glossator {

/// Why a step gave nothing for a document.
struct Failure {
  std::string plugin;  ///< id; empty where the host refused the document itself
  std::string step;
  ErrorCode code;
  std::string message;
};

enum class Status {
  ok,
  partial,  ///< a step failed and on_error is skip_layer: its layers are empty, the others hold
  error     ///< no layers
};

/// The result for one document. Borrowed from its worker until that worker's next document.
class Annotations {
 public:
  Status status() const { return status_; }
  /// What failed, in the order of the chain; empty if status() is ok.
  const std::vector<Failure>& failures() const { return failures_; }
  /// All layers of the chain, in the order in which steps write them.
  const std::vector<Layer>& layers() const { return *layers_; }
  /// The layer `name`, or NULL if the chain has none.
  const Layer* find(std::string_view name) const;
  /// The record that a reference of any of the layers points to. REQUIRES: its kind() is reference.
  Record follow(const Attribute& reference) const {
    const auto [layer, record] = reference.reference();
    return (*layers_)[layer][record];
  }

 private:
  friend class DocumentResult;
  Status status_ = Status::ok;
  std::vector<Failure> failures_;
  const std::vector<Layer>* layers_ = nullptr;
};

/// One step of a pipeline, as it was built.
struct StepInfo {
  std::string name, plugin, version;
  std::string file;                    ///< absolute path of the library; empty: OwnPlugin
  std::string options_json;            ///< filled with the plugin's defaults
  std::vector<std::string> inputs;     ///< layers of the chain that it reads
  std::vector<std::string> outputs;    ///< layers of the chain that it writes
  std::vector<std::string> resources;  ///< absolute paths of the files that it asked for
};

/// Annotators that the program itself supplies, without a shared library: a gloss_factory, in C++
/// made of annotator classes by gloss::factory_of<A, B ...>() (gloss/export.hpp). They are checked,
/// configured and run as those of a library are; a config names them by the ids that they describe.
/// Files that they ask for are looked up in the config's folder, then in `data_folder`.
struct OwnPlugin {
  std::string name;              ///< what messages call it
  const gloss_factory* factory;  ///< borrowed: outlives every pipeline that is built with it
  std::string data_folder = {};  ///< absolute; empty: none
};

/// A step that is no longer run, because its process has died too often (run.quarantine) or could
/// not be started again. Documents fail at it.
struct Quarantine {
  std::string step, plugin;
  std::string reason;
};

class Worker;

/// A chain of annotators, built and checked from a Config. Immutable once built: any number of
/// threads may call its functions, each annotating with a Worker of its own.
class Pipeline {
 public:
  struct Options {
    std::vector<std::string> plugin_path = {};  ///< folders searched before the config's
    Logger logger = {};                         ///< empty: messages are dropped
    bool extensions = true;  ///< false: plugins see a host without any, as the oldest would be
    std::vector<std::string> plugin_files = {};  ///< libraries asked before any folder is searched
    std::vector<OwnPlugin> own_plugins = {};     ///< asked before any library
    /// The gloss executable that runs plugins outside this process (run.isolation). Empty: this
    /// program, if it is gloss, else ../bin/gloss of this program or of this library.
    std::string worker_program = {};
  };

  /// Loads the plugins and their models. Throws ConfigError with every problem found; no document
  /// has been read then.
  explicit Pipeline(const Config& config, Options options);
  explicit Pipeline(const Config& config);
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;

  /// What one thread annotates with. Workers must not outlive the pipeline.
  Worker open() const;
  /// The same where only some layers are wanted, given by number: others may be empty, but for
  /// those that records of these refer to. Quicker where plugins run in other processes
  /// (run.isolation).
  Worker open(std::span<const std::uint32_t> layers) const;

  const Config& config() const;
  /// The layers, by number.
  std::vector<LayerSchema> layers() const;
  std::vector<StepInfo> steps() const;
  /// The steps in quarantine now; empty as long as all is well, and where run.isolation is none.
  std::vector<Quarantine> quarantined() const;
  /// The config with every default written out, the plugins' too; indented JSON.
  std::string filled_config() const;

 private:
  friend class Worker;
  struct State;
  std::unique_ptr<State> state_;
};

/// Annotates documents, one at a time, in one thread at a time.
class Worker {
 public:
  ~Worker();
  Worker(Worker&&) noexcept;

  /// Runs the chain. Whatever is wrong with the document or a plugin is in the result; throws only
  /// std::bad_alloc. The result's layers keep their offsets into `document.text`.
  const Annotations& annotate(const Document& document);

  /// The same for several documents, which is quicker where plugins run in other processes
  /// (run.isolation). `take` is called for each, in order, with its number and its result, which is
  /// borrowed until it returns; when it returns false, the rest is left. Throws also what `take`
  /// throws.
  using Take = std::function<bool(std::size_t number, const Annotations& annotations)>;
  void annotate(std::span<const Document* const> documents, const Take& take,
                Encoding encoding = Encoding::unchecked);

  /// The time spent in each step so far.
  std::vector<std::chrono::nanoseconds> step_times() const;
  /// The time spent in each step on the last document, in `take` on the one it is called for; 0 for
  /// a step that was not reached.
  const std::vector<std::chrono::nanoseconds>& document_times() const;

 private:
  friend class Pipeline;
  struct State;
  explicit Worker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The version of this library, for example "0.1.0". Static.
const char* version();

}  // namespace glossator
