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
    {"COUNT", "( $NUM ( $ANDHALF )? | fraction:num | a? vague | a? couple of? | a? dozen of? )"},
    {"AMT",
     "( vague:approx? $COUNT ( more | full | other | long | recent:none )? hyphen? $UNIT ( "
     "$ANDHALF )? | $NUM parts_of_day:unit | a:one full? ( unit | tunit ) ( $ANDHALF )? | "
     "digits:num _short_unit:unit | half:halfof ( hyphen | a )? ( unit | tunit ) | "
     "a half:halfof hyphen ( unit | tunit ) | ( a | $BELOW100 hyphen? )? quarter:quarterof "
     "( of a | hyphen )? ( unit | tunit ) )"},
    {"SHORTAMT",
     "fraction:num short_unit:unit | digits:num short_unit:unit digits:num ( tunit | tunits | "
     "_m:unit | _short_unit:unit ) ( "
     "digits:num ( tunit | tunits | _short_unit:unit ) )? | digits:num _m:unit digits:num "
     "_short_unit:unit"},
    {"AMT2", "( $AMT ( comma? and? $NUM $UNIT ( comma? and? $NUM $UNIT )? )? | $SHORTAMT )"},
    {"AMTR",
     "( $COUNT ( or:sep | to:sep | dash:sep ) $COUNT hyphen? $UNIT | a:one ( unit | tunit ) "
     "or:sep $BELOW100 | $BELOW100 ( hyphen | _dash ) ( ( or:sep | to:sep ) hyphen? | or:sep ) "
     "$BELOW100 "
     "hyphen? $UNIT | between $COUNT and:sep $COUNT hyphen? $UNIT )"},
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
    {"FISCAL", "( fiscal hyphen? unit:none? $YEAR | fiscal )"},
    {"DECADE", "( decade era? | apostrophe _decade | cardinal:yhigh hyphen? decade )"},
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
     "oclock $AMPM? | four:hourmin ( hours_word | zone ) | $HOURS? moment | half:halfpast "
     "past $HOURS ( $AMPM | oclock )? | a? quarter:quarterpast ( past:past | to:to ) "
     "$PASTHOUR | ( day:minute | $TENS ) ( ( tunits:none | tunit:none ) ( past:past | to:to ) "
     "$PASTHOUR | past:past $PASTHOUR oclock? | to:to moment ) | $TENS to:to cardinal:hour in the "
     "part_of_day )"},
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

constexpr Rule rules[] = {
    // Whole stamps: Fri Apr 27 22:57:13 CST 2012, 05/Jan/2022:13:45:10 +0100.
    {"stamp", Action::date, any_place,
     "( weekday comma? )? ( month day:day | day:day month ) clock ( zone | plus four:offset | "
     "dash four:offset_minus )? year ( zone | plus four:offset | dash four:offset_minus )?"},
    {"stamp", Action::date, any_place,
     "day:day slash month slash stamp ( plus four:offset | dash four:offset_minus )?"},
    {"stamp", Action::date, any_place, "full_date ( _plus | _dash ) clock:none"},
    // Times of a day.
    {"clock-date", Action::date, as_clock, "$HOURS comma? $PARTDAY"},
    {"date-clock", Action::date, as_clock, "about? $DAYT $BEFORECLOCK $CLOCKPART year?"},
    {"date-clock", Action::date, as_hour_mark, "$DAYT at:none? hour:hour _short_unit:none"},
    {"clock-date", Action::date, as_clock,
     "about? $CLOCKPART ( zone_name+ time_word )? ( comma | on | of | dash )? the? $DAYT"},
    {"clock-date", Action::date, as_clock,
     "cardinal:hour ( $TENS | hyphen tens:minute ) ( $PARTDAY | in the part_of_day )"},
    {"date-clock", Action::date, as_bare_hour,
     "$DAYT ( at:none about? | about ) $HOURS | $RELDAY at:none cardinal:hour $TENS"},
    {"date-clock", Action::date, as_clock,
     "( $PARTDAY | in:none the part_of_day ) comma? ( ( at | at_sign ) about? | about ) $HOURS"},
    {"part-of-day", Action::date, as_part_of_day, "( $PARTWORD hyphen? | about )? the? $PARTDAY"},
    {"part-of-day", Action::date, as_part_of_day,
     "( $PARTWORD hyphen? )? the? part_of_day ( of | on ) the? ( $DAYDATE | $RELDAY )"},
    {"part-of-day", Action::date, as_part_of_day, "$PARTWORD? hyphen? part_of_day today"},
    {"part-of-day", Action::date, as_part_of_day, "weekday hyphen part_of_day"},
    {"part-of-day", Action::date, as_part_of_day, "mid hyphen? part_of_day:here"},
    {"part-of-day", Action::date, as_part_of_day, "the part_of_day before last:none"},
    {"part-of-day", Action::date, as_overnight, "overnight:tonight"},
    {"clock", Action::date, as_clock, "about? $CLOCKPART"},
    {"clock", Action::date, as_message_clock, "four:hourmin"},
    {"clock", Action::date, as_spoken_clock,
     "cardinal:hour ( $TENS | hyphen tens:minute ) | digits:hourmin in:none the part_of_day"},
    {"clock", Action::date, as_spoken_clock, "hour:hour _short_unit:none"},
    {"clock", Action::date, as_spoken_clock,
     "cardinal:hour hyphen? zero:none hyphen? cardinal:minute"},
    {"clock", Action::date, as_two_numbers, "hour:hour two:minute"},
    {"part-of-day", Action::date, as_in_the, "( early | late ) part_of_day:here"},
    {"part-of-day", Action::date, as_part_of_day,
     "( early | late | later:mod ) in:none the part_of_day:here"},
    // Lists and ranges that name the month, year or half of the day once.
    {"day-list", Action::list, as_days,
     "( weekday comma? )? month the? $DAYN ( comma:next $DAYN )* ( ( comma:next? and:next ) | "
     "dash:next | to:next | until:next | or:next ) the? $DAYN ( ( comma | of )? year )?"},
    {"day-list", Action::list, as_days,
     "the? $DAYN ( comma:next $DAYN )* ( comma:next? and:next | dash:next | to:next | "
     "until:next | or:next ) the? $DM ( ( comma | of )? year )?"},
    {"clock-range", Action::list, as_clock,
     "( hour:hour | clock | cardinal:hour ) ( dash:next | to:next | until:next | and:next ) ( "
     "clock12:clock | ( hour:hour | clock ) $AMPM | ( hour:hour | clock ) in the "
     "part_of_day | $HOURS? moment ) $ZONE? ( ( on | comma )? $DAYT )?"},
    {"year-range", Action::list, as_years,
     "( the? units:none )? year _dash:next ( _year | _two:year )"},
    {"year-range", Action::list, as_years,
     "digits:year ( dash:next | to:next | until:next ) digits:year era"},
    {"quarter-list", Action::list, as_quarter,
     "the? ordinal:quarter ( comma:next ordinal:quarter )* comma? and:next ordinal:quarter "
     "quarter:none $ITSYEAR?"},
    {"or-next", Action::list, as_or_next, "this unit or:next next:samenext"},
    // Parts of longer periods by number.
    {"quarter", Action::date, as_quarter, "the? $QUARTER $ITSYEAR?"},
    {"quarter", Action::date, as_quarter, "the? fiscal hyphen? $QUARTER $ITSYEAR?"},
    {"quarter", Action::date, as_quarter, "the? year ( fiscal | hyphen | slash )? $QUARTER"},
    {"quarter", Action::date, as_quarter, "quarter_name ( slash | hyphen ) year"},
    {"nth", Action::date, as_part,
     "the? $ORD last:lastof ( unit:nthunit | weekday:nthday ) ( of | in ) ( $ANYDATE )"},
    {"day-of-month", Action::date, as_part, "the? $DAYN ( of the? )? $RELUNIT"},
    {"weekday-of-week", Action::date, as_part, "$WEEKDAYOF"},
    {"nth", Action::date, as_part,
     "the? ( $ORD | last:ord | final:ord ) ( unit:nthunit | weekday:nthday ) ( of | in ) ( "
     "$ANYDATE )"},
    {"nth", Action::date, as_part,
     "the? ( $ORD | last:ord ) ( $NUM | vague | couple of? ) units:nthunit ( of | in ) ( "
     "$ANYDATE )"},
    {"unit-of", Action::date, as_part,
     "the? ( week:round | weekend:round ) ( of | ending on? )? ( the? $CAL | $WCAL | the "
     "ordinal:day )"},
    // The end of 1990, early next year, the first half of the 1980s.
    {"part-of-period", Action::date, as_part, "the? ( beginning | middle | end ) of ( $ANYDATE )"},
    {"part-of-period", Action::date, as_part,
     "( early | late | earlier:mod | later:mod ) ( in | part of ) ( $ANYDATE )"},
    {"part-of-period", Action::date, as_part,
     "the ( early | late | final:mod ) part of ( $ANYDATE )"},
    {"part-of-period", Action::date, as_part,
     "the? ( ordinal | last:ord | final:ord ) half of ( $ANYDATE )"},
    {"part-of-period", Action::date, as_part,
     "the ( ordinal:mod | last:mod | final:mod | early | late ) units:none ( of | in ) ( $ANYDATE "
     ")"},
    {"unit-end", Action::date, any_place,
     "( unit ( hyphen | possessive )? end | the? end of unit )"},
    {"period-to-date", Action::date, any_place,
     "( the? unit:here hyphen? to hyphen? date:todate | so far:todate $RELUNIT | $RELUNIT so "
     "far:todate | $RELUNIT to date:todate | ytd:todate )"},
    {"week-number", Action::date, as_week_number,
     "the? week:none ( day:week | two:week ) ( ( of | in | comma )? ( $YEAR | $RELUNIT ) )?"},
    {"weekday-after-next", Action::date, any_place,
     "the? weekday ( after next:cycle | before last:cycle )"},
    {"weekday-after-next", Action::date, as_weekday_week, "( weekday | today ) week:cycle"},
    {"weekday-after-next", Action::date, as_offset,
     "$NUM weekdays ( ago | from:later reference:none )"},
    {"weekday-after-next", Action::date, as_offset, "$AMOUNT ago weekday"},
    {"weekday-after-next", Action::date, as_offset,
     "weekday comma? $AMOUNT from:later reference:none"},
    {"day-after", Action::date, any_place,
     "( the unit:one | $AMOUNT ) ( before:earlier | after:later ) ( $CAL | $RELDATE )"},
    {"unit-after-next", Action::date, any_place, "the? unit ( after next | before last )"},
    {"or-later", Action::date, as_or_later,
     "( full_date | $MDY | $DMY | $MY | $MD | $DM | the? unit:none of? $YEAR | year | $CLOCK ) "
     "( ( or | and ) ( later:orlater | after:orlater | earlier:orlater | before:orlater ) | and "
     "beyond:orlater )"},
    // Dates of the calendar.
    {"nine-eleven", Action::date, as_nine_eleven, "month_day"},
    {"full-date", Action::date, any_place, "full_date"},
    {"month-day-year", Action::date, any_place, "$MDY"},
    {"day-month-year", Action::date, any_place, "the? $DAYN of month ( comma | of )? $YEAR"},
    {"day-month-year", Action::date, any_place, "$DMY"},
    {"day-month-year", Action::date, any_place, "two:day month $YEAR"},
    {"month-day", Action::date, as_numbered_month,
     "( weekday comma )? month comma ordinal:day year?"},
    {"day-month-year", Action::date, any_place,
     "( cardinal:day | tens:day hyphen? cardinal:day ) month comma? $YEARW"},
    {"day-month-year", Action::date, as_short_year,
     "( $DAYN month ( of:none )? | $MD comma? ) two:year2"},
    {"day-month-year", Action::date, any_place,
     "( day:day | two:day ) _stop _month stop? $YEAR | day:day stop month stop? year"},
    {"day-month-year", Action::date, any_place, "$YMD"},
    {"month-day", Action::date, as_month_day, "$MD"},
    {"day-month", Action::date, as_month_day, "$DM | the $DAYN ( of | hyphen )? month"},
    {"day-month-year", Action::date, as_month_day, "the $DMY"},
    {"weekday-date", Action::date, as_month_day, "$WCAL"},
    {"weekday-date", Action::date, as_numbered_day, "weekday comma the ordinal:day"},
    {"day", Action::date, as_numbered_day, "the? ordinal:day"},
    {"month-year", Action::date, any_place, "the? unit:none of ( $MY | month )"},
    {"weekday-date", Action::date, any_place, "( $MD | $DM ) comma? weekday"},
    {"day-month-year", Action::date, any_place, "$DMHY"},
    {"month-year", Action::date, any_place, "$MY | year ( hyphen | slash ) month"},
    {"month-year", Action::date, as_year_month, "year month"},
    {"month-year", Action::date, as_short_year, "month ( of )? two:year2"},
    {"month-year", Action::date, any_place, "month_year"},
    {"month-day", Action::date, as_month_slash_day, "month_day"},
    {"week", Action::date, any_place, "year_week"},
    {"month", Action::date, as_bare, "month"},
    {"month-of-year", Action::date, any_place, "( month | $MD | $DM | holiday ) $RELYEAR"},
    {"weekday", Action::date, as_weekday, "weekday"},
    {"weekday", Action::date, as_one_weekday, "a:none weekday"},
    {"part-of-day", Action::date, as_one_weekday, "a:none weekday part_of_day"},
    {"holiday", Action::date, any_place, "holiday ( ( comma | of | in )? $YEAR )?"},
    {"holiday", Action::date, as_fourth, "the holiday ( ( comma | of | in )? $YEAR )?"},
    {"holiday", Action::date, any_place,
     "holiday ( weekend:round | week:round ) $YEAR? | holiday $YEAR weekend:round"},
    {"early-mid-late", Action::date, as_bare,
     "$PARTWORD ( hyphen | _dash )? ( $BAREDATE | $THEDATE )"},
    {"early-mid-late", Action::date, any_place, "the $PARTWORD ( hyphen | _dash )? $THEDATE"},
    {"early-mid-late", Action::date, as_bare, "end:mod hyphen ( month | $MY | $YEAR )"},
    {"approximate", Action::date, as_about, "about ( the? $THEDATE | $BAREDATE )"},
    {"approximate", Action::date, as_part, "about the? $DAYN ( of the? )? $RELUNIT"},
    {"approximate", Action::date, as_circa, "circa:approx _stop year"},
    {"shifted-date", Action::date, as_shifted_day, "$SHIFT ( $DM | month_day )"},
    // Days and shifted units.
    {"deictic-day", Action::date, as_part_of_day, "$RELDAY"},
    {"amount", Action::duration, as_rolling, "the? ( last | next ) unit"},
    {"shifted-unit", Action::date, as_shifted, "the? $RELUNIT"},
    {"shifted-unit", Action::date, as_shifted, "the? last period:here"},
    {"shifted-date", Action::date, as_shifted_date,
     "the? $RELDATE | this month $YEAR | $SHIFT weekday ( comma | hyphen )? ( $MD | $DM | "
     "month_day )"},
    {"part-of-year", Action::date, as_quarter,
     "the? ( $RELUNIT | $YEAR ) possessive ( $QUARTER | season ) | the? $RELUNIT possessive month"},
    {"definite-unit", Action::duration, as_ended, "the fiscal? unit"},
    {"amount", Action::duration, as_fortnight, "the unit"},
    {"amount", Action::duration, as_all, "all:none unit:recent"},
    {"definite-unit", Action::date, as_definite, "$THEUNIT"},
    {"definite-unit", Action::date, as_nth_day,
     "the ( ordinal:none | tens:none hyphen? ordinal:none | final:none ) unit:here"},
    {"amount-later", Action::date, as_offset,
     "$AMOUNT ( after:later | from:later | before:earlier | ago ) today:fixedday"},
    {"year-ago", Action::date, as_offset,
     "the? ( that:ago | comparable:ago ) ( period | quarter:none ) ( of | in )? ( last:none | "
     "a:none ) unit ( ago | earlier:ago )?"},
    {"year-ago", Action::date, as_offset,
     "the ( period | quarter:none ) a:none unit ( ago | earlier:ago )"},
    {"year-ago", Action::date, as_offset, "last:ago unit possessive ( period | quarter:none )"},
    {"year-ago", Action::date, as_offset,
     "unit hyphen ( ago | earlier:ago ) ( period | quarter:none )?"},
    {"year-ago", Action::date, as_offset,
     "the comparable? unit hyphen ( ago | earlier:ago ) ( period | quarter:none | ordinal "
     "quarter:quarter )"},
    {"amount-ago", Action::date, as_offset, "$THAN? $AMOUNT ( or so:approx )? ( ago | earlier )"},
    {"amount-ago", Action::date, as_offset, "units ( ago | earlier )"},
    {"amount-ago", Action::date, as_offset, "( holiday | month | $MD | $DM ) comma? $AMOUNT ago"},
    {"day-in-years", Action::date, as_leading,
     "( holiday | month ) ( in:later $AMOUNT | $AMOUNT ( from:later reference:none | later ) )"},
    {"amount-ago", Action::date, as_beside,
     "( $THAN? $AMOUNT | the unit | units ) ( before:earlier | next:later ) | the unit "
     "after:later"},
    {"amount-later", Action::date, as_offset, "$THAN? $AMOUNT later"},
    {"amount-later", Action::date, as_offset, "units later"},
    {"amount-later", Action::date, as_offset,
     "$THAN? $AMOUNT from:later ( reference:none | today )"},
    // Quarters, seasons, years, decades, centuries.
    {"period-of-year", Action::date, as_quarter, "the? year ( period:here | quarter:here )"},
    {"season", Action::date, as_bare, "the? season $ITSYEAR?"},
    {"season", Action::date, as_bare, "the? season ( of | in )? year _dash two:none"},
    {"season", Action::date, as_bare, "the? year season"},
    {"fiscal-year", Action::date, any_place, "the? $FISCAL | the? year fiscal unit:none"},
    {"fiscal-year", Action::date, as_named_year,
     "the? year_noun unit:none ( $YEAR | year_pair | year _dash two:none ) | the? ( $YEAR | "
     "year_pair ) year_noun unit:none"},
    {"fiscal-year", Action::date, as_year, "year_pair"},
    {"year", Action::date, any_place, "the? unit:none of? $YEAR | the? year_mark:none year"},
    {"year", Action::date, as_year, "$YEAR"},
    {"decade", Action::date, as_bare, "the? $DECADE"},
    {"century", Action::date, as_whole_word, "the? $CENTURY"},
    // Durations, but first "$5 a year".
    {"rate", Action::set, as_rate, "( once | $NUM times ) ( a | per ) ( unit | tunit )"},
    {"rate", Action::set, as_rate,
     "$NUM ( unit:freq | units:freq | tunits:freq ) ( a | per | every ) unit"},
    {"rate", Action::set, as_rate, "( a | per ) ( unit | tunit | part_of_day:unit )"},
    {"amount", Action::duration, as_amount, "$THAN? $AMOUNT ( hyphen? long )? ( or so:approx )?"},
    {"amount", Action::duration, as_amount,
     "$WEIGH? ( the | these )? ( last | next | this | full:none | recent:none | ordinal:none | "
     "this last:shift2 | this next:shift2 ) ( last:none | next:none | full:none )? $AMOUNT "
     "( or so:approx )?"},
    {"amount", Action::duration, as_amount, "$WEIGH? the $AMOUNT"},
    {"amount", Action::duration, any_place,
     "the? ( last | next ) ( unit | tunit ) or:sep $BELOW100"},
    {"amount", Action::duration, as_fortnight, "the? ( last | next | this ) unit"},
    {"amount", Action::duration, as_amount,
     "( a | the )? recent:none ( unit:recent | tunit:recent )"},
    {"vague-amount", Action::duration, any_place,
     "( recent | the? next | the? last ) ( units:recent | tunits:recent )"},
    {"vague-amount", Action::duration, as_for, "( units:recent | tunits:recent )"},
    {"vague-amount", Action::duration, as_over_years, "the units:recent"},
    {"vague-amount", Action::duration, as_beside_event, "the? units:recent ahead:none?"},
    {"amount", Action::duration, any_place, "( unit | units:recent ) hyphen long"},
    {"amount", Action::duration, as_whole_word, "unit_long:recent"},
    // Recurring times.
    {"set", Action::set, as_adverb,
     "once? unit_adverb ( at? $CLOCK | at $HOURS )? | $CLOCK unit_adverb"},
    {"set", Action::set, any_place, "$CLOCK every ( weekday | unit | part_of_day )"},
    {"set", Action::set, any_place, "( weekdays | workdays ) ( at? $CLOCK | at $HOURS )?"},
    {"set", Action::set, as_weekends, "units:weekend"},
    {"set", Action::set, any_place, "the? $DAYN of every ( unit | month )"},
    {"set", Action::set, any_place,
     "the? ( ordinal:none | last:none ) weekday of every unit ( at? $CLOCK )?"},
    {"set", Action::set, any_place, "weekday parts_of_day"},
    {"set", Action::set, as_mornings, "( in:none the )? parts_of_day"},
    {"set", Action::set, as_whole_word,
     "( once of:none? | $NUM times )? every ( weekday part_of_day? | workday | month | season | "
     "holiday | part_of_day | other:other ( unit | tunit | weekday ) | full? ( unit | tunit ) | "
     "$NUM hyphen? ( unit | tunit | units | tunits ) ) ( at? $CLOCK | at $HOURS )?"},
    // Only messages have these.
    {"part-of-day", Action::date, as_message, "( early | late | mid )? hyphen? part_of_day:here"},
    {"part-of-day", Action::date, as_in_the, "the? part_of_day:here"},
    {"weekend", Action::date, as_message, "weekend:here"},
    {"vague-amount", Action::duration, as_message, "the? ( units:recent | tunits:recent )"},
    {"unit", Action::duration, as_message,
     "( ( ordinal:none | last:none )? ( unit | tunit ) | unit day:none )"},
    // Vague references.
    {"vague", Action::reference, as_reference, "right? reference:ref"},
    {"vague", Action::reference, as_soon, "soon:ref"},
    {"epithet", Action::reference, as_epithet, "epithet:epithet"},
    {"story-season", Action::date, as_story_season, "season"},
    {"story-night", Action::set, as_story_night, "part_of_day | parts_of_day"},
    {"vague", Action::reference, as_this_time, "this:none time_word:ref"},
    {"scene", Action::date, as_scene,
     "( this:none | that:none | the that:none ) ( time_word:scene | period:scene ) | the "
     "time_word:scene"},
    {"vague", Action::reference, as_these, "these:ref units:none"},
    {"vague", Action::reference, as_at_present,
     "( the ref_noun:ref | the ref_noun:none time_word:ref | ref_noun:ref )"},
    {"vague", Action::reference, as_reference_noun, "the ref_adjective? ref_noun:ref"},
    {"vague", Action::reference, as_future, "the? ref_noun:ref"},
    {"vague", Action::reference, as_story_future, "the? ref_noun:epithet"},
};

}  // namespace

std::span<const Rule> grammar_rules() { return rules; }
std::span<const Macro> grammar_macros() { return macros; }

}  // namespace gloss::dates
