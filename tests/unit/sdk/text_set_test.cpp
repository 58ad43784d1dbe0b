#include <catch2/catch.hpp>
#include <fstream>
#include <gloss/text_set.hpp>

#include "support/temp_dir.hpp"

using namespace gloss;

TEST_CASE("A list of texts has a text whatever its blanks are, and in its case only") {
  const TempDir folder;
  const std::string path = folder.path() + "/never.txt";
  std::ofstream(path) << "# comment\nLa Niña\nBig  Ben\n";
  TextSet texts;
  CHECK(texts.empty());
  CHECK(!texts.contains("La Niña"));
  texts.read(path);
  CHECK(texts.contains("La Niña"));
  CHECK(texts.contains("Big\nBen"));
  CHECK(!texts.contains("big ben"));
  CHECK(!texts.contains("Big"));
}

TEST_CASE("A broken list of texts is refused with file and line") {
  const TempDir folder;
  const std::string path = folder.path() + "/never.txt";
  std::ofstream(path) << "Big Ben\nBig\tBen\n";
  TextSet texts;
  CHECK_THROWS_WITH(texts.read(path), path + ":2: 2 fields, expected at most 1 separated by tabs");
}
