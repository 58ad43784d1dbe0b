#include <catch2/catch.hpp>
#include <gloss/layer_view.hpp>
#include <gloss/output.hpp>
#include <gloss/shared_texts.hpp>
#include <map>
#include <string>
#include <vector>

namespace output_test {

using namespace gloss;

namespace {

/// A call that notes the emitted records: a line for each, by output.
struct Emissions {
  std::map<std::uint32_t, std::vector<std::string>> lines;
  std::uint32_t pool_size = 0;  // of the last batch
  gloss_status status = GLOSS_OK;
  gloss_call call{sizeof(gloss_call), 0, this, nullptr, nullptr, emit};

  static gloss_status emit(void* self, std::uint32_t output, const gloss_batch* batch) {
    auto& emissions = *static_cast<Emissions*>(self);
    const LayerView layer(batch);
    emissions.pool_size = batch->pool_size;
    for (std::uint32_t i = 0; i < layer.size(); ++i)
      emissions.lines[output].push_back(shown(layer, layer[i]));
    return emissions.status;
  }

  static std::string shown(const LayerView& layer, const gloss_record& record) {
    std::string line = std::to_string(record.type) + "@" + std::to_string(record.begin) + "-" +
                       std::to_string(record.end);
    if (record.flags & GLOSS_RECORD_DOCUMENT) line += " document";
    if (record.parent != GLOSS_NONE) line += " under " + std::to_string(record.parent);
    for (std::uint32_t i = 0; i < record.attribute_count; ++i) {
      const gloss_attribute& attribute = layer.attribute(record, i);
      line += " " + std::to_string(attribute.key) + "=";
      if (attribute.kind == GLOSS_V_STRING) line += layer.text(attribute);
      if (attribute.kind == GLOSS_V_INT || attribute.kind == GLOSS_V_BOOL)
        line += std::to_string(attribute.value.integer);
      if (attribute.kind == GLOSS_V_REF) line += "#" + std::to_string(attribute.value.ref.index);
    }
    return line;
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Outputs filled by turns keep apart, while records of each are held") {
  Emissions emissions;
  Output output;
  output.begin(emissions.call);
  Record first = output.add({0, 4}, 1, 0);
  first.text(0, "one");
  Record other = output.add({5, 6}, 2, 7);  // also makes the layers before it
  other.text(0, "two").integer(1, -3);
  first.boolean(2, true);  // still the last one of its layer
  Record second = output.add_document(0, 0);
  other.own_reference(3, other.index());
  second.text(0, "three");
  first.score(0.5).parent(second.index());
  CHECK(output.size(0) == 2);
  CHECK(output.size(7) == 1);
  CHECK(output.size(8) == 0);
  output.flush();
  CHECK(emissions.lines.size() == 2);
  CHECK(emissions.lines[0] == Lines{"1@0-4 under 1 0=one 2=1", "0@0-0 document 0=three"});
  CHECK(emissions.lines[7] == Lines{"2@5-6 0=two 1=-3 3=#0"});
}

TEST_CASE("A shared text is kept once for many records") {
  Emissions emissions;
  Output output;
  output.begin(emissions.call);
  output.add({0, 1}, 0).text(0, "own");
  const SharedText shared = output.shared_text("shared"), none = output.shared_text("");
  output.add({1, 2}, 0).text(0, shared).text(1, "other");
  output.add({2, 3}, 0).text(0, none).text(1, shared);
  output.flush();
  CHECK(emissions.lines[0] == Lines{"0@0-1 0=own", "0@1-2 0=shared 1=other", "0@2-3 0= 1=shared"});
  CHECK(emissions.pool_size == std::string_view("ownsharedother").size());
}

TEST_CASE("A choice of texts is kept once for each document") {
  SharedTexts texts;
  CHECK(texts.add("full") == 0);
  CHECK(texts.add("") == 1);
  CHECK(texts.add("short") == 2);
  for (const std::string own : {"own", "another"}) {
    Emissions emissions;
    Output output;
    output.begin(emissions.call);
    output.add({0, 1}, 0).text(0, own);
    texts.share(output);
    output.add({1, 2}, 0).text(0, texts[2]).text(1, texts[0]);
    output.add({2, 3}, 0).text(0, texts[1]).text(1, texts[2]);
    output.flush();
    CHECK(emissions.lines[0] ==
          Lines{"0@0-1 0=" + own, "0@1-2 0=short 1=full", "0@2-3 0= 1=short"});
    CHECK(emissions.pool_size == own.size() + std::string_view("fullshort").size());
  }
}

TEST_CASE("A record that is added with all its attributes is like one that gets them in turn") {
  Emissions emissions;
  Output output;
  output.begin(emissions.call);
  const SharedText text = output.shared_text("text");
  gloss_record record = record_of({3, 9}, 2);
  CHECK(output.add(record, {text_attribute(0, text), integer_attribute(1, -7)}) == 0);
  output.add({1, 2}, 0).parent(0).integer(0, 4);
  record.parent = 1;
  CHECK(output.add(record, {reference_attribute(3, 1, 5), number_attribute(4, .5)}) == 2);
  const std::vector<gloss_attribute> attributes{integer_attribute(0, 1), integer_attribute(1, 2)};
  CHECK(output.add(record_of({4, 5}, 0), std::span(attributes)) == 3);
  std::array<gloss_attribute, 3> some{integer_attribute(0, 3)};
  CHECK(output.add(record_of({5, 6}, 0), some, 1) == 4);
  CHECK(output.add(record_of({6, 7}, 0), attributes) == 5);
  gloss_attribute* const places = output.add_room(record_of({7, 8}, 1), 2);
  places[0] = text_attribute(0, text);
  places[1] = integer_attribute(1, 9);
  CHECK(output.add(record_of({9, 9}, 0), {integer_attribute(0, 3)}) == 7);
  output.flush();
  CHECK(emissions.lines[0] == Lines{"2@3-9 0=text 1=-7", "0@1-2 under 0 0=4",
                                    "2@3-9 under 1 3=#5 4=", "0@4-5 0=1 1=2", "0@5-6 0=3",
                                    "0@6-7 0=1 1=2", "1@7-8 0=text 1=9", "0@9-9 0=3"});
}

TEST_CASE("An array of a bulk writer's own reaches the host at once, and its refusal is thrown") {
  Emissions emissions;
  Output output;
  output.begin(emissions.call);
  const std::vector<gloss_record> records{record_of({0, 4}, 1), record_of({5, 6}, 2)};
  output.write(records, 3);
  output.write({}, 4);
  CHECK(emissions.lines.size() == 1);
  CHECK(emissions.lines[3] == Lines{"1@0-4", "2@5-6"});
  output.flush();
  CHECK(emissions.lines.size() == 1);
  emissions.status = GLOSS_E_CONTRACT;
  CHECK_THROWS_AS(output.write(records), Error);
}

TEST_CASE("Attributes belong to the record that was added last to its layer") {
  Emissions emissions;
  Output output;
  output.begin(emissions.call);
  Record first = output.add({0, 1}, 0);
  Record last = output.add({1, 2}, 0);
  CHECK_THROWS_AS(first.integer(0, 1), std::logic_error);
  CHECK_NOTHROW(first.score(1));
  CHECK_NOTHROW(last.integer(0, 1));
  output.flush();
  CHECK(emissions.lines[0] == Lines{"0@0-1", "0@1-2 0=1"});
}

TEST_CASE("What an earlier document left is dropped, and the host's refusal is thrown") {
  Emissions emissions;
  Output output;
  output.begin(emissions.call);
  output.add({0, 1}, 0).text(0, "left");
  output.begin(emissions.call);
  output.flush();
  CHECK(emissions.lines.empty());
  output.add({2, 3}, 0).text(0, "new");
  emissions.status = GLOSS_E_CONTRACT;
  try {
    output.flush();
    FAIL("nothing is thrown");
  } catch (const Error& error) {
    CHECK(error.status() == GLOSS_E_CONTRACT);
    CHECK(std::string(error.what()).empty());
  }
  CHECK(emissions.lines[0] == Lines{"0@2-3 0=new"});
}

}  // namespace output_test
