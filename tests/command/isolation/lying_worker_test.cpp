#include "isolated_batch.hpp"

namespace lying_worker_test {

using namespace isolated;

TEST_CASE("A worker process that lies costs documents, never the host") {
  struct Case {
    const char *how, *kind;  // kind "": the lie is harmless
  };
  const auto [how, kind] = GENERATE(
      Case{"honest", ""}, Case{"span", "contract"}, Case{"type", "contract"},
      Case{"parent", "contract"}, Case{"attributes", "contract"}, Case{"nothing", "contract"},
      Case{"noise", "contract"}, Case{"counts", "contract"}, Case{"size", ""},
      Case{"short", "contract"}, Case{"sequence", "contract"}, Case{"kind", "contract"},
      Case{"magic", "contract"}, Case{"half", "contract"}, Case{"long", "contract"},
      Case{"count", ""}, Case{"progress", "contract"}, Case{"exit", ""}, Case{"twice", ""});
  CAPTURE(how);
  const Pipeline pipeline(
      config_of(R"({"plugin": "dies"})",
                R"("isolation": "chain", "limits": {"memory_mb": 64},
                   "quarantine": {"deaths": 100})"),
      {.plugin_path = {GLOSSATOR_MISBEHAVING}, .worker_program = GLOSSATOR_LYING_WORKER});
  Worker worker = pipeline.open();
  const Document honest{.id = "a", .text = "honest"}, lie{.id = "b", .text = how};
  CHECK(worker.annotate(honest).status() == Status::ok);
  {
    const Annotations& lied = worker.annotate(lie);
    if (std::string(kind).empty()) {
      CHECK(lied.status() == Status::ok);
    } else {
      CHECK(lied.status() == Status::error);
      CHECK(name_of(lied.failures().at(0).code) == std::string(kind));
    }
  }
  CHECK(worker.annotate(honest).status() == Status::ok);
  CHECK(pipeline.quarantined().empty());
}

}  // namespace lying_worker_test
