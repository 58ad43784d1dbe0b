#include "isolation/answer.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "chain/chain_builder.hpp"
#include "chain/document_result.hpp"
#include "chain/step_runner.hpp"
#include "isolation/request.hpp"

namespace answer_test {

using namespace glossator;

namespace {

const std::string text = "Some text, \xC3\xA4 few words.";

/// A chain in this process, an answer about `text`, and a result to read it into.
struct Answered {
  Answered() {
    const Config config = Config::from_text(
        R"({"glossator": 1, "pipeline": [{"plugin": "everything"}, {"plugin": "reader"}],
            "run": {"on_error": "skip_layer"}})");
    const PluginFinder finder({GLOSSATOR_SPECIMENS}, PluginCatalogue("", ""));
    chain = build_chain(config, finder, {});
    made = std::make_unique<DocumentResult>(*chain);
    taken = std::make_unique<DocumentResult>(*chain);
    made->begin(text);
    StepRunner runner(*chain);
    const Document document{.id = "a", .text = text};
    runner.run(view_of(document), 0, 2, *made);
    REQUIRE(made->annotations().status() == Status::ok);
    std::vector<char> memory(1 << 16);
    SharedWriter out(memory.data(), memory.size());
    REQUIRE(write_answer(out, *chain, leg, {}, *made));
    bytes.assign(memory.data(), out.size());
  }

  void take(const std::string& answer) {
    taken->begin(text);
    SharedReader in(answer.data(), answer.size());
    take_answer(in, *chain, leg, {}, text, *taken);
    taken->end();
  }

  const AskedLeg leg{{0, 2, 0}, {0, 1}};
  std::unique_ptr<Chain> chain;
  std::unique_ptr<DocumentResult> made, taken;
  std::string bytes;
};

// Reads every field of the result, as an embedder may.
void follow_everything(const Annotations& annotations) {
  for (const Layer& layer : annotations.layers())
    for (const Record record : layer) {
      CHECK(record.end() <= text.size());
      record.covered();
      CHECK_FALSE(record.type_name().empty());
      if (record.parent()) CHECK(*record.parent() < layer.size());
      for (const Attribute attribute : record.attributes()) {
        CHECK_FALSE(attribute.name().empty());
        if (attribute.kind() == Attribute::Kind::text) CHECK(attribute.text().size() < 1000);
        if (attribute.kind() == Attribute::Kind::span) CHECK(attribute.span().end <= text.size());
        if (attribute.kind() == Attribute::Kind::reference)
          CHECK(annotations.follow(attribute).begin() <= text.size());
      }
    }
}

}  // namespace

TEST_CASE("An answer brings over all that a worker has found") {
  Answered answered;
  answered.take(answered.bytes);
  const auto& taken = answered.taken->annotations();
  REQUIRE(taken.status() == Status::ok);
  for (std::size_t i = 0; i < taken.layers().size(); ++i) {
    const Layer &a = answered.made->annotations().layers()[i], &b = taken.layers()[i];
    const auto same = [](auto left, auto right) {
      return left.size_bytes() == right.size_bytes() &&
             std::memcmp(left.data(), right.data(), left.size_bytes()) == 0;
    };
    CHECK(a.size() > 0);
    CHECK(same(a.raw_records(), b.raw_records()));
    CHECK(same(a.raw_attributes(), b.raw_attributes()));
    CHECK(a.raw_pool() == b.raw_pool());
  }
  CHECK(answered.made->times == answered.taken->times);
}

TEST_CASE("An answer that ends anywhere is no answer") {
  Answered answered;
  for (std::size_t size = 0; size < answered.bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(answered.take(answered.bytes.substr(0, size)), Garbled);
  }
}

TEST_CASE("Whatever an answer says, what is taken of it can be read") {
  Answered answered;
  std::mt19937 random(7);
  unsigned garbled = 0, refused = 0, passed = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = answered.bytes;
    for (auto changes = random() % 4; changes > 0; --changes) {
      constexpr std::uint32_t values[] = {0, 1, 2, 7, 255, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFF0};
      const std::uint32_t value = random() % 2 ? values[random() % std::size(values)]
                                               : static_cast<std::uint32_t>(random());
      std::memcpy(&bytes[random() % (bytes.size() / 4) * 4], &value, 4);
    }
    try {
      answered.take(bytes);
      const auto& annotations = answered.taken->annotations();
      annotations.status() == Status::ok ? ++passed : ++refused;
      follow_everything(annotations);
    } catch (const Garbled&) {
      ++garbled;
    }
  }
  // All three outcomes occur, or the test tests nothing.
  CHECK(garbled > 100);
  CHECK(refused > 100);
  CHECK(passed > 100);
}

TEST_CASE("Of the layers those are taken that are wanted, and what their records refer to") {
  Answered answered;  // `sightings` refers to `things`, which refers to nothing
  const auto taken = [&](const std::vector<std::uint32_t>& wanted) {
    std::vector<char> memory(1 << 16);
    SharedWriter out(memory.data(), memory.size());
    const AskedLeg asked{answered.leg.leg, wanted};
    REQUIRE(write_answer(out, *answered.chain, asked, {}, *answered.made));
    answered.taken->begin(text);
    SharedReader in(memory.data(), out.size());
    take_answer(in, *answered.chain, asked, {}, text, *answered.taken);
    CHECK(answered.taken->annotations().status() == Status::ok);
    const auto layers = answered.taken->annotations().layers();
    return std::pair(layers[0].size() > 0, layers[1].size() > 0);
  };
  CHECK(taken({0, 1}) == std::pair(true, true));
  CHECK(taken({1}) == std::pair(true, true));
  CHECK(taken({0}) == std::pair(true, false));
  CHECK(taken({}) == std::pair(false, false));
}

TEST_CASE("An answer without a wanted layer is none") {
  Answered answered;
  std::vector<char> memory(1 << 16);
  SharedWriter out(memory.data(), memory.size());
  REQUIRE(write_answer(out, *answered.chain, {answered.leg.leg, {0}}, {}, *answered.made));
  CHECK_THROWS_AS(answered.take(std::string(memory.data(), out.size())), Garbled);
}

TEST_CASE("Layers too large for an answer are failures of their steps") {
  Answered answered;
  std::vector<char> memory(600);
  SharedWriter out(memory.data(), memory.size());
  REQUIRE(write_answer(out, *answered.chain, answered.leg, {}, *answered.made));
  answered.take(std::string(memory.data(), out.size()));
  const auto& annotations = answered.taken->annotations();
  CHECK(annotations.status() == Status::partial);
  REQUIRE(annotations.failures().size() == 2);
  CHECK(annotations.failures()[0].code == ErrorCode::limit);
}

}  // namespace answer_test
