#include "input/glob.hpp"

#include <catch2/catch.hpp>

#include "support/temp_dir.hpp"

namespace glob_test {

using glossator::expand_glob;
using glossator::glob_matches;

TEST_CASE("A glob matches what it says", "[glob]") {
  const auto [pattern, name, matches] = GENERATE(table<const char*, const char*, bool>({
      {"a.txt", "a.txt", true},
      {"a.txt", "b.txt", false},
      {"*", "", true},
      {"*", "a.txt", true},
      {"*.txt", "a.txt", true},
      {"*.txt", "a.txt.gz", false},
      {"a*b*c", "aXbYbZc", true},
      {"a*b*c", "aXbYbZ", false},
      {"***a", "bba", true},
      {"?.txt", "a.txt", true},
      {"?.txt", "\u20ac.txt", true},
      {"?.txt", "\xff.txt", true},
      {"?.txt", ".txt", false},
      {"a?", "a", false},
      {"[abc]", "b", true},
      {"[abc]", "d", false},
      {"[a-c]x", "bx", true},
      {"[a-c]x", "dx", false},
      {"[!a-c]", "d", true},
      {"[^a-c]", "b", false},
      {"[]a]", "]", true},
      {"[a-]", "-", true},
      {"[\u00e0-\u00ff]", "\u00e9", true},
      {"[\u00e0-\u00ff]", "e", false},
      {"[ab", "[ab", true},
      {"[ab", "a", false},
      {"*", ".hidden", false},
      {".*", ".hidden", true},
      {"?hidden", ".hidden", false},
      {"[.]hidden", ".hidden", false},
  }));
  CAPTURE(pattern, name);
  CHECK(glob_matches(pattern, name) == matches);
}

TEST_CASE("A glob of many stars takes no exponential time", "[glob]") {
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "a*";
  CHECK_FALSE(glob_matches(pattern + "b", std::string(5000, 'a')));
}

TEST_CASE("A glob expands to paths in byte order, each once", "[glob]") {
  const TempDir folder;
  for (const char* name :
       {"b.txt", "a.txt", "B.txt", ".h.txt", "x/a.txt", "x/y/c.txt", "x/.z/d.txt", "w/a.md"})
    folder.write(name, "");
  std::filesystem::create_directory_symlink("x", folder.path() + "/link");
  const auto [pattern, paths] = GENERATE(table<const char*, const char*>({
      {"*.txt", "B.txt a.txt b.txt "},
      {"[ab].txt", "a.txt b.txt "},
      {".*.txt", ".h.txt "},
      {"x/*", "x/a.txt x/y "},
      {"*/a.*", "w/a.md x/a.txt "},
      {"*/", "link w x "},
      {"**/*.txt", "B.txt a.txt b.txt x/a.txt x/y/c.txt "},
      {"**/**/c.txt", "x/y/c.txt "},
      {"x/**", "x/a.txt x/y x/y/c.txt "},
      {"x/**/a.txt", "x/a.txt "},
      {"./x//*.txt", "./x/a.txt "},
      {"none/*.txt", ""},
      {"*.none", ""},
  }));
  CAPTURE(pattern);
  std::string found;
  for (const std::string& path : expand_glob(folder.path() + "/" + pattern).paths) {
    REQUIRE(path.starts_with(folder.path() + "/"));
    found += path.substr(folder.path().size() + 1) + " ";
  }
  CHECK(found == paths);
}

}  // namespace glob_test
