#pragma once
/// Closed classes of English words, by their hashes, that the rules of a sentence ask for. Source:
/// own writing.
#include <algorithm>
#include <array>
#include <span>

#include "sentiment/word_row.hpp"

namespace gloss {
namespace GLOSS_HIDDEN sentiment {

template <std::size_t n>
using WordClass = std::array<std::uint32_t, n>;

template <typename... Text>
constexpr WordClass<sizeof...(Text)> word_class(Text... words) {
  return {word_hash(words)...};
}

inline bool is_in(std::span<const std::uint32_t> words, std::uint32_t hash) {
  return std::find(words.begin(), words.end(), hash) != words.end();
}

/// "prevent theft and fraud": both are prevented.
constexpr auto joining = word_class("and", "or", "&");
/// Between a bad thing and another that says which: "deaths from malaria".
constexpr auto complementing = word_class("of", "about", "from", "over", "by");
constexpr auto in = word_class("in");
/// Before the last of what a negator is of: "no deaths, injuries or damage".
constexpr auto alternatives = word_class("or", "nor");
/// "was hurt when he fell", "fear that gold will fall": what fell is not the hurt.
constexpr auto parting = word_class("when", "after", "as", "while", "who", "because", "he", "she",
                                    "they", "before", "and", "since", "that");
/// They begin what an ending thing does not turn: "halted flights after the crash".
constexpr auto ending_reach_ends = word_class("after", "when", "because", "following", "amid",
                                              "since", "before", "who", "while", "if", "despite");
/// They begin a clause, which a negator does not reach from afar.
constexpr auto subordinating = word_class("when", "after", "as", "while", "because", "before",
                                          "since", "although", "though", "if", "and", "so");
/// They take from good words as well as from bad ones, but not behind the others.
constexpr auto lessening = word_class("less", "fewer");
constexpr auto not_lessening = word_class("no", "nothing", "or", "much", "nonetheless");
/// They begin a condition where they begin a sentence: "Had the dam failed".
constexpr auto inverting = word_class("had", "should", "were");
/// They make the participle after them a passive.
constexpr auto auxiliaries =
    word_class("was", "were", "been", "being", "is", "are", "be", "get", "gets", "got");
/// Behind what is ended or reduced, they tell by whom or what: "was stopped by violence".
constexpr auto agentive = word_class("by", "with");
/// Of function words, those that begin the object of a verb.
constexpr auto object_starts =
    word_class("a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this", "these",
               "those", "all", "any", "some", "it", "them", "him", "us", "me", "you", "one", "two");
/// Of other words, those that do not.
constexpr auto adverbs_of_end = word_class(
    "yesterday", "today", "tonight", "last", "early", "late", "peacefully", "quickly", "soon",
    "now", "successfully", "completely", "immediately", "there", "here", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "overnight", "entirely", "within",
    "under", "between", "among", "through", "throughout", "across", "along", "around", "since",
    "until", "till", "near", "inside", "outside", "behind", "beyond", "just", "once", "already",
    "altogether", "long", "again");
/// Of words that take a good thing away, those that end a bad one: "scrapped the tax".
constexpr auto cancelling =
    word_class("scrap", "scraps", "scrapped", "scrapping", "axe", "axes", "axed", "axing",
               "abolish", "abolishes", "abolished", "shelved", "ditched", "rescinded");
/// At the end of a formula of letters that is one only at the begin of a sentence: "thanks !".
constexpr auto letter_marks = word_class(",", "!", ".");
/// Before "be reported to", they tell what is to be done.
constexpr auto obliging = word_class("must", "should", "may", "can", "shall");
constexpr auto being = word_class("is", "are");
/// Behind them a word of falling is a noun or an adjective: "by falling rocks".
constexpr auto before_nouns = word_class("a", "an", "the", "his", "her", "their", "by", "of",
                                         "from", "in", "with", "'s", "for", "this", "that");
/// Words that end or reduce, and that are nouns behind a determiner: "the lift", "a beat".
constexpr auto also_nouns =
    word_class("lift", "lifts", "cut", "cuts", "beat", "beats", "escape", "combat", "tackle",
               "stem", "stop", "stops", "end", "ends", "halt");
constexpr auto determiners = word_class("a", "an", "the", "this", "that", "his", "her", "their",
                                        "our", "my", "your", "its", "'s");
/// Verbs of falling that are nouns behind an article.
constexpr auto nouns_of_falling =
    word_class("fall", "drop", "decline", "decrease", "dip", "plunge", "tumble");
/// Verbs of rising that are nouns before "in".
constexpr auto nouns_of_rising = word_class("rise", "increase", "surge", "jump", "climb");
constexpr auto indefinite = word_class("a", "an");
/// What moves, if one stands before the verb: "the ailing firm's shares fell".
constexpr auto moving = word_class(
    "shares", "share", "stock", "stocks", "profit", "profits", "sales", "revenue", "revenues",
    "earnings", "income", "incomes", "index", "currency", "rupee", "dollar", "euro", "yen", "bonds",
    "exports", "output", "production", "demand", "turnout", "support", "popularity", "confidence",
    "wages", "salaries", "results", "harvests", "harvest", "attendance", "investment", "orders",
    "expectancy", "visitors", "productivity", "savings", "ratings");
/// "reduce exposure to harm", but "cut the rating to junk".
constexpr auto nouns_with_to =
    word_class("exposure", "due", "resistance", "vulnerability", "links", "damage", "harm",
               "threat", "threats", "risk", "risks", "plot", "plots", "plan", "plans", "attempt",
               "attempts", "bid", "conspiracy", "efforts");
constexpr std::uint32_t comma = word_hash(",");
/// They deny only at the beginning of a sentence: "So much for the fast lane."
constexpr auto at_start = word_class("so much for");
constexpr auto degree_of_never = word_class("so", "such");
constexpr auto more = word_class("more");
constexpr auto becoming = word_class("get", "gets", "got", "getting", "become", "became", "grew");
constexpr auto can = word_class("can", "ca", "could");
constexpr auto cannot = word_class("cannot", "couldnt", "cant");
/// Negators that say of a comparative that it is the greatest degree.
constexpr auto nevers =
    word_class("never", "never before", "nothing", "nobody", "nowhere", "none", "no one");
/// "nothing is as good".
constexpr auto nothings = word_class("nothing", "nobody", "no one", "no other");
constexpr auto as = word_class("as");
constexpr auto than = word_class("than");
constexpr auto longer = word_class("longer");
/// Between "no longer" and what has ended: "no longer feels pain".
constexpr auto of_feeling = word_class("a", "feel", "feels", "feeling", "suffer", "suffers", "so");
/// "not as bad as we feared", "less severe than they dreaded".
constexpr auto fearing = word_class("feared", "dreaded");
/// "did not crash once".
constexpr auto wholly = word_class("once", "slightest", "whatsoever");
/// Before a negator, they tell what is sure: "will not find a friendlier crew", "have not met
/// kinder people".
constexpr auto promising =
    word_class("will", "wo", "would", "may", "might", "have", "'ve", "has", "'ll", "cannot");
constexpr auto finding =
    word_class("find", "meet", "met", "imagine", "seen", "tasted", "heard", "had", "eaten");
/// Before a negator, they tell what is so each time: "does not open on Sundays".
constexpr auto habitual = word_class("does", "do", "is", "are", "will", "wo", "doesnt", "dont");
constexpr auto times_of_habit =
    word_class("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
               "weekends", "weekdays", "holidays", "until", "till");
/// Negators that another one turns into praise or blame: "never fails to".
constexpr auto inner_negators =
    word_class("fail", "fail to", "fails to", "failed to", "failing to", "lack", "lack of", "lacks",
               "lacked", "without", "unable to", "far from", "refuse to", "unlike");
/// "no deaths, injuries or damage".
constexpr auto before_lists = word_class("no", "without");
/// "can't thank you enough".
constexpr auto enough_after = word_class("thank", "praise", "recommend", "get", "stress", "say");

}  // namespace sentiment
}  // namespace gloss
