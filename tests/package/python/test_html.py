"""A result in a notebook."""

import html.parser
import unittest

from setting import TEXT, news


class Page(html.parser.HTMLParser):
    """The text of a page, its tags and attributes; every tag is closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.titles, self.texts = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.titles += [value for name, value in attributes if name == "title"]
        self.names = getattr(self, "names", set()) | {name for name, _ in attributes}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        self.texts.append(data)


class HtmlTest(unittest.TestCase):
    def test_the_text_is_whole_and_records_are_titles(self):
        page = Page(news()(TEXT, date="1850-01-01")._repr_html_())
        self.assertEqual(page.open, [])
        self.assertIn(TEXT, "".join(page.texts))
        told = "\n".join(page.titles)
        self.assertIn("people type=person", told)
        self.assertIn("value=1833-06-05", told)
        self.assertLessEqual(set(page.tags), {"div", "span", "b", "br"})

    def test_overlapping_records_keep_their_own_pieces(self):
        page = Page(news()("President Amina Odhiambo of Kenya Bank met him.")._repr_html_())
        self.assertIn("President Amina Odhiambo of Kenya Bank met him.", "".join(page.texts))

    def test_all_is_escaped(self):
        evil = "<script>alert(1)</script> & \"Ada <b>Lovelace</b>\" met 'Charles Babbage'\0."
        page = Page(news()(evil, meta={"x": evil})._repr_html_())
        self.assertIn(evil.replace("\0", "�"), "".join(page.texts))
        self.assertNotIn("script", page.tags)
        self.assertLessEqual(page.names, {"style", "title"})
        wrong = Page(news()("a", date="<script>")._repr_html_())
        self.assertNotIn("script", wrong.tags)
        self.assertIn("<script>", "".join(wrong.texts))

    def test_a_long_text_is_cut(self):
        shown = news()("Ada Lovelace wrote it. " * 10_000)._repr_html_()
        self.assertIn("more characters", shown)
        self.assertLess(len(Page(shown).texts), 100_000)


if __name__ == "__main__":
    unittest.main()
