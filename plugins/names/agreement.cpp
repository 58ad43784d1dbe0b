#include "names/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gloss::names {
namespace {

/// Up to 8 bytes as a number; 0: more.
constexpr std::uint64_t packed(std::string_view word) {
  if (word.size() > 8) return 0;
  std::uint64_t number = 0;
  for (const char c : word) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

constexpr std::array<std::string_view, 37> legal_forms = {
    "A/S",   "AB",   "AG",     "AS",   "ASA",    "B.V.", "BV",  "Co",  "Co.",  "Corp",
    "Corp.", "GmbH", "Inc",    "Inc.", "L.L.C.", "L.P.", "LLC", "LLP", "LP",   "Limited",
    "Ltd",   "Ltd.", "N.V.",   "NV",   "Oyj",    "PLC",  "Plc", "Pty", "Pty.", "Pvt",
    "Pvt.",  "S.A.", "S.p.A.", "SA",   "SE",     "SpA",  "plc"};

bool is_legal_form(std::string_view word) {
  static constexpr auto forms = [] {
    std::array<std::uint64_t, legal_forms.size()> numbers = {};
    std::ranges::transform(legal_forms, numbers.begin(), packed);
    std::ranges::sort(numbers);
    return numbers;
  }();
  return std::ranges::binary_search(forms, packed(word)) || word == "Corporation";
}

/// Whether a legal form can end so: most names cannot.
bool can_end(char last) {
  static constexpr auto ends = [] {
    std::array<bool, 256> all = {};
    for (const std::string_view form : legal_forms)
      all[static_cast<unsigned char>(form.back())] = true;
    all['n'] = true;
    return all;
  }();
  return ends[static_cast<unsigned char>(last)];
}

std::string_view spelling_of(std::string_view text, const Name& name) {
  return {text.data() + name.begin, name.end - name.begin};
}

/// A number below 1024 of how a spelling begins: different spellings can have one.
std::size_t begin_of(std::string_view spelling) {
  std::uint32_t begin = 0;
  if (spelling.size() >= sizeof begin)
    std::memcpy(&begin, spelling.data(), sizeof begin);
  else
    std::memcpy(&begin, spelling.data(), spelling.size());
  return begin * 0x9E3779B1u >> 22;
}

}  // namespace

std::string_view without_legal_form(std::string_view name) {
  if (name.empty() || !can_end(name.back())) return {};
  std::string_view rest = name;
  for (std::size_t blank = rest.rfind(' '); blank != rest.npos; blank = rest.rfind(' ')) {
    if (!is_legal_form(rest.substr(blank + 1))) break;
    rest = rest.substr(0, blank);
    if (rest.ends_with(',')) rest.remove_suffix(1);
  }
  return rest.size() < name.size() ? rest : std::string_view{};
}

Agreement::Agreement(const Model& model) {
  for (std::size_t i = 0; i < type_count; ++i) {
    const Calibration& calibration = model.calibration(static_cast<Type>(i));
    const auto margin = [&](float share) {
      return static_cast<std::int32_t>((std::log(share / (1 - share)) - calibration.at_zero) /
                                       calibration.slope);
    };
    doubtful_[i] = margin(0.85f);
    sure_[i] = margin(0.95f);
    if (static_cast<Type>(i) == Type::organization) likely_ = margin(0.7f);
    agreed_[i] = std::max(margin(0.8f), 0);
  }
}

/// The name before the legal form of a likely organization; else empty.
std::string_view Agreement::legal_name(std::string_view text, const Name& name) const {
  if (name.type != Type::organization || name.margin < likely_) return {};
  return without_legal_form(spelling_of(text, name));
}

/// Whether a doubtful name begins as one of another type that could say something of it. Most
/// documents have none.
bool Agreement::can_change(std::string_view text, const std::vector<Name>& names,
                           Scratch& scratch) const {
  const auto bit = [](const Name& name) { return 1u << static_cast<unsigned>(name.type); };
  bool is_any_doubtful = false;
  scratch.doubtful_begins.fill(0);
  for (const Name& name : names) {
    if (!is_doubtful(name)) continue;
    scratch.doubtful_begins[begin_of(spelling_of(text, name))] |=
        static_cast<std::uint8_t>(bit(name));
    is_any_doubtful = true;
  }
  return is_any_doubtful && std::ranges::any_of(names, [&](const Name& name) {
           return (scratch.doubtful_begins[begin_of(spelling_of(text, name))] & ~bit(name)) != 0 &&
                  (is_sure(name) || !legal_name(text, name).empty());
         });
}

void Agreement::gather(std::string_view text, const std::vector<Name>& names,
                       Scratch& scratch) const {
  scratch.spellings.clear();
  for (const Name& name : names) {
    const std::string_view spelling = spelling_of(text, name);
    if (const std::string_view legal = legal_name(text, name); !legal.empty())
      scratch.spellings[legal].has_legal_form = true;
    if (!is_sure(name)) continue;
    scratch.spellings[spelling].sure_types |= 1u << static_cast<unsigned>(name.type);
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
    const auto found = scratch.spellings.find(spelling_of(text, name));
    if (found == scratch.spellings.end()) continue;
    Spelling spelling = found->second;
    if (spelling.has_legal_form && !spelling.is_family_name)
      spelling.sure_types |= 1u << static_cast<unsigned>(Type::organization);
    for (std::uint32_t type = 0; type < type_count; ++type)
      if (spelling.sure_types == 1u << type && static_cast<Type>(type) != name.type)
        name = {name.begin, name.end, static_cast<Type>(type), agreed_[type],
                Name::Source::document};
  }
}

}  // namespace gloss::names
