/// The annotator `merge`: makes one layer of names of several layers.
#include "gloss/export.hpp"
#include "gloss/standard_layers.hpp"
#include "merge/options.hpp"

namespace gloss::merge {
namespace {

constexpr gloss_key input_keys[] = {
    optional(text_key("kind", "the record's type, which comes before that of the layer")),
    optional(text_key("rule", "what found the record")),
};
constexpr gloss_layer input(std::size_t number) {
  return layer(input_names[number], nullptr, input_keys);
}
constexpr gloss_layer first = input(0), second = optional(input(1)), third = optional(input(2)),
                      fourth = optional(input(3)), fifth = optional(input(4)),
                      sixth = optional(input(5)), seventh = optional(input(6)),
                      eighth = optional(input(7));
constexpr const gloss_layer* inputs[] = {&first, &second,  &third,  &fourth, &fifth,
                                         &sixth, &seventh, &eighth, nullptr};

constexpr const char* any_input[] = {"first", "second",  "third",  "fourth", "fifth",
                                     "sixth", "seventh", "eighth", nullptr};

enum Key : unsigned { rule, source, why, winner, winner_span };

constexpr gloss_key names_keys[] = {
    text_key("rule", "the input and what found the name there, as INPUT/RULE"),
    reference_key("source", "the record that it comes from", any_input),
};
constexpr gloss_key losers_keys[] = {
    text_key("rule", "the input and what found the name there, as INPUT/RULE"),
    reference_key("source", "the record that it comes from", any_input),
    text_key("why", "the advantage of the winner, or the reason that it is no name"),
    reference_key("winner", "the record that the winner comes from", any_input),
    span_key("winner_span", "where the winner stands"),
};
enum OutputNumber : unsigned { names_output, losers_output };
constexpr gloss_layer names = layer("names", layers::name::types, names_keys);
constexpr gloss_layer losers = layer("losers", layers::name::types, losers_keys);
constexpr const gloss_layer* outputs[] = {&names, &losers, nullptr};

class Merge {
 public:
  static constexpr gloss_description description = describe({
      .id = "merge",
      .version = "0.1.0",
      .summary = "One layer of names made of several: a model's, term lists, patterns",
      .name = "Merge",
      .vendor = "Glossator",
      .license = "MIT",
      .options = options_schema,
      .inputs = inputs,
      .outputs = outputs,
      .caps = GLOSS_CAP_DETERMINISTIC | GLOSS_CAP_CANCELLABLE,
  });

  explicit Merge(Config config)
      : reader_(type_map(config), input_options(config)),
        preference_(preference_of(config)),
        selection_(selection_options(config)),
        writes_losers_(config.boolean("/losers")) {}

  struct Worker {
    InputReader::Scratch read;
    Selection selection;
    std::string text;         // the rule being written
    std::uint64_t bytes = 0;  // of the rules of the document
  };

  void process(const Document& document, Output& output, Worker& worker) const {
    reader_.read(document, worker.read);
    const std::vector<Candidate>& candidates = worker.read.candidates;
    worker.selection.select(candidates, preference_, selection_,
                            [&] { document.throw_if_cancelled(); });
    worker.bytes = 0;
    for (std::uint32_t i = 0; i < candidates.size(); ++i) {
      const Candidate& winner = candidates[worker.selection.winners()[i]];
      const bool is_kept = &winner == &candidates[i];
      if (!is_kept && !writes_losers_) continue;
      Record record = output.add(candidates[i].span, candidates[i].type,
                                 is_kept ? names_output : losers_output);
      record.score(candidates[i].score);
      write_source(candidates[i].input, candidates[i].record, record, worker);
      if (!is_kept) write_winner(candidates[i], winner, record);
    }
    if (writes_losers_)
      for (const LeftOut& left_out : worker.read.left_out) write_left_out(left_out, output, worker);
  }

 private:
  static constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;

  void write_source(std::uint32_t input, std::uint32_t number, Record& record,
                    Worker& worker) const {
    const LayerView layer = worker.read.layers[input];
    worker.text = reader_.options(input).name;
    if (const gloss_attribute* const found = layer.find(layer[number], rule_key))
      worker.text.append(1, '/').append(layer.text(*found));
    worker.bytes += worker.text.size();
    if (worker.bytes > most_bytes)
      throw Error(GLOSS_E_DOCUMENT, "the rules of the document's names have more than " +
                                        std::to_string(most_bytes) +
                                        " bytes; merge fewer or smaller layers");
    record.text(rule, worker.text).reference(source, input, number);
  }

  void write_winner(const Candidate& loser, const Candidate& winning, Record& record) const {
    const Criterion criterion = preference_.decisive(winning, loser);
    record.text(why, advantages[static_cast<std::size_t>(criterion)])
        .reference(winner, winning.input, winning.record)
        .span(winner_span, winning.span);
  }

  void write_left_out(const LeftOut& left_out, Output& output, Worker& worker) const {
    const gloss_record& from = worker.read.layers[left_out.input][left_out.record];
    Record record = from.flags & GLOSS_RECORD_DOCUMENT
                        ? output.add_document(layers::name::other, losers_output)
                        : output.add({from.begin, from.end}, layers::name::other, losers_output);
    record.score(from.score);
    write_source(left_out.input, left_out.record, record, worker);
    record.text(why, left_out.has_text ? "type" : "no text");
  }

  InputReader reader_;
  Preference preference_;
  SelectionOptions selection_;
  bool writes_losers_;
};

}  // namespace
}  // namespace gloss::merge

GLOSS_EXPORT(gloss::merge::Merge)
