#include "names/agreement.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "names/legal_form.hpp"

namespace gloss::names {
namespace {

constexpr std::uint32_t bit(Type type) { return 1u << static_cast<unsigned>(type); }

/// A number below 1024 of how a spelling begins: different spellings can have one.
std::size_t begin_of(std::string_view spelling) {
  std::uint32_t begin = 0;
  if (spelling.size() >= sizeof begin)
    std::memcpy(&begin, spelling.data(), sizeof begin);
  else
    std::memcpy(&begin, spelling.data(), spelling.size());
  return begin * 0x9E3779B1u >> 22;
}

/// Whether `text` ends in a title of persons and a blank.
bool is_behind_title(std::string_view text) {
  constexpr std::string_view titles[] = {
      "Chairman", "Dr", "Judge", "Justice",   "Lady",      "Lord", "Miss",    "Mr",
      "Mrs",      "Ms", "Prof",  "President", "Professor", "Sen",  "Senator", "Sir"};
  if (!text.ends_with(' ')) return false;
  text.remove_suffix(1);
  if (text.ends_with('.')) text.remove_suffix(1);
  return std::ranges::find(titles, text.substr(text.find_last_of(" \n\t(\"") + 1)) !=
         std::end(titles);
}

}  // namespace

Agreement::Agreement(const Model& model)
    : likely_(model.calibration(Type::organization).margin_of(0.7f)) {
  for (std::size_t i = 0; i < type_count; ++i) {
    const Calibration& calibration = model.calibration(static_cast<Type>(i));
    doubtful_[i] = calibration.margin_of(0.85f);
    sure_[i] = calibration.margin_of(0.95f);
    agreed_[i] = std::max(calibration.margin_of(0.8f), 0);
  }
}

/// The name before the legal form of a likely organization; else empty.
std::string_view Agreement::legal_name(std::string_view text, const Name& name) const {
  if (name.type != Type::organization || name.margin < likely_) return {};
  return without_legal_form(text_of(text, name));
}

/// Whether a doubtful name begins as one of another type that could say something of it. Most
/// documents have none.
bool Agreement::can_change(std::string_view text, const std::vector<Name>& names,
                           Scratch& scratch) const {
  scratch.used_begins.clear();
  for (const Name& name : names) {
    if (!is_doubtful(name)) continue;
    const std::size_t begin = begin_of(text_of(text, name));
    scratch.doubtful_begins[begin] |= static_cast<std::uint8_t>(bit(name.type));
    scratch.used_begins.push_back(begin);
  }
  // Names that say nothing are passed over before their spelling is read.
  const auto says_more = [&](const Name& name) {
    if (!is_sure(name) && (name.type != Type::organization || name.margin < likely_)) return false;
    return (scratch.doubtful_begins[begin_of(text_of(text, name))] & ~bit(name.type)) != 0 &&
           (is_sure(name) || !legal_name(text, name).empty() ||
            !first_of_firm(text_of(text, name)).empty());
  };
  const bool can = !scratch.used_begins.empty() && std::ranges::any_of(names, says_more);
  for (const std::size_t begin : scratch.used_begins) scratch.doubtful_begins[begin] = 0;
  return can;
}

void Agreement::gather(std::string_view text, const std::vector<Name>& names,
                       Scratch& scratch) const {
  scratch.spellings.clear();
  for (const Name& name : names) {
    const std::string_view spelling = text_of(text, name);
    if (const std::string_view legal = legal_name(text, name); !legal.empty())
      scratch.spellings[legal].has_legal_form = true;
    if (name.type == Type::organization && name.margin >= likely_)
      if (const std::string_view first = first_of_firm(spelling); !first.empty())
        scratch.spellings[first].begins_firm = true;
    if (name.type == Type::person) {
      const std::size_t end = spelling.find(' ');
      if (end != spelling.npos) {
        scratch.spellings[spelling.substr(0, end)].is_of_person = true;
        scratch.spellings[spelling.substr(spelling.rfind(' ') + 1)].is_of_person = true;
      } else if (is_behind_title(text.substr(0, name.begin))) {
        scratch.spellings[spelling].is_of_person = true;
      }
    }
    if (!is_sure(name)) continue;
    scratch.spellings[spelling].sure_types |= bit(name.type);
    const std::size_t blank = spelling.rfind(' ');
    if (name.type == Type::person && blank != spelling.npos)
      scratch.spellings[spelling.substr(blank + 1)].is_family_name = true;
  }
}

void Agreement::apply(std::string_view text, std::vector<Name>& names, Scratch& scratch) const {
  if (!can_change(text, names, scratch)) return;
  gather(text, names, scratch);
  for (Name& name : names) {
    if (!is_doubtful(name)) continue;
    const auto found = scratch.spellings.find(text_of(text, name));
    if (found == scratch.spellings.end()) continue;
    const Spelling& spelling = found->second;
    const bool is_firm = spelling.begins_firm && !spelling.is_of_person;
    const bool is_legal = (spelling.has_legal_form && !spelling.is_family_name) ||
                          (is_firm && name.type == Type::person);
    const std::uint32_t types = spelling.sure_types | (is_legal ? bit(Type::organization) : 0);
    if (!std::has_single_bit(types) || types == bit(name.type)) continue;
    const auto type = static_cast<std::size_t>(std::countr_zero(types));
    name.type = static_cast<Type>(type);
    name.margin = agreed_[type];
    name.source = Name::Source::document;
  }
}

}  // namespace gloss::names
