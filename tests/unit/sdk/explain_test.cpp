#include <catch2/catch.hpp>
#include <gloss/explain.hpp>
#include <string>

namespace explain_test {

using namespace gloss;

namespace {

/// A host that is asked about bytes 4 to 8, or about nothing.
struct FakeHost {
  bool is_asked = true;
  gloss_status answer = GLOSS_OK;
  int questions = 0;
  std::string told;
  gloss_explain table{sizeof(gloss_explain), 0, this, asked, tell};
  gloss_call call{};

  static gloss_status asked(void* self, const gloss_call*, std::uint32_t* begin,
                            std::uint32_t* end) {
    auto& host = *static_cast<FakeHost*>(self);
    ++host.questions;
    if (!host.is_asked) return GLOSS_E_UNSUPPORTED;
    *begin = 4, *end = 8;
    return GLOSS_OK;
  }
  static gloss_status tell(void* self, const gloss_call* call, const gloss_candidate* candidate) {
    auto& host = *static_cast<FakeHost*>(self);
    CHECK(call == &host.call);
    host.told += std::to_string(candidate->outcome) + " " + std::to_string(candidate->begin) + " " +
                 std::string(candidate->reason.data, candidate->reason.size) + ";";
    return host.answer;
  }
};

}  // namespace

TEST_CASE("A trace without the extension is false and tells nothing") {
  const gloss_call call{};
  const Trace trace(nullptr, call);
  CHECK_FALSE(trace);
  CHECK_FALSE(trace.is_about({0, 100}));
  trace.dropped({0, 1}, "type", "rule", 0.5f, "reason");
  CHECK_FALSE(Trace());
}

TEST_CASE("A trace that nobody asks for is false, and asks the host once") {
  FakeHost host;
  host.is_asked = false;
  const Trace trace(&host.table, host.call);
  CHECK_FALSE(trace);
  trace.kept({0, 1}, "type", "rule", 0.5f, "reason");
  CHECK(host.told.empty());
  CHECK(host.questions == 1);
}

TEST_CASE("A trace tells what was kept and dropped, whatever the host answers") {
  FakeHost host;
  host.answer = GLOSS_E_LIMIT;
  const Trace trace(&host.table, host.call);
  REQUIRE(trace);
  trace.kept({4, 6}, "type", "rule", 0.5f, "is whole");
  trace.dropped({5, 7}, "type", "rule", Trace::no_score, "too short");
  CHECK(host.told == "1 4 is whole;0 5 too short;");
}

TEST_CASE("A trace is about spans that share a byte with the one that is asked about") {
  FakeHost host;
  const Trace trace(&host.table, host.call);
  CHECK(trace.span() == Span{4, 8});
  CHECK(trace.is_about({0, 5}));
  CHECK(trace.is_about({7, 9}));
  CHECK_FALSE(trace.is_about({0, 4}));
  CHECK_FALSE(trace.is_about({8, 9}));
}

}  // namespace explain_test
