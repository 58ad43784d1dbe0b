#!/usr/bin/env python3
"""Makes data/evidence.tsv: what the words of a name and its neighbours say of the body's kind.

  evidence.py NAMES LISTS PLUGIN > PLUGIN/data/evidence.tsv

NAMES: the folder of annotated sets, one document per line: text, spans [{layer, begin, end}] in
bytes of UTF-8. LISTS: the folder of lists of names (companies.tsv, football_clubs.tsv,
universities.tsv, organizations.tsv). PLUGIN: this plugin's folder, whose own lists tell most kinds.

A name whose kind the lists or its head words tell is an example of that kind: its neighbours are
the features, and half the time its own words too. A multinomial logistic model learns from them;
the most telling 4,000 features are learned again without the others. The standard library alone,
two minutes, the same bytes each time.
"""
import collections
import json
import math
import random
import re
import sys
import unicodedata

KINDS = ("company government intergovernmental military media party education sports bank court ngo "
         "religious other").split()
SETS = ("ewwn_train read_news docred crossner gmb wnut17_train silver_newsmtsc silver_directed "
        "silver_gov_au silver_gov_us silver_companies btc_general").split()
LISTED = {"charity": "ngo", "company": "company", "international body": "intergovernmental",
          "media": "media", "newspaper": "media", "party": "party", "pollster": "company",
          "uk party": "party", "us agency": "government", "us committee": "government"}
LEGAL = set("inc corp ltd limited llc llp lp plc co ag sa s.a se nv n.v bv b.v gmbh oyj oy ab asa "
            "a/s spa s.p.a srl sas kk pte pty pvt bhd sdn jsc ojsc pjsc cjsc company corporation "
            "incorporated".split())
ARTICLES = ("the", "a", "an")
TOKEN = re.compile(r"\w+(?:[.\-’'&/]\w+)*|[^\w\s]|\n")
NEAR, REACH, MOST_OF_ONE_NAME, LEAST, KEPT = 4, 60, 25, 6, 4000


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower())
                   if not unicodedata.combining(c))


def key(word):
    word = plain(word)
    return word[:-1] if len(word) > 2 and word.endswith(".") else word


def phrase(name):
    return re.sub(r"[^a-z0-9\u0100-\uffff]", "", plain(name).replace("&", "and"))


def bare(name):
    words = name.split()
    while len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    while len(words) > 1 and key(words[-1].strip(",")) in LEGAL | {"&"}:
        words = words[:-1]
    return " ".join(words).rstrip(",")


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and line[0] != "#"]


class Lists:
    """Tells the kind of a name by the plugin's lists, its head words, or lists of names."""

    def __init__(self, lists, plugin):
        self.words = collections.defaultdict(dict)
        for word, kind, weight in rows(plugin + "/data/kinds.tsv"):
            self.words[key(word)][kind] = int(weight)
        self.own, self.acronyms, self.others = {}, {}, {}
        for row in rows(plugin + "/data/known.tsv"):
            self.own[phrase(row[0])] = row[1]
            if len(row) > 2 and row[2]:
                self.acronyms.setdefault(row[2], row[1])
        self.listed = {}
        for kind, names in rows(plugin + "/data/names.tsv"):
            for name in names.split(", "):
                self.listed[bare(name)] = kind
                self.own.setdefault(phrase(bare(name)), kind)
        for file, columns, kind in (("companies.tsv", (0, 1), "company"),
                                    ("football_clubs.tsv", (0,), "sports"),
                                    ("universities.tsv", (0,), "education"),
                                    ("organizations.tsv", (0,), None)):
            for row in rows(f"{lists}/{file}")[1:]:
                for column in columns:
                    self.add_other(row[column], kind or LISTED.get(row[1]))

    def add_other(self, name, kind):
        name = phrase(bare(name))
        if kind and len(name) > 2:
            self.others[name] = kind if self.others.get(name, kind) == kind else None

    def by_list(self, name):
        return (self.acronyms.get(name) or self.own.get(phrase(name)) or
                self.others.get(phrase(name)))

    def kind(self, name):
        name = bare(name)
        if name in self.acronyms or phrase(name) in self.own:
            return self.acronyms.get(name) or self.own[phrase(name)]
        words, sums, behind_of = [key(w) for w in TOKEN.findall(name)], collections.Counter(), False
        for i, word in enumerate(words):
            pair = " ".join(words[max(0, i - 1):i + 1])
            behind_of |= word in ("of", "for")
            is_main = not behind_of and (i + 1 == len(words) or words[i + 1] in ("of", "for"))
            for kind, weight in (self.words.get(pair) or self.words.get(word, {})).items():
                sums[kind] += weight * (2 if is_main else 1)
        best = sums.most_common(2) + [(None, 0)] * 2
        if best[0][1] >= 8 and best[0][1] - best[1][1] >= 5:
            return best[0][0]
        return self.others.get(phrase(name))


def shape(name):
    name = bare(name)
    words = [word for word in TOKEN.findall(name) if word[0].isalnum()]
    letters = re.sub("[^A-Za-z]", "", name)
    marks = [("mark", f"words {min(len(words), 5)}")]
    if letters.isupper() and len(letters) <= 6:
        marks.append(("mark", f"letters {min(len(letters), 5)}"))
    if re.search("[a-z][A-Z]", name):
        marks.append(("mark", "mixed"))
    if re.search(r"\.\w", name):
        marks.append(("mark", "dot"))
    return marks


def own_words(name):
    words = [key(word) for word in TOKEN.findall(bare(name)) if word[0].isalnum()]
    return [("name", word) for word in words] + [("last", word) for word in words[-1:]]


def neighbour(word):
    if word[0].isdigit():
        return "0"
    word = key(word.replace("’", "'"))
    return word[:-2] if word.endswith("'s") else word


def context(text, begin, end):
    left = [m.group() for m in TOKEN.finditer(text, max(0, begin - REACH), begin)]
    right = [m.group() for m in TOKEN.finditer(text, end, min(len(text), end + REACH))]
    left = left[1:] if begin > REACH else left  # it may be the end of a word
    right = right[:-1] if end + REACH < len(text) else right
    left.reverse()
    left, right = ([word for word in side[:side.index("\n")]] if "\n" in side else side
                   for side in (left, right))
    if right[:1] and right[0] in "'’" and right[1:2] == ["s"]:
        right = right[2:]
    features = []
    if left and left[0].lower() in ARTICLES:
        features.append(("mark", "article"))
        left = left[1:]
    features.append(("before", neighbour(left[0])) if left else ("mark", "begin"))
    features.append(("after", neighbour(right[0])) if right else ("mark", "end"))
    near = {neighbour(word) for word in left[1:NEAR] + right[1:NEAR]}
    return features + [("near", word) for word in sorted(near) if word[0].isalnum()]


def examples(names, lists, random_source):
    """Yields (number of the kind, [(place or mark, word)])."""
    seen = collections.Counter()
    for file in SETS:
        for line in open(f"{names}/{file}.jsonl", encoding="utf-8"):
            document = json.loads(line)
            text, raw = document["text"], document["text"].encode()
            for span in document["spans"]:
                if span["layer"] != "organizations" or span.get("score", 1) < .9:
                    continue
                begin = len(raw[:span["begin"]].decode(errors="ignore"))
                name = raw[span["begin"]:span["end"]].decode(errors="ignore")
                kind = lists.kind(name)
                if not kind or seen[phrase(bare(name))] == MOST_OF_ONE_NAME:
                    continue
                seen[phrase(bare(name))] += 1
                features = context(text, begin, begin + len(name)) + shape(name)
                if random_source.random() < .5:
                    features += own_words(name)
                yield KINDS.index(kind), features
    for name, kind in sorted(lists.listed.items()):
        yield KINDS.index(kind), own_words(name) + shape(name)


def learn(cases, seed, rounds=6, rate=.1, decay=3e-5):
    """AdaGrad; the mean of the rounds but the first. Rare kinds count more, by the root of what they
    lack. Returns {feature: weights}."""
    size, count = len(KINDS), collections.Counter(kind for kind, _ in cases)
    importance = [math.sqrt(len(cases) / (size * max(1, count[k]))) for k in range(size)]
    table, squares = {}, {}
    for _, features in cases:
        for feature in features + [("mark", "all")]:
            table.setdefault(feature, [0.0] * size)
            squares.setdefault(feature, [1e-2] * size)
    source, cases = random.Random(seed), list(cases)
    means = {feature: [0.0] * size for feature in table}
    for number in range(rounds):
        source.shuffle(cases)
        for kind, features in cases:
            weights = [(table[f], squares[f]) for f in features + [("mark", "all")]]
            scores = [sum(column) for column in zip(*(w for w, _ in weights))]
            top = max(scores)
            parts = [math.exp(score - top) for score in scores]
            total = sum(parts)
            slope = [importance[kind] * part / total for part in parts]
            slope[kind] -= importance[kind]
            for weight, square in weights:
                for k in range(size):
                    square[k] += slope[k] * slope[k]
                    weight[k] -= rate * slope[k] / math.sqrt(square[k])
                    weight[k] *= 1 - decay
        for feature, mean in means.items() if number > 0 else ():
            for k in range(size):
                mean[k] += table[feature][k] / (rounds - 1)
    return means


def main():
    names, lists, plugin = sys.argv[1:]
    cases = list(examples(names, Lists(lists, plugin), random.Random(7)))
    count = collections.Counter(feature for _, features in cases for feature in set(features))
    cases = [(kind, [f for f in fs if count[f] >= LEAST]) for kind, fs in cases]
    table = learn(cases, 3)
    table.pop(("mark", "all"))

    def worth(feature):
        return (max(table[feature]) - min(table[feature])) * math.sqrt(count[feature])

    kept = {f for f in table if f[0] == "mark"}
    kept |= set(sorted(table, key=lambda f: (-worth(f), f))[:KEPT])
    table = learn([(kind, [f for f in fs if f in kept]) for kind, fs in cases], 4)
    print("# What words say of a body's kind, in tenths of a natural logarithm, learned by\n"
          f"# train/evidence.py: word<TAB>place<TAB>{' '.join(KINDS)}.")
    for (place, word), weights in sorted(table.items(), key=lambda item: (item[0][1], item[0][0])):
        tenths = (max(-127, min(127, round(10 * weight))) for weight in weights)
        print(word, place, " ".join(map(str, tenths)), sep="\t")


if __name__ == "__main__":
    main()
