#include "organizations/acronym_finder.hpp"

#include <algorithm>

#include "organizations/initials.hpp"

namespace gloss::organizations {
namespace {

constexpr std::size_t longest = 8;  // bytes
constexpr std::size_t most = 64;    // acronyms of a document

struct Acronym {
  Span span;  ///< of its definition
  float score;
};

bool is_part(char c) { return (c >= 'A' && c <= 'Z') || c == '/' || c == '&' || c == '-'; }

/// The capitals in brackets right behind the name, with its initials or all its main words'
/// letters; empty: none.
Span defined_behind(const DocumentView& document, const Organization& name) {
  const std::uint32_t open = name.last + 1;
  if (open + 2 >= document.words.size()) return {};
  if (name.bare_first == name.bare_last && document.row(name.bare_first).is(acronym)) return {};
  const std::string_view text = document.text();
  Span span{document.words.begin(open + 1), document.words.begin(open + 1)};
  while (span.end < text.size() && is_part(text[span.end])) ++span.end;
  if (span.size() < 2 || span.size() > longest || span.end == text.size()) return {};
  if (text[span.end] != ')' || text[span.begin] < 'A') return {};
  const std::uint64_t letters = letters_of(gloss::covered(text, span));
  if (letters == 0) return {};
  const Initials initials(document, name.bare_first, name.last);
  if (std::find(initials.begin(), initials.end(), letters) == initials.end() &&
      !may_abbreviate(document, letters, name.bare_first, name.last))
    return {};
  return span;
}

/// Whether the names layer leaves the place to an acronym.
bool is_free(const DocumentView& document, Span span) {
  const auto names = document.names;
  auto name =
      std::ranges::lower_bound(names, span.end, {}, [](const Name& n) { return n.span.begin; });
  // Names do not overlap, so that one alone can reach over the place.
  if (name == names.begin()) return true;
  --name;
  if (name->span.end <= span.begin) return true;
  if (name->type == layers::name::organization) return false;
  if (name->span.begin == span.begin && name->span.end == span.end) return true;
  return name->type == layers::name::person && name->span.begin == span.begin;
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         static_cast<signed char>(c) < 0 || c == '-' || c == '/' || c == '&';
}

/// Adds every place of the acronym that no mention covers.
void add_places(const DocumentView& document, const Acronym& acronym, std::size_t known,
                std::vector<Organization>& out) {
  const std::string_view text = document.text(), form = gloss::covered(text, acronym.span);
  std::uint32_t word = 0;
  for (std::size_t at = text.find(form); at != std::string_view::npos;
       at = text.find(form, at + form.size())) {
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())};
    if ((at > 0 && is_letter(text[at - 1])) ||
        (span.end < text.size() && is_letter(text[span.end]) &&
         !text.substr(span.end).starts_with("’")))
      continue;
    const auto mentions = std::span(out).first(known);
    const auto next = std::ranges::lower_bound(mentions, span.end, {},
                                               [](const Organization& m) { return m.span.begin; });
    if (next != mentions.begin() && std::prev(next)->span.end > span.begin) continue;
    if (!is_free(document, span)) continue;
    Organization mention;
    mention.span = span, mention.score = acronym.score;
    mention.first = mention.last = word = document.words.first_after(word, span.begin);
    while (mention.last + 1 < document.words.size() &&
           document.words.begin(mention.last + 1) < span.end)
      ++mention.last;
    mention.bare_first = mention.first, mention.bare_last = mention.last;
    out.push_back(mention);
  }
}

}  // namespace

void add_acronyms(const DocumentView& document, std::vector<Organization>& out) {
  const std::size_t known = out.size();
  std::vector<Acronym> acronyms;
  for (std::size_t i = 0; i < known && acronyms.size() < most; ++i) {
    const std::uint32_t open = out[i].last + 1;
    if (open >= document.words.size() || !document.is_char(open, '(')) continue;
    const Span span = defined_behind(document, out[i]);
    if (span.size() == 0) continue;
    const std::string_view form = gloss::covered(document.text(), span);
    const bool is_new = std::ranges::none_of(acronyms, [&](const Acronym& other) {
      return gloss::covered(document.text(), other.span) == form;
    });
    if (is_new) acronyms.push_back({span, out[i].score});
  }
  for (const Acronym& acronym : acronyms) add_places(document, acronym, known, out);
  if (out.size() > known)
    std::ranges::sort(out, {}, [](const Organization& m) { return m.span.begin; });
}

}  // namespace gloss::organizations
