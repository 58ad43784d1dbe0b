#include "run/group_order.hpp"

#include <catch2/catch.hpp>

namespace group_order_test {

using namespace glossator;

namespace {

/// Writes ids; its groups end with a point.
class Ids final : public RecordWriter {
 public:
  explicit Ids(bool makes_groups) : makes_groups_(makes_groups) {}
  std::vector<std::uint32_t> layers() const override { return {}; }
  void append(const Document&, const Annotations&, OutputBuffer&) override {}
  void append(const Document& document, const Error&, OutputBuffer& out) override {
    out += document.id;
  }
  bool makes_groups() const override { return makes_groups_; }

 private:
  bool makes_groups_;
};

/// Part number `number`: documents with these ids, of which the last failed.
std::unique_ptr<DocumentGroup> part(GroupOrder& order, std::uint64_t number,
                                    std::vector<std::string> ids, bool begins, bool ends,
                                    bool makes_groups = false) {
  Ids writer(makes_groups);
  auto group = order.empty_group();
  CHECK(group->size == 0);
  group->number = number;
  group->begins_group = begins;
  group->ends_group = ends;
  for (const std::string& id : ids) {
    InputDocument input;
    input.document.id = id;
    group->documents.insert(group->documents.begin() + static_cast<std::ptrdiff_t>(group->size),
                            input);
    group->keys.push_back(key_of(input.document));
    group->input_hashes.push_back(number);
    ++group->size;
  }
  for (std::size_t i = 0; i < group->size; ++i) {
    const std::size_t before = group->output.size();
    writer.append(group->documents[i].document, Error(ErrorCode::input, ""), group->output);
    group->count(i, i + 1 < group->size, before, writer);
  }
  return group;
}

std::string ids_of(const DocumentGroup& group) {
  std::string all;
  for (const WrittenDocument& document : group.written) all += std::string(document.id) + " ";
  return all;
}

}  // namespace

TEST_CASE("Groups come in input order, whichever is finished first") {
  GroupOrder order(false);
  order.put(part(order, 2, {"e"}, true, true));
  order.put(part(order, 1, {"c", "d"}, false, true));
  CHECK_FALSE(order.next());
  order.put(part(order, 0, {"a", "b"}, true, false));
  CHECK(ids_of(*order.next()) == "a b ");
  CHECK(order.ended() == 0);
  CHECK(ids_of(*order.next()) == "c d ");
  CHECK(order.ended() == 1);
  CHECK(ids_of(*order.next()) == "e ");
  CHECK_FALSE(order.next());
  CHECK_FALSE(order.rest());
}

TEST_CASE("The parts of a group are joined as if one thread had taken them") {
  const bool makes_groups = GENERATE(false, true);
  GroupOrder order(true), whole(true);
  order.put(
      part(order, 1, {"cc", "a long id that is no short string", ""}, false, false, makes_groups));
  order.put(part(order, 2, {"d"}, false, true, makes_groups));
  order.put(part(order, 3, {"e"}, true, true, makes_groups));
  order.put(part(order, 0, {"a", "bbb"}, true, false, makes_groups));
  const auto joined = order.next();
  REQUIRE(joined);
  CHECK_FALSE(joined->is_ended);
  CHECK(ids_of(*joined) == "a bbb cc a long id that is no short string  d ");
  CHECK(joined->output.text() == "abbbcca long id that is no short stringd");
  CHECK(joined->size == 6);
  CHECK(joined->counts.documents == 6);
  CHECK(joined->failed == std::vector<std::size_t>{1, 4, 5});
  CHECK(joined->input_hashes == std::vector<std::uint64_t>{0, 0, 1, 1, 1, 2});
  const auto alone =
      part(whole, 0, {"a", "bbb", "cc", "a long id that is no short string", "", "d"}, true, true,
           makes_groups);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(joined->written[i].end == alone->written[i].end);
    CHECK(joined->indexed[i].key == alone->indexed[i].key);
    CHECK(joined->indexed[i].hash == alone->indexed[i].hash);
    CHECK(joined->indexed[i].place.begin == alone->indexed[i].place.begin);
    CHECK(joined->indexed[i].place.size == alone->indexed[i].place.size);
  }
  const auto next = order.next();
  CHECK(ids_of(*next) == "e ");
  CHECK(order.ended() == 2);
}

TEST_CASE("A part that gave up ends its group, and what has no end is the rest") {
  GroupOrder order(true);
  order.put(part(order, 0, {"a"}, true, false));
  auto last = part(order, 1, {"b"}, false, false);
  last->give_up("enough");
  order.put(std::move(last));
  const auto joined = order.next();
  REQUIRE(joined);
  CHECK(joined->gave_up_on == "enough");
  order.put(part(order, 2, {"c"}, true, false));
  CHECK_FALSE(order.next());
  const auto rest = order.rest();
  REQUIRE(rest);
  CHECK(ids_of(*rest) == "c ");
}

}  // namespace group_order_test
