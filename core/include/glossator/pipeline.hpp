#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotations.hpp"
#include "api.hpp"
#include "batch.hpp"
#include "config.hpp"
#include "document.hpp"
#include "layer.hpp"
#include "log.hpp"

namespace GLOSSATOR_API glossator {

/// The source of an input of a step.
struct InputBinding {
  std::string input;       ///< the plugin's name of the layer
  std::string layer;       ///< its name in the pipeline
  std::string step;        ///< the step that writes it; empty: none does, the input is optional
  std::string later_step;  ///< then the step that writes it, but runs later; empty: none does
};

/// One step of a built pipeline.
struct StepInfo {
  std::string name, plugin, version;
  std::string file;                    ///< absolute path of the library; empty: OwnPlugin
  std::string options_json;            ///< filled with the plugin's defaults
  std::vector<std::string> inputs;     ///< layers that it reads
  std::vector<std::string> outputs;    ///< layers that it writes
  std::vector<std::string> resources;  ///< absolute paths of the files that its plugin asked for
  std::vector<InputBinding> bindings;  ///< of each input that its plugin declares, in that order
};

/// Annotators that the program itself supplies, without a shared library: a gloss_factory, in C++
/// from gloss::factory_of<A, B ...>() (gloss/export.hpp). They are checked, configured and run like
/// those of a library; a config names them by the ids in their descriptions. Their files are
/// searched in the config's folder, then in `data_folder`.
struct OwnPlugin {
  std::string name;              ///< name in messages
  const gloss_factory* factory;  ///< borrowed: outlives every pipeline that is built with it
  std::string data_folder = {};  ///< absolute; empty: none
};

/// A call of a plugin in this process that has not returned yet.
struct RunningCall {
  std::string who;       ///< "plugin `dates`"
  std::string function;  ///< "process"
  std::string document;  ///< its id; empty: the call is about none
  std::chrono::nanoseconds time{};
};

class Reader;  // reader.hpp
class Worker;
struct Trace;  // trace.hpp

/// A chain of annotators, built and checked from a Config. Immutable once built: any number of
/// threads may call its functions, each annotating with a Worker of its own.
class Pipeline {
 public:
  struct Options {
    std::vector<std::string> plugin_path = {};  ///< folders searched before the config's
    /// Empty: messages are dropped. A warning names each plugin in this process that hangs past its
    /// limit: every second if a person reads the messages (`is_watched`), else ever more rarely.
    Logger logger = {};
    bool is_watched = false;
    bool extensions = true;  ///< false: plugins see a host without extensions, like the oldest one
    std::vector<std::string> plugin_files = {};  ///< libraries asked before any folder is searched
    std::vector<OwnPlugin> own_plugins = {};     ///< asked before any library
    /// The gloss executable that runs plugins outside this process (run.isolation). Empty: this
    /// program, if it is gloss, the gloss beside it, if it is gloss-check, else ../bin/gloss of
    /// this program or of this library.
    std::string worker_program = {};
    /// Plugins in this process are asked why records are at its span, and why others are not. It
    /// outlives the pipeline, which then annotates in one thread. NULL: nobody asks.
    Trace* trace = nullptr;
  };

  /// Loads the plugins and their models. Throws ConfigError with all problems, before any document
  /// is read.
  explicit Pipeline(const Config& config, Options options);
  explicit Pipeline(const Config& config);
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;

  /// A worker for one thread. It keeps the pipeline's data alive.
  Worker open() const;
  /// A worker that fills `layers` (numbers) and those they refer to; others may be empty. Faster if
  /// plugins run in other processes (run.isolation).
  Worker open(std::span<const std::uint32_t> layers) const;

  /// Annotates all documents of `reader` in several threads and writes a result for each, in order,
  /// with the same bytes for any number of threads. Memory is bounded for any number of documents.
  /// Problems of a document go into its result. Throws what reader and output throw, and
  /// Error(usage) if `output` was opened for another pipeline. `output` stays open.
  BatchReport annotate_all(Reader& reader, Output& output, const BatchOptions& options = {}) const;
  /// The same, but passes each result to `take`, in order, until it returns false. Several threads
  /// call `take`, one at a time. A document that could not be read has status error. Also throws
  /// what `take` throws.
  BatchReport annotate_all(Reader& reader, const std::function<bool(Result)>& take,
                           const BatchOptions& options = {}) const;

  const Config& config() const;
  /// The layers, by number.
  std::vector<LayerSchema> layers() const;
  std::vector<StepInfo> steps() const;
  /// The steps in quarantine now; always empty if run.isolation is none.
  std::vector<Quarantine> quarantined() const;
  /// The calls that run now, in any thread.
  std::vector<RunningCall> running() const;
  /// The config with every default written out, including those of plugins; indented JSON.
  std::string filled_config() const;

 private:
  friend class Worker;
  struct State;
  std::shared_ptr<const State> state_;
};

/// Annotates documents, one at a time, in one thread at a time.
class Worker {
 public:
  ~Worker();
  Worker(Worker&&) noexcept;

  /// Opens everything that the first document would open: the plugins' workers, and processes for
  /// those that run elsewhere. Throws ConfigError, or Error if the system refuses a process.
  /// Without this call a failure is an error of each document.
  void prepare();

  /// Runs the chain: the pipeline's steps, in order. Problems of the document or a plugin go into
  /// the result; throws only std::bad_alloc. The result is borrowed until the worker's next
  /// document and refers to `document`, which must live as long.
  const Annotations& annotate(const Document& document);
  /// The same; the worker keeps the document alive as long as the result.
  const Annotations& annotate(Document&& document);

  /// The same for several documents; faster if plugins run in other processes (run.isolation).
  /// Calls `take` for each, in order, with its number and its result, borrowed until `take`
  /// returns. Stops when `take` returns false. Also throws what `take` throws.
  using Take = std::function<bool(std::size_t number, const Annotations& annotations)>;
  void annotate(std::span<const Document* const> documents, const Take& take,
                Encoding encoding = Encoding::unchecked);

  /// The time spent in each step so far.
  std::vector<std::chrono::nanoseconds> step_times() const;
  /// The time spent in each step on the last document, or, within `take`, on the document of that
  /// call; 0 for a step that was not reached.
  const std::vector<std::chrono::nanoseconds>& document_times() const;

 private:
  friend class Pipeline;
  struct State;
  explicit Worker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The version of this library, for example "0.1.0". Static.
GLOSSATOR_API const char* version();

}  // namespace glossator
