/// The parts that several lines of the grammar share, by name.
#include "dates/grammar.hpp"

namespace gloss::dates {
namespace {

constexpr Macro macros[] = {
    // Numbers and amounts.
    {"BELOW100", "( cardinal:num | tens:num ( hyphen? cardinal:num )? )"},
    {"WORDS", "( $BELOW100 ( hyphen? scale:num ( and? $BELOW100 )? )* | a scale:num )"},
    {"NUM",
     "( digits:num fraction:num? | digits:num scale:num | decimal:num scale:num? | $WORDS )"},
    {"ANDHALF", "hyphen? and hyphen? a? hyphen? half:andhalf"},
    {"UNIT", "( unit | units | tunit | tunits )"},
    // Sixty (60), 60 (sixty)
    {"AGAIN",
     "( open ( digits:none | decimal:none | cardinal:none | tens:none ( hyphen? cardinal:none )? ) "
     "close )"},
    {"COUNT",
     "( $NUM ( $ANDHALF )? ( $AGAIN )? | fraction:num | a? vague | a? couple of? | a? dozen of? )"},
    {"AMT",
     "( vague:approx? $COUNT ( more | full | other | long | recent:none )? hyphen? $UNIT ( "
     "$ANDHALF )? | $NUM parts_of_day:unit | a:one full? ( unit | tunit ) ( $ANDHALF )? | "
     "digits:num _short_unit:unit | half:halfof ( hyphen | a )? ( unit | tunit ) | "
     "a half:halfof hyphen ( unit | tunit ) | ( a | $BELOW100 hyphen? )? quarter:quarterof "
     "( of a | hyphen )? ( unit | tunit ) )"},
    {"SHORTAMT",
     "fraction:num short_unit:unit | digits:num _short_unit:unit _two:minute | digits:num "
     "short_unit:unit digits:num ( tunit | tunits | "
     "_m:unit | _short_unit:unit ) ( "
     "digits:num ( tunit | tunits | _short_unit:unit ) )? | digits:num _m:unit digits:num "
     "_short_unit:unit"},
    {"AMT2",
     "( $AMT ( comma? and? $NUM $UNIT ( comma? and? $NUM $UNIT )? | and a:one unit )? | $SHORTAMT "
     ")"},
    {"AMTR",
     "( $COUNT ( or:sep | to:sep | dash:sep ) $COUNT hyphen? $UNIT | a:one ( unit | tunit ) "
     "or:sep $BELOW100 | $BELOW100 ( hyphen | _dash ) ( ( or:sep | to:sep ) hyphen? | or:sep ) "
     "$BELOW100 "
     "hyphen? $UNIT | between $COUNT and:sep $COUNT hyphen? $UNIT )"},
    // Five to seven business days.
    {"WORKDAYS",
     "( $COUNT ( ( or:sep | to:sep | dash:sep ) $COUNT )? more? ( day_kind | year_noun | "
     "fiscal:none ) $UNIT ( possessive "
     "time_word )? )"},
    {"AMOUNT", "( ( $AMT2 | $AMTR ) ( possessive time_word )? )"},
    {"ORD", "( ordinal | tens:ord hyphen? ordinal )"},
    // Days, months, years.
    {"DAYN", "( day:day | ordinal:day | tens:day hyphen? ordinal:day )"},
    {"YEARW",
     "( ( cardinal:yhigh | tens:yhigh ) hyphen? ( cardinal:ylow | tens:ylow ( hyphen? "
     "cardinal:ylow )? ) | cardinal:yhigh scale:yscale ( and? ( cardinal:ylow | tens:ylow ( "
     "hyphen? cardinal:ylow )? ) )? )"},
    {"YEAR",
     "( year | short_year | apostrophe _two:year2 | digits:year era | era digits:year | $YEARW )"},
    {"MD", "month ( ( hyphen | slash )? the? $DAYN | tens:day hyphen? cardinal:day )"},
    {"DM", "$DAYN ( of | hyphen | slash )? month"},
    {"MDY", "$MD ( comma | of | in | hyphen | slash )? $YEAR"},
    {"DMY", "$DM ( comma | of | in | hyphen | slash )? $YEAR"},
    {"MY", "month ( comma | of | hyphen | slash )? $YEAR"},
    {"DMHY", "$DAYN hyphen month hyphen two:year2"},
    {"YMD",
     "( year ( slash | hyphen )? month ( slash | hyphen )? $DAYN | year comma month $DAYN )"},
    {"CAL",
     "( full_date | month_day | $MDY | $DMY | $DMHY | $MD | $DM | $YMD | holiday ( ( comma | "
     "of | in )? $YEAR )? )"},
    {"WCAL",
     "weekday _stop? ( ( comma | hyphen )? the? $CAL | the ( ordinal:day | tens:day hyphen? "
     "ordinal:day ) | ordinal:day | day:day )"},
    {"WEEKDAYOF",
     "( weekday ( comma | of | from:none | of the )? $RELUNIT | $RELUNIT ( comma | possessive )? "
     "on? weekday )"},
    {"DAYDATE", "( $CAL | $WCAL | weekday | $WEEKDAYOF )"},
    // Relative periods.
    {"SHIFT", "( last | next | this | that | this ( last:shift2 | next:shift2 ) | that that )"},
    {"RELUNIT", "$SHIFT ( fiscal | year_noun )? unit"},
    {"RELDAY", "( today | the? unit ( before | after ) today )"},
    {"RELDATE", "$SHIFT ( weekday | month ( day:day | ordinal:day )? | season | holiday )"},
    {"THEUNIT", "the ( fiscal | full )? unit:here"},
    {"RELYEAR", "( ( of | in ) the? )? $SHIFT fiscal? unit"},
    {"QUARTER",
     "( ordinal hyphen? fiscal? quarter:quarter | quarter_name | ordinal hyphen? half | "
     "last:ord hyphen? half )"},
    {"ITSYEAR", "( ( of | in | comma )? fiscal? $YEAR | fiscal | $RELYEAR )"},
    // 2013-14, 2013/14, FY23/24: a year that begins in one and ends in the other.
    {"YEARPAIR", "( year_pair | year _dash two:none | year _dash _year:none )"},
    {"FISCAL",
     "( fiscal hyphen? unit:none? ( $YEARPAIR | $YEAR ) | "
     "fiscal ( _slash | _hyphen ) ( _two:none | _year:none ) | fiscal )"},
    {"DECADE",
     "( decade era? | apostrophe _decade | cardinal:yhigh hyphen? decade | year:decade "
     "_possessive:none )"},
    {"CENTURY", "$ORD hyphen? unit:century era?"},
    {"PARTWORD", "( early | late | mid | earlier:mod | later:mod )"},
    // Periods that take their article into the span, and those that do not.
    {"THEDATE",
     "( $DECADE | $CENTURY | season $ITSYEAR? | $QUARTER $ITSYEAR? | $RELUNIT | unit:none "
     "$YEAR | year ( $QUARTER | season ) | $DAYN of month ( comma? $YEAR )? | $DM ( comma? "
     "$YEAR )? )"},
    {"BAREDATE",
     "( $CAL | $WCAL | weekday | month ( $ITSYEAR )? | $MY | $MD $RELYEAR | $DM $RELYEAR | "
     "$RELDAY | $RELDATE | $YEAR | $FISCAL | month_year | fiscal $QUARTER $ITSYEAR? )"},
    {"ANYDATE", "( the? $THEDATE | $BAREDATE | $THEUNIT )"},
    // Times of day.
    {"AMPM", "( am_pm | letter:ampm m )"},
    {"TENS", "( tens:minute ( hyphen? cardinal:minute )? | cardinal:minute )"},
    {"HOURS", "( hour:hour | cardinal:hour )"},
    {"PASTHOUR", "( $HOURS $AMPM? | clock12:clock | moment )"},
    {"CLOCK",
     "( clock $AMPM? | $HOURS $AMPM | digits:hourmin $AMPM | decimal:clock $AMPM | $HOURS in:none "
     "the am_pm | "
     "cardinal:hour $TENS $AMPM | $HOURS "
     "oclock $AMPM? | four:hourmin ( hours_word | zone ) | decimal:clock hours_word | $HOURS? "
     "moment | half:halfpast "
     "past $HOURS ( $AMPM | oclock )? | a? quarter:quarterpast ( past:past | to:to ) "
     "$PASTHOUR | ( day:minute | $TENS ) ( ( tunits:none | tunit:none ) ( past:past | to:to ) "
     "$PASTHOUR | past:past $PASTHOUR oclock? | to:to moment ) | $TENS to:to cardinal:hour in the "
     "part_of_day )"},
    {"ATCLOCK", "( at? $CLOCK | at $HOURS | at decimal:clock )"},
    {"OFFSET",
     "zone ( plus four:none | plus hour:offset | hyphen hour:offset_minus | dash "
     "hour:offset_minus )? | plus four:offset | hyphen four:offset_minus | dash "
     "four:offset_minus"},
    {"ZONE", "( $OFFSET | open ( $OFFSET ) close )"},
    {"CLOCKZ", "$CLOCK ( $ZONE )?"},
    {"CLOCKPART",
     "( $CLOCKZ ( ( in the? | at | early:none ) part_of_day )? | $HOURS ( in the | at ) "
     "part_of_day )"},
    {"PARTDAY",
     "( tonight | ( $DAYDATE | $RELDAY ) ( early | late | in:none the )? part_of_day | weekday "
     "part_of_day $RELUNIT | $SHIFT part_of_day | the next "
     "part_of_day | $RELDATE part_of_day )"},
    {"DAYT", "( $DAYDATE | $RELDAY | $RELDATE | $PARTDAY )"},
    {"BEFORECLOCK", "comma? ( at | at_sign | by | about | for )*"},
    // Comparisons.
    {"THAN", "( $WEIGH | over:more )"},
    {"WEIGH",
     "( about:approx | nearly:less | more:more than | less:less than | no more:atmost than | "
     "no less:atleast than | at least:atleast | at most:atmost | up:atmost to | under:less )"},
};

}  // namespace

std::span<const Macro> grammar_macros() { return macros; }

}  // namespace gloss::dates
