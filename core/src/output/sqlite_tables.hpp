#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "glossator/layer.hpp"

namespace glossator {

/// A table of the output, as SQL.
struct SqliteTable {
  std::string name;
  std::string create;  ///< the statement that makes it, unless it exists
  std::string insert;  ///< the statement that adds a row, with a parameter for each column
  std::string index;   ///< the statements that make its indices
};

/// The numbers of the tables that are not a layer's. The tables of layers follow them.
constexpr std::uint16_t documents_table = 0, errors_table = 1, meta_table = 2,
                        first_layer_table = 3;

/// The columns of a layer's table that every layer has; a column for each key follows them.
constexpr const char* record_columns[] = {"number", "document", "id",  "parent", "type",
                                          "scope",  "begin",    "end", "text",   "score"};

/// The tables by number: documents, errors, meta, and one for each of `layers` (their numbers),
/// which index `schemas`. A name that is taken gets a `_` at its end; SQLite ignores case.
std::vector<SqliteTable> sqlite_tables(const std::vector<LayerSchema>& schemas,
                                       const std::vector<std::uint32_t>& layers);

/// The statement that makes the view `records`, which has the common columns of all layers; empty
/// if there is no layer.
std::string sqlite_view(const std::vector<LayerSchema>& schemas,
                        const std::vector<std::uint32_t>& layers);

/// The number of the table in which a key's references are row numbers, because all of them lead
/// into one written layer; 0 if there is none.
std::uint16_t sqlite_target(const KeySchema& key, const std::vector<std::uint32_t>& layers);

}  // namespace glossator
