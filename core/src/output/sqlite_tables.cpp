#include "output/sqlite_tables.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace glossator {
namespace {

// SQLite compares names without case, in ASCII.
std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string sql_name(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

std::string sql_text(std::string_view value) {
  std::string text = "'";
  for (const char c : value) text += c == '\'' ? std::string("''") : std::string(1, c);
  return text + '\'';
}

// Names that are distinct for SQLite.
class DistinctNames {
 public:
  explicit DistinctNames(std::set<std::string> taken) : taken_(std::move(taken)) {}
  std::string add(std::string name) {
    // SQLite keeps this prefix for itself.
    if (lower(name).starts_with("sqlite_")) name = "layer_" + name;
    while (!taken_.insert(lower(name)).second) name += '_';
    return name;
  }

 private:
  std::set<std::string> taken_;
};

std::vector<std::string> table_names(const std::vector<LayerSchema>& schemas,
                                     const std::vector<std::uint32_t>& layers) {
  DistinctNames names({"about", "documents", "errors", "meta", "records"});
  std::vector<std::string> list = {"documents", "errors", "meta"};
  for (const std::uint32_t layer : layers) list.push_back(names.add(schemas[layer].name));
  return list;
}

std::string column_type(const KeySchema& key, const std::vector<std::uint32_t>& layers,
                        const std::vector<std::string>& tables) {
  if (key.repeated) return "TEXT";  // a JSON array
  switch (key.kind) {
    case AttributeKind::integer:
    case AttributeKind::boolean:
      return "INTEGER";
    case AttributeKind::real:
      return "REAL";
    case AttributeKind::reference:
      if (const auto target = sqlite_target(key, layers))
        return "INTEGER REFERENCES " + sql_name(tables[target]);
      return "TEXT";
    default:
      return "TEXT";
  }
}

std::string insert_into(const std::string& table, std::size_t columns) {
  std::string text = "INSERT INTO " + sql_name(table) + " VALUES(?";
  for (std::size_t i = 1; i < columns; ++i) text += ",?";
  return text + ")";
}

SqliteTable layer_table(const std::string& name, const LayerSchema& schema,
                        const std::vector<std::uint32_t>& layers,
                        const std::vector<std::string>& tables) {
  const std::string table = sql_name(name);
  SqliteTable out{name,
                  "CREATE TABLE IF NOT EXISTS " + table +
                      "(number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES "
                      "documents, id INTEGER, parent INTEGER REFERENCES " +
                      table +
                      ", type TEXT, scope TEXT, \"begin\" INTEGER, \"end\" INTEGER, "
                      "text TEXT, score REAL",
                  "",
                  "CREATE INDEX IF NOT EXISTS " + sql_name(name + " by document") + " ON " + table +
                      "(document);"};
  DistinctNames names({std::begin(record_columns), std::end(record_columns)});
  std::size_t columns = std::size(record_columns);
  for (const KeySchema& key : schema.keys) {
    if (key.name == "scope") continue;
    out.create += ", " + sql_name(names.add(key.name)) + " " + column_type(key, layers, tables);
    ++columns;
  }
  out.create += ")";
  out.insert = insert_into(name, columns);
  return out;
}

}  // namespace

std::uint16_t sqlite_target(const KeySchema& key, const std::vector<std::uint32_t>& layers) {
  if (key.kind != AttributeKind::reference || key.repeated || key.refers_to.size() != 1) return 0;
  const auto found = std::find(layers.begin(), layers.end(), key.refers_to.front());
  if (found == layers.end()) return 0;
  return static_cast<std::uint16_t>(first_layer_table + (found - layers.begin()));
}

std::vector<SqliteTable> sqlite_tables(const std::vector<LayerSchema>& schemas,
                                       const std::vector<std::uint32_t>& layers) {
  const std::vector<std::string> names = table_names(schemas, layers);
  std::vector<SqliteTable> tables;
  tables.push_back({"documents",
                    "CREATE TABLE IF NOT EXISTS documents(number INTEGER PRIMARY KEY, id TEXT NOT "
                    "NULL, status TEXT NOT NULL, date TEXT, text TEXT)",
                    insert_into("documents", 5),
                    "CREATE INDEX IF NOT EXISTS \"documents by id\" ON documents(id);"});
  tables.push_back({"errors",
                    "CREATE TABLE IF NOT EXISTS errors(document INTEGER NOT NULL REFERENCES "
                    "documents, plugin TEXT, kind TEXT NOT NULL, message TEXT)",
                    insert_into("errors", 4),
                    "CREATE INDEX IF NOT EXISTS \"errors by document\" ON errors(document);"});
  tables.push_back({"meta",
                    "CREATE TABLE IF NOT EXISTS meta(document INTEGER NOT NULL REFERENCES "
                    "documents, key TEXT NOT NULL, value)",
                    insert_into("meta", 3),
                    "CREATE INDEX IF NOT EXISTS \"meta by document\" ON meta(document);"
                    "CREATE INDEX IF NOT EXISTS \"meta by value\" ON meta(key, value);"});
  for (std::size_t i = 0; i < layers.size(); ++i)
    tables.push_back(layer_table(names[first_layer_table + i], schemas[layers[i]], layers, names));
  return tables;
}

std::string sqlite_view(const std::vector<LayerSchema>& schemas,
                        const std::vector<std::uint32_t>& layers) {
  const std::vector<std::string> names = table_names(schemas, layers);
  std::string parts;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    parts += std::string(parts.empty() ? "" : " UNION ALL ") + "SELECT " +
             sql_text(schemas[layers[i]].name) + " AS layer";
    for (const char* column : record_columns) parts += ", " + sql_name(column);
    parts += " FROM " + sql_name(names[first_layer_table + i]);
  }
  return parts.empty() ? "" : "CREATE VIEW IF NOT EXISTS records AS " + parts;
}

}  // namespace glossator
