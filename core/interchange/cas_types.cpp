#include <cctype>
#include <charconv>
#include <set>

#include "interchange/cas_graph.hpp"

namespace glossator::interchange {
namespace {

const std::string annotation_type = "uima.tcas.Annotation";

std::string kind_name(CasKind kind) {
  constexpr const char* names[] = {"boolean", "integer", "real", "text", "reference"};
  return names[static_cast<int>(kind)];
}

// Features of ours or of UIMA, and words that its reader in Python cannot have as names.
bool is_taken(const std::string& name) {
  static const std::set<std::string> taken{
      "begin",    "end",   "sofa",   "id",       "self",    "type",       "xmiID",
      "typeName", "score", "False",  "None",     "True",    "ofDocument", "parentAnnotation",
      "and",      "as",    "assert", "async",    "await",   "break",      "class",
      "continue", "def",   "del",    "elif",     "else",    "except",     "finally",
      "for",      "from",  "global", "if",       "import",  "in",         "is",
      "lambda",   "not",   "or",     "nonlocal", "pass",    "raise",      "return",
      "try",      "while", "with",   "yield",    "elements"};
  return taken.contains(name);
}

}  // namespace

CasTypes::CasTypes() {
  types_["gloss.Document"] = {"uima.cas.TOP",
                              {{"documentId", CasKind::text, false},
                               {"date", CasKind::text, false},
                               {"further", CasKind::text, false}}};
  types_["gloss.Span"] = {annotation_type, {}};
}

void CasTypes::add(const std::string& type, const std::string& super) {
  types_.try_emplace(type, CasType{super, {}});
}

std::string CasTypes::feature(const std::string& type, const std::string& plain, CasKind kind,
                              bool is_list) {
  auto& features = types_[type].features;
  std::string name = plain;
  for (const char* suffix : {"", "kind"}) {
    if (*suffix) name += (is_list ? "__list_" : "__") + kind_name(kind);
    bool is_taken = false;
    for (const CasFeatureType& each : features) {
      if (each.name != name) continue;
      if (each.kind == kind && each.is_list == is_list) return name;
      is_taken = true;
    }
    if (!is_taken) break;
  }
  features.push_back({name, kind, is_list});
  return name;
}

const CasFeatureType* CasTypes::find(const std::string& type, const std::string& feature) const {
  // A circle of types ends the search.
  std::string at = type;
  for (std::size_t depth = 0; depth <= types_.size(); ++depth) {
    const auto found = types_.find(at);
    if (found == types_.end()) return nullptr;
    for (const CasFeatureType& each : found->second.features)
      if (each.name == feature) return &each;
    at = found->second.super;
  }
  return nullptr;
}

bool CasTypes::is_annotation(const std::string& type) const {
  std::string at = type;
  for (std::size_t depth = 0; depth <= types_.size(); ++depth) {
    if (at == annotation_type) return true;
    const auto found = types_.find(at);
    if (found == types_.end()) return false;
    at = found->second.super;
  }
  return false;
}

std::string cas_name(const std::string& name) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    const bool is_letter = byte < 0x80 && std::isalpha(byte) && !(i == 0 && byte == 'X');
    const bool is_inner = (byte < 0x80 && std::isdigit(byte)) ||
                          (byte == '_' && i + 1 < name.size() && name.compare(i, 2, "_x") != 0 &&
                           name.compare(i, 2, "__") != 0);
    const bool ends_taken = i + 1 == name.size() && is_taken(name);
    if (!ends_taken && (is_letter || (i > 0 && is_inner))) {
      out += name[i];
      continue;
    }
    if (i == 0) out += 'X';  // a name begins with a letter
    (((out += "_x") += digits[byte >> 4]) += digits[byte & 15]) += '_';
  }
  return out;
}

std::string name_of_cas(const std::string& identifier) {
  std::string out;
  for (std::size_t at = identifier.starts_with("X_x") ? 1 : 0; at < identifier.size();) {
    unsigned byte = 0;
    const char* code = identifier.data() + at + 2;
    const bool is_code = identifier.compare(at, 2, "_x") == 0 && at + 5 <= identifier.size() &&
                         identifier[at + 4] == '_' &&
                         std::from_chars(code, code + 2, byte, 16).ptr == code + 2;
    if (!is_code && identifier.compare(at, 2, "__") == 0) break;  // the kind of the value
    out += is_code ? static_cast<char>(byte) : identifier[at];
    at += is_code ? 5 : 1;
  }
  return out;
}

std::string cas_range(CasKind kind, bool is_list) {
  constexpr const char* names[] = {"Boolean", "Long", "Double", "String", "FS"};
  if (kind == CasKind::reference && !is_list) return annotation_type;
  return std::string("uima.cas.") + names[static_cast<int>(kind)] + (is_list ? "Array" : "");
}

std::pair<CasKind, bool> kind_of_range(const std::string& range) {
  std::string name = range;
  bool is_list = false;
  for (const std::string suffix : {"[]", "Array", "List"})
    if (name.ends_with(suffix) && !is_list) {
      name.resize(name.size() - suffix.size());
      is_list = true;
    }
  static const std::map<std::string, CasKind> kinds{
      {"uima.cas.Boolean", CasKind::boolean}, {"uima.cas.Byte", CasKind::integer},
      {"uima.cas.Short", CasKind::integer},   {"uima.cas.Integer", CasKind::integer},
      {"uima.cas.Long", CasKind::integer},    {"uima.cas.Float", CasKind::real},
      {"uima.cas.Double", CasKind::real},     {"uima.cas.String", CasKind::text}};
  const auto found = kinds.find(name);
  return {found == kinds.end() ? CasKind::reference : found->second, is_list};
}

}  // namespace glossator::interchange
