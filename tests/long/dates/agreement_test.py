"""Tests of agreement.py and its parts: python3 agreement_test.py"""

import datetime
import unittest

import agreement
import peer_sets
import timex_values


def chrono_case(text, start, date="2024-05-17T10:00:00", value="", end=None):
    span = {"text": text, "value": value, "peer": {"start": start, "end": end or {}}}
    return {"text": text, "date": date, "spans": [span], "meta": {"options": None}}


def recognizers_case(text, subtype, kind, value, *answers):
    span = {"text": text, "subtype": subtype, "type": kind, "value": value, "peer": list(answers)}
    return {"text": text, "date": "2024-05-17", "spans": [span], "meta": {}}


def record(text, value, kind="DATE", **more):
    return {"text": text, "value": value, "type": kind, "from": "", **more}


class ValuesTest(unittest.TestCase):
    def test_the_begin_and_grain_of_a_value(self):
        for value, day, grain in (("2024-05-17", (2024, 5, 17), "day"), ("2024-W20", (2024, 5, 13), "week"),
                                  ("2024-W20-WE", (2024, 5, 18), "weekend"), ("2024-Q2", (2024, 4, 1), "quarter"),
                                  ("199", (1990, 1, 1), "decade"), ("2024-05-17TMO", (2024, 5, 17), "part")):
            self.assertEqual(timex_values.moment(value), (datetime.datetime(*day), grain))
        for value in ("XXXX-05", "P1D", "2024-02-30", "2024-13", "PRESENT_REF", ""):
            self.assertIsNone(timex_values.moment(value), value)

    def test_amounts_of_the_same_length_are_equal(self):
        for one, other in (("P1Y", "P12M"), ("P1Y6M", "P1.5Y"), ("PT24H", "P1D"), ("P2W", "P14D"),
                           ("P2DE", "P20Y"), ("PT1H30M", "PT1.5H")):
            self.assertEqual(timex_values.amount(one), timex_values.amount(other))
        for value in ("PXD", "P", "2024", "P1X"):
            self.assertIsNone(timex_values.amount(value), value)

    def test_a_month_later_stays_in_the_month(self):
        january, february = datetime.datetime(2024, 1, 31), datetime.datetime(2024, 2, 29)
        self.assertEqual(timex_values.moved(january, 1, 0), february)

    def test_recurring_values_have_one_notation(self):
        for one, other in (("P1D", "XXXX-XX-XX"), ("T15", "XXXX-XX-XXT15:00"), ("XXXX-WXX-1T16", "XXXX-WXX-1T16:00")):
            self.assertEqual(timex_values.set_value(one), timex_values.set_value(other))


class ReadersTest(unittest.TestCase):
    def excluded(self, read, case):
        with self.assertRaises(peer_sets.Disagreement) as caught:
            read(case)
        self.assertIn(str(caught.exception), peer_sets.REASONS)
        return str(caught.exception)

    def test_answers_of_another_guideline_are_not_compared(self):
        day = {"year": "2024", "month": "5", "day": "18"}
        for text, reason, more in (("May 18 to May 20", "range", {"end": {"day": "20"}}),
                                   ("in a few days", "vague amount as a number", {}),
                                   ("for 5 minutes", "amount as a point", {}),
                                   ("now", "now as a moment", {}),
                                   ("tomorrow before 4pm", "signal inside", {}),
                                   ("next week", "reference date lost", {"date": None})):
            case = chrono_case(text, day, **more)
            self.assertEqual(self.excluded(peer_sets.chrono, case), reason)
        for text in ("Q1-2019", "the first half of 2019", "the 14th century"):
            case = recognizers_case(text, "daterange", "DATE", "(2019-01-01,2019-04-01,P3M)")
            self.assertEqual(len(peer_sets.recognizers(case)), 1, text)
        for value, reason in (("TMEL", "own notation"), ("(2024-05-01,2024-06-01,P1M)", "range"),
                              ("2023-02-30", "impossible day"), ("2024-05-17T23:59:59", "end as a second")):
            case = recognizers_case("x", "date", "DATE", value)
            self.assertEqual(self.excluded(peer_sets.recognizers, case), reason)

    def test_texts_with_a_date_by_timex3_are_not_counted_as_without(self):
        for text in ("1999", "3 days", "the year", "May 3 - 35, 2001"):
            self.assertEqual(self.excluded(peer_sets.chrono_negative, {"text": text}), "closed reading")
        for text in ("1.5.3", "June 31, 2001", "2/30/2001", "nowhere", "14PM", "1-2-3"):
            self.assertEqual(peer_sets.chrono_negative({"text": text}), [], text)


class JudgementTest(unittest.TestCase):
    def fault(self, case, *records, read=peer_sets.chrono):
        return agreement.fault_of(read(case), list(records), case["date"])

    def test_span_value_and_number_of_records_must_be_right(self):
        case = chrono_case("on 3 May 2021", {"year": "2021", "month": "5", "day": "3"})
        self.assertIsNone(self.fault(case, record("3 May 2021", "2021-05-03")))
        self.assertEqual(self.fault(case, record("3 May 2021", "2021-03-05")), "value")
        self.assertEqual(self.fault(case, record("May 2021", "2021-05")), "span")
        self.assertEqual(self.fault(case), "span")
        self.assertEqual(self.fault(case, record("3 May 2021", "2021-05-03"), record("x", "2021")), "further")

    def test_a_coarser_value_is_right_only_for_the_unit_in_words(self):
        start = {"year": "2024", "month": "5", "day": "10"}
        self.assertIsNone(self.fault(chrono_case("last week", start), record("last week", "2024-W19")))
        self.assertEqual(self.fault(chrono_case("last week", start), record("last week", "2024-W18")), "value")
        self.assertEqual(self.fault(chrono_case("10 May 2024", start), record("10 May 2024", "2024-05")), "value")

    def test_an_amount_is_right_if_it_reaches_the_moment(self):
        case = chrono_case("in 5 days", {"year": "2024", "month": "5", "day": "22"})
        self.assertIsNone(self.fault(case, record("5 days", "P5D", "DURATION")))
        self.assertEqual(self.fault(case, record("5 days", "P6D", "DURATION")), "value")

    def test_either_of_a_pair_is_right(self):
        case = recognizers_case("Friday", "date", "DATE", "XXXX-WXX-5", {"value": "2024-05-10"}, {"value": "2024-05-24"})
        for value, fault in (("2024-05-24", None), ("2024-05-10", None), ("2024-05-23", "value")):
            self.assertEqual(self.fault(case, record("Friday", value), read=peer_sets.recognizers), fault)

    def test_the_first_week_of_a_month_may_be_whole_or_not(self):
        case = recognizers_case("the first week of May 2024", "daterange", "DATE", "2024-W19")
        for value, fault in (("2024-W18", None), ("2024-W19", None), ("2024-W21", "value")):
            found = record("the first week of May 2024", value)
            self.assertEqual(self.fault(case, found, read=peer_sets.recognizers), fault)

    def test_a_marked_impossible_day_says_nothing_false(self):
        marked = {"text": "June 31, 2022", "value": "2022-06-XX", "type": "DATE", "kind": "impossible"}
        self.assertIsNone(agreement.fault_of([], [marked], None))
        self.assertEqual(agreement.fault_of([], [{**marked, "from": "2022-06-01"}], None), "further")
        self.assertEqual(agreement.fault_of([], [record("June", "XXXX-06")], None), "further")


if __name__ == "__main__":
    unittest.main()
