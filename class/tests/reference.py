"""Writes data/reference.json: the item analysis of three made-up classes, computed with packages that others use.

Usage: python reference.py, with numpy, pandas, scipy, statsmodels and pingouin installed. The tests need none of these: they
compare the file with what the crate computes. The classes of 3 and 30 are files in data/; that of 3,000 is made here and in
suite/reference.rs by the same generator of whole numbers.
"""

import json
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path

import numpy
import pandas
import pingouin
from scipy.stats import pointbiserialr
from statsmodels.stats.proportion import proportion_confint

DATA = Path(__file__).parent / "data"
PACKAGES = ["numpy", "pandas", "pingouin", "scipy", "statsmodels"]
LETTERS = "abcd"
KEY = "acbdabdcabcadbc"
CONFIDENCES = [3, 2, 1, 0]


def generator(seed):
    """Numbers below a bound: x becomes (1103515245 x + 12345) mod 2^31, of which the upper 15 bits count."""
    x = seed

    def below(bound):
        nonlocal x
        x = (1103515245 * x + 12345) % 2**31
        return (x >> 16) % bound

    return below


def made_up(n, seed):
    """Rows of a class: the seconds or nothing, then for each question its answer as it stands in the files."""
    below = generator(seed)
    rows = []
    for _ in range(n):
        ability = below(60)
        seconds = "" if below(10) == 0 else str(200 + below(3000))
        answers = []
        for question, key in enumerate(KEY):
            if below(20) == 0:
                answers.append("")
                continue
            is_right = below(100) < 20 + ability + (question * 7) % 25
            # Two of three wrong answers go to the option behind the right one.
            step = 0 if is_right else 1 if below(3) > 0 else 1 + below(3)
            letter = LETTERS[(LETTERS.index(key) + step) % 4]
            confidence = below(4)
            retries = 0 if is_right else below(4)
            is_mastered = is_right if retries == 0 else below(2) == 0
            answers.append(f"{letter}{confidence}{retries}{int(is_mastered)}")
        rows.append([seconds, *answers])
    return rows


def read(name):
    """Rows of a class in a file, whose first line names the columns."""
    lines = (DATA / name).read_text().splitlines()
    return [line.split(",") for line in lines[1:]]


def group_right(totals, right, size):
    """How many are right among the first `size` in the order of `totals`, those tied at the end counted in parts."""
    end = numpy.sort(totals)[size - 1]
    inside, tied = totals < end, totals == end
    return right[inside].sum() + (size - inside.sum()) * right[tied].mean()


def upper_lower(totals, right):
    n = len(totals)
    if n < 2 or numpy.ptp(totals) == 0:
        return None
    size = max(1, int(numpy.floor(0.27 * n + 0.5)))
    return (group_right(-totals, right, size) - group_right(totals, right, size)) / size


def item(question, answers, right, totals):
    given = [answer for answer in answers if answer]
    n, n_right = len(given), int(right.sum())
    chosen = pandas.Series([answer[0] for answer in given]).value_counts()
    options = [int(chosen.get(letter, 0)) for letter in LETTERS]
    wrong = {letter: count for letter, count in zip(LETTERS, options) if letter != KEY[question]}
    most = max(wrong.values())
    levels = [[answer for answer in given if int(answer[1]) == level] for level in CONFIDENCES]
    certain_and_wrong = sum(answer[0] != KEY[question] for answer in levels[0])
    missed = [answer for answer in given if answer[0] != KEY[question]]
    retried = [answer for answer in missed if answer[2] != "0"]
    rest = totals - right
    varies = len(totals) >= 3 and numpy.ptp(right) > 0 and numpy.ptp(rest) > 0
    return {
        "n_answered": n,
        "n_right": n_right,
        "difficulty": n_right / n if n else None,
        "interval": [float(end) for end in proportion_confint(n_right, n, 0.05, "wilson")] if n else None,
        "point_biserial": float(pointbiserialr(right, rest).statistic) if varies else None,
        "discrimination": upper_lower(totals, right),
        "options": options,
        "tempting": [letter for letter, count in wrong.items() if most > 0 and count == most],
        "confidence": [[len(level), sum(answer[0] == KEY[question] for answer in level)] for level in levels],
        "confidently_wrong": certain_and_wrong / n if n else None,
        "mastery": [len(missed), len(retried), sum(answer[3] == "1" for answer in retried)],
    }


def analysis(rows):
    answers = [[row[1 + question] for row in rows] for question in range(len(KEY))]
    right = numpy.array([[int(answer[:1] == key) for answer in own] for own, key in zip(answers, KEY)])
    totals = right.sum(axis=0)
    items = [item(question, own, right[question], totals) for question, own in enumerate(answers)]
    seconds = [int(row[0]) for row in rows if row[0]]
    alpha = pingouin.cronbach_alpha(pandas.DataFrame(right.T))[0]
    missed = [question for question, own in enumerate(items) if own["n_right"] < own["n_answered"]]

    def need(question):
        own = items[question]
        wrong, certain = own["n_answered"] - own["n_right"], own["confidence"][0]
        shares = [Fraction(count, own["n_answered"]) for count in (wrong, certain[0] - certain[1])]
        return [-shares[0], -shares[1], question]

    return {
        "n": len(rows),
        "mean": float(pandas.Series(totals).mean()),
        "standard_deviation": float(numpy.std(totals)),
        "median": float(pandas.Series(totals).median()),
        "totals": [int((totals == total).sum()) for total in range(len(KEY) + 1)],
        # Of items that are right or wrong it is the same number: the divisors of the variances cancel.
        "kr20": float(alpha),
        "time_quartiles": [float(end) for end in numpy.quantile(seconds, [0.25, 0.5, 0.75])],
        "items": items,
        "teach_again": sorted(missed, key=need)[:3],
    }


if __name__ == "__main__":
    classes = [read("class_3.csv"), read("class_30.csv"), made_up(3000, 3)]
    reference = {
        "packages": {name: version(name) for name in PACKAGES},
        "key": KEY,
        "classes": [analysis(rows) for rows in classes],
    }
    (DATA / "reference.json").write_text(json.dumps(reference, indent=1) + "\n")
