/// Words that stand beside times, or tell what a number or a verb beside them is.
#include "dates/lexicon.hpp"

namespace gloss::dates {
namespace {

constexpr std::int32_t number_of(Reference to) { return static_cast<std::int32_t>(to); }
constexpr std::int32_t number_of(Last last) { return static_cast<std::int32_t>(last); }
constexpr std::int32_t number_of(Next next) { return static_cast<std::int32_t>(next); }
constexpr Grain none = Grain::none;

constexpr TimeWords other_words[] = {
    {Word::last, number_of(Last::last), none, 0, "last"},
    {Word::last, number_of(Last::past), none, 0, "past"},
    {Word::last, number_of(Last::previous), none, 0, "previous preceding prior"},
    {Word::last, number_of(Last::latest), none, 0, "latest"},
    {Word::past, 0, none, 0, "past"},
    {Word::next, number_of(Next::next), none, 0, "next nxt"},
    {Word::next, number_of(Next::coming), none, 0, "coming upcoming"},
    {Word::next, number_of(Next::following), none, 0, "following subsequent ensuing"},
    {Word::this_, 0, none, 0, "this current"},
    {Word::that, 0, none, 0, "that same"},
    {Word::ago, 0, none, 0, "ago"},
    {Word::ago, 0, none, 0, "back"},
    {Word::later, 0, none, 0, "later ltr"},
    {Word::later, 1, none, 0, "hence"},
    {Word::after, 0, none, 0, "after"},
    {Word::earlier, 0, none, 0, "earlier"},
    {Word::before, 0, none, 0, "before previously"},
    {Word::early, 0, none, 0, "early"},
    {Word::late, 0, none, 0, "late"},
    {Word::mid, 0, none, 0, "mid"},
    {Word::beginning, 0, none, 0, "beginning start outset"},
    {Word::middle, 0, none, 0, "middle"},
    {Word::end, 0, none, 0, "end close"},
    {Word::part, 0, none, 0, "part"},
    {Word::about, 0, none, 0, "about around approximately roughly circa ca ca. c. approx"},
    {Word::circa, 0, none, 0, "c ca c. ca."},
    {Word::nearly, 0, none, 0, "nearly almost"},
    {Word::more, 0, none, 0, "more"},
    {Word::less, 0, none, 0, "less fewer"},
    {Word::no, 0, none, 0, "no not"},
    {Word::at, 0, none, 0, "at"},
    {Word::least, 0, none, 0, "least"},
    {Word::most, 0, none, 0, "most"},
    {Word::up, 0, none, 0, "up"},
    {Word::over, 0, none, 0, "over"},
    {Word::under, 0, none, 0, "under"},
    {Word::within, 0, none, 0, "within"},
    {Word::vague, 0, none, 0, "several few many some"},
    {Word::couple, 0, none, 0, "couple pair"},
    {Word::dozen, 12, none, 0, "dozen"},
    {Word::dozen, 0, none, 0, "dozens scores hundreds thousands"},
    {Word::the, 0, none, 0, "the"},
    {Word::a, 0, none, 0, "a an"},
    {Word::of, 0, none, 0, "of"},
    {Word::in, 0, none, 0, "in"},
    {Word::on, 0, none, 0, "on"},
    {Word::from, 0, none, 0, "from"},
    {Word::by, 0, none, 0, "by"},
    {Word::for_, 0, none, 0, "for"},
    {Word::since, 0, none, 0, "since"},
    {Word::than, 0, none, 0, "than"},
    {Word::as, 0, none, 0, "as"},
    {Word::so, 0, none, 0, "so"},
    {Word::far, 0, none, 0, "far"},
    {Word::dash, 0, none, 0, "- \u2013 \u2014 --"},
    {Word::slash, 0, none, 0, "/"},
    {Word::plus, 0, none, 0, "+"},
    {Word::to, 0, none, 0, "to"},
    {Word::until, 0, none, 0, "through until till thru"},
    {Word::and_, 0, none, 0, "and &"},
    {Word::or_, 0, none, 0, "or"},
    {Word::between, 0, none, 0, "between"},
    {Word::every, 0, none, 0, "every each"},
    {Word::per, 0, none, 0, "per"},
    {Word::other, 0, none, 0, "other"},
    {Word::once, 1, none, 0, "once"},
    {Word::once, 2, none, 0, "twice"},
    {Word::times, 0, none, 0, "times"},
    {Word::am_pm, 0, none, 0, "am a.m a.m."},
    {Word::am_pm, 12, none, 0, "pm p.m p.m."},
    {Word::letter, 0, none, 0, "a"},
    {Word::letter, 12, none, 0, "p"},
    {Word::m, 0, Grain::minute, 0, "m m."},
    {Word::oclock, 0, none, 0, "o'clock oclock"},
    {Word::hours_word, 0, none, 0, "hrs hrs. hours"},
    {Word::at_sign, 0, none, 0, "@"},
    {Word::zone, 0, none, 0, "gmt utc"},
    {Word::zone, -300, none, 0, "est"},
    {Word::zone, -240, none, 0, "edt"},
    {Word::zone, -360, none, 0, "cst"},
    {Word::zone, -300, none, 0, "cdt et"},
    {Word::zone, -420, none, 0, "mst"},
    {Word::zone, -360, none, 0, "mdt"},
    {Word::zone, -480, none, 0, "pst"},
    {Word::zone, -420, none, 0, "pdt"},
    {Word::zone, 60, none, 0, "cet bst"},
    {Word::zone, 120, none, 0, "cest"},
    {Word::zone, 330, none, 0, "ist"},
    {Word::zone, 540, none, 0, "jst kst"},
    {Word::zone, 480, none, 0, "sgt hkt myt pht awst"},
    {Word::zone, 420, none, 0, "wib ict"},
    {Word::zone, 300, none, 0, "pkt"},
    {Word::zone, 180, none, 0, "eest msk"},
    {Word::zone, 120, none, 0, "eet sast"},
    {Word::zone, -180, none, 0, "brt"},
    {Word::zone, 240, none, 0, "gst"},
    {Word::zone, 345, none, 0, "npt"},
    {Word::zone, 570, none, 0, "acst"},
    {Word::zone, 600, none, 0, "aest"},
    {Word::zone, 660, none, 0, "aedt"},
    {Word::zone, 720, none, 0, "nzst"},
    {Word::zone, 780, none, 0, "nzdt"},
    {Word::comma, 0, none, 0, ","},
    {Word::stop, 0, none, 0, "."},
    {Word::open, 0, none, 0, "( ["},
    {Word::close, 0, none, 0, ")"},
    {Word::time_word, number_of(Reference::present), none, 0, "time"},
    {Word::year_noun, 0, none, 0, "tax school academic calendar"},
    {Word::day_kind, 0, none, 0, "business working calendar school trading consecutive clear"},
    {Word::ending, 0, none, 0, "ended ending starting commencing beginning"},
    {Word::ahead, 0, none, 0, "ahead"},
    {Word::quality, 0, none, 0,
     "better brighter safer greener turbulent roaring swinging booming hungry"},
    {Word::these, number_of(Reference::present), none, 0, "these"},
    {Word::ytd, 0, Grain::year, 0, "ytd"},
    {Word::ytd, 0, Grain::month, 0, "mtd"},
    {Word::all_, 0, none, 0, "all"},
    {Word::soon, number_of(Reference::future), none, 0, "soon"},
    {Word::beyond, 0, none, 0, "beyond onward onwards afterwards"},
    {Word::comparable, 0, none, 0, "comparable corresponding similar"},
    {Word::zone_name, 0, none, 0,
     "local eastern pacific central mountain greenwich moscow london beijing tokyo standard "
     "daylight"},
    {Word::function_word, 0, none, 0, "it he she they we you who is are be with when which"},
    {Word::possessive, 0, none, 0, "'s '"},
    {Word::apostrophe, 0, none, 0, "'"},
    {Word::old, 0, none, 0, "old aged age older younger"},
    {Word::preposition, 0, none, 0,
     "in since by of from until till to through during before after for early late mid than "
     "between circa ca ca. around about year throughout on ( [ beginning start middle end and - "
     "\u2013 \u2014 spring summer fall autumn winter"},
    {Word::quantity, 0, none, 0,
     "people troops soldiers men women children dollars cents pounds euros yen percent per % "
     "miles mile kilometers kilometres km meters metres feet foot ft lbs kg tons tonnes barrels "
     "acres hectares degrees votes seats shares points times rpm hp mm cm mph km/h calories cc px "
     "mb kb gb tb ms mhz ghz khz mah kcal kwh mw kw x pixels families others million billion "
     "thousand hundred"},
    {Word::label, 0, none, 0,
     "room courtroom classroom cabin berth booth hangar dorm suite flight page pages apartment apt "
     "route highway gate channel chapter section article bus train platform model unit box "
     "building studio bill resolution order number no "
     "no. nr # extension ext pier hall lot version vol volume level rule act p p. pp pp. title "
     "docket psalm psalms seats ext. build job ticket worker passcode firmware driver pin "
     "password code invoice locker reference ref ref. dial port ports rfc bug ral plot voucher "
     "receipt "
     "ksh kes"},
    {Word::money, 0, none, 0, "$ \u00a3 \u20ac \u00a5 us$ rs rs. inr usd eur gbp"},
    {Word::pronoun, 0, none, 0, "his her their my your our its"},
    {Word::intent, 0, none, 0,
     "promised promises vowed vows agreed agrees hopes hoped planned pledged pledges intended "
     "decided want wants wanted threatened prepares preparing plans planning intends intending "
     "hoping "
     "expects"},
    {Word::will, 0, none, 0,
     "will wo 'll shall can would plans plan planned expects expect expected scheduled due "
     "intends intend hope hopes aims slated could should must payable effective supposed going "
     "next upcoming won't may might"},
    {Word::did, 0, none, 0,
     "was were had did said told has have been went came began became took made left got won lost "
     "met held fell rose gave found saw knew felt brought ran sent wrote spoke broke grew hit cut "
     "ended agreed guaranteed put led paid sold bought struck shot froze drew flew threw swore "
     "hid chose drove rode fought sought taught caught kept slept swept lent dealt built sank "
     "sang rang died lied tied used sued vied owed shrank sprang stole wore tore bore stood "
     "withdrew hung swung stuck fled slid shook overtook undertook understood arose awoke forbade "
     "forgot overcame rebuilt resold underwent"},
    {Word::schedule, 0, none, 0,
     "begins starts opens closes ends arrives leaves departs resumes meets returns kicks launches "
     "comes hits heads runs premieres airs expires convenes concludes takes goes travels visits "
     "faces hosts plays flies begin start open close end arrive leave depart resume meet return "
     "go play host visit gather gathers addresses unveil unveils publish publishes reopens reopen "
     "take fly "
     "reconvenes reconvene restarts restart finishes shuts sails debuts sits screens lands sings "
     "reads speaks performs appears"},
    {Word::long_, 0, none, 0, "long"},
    {Word::fraction, 50, none, 0, "\u00bd"},
    {Word::year_mark, 0, none, 0, "cy sy"},
    {Word::condition, 0, none, 0, "if"},
    {Word::zero, 0, none, 0, "zero oh o ou"},
    {Word::unit_long, 1, Grain::hour, 0, "hourlong"},
    {Word::unit_long, 1, Grain::day, 0, "daylong"},
    {Word::unit_long, 1, Grain::week, 0, "weeklong"},
    {Word::unit_long, 1, Grain::month, 0, "monthlong"},
    {Word::unit_long, 1, Grain::year, 0, "yearlong"},
    {Word::unit_long, 1, Grain::decade, 0, "decadelong"},
};

}  // namespace

std::span<const TimeWords> words_beside_times() { return other_words; }

}  // namespace gloss::dates
