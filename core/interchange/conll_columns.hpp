#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glossator::interchange {

/// A line of a CoNLL file that is a token.
struct ConllRow {
  std::uint64_t line;  ///< in the file, from 1
  std::uint32_t sentence;
  std::vector<std::string> fields;
};

/// The meaning of the columns.
struct ConllColumns {
  std::size_t token = 0;
  std::optional<std::size_t> begin, end;                    ///< offsets
  std::vector<std::pair<std::string, std::size_t>> layers;  ///< names, and columns of tags

  /// The columns of these names, as `# columns` or `# global.columns` tells them.
  static ConllColumns named(const std::vector<std::string>& names);
  /// The columns that the rows seem to have. Throws Misread if no column has tags. REQUIRES: a row.
  static ConllColumns guessed(const std::vector<ConllRow>& rows);

  /// The number of columns that a row needs.
  std::size_t least() const;
};

/// The fields of a line: between tabs if it has one, else between blanks.
std::vector<std::string> conll_fields(std::string_view line);

/// A run of rows with one type: [first, last) of the rows.
struct TaggedRows {
  std::size_t first, last;
  std::string type;
};

/// The runs of a column of tags: B-, I-, E-, L-, S-, U- with a type, those letters alone, or O. An
/// I- that nothing of its type precedes begins a run, as in IOB1. Throws Misread for another tag.
std::vector<TaggedRows> tagged_rows(const std::vector<ConllRow>& rows, std::size_t column);

}  // namespace glossator::interchange
