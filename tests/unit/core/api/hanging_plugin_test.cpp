#include <atomic>
#include <catch2/catch.hpp>
#include <functional>
#include <gloss/export.hpp>
#include <mutex>
#include <thread>

#include "glossator/pipeline.hpp"

namespace hanging_plugin_test {

using namespace glossator;

namespace {

constexpr const char* no_types[] = {"none", nullptr};
constexpr gloss_key no_keys[] = {gloss::text_key("note", "never there")};
constexpr gloss_layer nothing = gloss::layer("nothing", no_types, no_keys);
constexpr const gloss_layer* nothing_only[] = {&nothing, nullptr};

/// Where the plugin hangs, until the test lets it go on.
std::atomic<const char*> hangs_in{""};

void hang_in(const char* function) {
  while (std::string(hangs_in) == function)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

struct Hangs {
  static constexpr gloss_description description = gloss::describe({.id = "hangs",
                                                                    .version = "1.0.0",
                                                                    .summary = "Hangs.",
                                                                    .vendor = "Glossator tests",
                                                                    .license = "MIT",
                                                                    .outputs = nothing_only});
  struct Worker {
    explicit Worker(const Hangs&) { hang_in("open"); }
    ~Worker() { hang_in("close"); }
  };
  explicit Hangs(gloss::Config) { hang_in("create"); }
  ~Hangs() { hang_in("destroy"); }
  void process(const gloss::Document&, gloss::Output&, Worker&) const { hang_in("process"); }
};

/// The messages of a pipeline, from any thread.
class Messages {
 public:
  Logger logger() {
    return [this](LogLevel level, std::string_view message) {
      const std::lock_guard lock(mutex_);
      all_.emplace_back(message);
      warnings_ += level == LogLevel::warning;
    };
  }
  std::size_t count(const std::string& text) const {
    const std::lock_guard lock(mutex_);
    std::size_t found = 0;
    for (const auto& message : all_) found += message.find(text) != message.npos;
    return found;
  }
  void wait_for(const std::string& text) const {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (count(text) == 0 && std::chrono::steady_clock::now() < deadline)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    CHECK(count(text) > 0);
  }
  bool are_warnings() const { return warnings_ == all_.size(); }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> all_;
  std::size_t warnings_ = 0;
};

Pipeline pipeline_of(Messages& messages) {
  return Pipeline(
      Config::from_text(R"({"glossator": 1, "pipeline": [{"plugin": "hangs"}],
                        "run": {"limits": {"document_seconds": 0.1, "start_seconds": 0.1}}})"),
      {.logger = messages.logger(), .own_plugins = {{"program", gloss::factory_of<Hangs>(), ""}}});
}

void annotate_one(const Pipeline& pipeline, const std::string& id) {
  const Document document{.id = id, .text = "text"};
  pipeline.open().annotate(document);
}

}  // namespace

TEST_CASE("An embedded pipeline tells its logger which plugin hangs on which document") {
  Messages messages;
  const Pipeline pipeline = pipeline_of(messages);
  CHECK(pipeline.running().empty());
  hangs_in = "process";
  std::thread one(annotate_one, std::cref(pipeline), "a"),
      other(annotate_one, std::cref(pipeline), "b");
  for (const char* id : {"a", "b"}) {
    const std::string begin = std::string("plugin `hangs` hangs on document `") + id + "`: ";
    messages.wait_for(begin + "1 s; run.limits.document_seconds allows 0.1 s");
    messages.wait_for(begin + "2 s");
  }
  CHECK(messages.are_warnings());
  const auto running = pipeline.running();
  REQUIRE(running.size() == 2);
  CHECK(running[0].who == "plugin `hangs`");
  CHECK(running[0].function == "process");
  CHECK(running[0].document + running[1].document == (running[0].document == "a" ? "ab" : "ba"));
  CHECK(running[0].time > std::chrono::seconds(1));
  hangs_in = "";
  one.join();
  other.join();
  CHECK(pipeline.running().empty());
}

TEST_CASE("A plugin that hangs outside documents is named with its function") {
  const char* const function = GENERATE("create", "open", "close", "destroy");
  CAPTURE(function);
  Messages messages;
  hangs_in = function;
  std::thread thread([&] { annotate_one(pipeline_of(messages), "a"); });
  messages.wait_for("plugin `hangs` hangs in its " + std::string(function) +
                    "(): 1 s; run.limits.");
  hangs_in = "";
  thread.join();
  CHECK(messages.count("on document") == 0);
}

TEST_CASE("A plugin that stops when it is asked to is not said to hang") {
  Messages messages;
  const Pipeline pipeline = pipeline_of(messages);
  hangs_in = "process";
  std::thread thread(annotate_one, std::cref(pipeline), "a");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  hangs_in = "";
  thread.join();
  CHECK(messages.count("hangs") == 0);
}

}  // namespace hanging_plugin_test
