#include "dates/form.hpp"

#include <iterator>
#include <utility>

#include "dates/form_writer.hpp"
#include "dates/notation.hpp"

namespace gloss::dates {
namespace {

constexpr std::string_view tenses[] = {"", "past", "future"};
constexpr std::string_view bases[] = {"", "text", "quarter", "begin"};
constexpr std::string_view references[] = {"", "past", "present", "future"};

std::string_view base_name(const Context& context, const Record& record) {
  if (context.range_begin || context.later_days != 0) return "begin";
  if (record.anchor != Anchor::text) return "";
  const auto is_anchor = [&](const std::optional<Mention>& mention) {
    return mention && mention->record == record.anchor_ref;
  };
  const bool quarter =
      context.last_quarter && context.last_quarter->record == record.anchor_ref &&
      !(context.narrative && (is_anchor(context.last_date) || is_anchor(context.scene)));
  return quarter ? "quarter" : "text";
}

void write_surroundings(const Expression& x, const Context& context, const Record& record,
                        FormWriter& out) {
  if (x.form != Form::calendar) return;
  if (context.tense != Tense::unknown && x.pick == Pick::by_direction)
    out.add("tense", tenses[static_cast<int>(context.tense)]);
  if (context.sure && x.pick == Pick::by_direction) out.add("sure", 1);
  if (context.moves_on && context.narrative) out.add("onward", 1);
  if (context.near != 0) out.add("near", context.near);
  if (const std::string_view base = base_name(context, record); !base.empty())
    out.add("base", base);
  if (context.narrative) out.add("story", 1);
  if (context.colloquial) out.add("message", 1);
  if (context.later_days != 0) out.add("later", context.later_days);
}

void write_fields(const Expression& x, FormWriter& out) {
  const Fields& fields = x.fields;
  const auto write = [&]<std::size_t... Index>(std::index_sequence<Index...>) {
    const auto one = [&]<std::size_t I>() {
      constexpr std::int32_t Fields::*member = field_keys[I].member;
      if (fields.*member != absent) out.add<field_keys[I]>(fields.*member);
    };
    (one.template operator()<Index>(), ...);
  };
  write(std::make_index_sequence<std::size(field_keys)>());
  if (fields.season != Season::none)
    out.add("season", season_codes[static_cast<int>(fields.season)]);
  if (fields.part != PartOfDay::none) out.add("part", part_codes[static_cast<int>(fields.part)]);
  if (fields.weekend) out.add("weekend", 1);
  if (fields.workday) out.add("workday", 1);
  if (fields.before_christ) out.add("bc", 1);
}

std::string_view shape_of(const Expression& x) {
  if (x.form == Form::reference) return references[static_cast<int>(x.reference)];
  if (x.form == Form::duration) return "duration";
  if (x.form == Form::set) return "every";
  if (x.nth.number != 0) return "nth";
  if (x.frame.grain != Grain::none) return "shift";
  static constexpr std::string_view picks[] = {"date", "last", "next", "this", "any"};
  return picks[static_cast<int>(x.pick)];
}

template <std::size_t Size>
std::optional<int> index_of(const std::string_view (&names)[Size], std::string_view name) {
  for (std::size_t i = 1; i < Size; ++i)
    if (names[i] == name) return static_cast<int>(i);
  return {};
}

std::optional<Grain> grain_of(std::string_view name) {
  for (int i = 1; i <= static_cast<int>(Grain::millennium); ++i)
    if (name_of(static_cast<Grain>(i)) == name) return static_cast<Grain>(i);
  return {};
}

bool take_amount(std::string_view text, Amount& amount) {
  if (text == "X") return amount.vague = true;
  const std::size_t point = text.find('.');
  const auto whole = number_in(text.substr(0, point));
  if (!whole || *whole < 0 || *whole > 1'000'000'000) return false;
  amount.hundredths = *whole * 100;
  if (point == text.npos) return true;
  const auto rest = number_in(text.substr(point + 1));
  if (!rest || text.size() - point > 3) return false;
  amount.hundredths += text.size() - point == 2 ? 10 * *rest : *rest;
  return true;
}

// Reads the arguments of one form.
class Parser {
 public:
  explicit Parser(FormMeaning& out) : x_(out.expression), out_(out) {}

  bool take(std::string_view key, std::string_view value) {
    for (const FieldKey& each : field_keys) {
      if (each.name != key) continue;
      const auto number = number_in(value);
      if (number && *number > -100000 && *number < 100000)
        x_.fields.*each.member = static_cast<std::int32_t>(*number);
      return number.has_value();
    }
    if (key == "unit" || key == "round" || key == "second_unit" || key == "third_unit" ||
        key == "times_unit")
      return take_grain(key, value);
    if (key == "season" || key == "part" || key == "tense" || key == "base" || key == "mod")
      return take_name(key, value);
    if (key == "count" || key == "amount") return take_amount(value, x_.amount);
    if (key == "third_count") return take_amount(value, x_.third);
    if (key == "second_count") return take_amount(value, x_.second);
    if (key == "sure") return out_.context.sure = true;
    if (key == "onward") return out_.context.moves_on = true;
    return take_flag(key, value);
  }

 private:
  bool take_grain(std::string_view key, std::string_view value) {
    const auto grain = grain_of(value);
    if (!grain) return false;
    (key == "unit"         ? x_.amount.unit
     : key == "round"      ? x_.round
     : key == "third_unit" ? x_.third.unit
     : key == "times_unit" ? x_.times_unit
                           : x_.second.unit) = *grain;
    return true;
  }

  bool take_name(std::string_view key, std::string_view value) {
    if (key == "mod") {
      for (int i = 1; i <= static_cast<int>(Mod::on_or_before); ++i)
        if (name_of(static_cast<Mod>(i)) == value) return x_.mod = static_cast<Mod>(i), true;
      return false;
    }
    const auto index = key == "season" ? index_of(season_codes, value)
                       : key == "part" ? index_of(part_codes, value)
                       : key == "base" ? index_of(bases, value)
                                       : index_of(tenses, value);
    if (!index) return false;
    if (key == "season") x_.fields.season = static_cast<Season>(*index);
    if (key == "part") x_.fields.part = static_cast<PartOfDay>(*index);
    if (key == "base") out_.base = static_cast<FormMeaning::Base>(*index);
    if (key == "tense") out_.context.tense = static_cast<Tense>(*index);
    return true;
  }

  bool take_flag(std::string_view key, std::string_view value) {
    const auto number = number_in(value);
    if (!number) return false;
    const auto small = static_cast<std::int32_t>(*number);
    if (key == "weekend")
      x_.fields.weekend = true;
    else if (key == "workday")
      x_.fields.workday = true;
    else if (key == "bc")
      x_.fields.before_christ = true;
    else if (key == "to_date")
      x_.to_date = true;
    else if (key == "fiscal")
      x_.fiscal = true;
    else if (key == "impossible")
      x_.impossible = true;
    else if (key == "ahead")
      x_.ahead = true;
    else if (key == "story")
      out_.context.narrative = true;
    else if (key == "message")
      out_.context.colloquial = true;
    else if (key == "near")
      out_.context.near = *number;
    else if (key == "later")
      out_.context.later_days = *number;
    else if (key == "on_text")
      x_.frame.base = Base::text;
    else if (key == "ended_quarter")
      x_.ended_quarter = static_cast<std::int8_t>(small);
    else if (key == "on_fields")
      x_.frame.base = Base::fields;
    else if (key == "cycles")
      x_.cycles = static_cast<std::int8_t>(small);
    else if (key == "nth_weekday")
      x_.nth.weekday = small;
    else if (key == "nth_count")
      x_.nth.count = small;
    else if (key == "at_most")
      x_.at_most = *number;
    else if (key == "side")
      x_.side = static_cast<std::int8_t>(*number);
    else if (key == "times")
      x_.times = small;
    else if (key == "other_month")
      x_.other_month = small;
    else if (key == "report")
      x_.rule = "year-ago";
    else if (key == "scene")
      x_.of_story = true;
    else if (key == "forward")
      x_.rule = "amount-later";
    else
      return false;
    return true;
  }

  Expression& x_;
  FormMeaning& out_;
};

bool is_report(std::string_view rule) { return rule == "year-ago" || rule == "amount-ago"; }

void write_rest(const Expression& x, FormWriter& out) {
  if (x.mod != Mod::none) out.add("mod", name_of(x.mod));
  if (x.round != Grain::none) out.add("round", name_of(x.round));
  if (x.to_date) out.add("to_date", 1);
  if (x.fiscal) out.add("fiscal", 1);
  if (x.impossible) out.add("impossible", 1);
  if (x.ahead) out.add("ahead", 1);
  if (x.at_most != 0) out.add("at_most", x.at_most);
  if (x.side != 0) out.add("side", x.side);
  if (x.times != 0) out.add("times", x.times);
  if (x.times_unit != Grain::none) out.add("times_unit", name_of(x.times_unit));
  if (x.cycles != 0) out.add("cycles", x.cycles);
  if (x.other_month != absent) out.add("other_month", x.other_month);
  if (x.second.unit != Grain::none) {
    out.add("second_count", x.second);
    out.add("second_unit", name_of(x.second.unit));
  }
  if (x.ended_quarter != 0) out.add("ended_quarter", x.ended_quarter);
  if (x.third.unit != Grain::none) {
    out.add("third_count", x.third);
    out.add("third_unit", name_of(x.third.unit));
  }
}

}  // namespace

void write_form(const Expression& x, const Context& context, Record& record) {
  FormWriter out(shape_of(x));
  if (x.form == Form::reference) {
    record.form = out.done();
    return;
  }
  const bool framed = x.form == Form::calendar && x.frame.grain != Grain::none;
  if (x.form == Form::duration) {
    out.add(x.amount);
    out.add(name_of(x.amount.unit));
  }
  if (x.form == Form::set && x.amount.unit != Grain::none) {
    if (x.amount.hundredths != 100 || x.amount.vague) out.add("count", x.amount);
    out.add("unit", name_of(x.amount.unit));
  }
  if (x.nth.number != 0 && x.form != Form::set) {
    out.add(std::int64_t{x.nth.number});
    out.add(name_of(x.nth.unit));
    if (x.nth.weekday != absent) out.add("nth_weekday", x.nth.weekday);
    if (x.nth.count != 0) out.add("nth_count", x.nth.count);
  }
  if (framed) {
    if (x.nth.number != 0) {
      out.add("shift", x.frame.shift);
      out.add("grain", name_of(x.frame.grain));
    } else {
      out.add(x.frame.shift);
      out.add(name_of(x.frame.grain));
    }
    if (x.frame.base == Base::text) out.add("on_text", 1);
    if (x.frame.base == Base::fields) out.add("on_fields", 1);
    const std::string_view rule = x.rule;
    if (is_report(rule) && x.frame.grain == Grain::year && x.frame.shift == -1)
      out.add("report", 1);
    if (rule == "amount-later") out.add("forward", 1);
    if (x.of_story) out.add("scene", 1);
    if (x.amount.unit == x.frame.grain &&
        (x.amount.hundredths % 100 != 0 || x.second.unit != Grain::none)) {
      out.add("amount", x.amount);
      out.add("unit", name_of(x.amount.unit));
    }
  }
  if (x.form == Form::calendar && hangs_on_text(x)) out.add("on_text", 1);
  write_fields(x, out);
  write_rest(x, out);
  write_surroundings(x, context, record, out);
  record.form = out.done();
}

std::optional<FormMeaning> parse_form(std::string_view form) {
  FormMeaning out;
  Expression& x = out.expression;
  x.rule = "";
  const std::size_t open = form.find('(');
  if (open == form.npos || form.back() != ')') return {};
  const std::string_view name = form.substr(0, open);
  std::string_view rest = form.substr(open + 1, form.size() - open - 2);
  if (const auto reference = index_of(references, name); reference && name != "next") {
    x.form = Form::reference;
    x.reference = static_cast<Reference>(*reference);
    return rest.empty() ? std::optional(out) : std::nullopt;
  }
  static constexpr std::string_view shapes[] = {"",    "date",  "last", "next",     "this",
                                                "any", "shift", "nth",  "duration", "every"};
  const auto shape = index_of(shapes, name);
  if (!shape) return {};
  if (name == "duration") x.form = Form::duration;
  if (name == "every") x.form = Form::set;
  if (*shape <= 5) x.pick = static_cast<Pick>(*shape - 1);
  Parser parser(out);
  for (int place = 0; !rest.empty(); ++place) {
    const std::size_t size = std::min(rest.find(','), rest.size());
    const std::string_view argument = rest.substr(0, size);
    rest.remove_prefix(std::min(size + 1, rest.size()));
    const std::size_t equals = argument.find('=');
    std::string_view key = argument.substr(0, equals);
    const std::string_view value = equals == argument.npos ? argument : argument.substr(equals + 1);
    if (equals == argument.npos) key = place == 0 ? "#" : "#unit";
    const auto number = number_in(value);
    const auto grain = grain_of(value);
    if (key == "#" && name == "duration") {
      if (!take_amount(value, x.amount)) return {};
    } else if (key == "#" || key == "shift") {
      if (!number) return {};
      if (name == "nth" && key == "#")
        x.nth.number = static_cast<std::int32_t>(*number);
      else
        x.frame.shift = *number;
    } else if (key == "#unit" || key == "grain") {
      if (!grain) return {};
      (name == "duration"                ? x.amount.unit
       : name == "nth" && key == "#unit" ? x.nth.unit
                                         : x.frame.grain) = *grain;
    } else if (!parser.take(key, value)) {
      return {};
    }
  }
  return out;
}

namespace {

// The second of the day that a value with a clock names: 2018-02-14T20:05.
std::optional<std::int64_t> second_of(std::string_view value) {
  const std::size_t clock = value.find('T');
  if (clock == value.npos || value.size() < clock + 3) return {};
  const auto hour = number_in(value.substr(clock + 1, 2));
  const bool minutes = value.size() >= clock + 6 && value[clock + 3] == ':';
  const auto minute =
      minutes ? number_in(value.substr(clock + 4, 2)) : std::optional<std::int64_t>(0);
  if (!hour || !minute) return {};
  return *hour * 3600 + *minute * 60;
}

}  // namespace

std::optional<Record> resolve_form(const Resolver& resolver, std::string_view form,
                                   std::string_view reference, std::string_view anchor) {
  auto meaning = parse_form(form);
  if (!meaning) return {};
  Context& context = meaning->context;
  context.document = parse_reference_date(reference);
  context.on_last_day = meaning->base == FormMeaning::Base::text;
  if (const auto period = period_of(anchor, resolver.rules())) {
    using Of = FormMeaning::Base;
    if (meaning->base == Of::begin) context.range_begin = period;
    if (meaning->base == Of::quarter) context.last_quarter = Mention{*period, 0};
    if (meaning->base == Of::text)
      context.last_date = context.scene = Mention{*period, 0, second_of(anchor)};
    if (meaning->base == Of::text && period->grain > Grain::year)
      context.last_age = Mention{*period, 0};
  }
  Record record;
  resolver.resolve(meaning->expression, context, record);
  return record;
}

}  // namespace gloss::dates
