#include "dates/dateline.hpp"

namespace gloss::dates {
namespace {

constexpr std::uint32_t head = 400;  // bytes that may hold a title and the dateline
constexpr Day latest = 3;            // days from writing to the date of the edition

bool is_day(const Expression& x) {
  return x.form == Form::calendar && x.fields.day != absent && x.fields.hour == absent;
}

// "(Xinhua)", "--", "_": behind the date of a dateline stand the agency or a dash.
bool ends_dateline(std::string_view rest) {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  static constexpr std::string_view marks[] = {"--", "_ ", "- ", "\u2013", "\u2014"};
  constexpr std::size_t longest_agency = 40;
  if (rest.starts_with("(") && rest.size() > 1) {
    const std::size_t close = rest.substr(0, longest_agency).find(')');
    return rest[1] >= 'A' && rest[1] <= 'Z' && close != std::string_view::npos;
  }
  for (const std::string_view mark : marks)
    if (rest.starts_with(mark)) return true;
  return false;
}

// Before it stands a place in a line of its own: "NAIROBI, Kenya, ".
bool begins_dateline(std::string_view text, std::uint32_t begin) {
  std::string_view line = text.substr(0, begin);
  line.remove_prefix(line.rfind('\n') + 1);
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  constexpr std::size_t longest_place = 60;
  if (line.size() < 3 || line.size() > longest_place || line.back() != ',') return false;
  const auto is_capital = [](char byte) { return byte >= 'A' && byte <= 'Z'; };
  return is_capital(line[0]) && is_capital(line[1]) && is_capital(line[2]);
}

}  // namespace

std::optional<Mention> complete_dateline(const Resolver& resolver, std::span<const Found> found) {
  for (std::uint32_t i = 0; i < found.size() && found[i].span.begin < head; ++i) {
    const Expression& x = found[i].expression;
    if (x.form != Form::calendar || x.fields.year == absent || x.fields.day == absent) continue;
    Record record;
    if (const auto day = resolver.resolve(x, {}, record); day && day->grain == Grain::day)
      return Mention{*day, i};
  }
  return {};
}

std::optional<Mention> earlier_dateline(const Resolver& resolver, std::string_view text,
                                        std::span<const Found> found,
                                        const ReferenceDate& document) {
  if (document.period.grain != Grain::day) return {};
  for (std::uint32_t i = 0; i < found.size() && found[i].span.begin < head; ++i) {
    const Expression& x = found[i].expression;
    if (!is_day(x) || x.fields.month == absent || !begins_dateline(text, found[i].span.begin) ||
        !ends_dateline(text.substr(found[i].span.end)))
      continue;
    Context context;
    context.document = document;
    Record record;
    const auto day = resolver.resolve(x, context, record);
    if (!day || day->grain != Grain::day) return {};
    const Day before = document.period.first - day->first;
    if (before > 0 && before <= latest) return Mention{*day, i};
    return {};
  }
  return {};
}

}  // namespace gloss::dates
