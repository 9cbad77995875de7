#!/usr/bin/env python3
"""Golden vectors for tests/suite/golden.rs, from a program that shares nothing with the crate but the formulas.

Inputs are doubles, taken exactly (Fraction). Everything after them is computed with 80 digits (Decimal) and rounded once,
at the end, to the nearest double. Only the standard library is used. Run:

    python3 tests/golden/attention.py > tests/golden/attention.tsv

One case a line, fields separated by tabs: the kind, a name, the inputs, the results. A matrix is rows separated by ";",
a row is numbers separated by spaces. Floats are written with the digits that read back as the same double.
"""

import random
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 80
MASKED = None  # a scaled score of minus infinity


# ---- exact and 80-digit arithmetic ---------------------------------------------------------------------------------

def decimal(x):
    """A Decimal of a float, an int, a Fraction or a Decimal."""
    if isinstance(x, Decimal):
        return x
    ratio = Fraction(x)
    return Decimal(ratio.numerator) / Decimal(ratio.denominator)


def exponential(x):
    """e**x, 0 where no double is that small."""
    return Decimal(0) if x < -800 else x.exp()


def sine_and_cosine(x):
    """Taylor series: angles here stay below some hundreds, so 80 digits lose a few and keep enough."""
    getcontext().prec = 400
    result, term, n = [Decimal(0), Decimal(0)], Decimal(1), 0
    while n < 40 or abs(term) > Decimal(10) ** -100:
        sign = -1 if n % 4 >= 2 else 1
        result[(n + 1) % 2] += sign * term
        n += 1
        term = term * x / n
    getcontext().prec = 80
    return +result[0], +result[1]


def product(a, b):
    """The matrix product of two lists of rows, in whatever numbers they hold."""
    return [[sum((x * y for x, y in zip(row, column)), start=0 * row[0]) for column in zip(*b)] for row in a]


# ---- attention ------------------------------------------------------------------------------------------------------

def may_see(mask, i, j, n_queries, n_keys):
    if mask == "none":
        return True
    if mask == "causal":
        return j <= i + n_keys - n_queries
    return mask[i][j] == "1"


def soft(row):
    top = max(s for s in row if s is not MASKED)
    powers = [Decimal(0) if s is MASKED else exponential(s - top) for s in row]
    return [p / sum(powers) for p in powers]


def hard(row):
    top = max(s for s in row if s is not MASKED)
    winners = [s is not MASKED and s == top for s in row]
    return [Decimal(int(w)) / sum(winners) for w in winners]


def as_is(row):
    return [Decimal(0) if s is MASKED else s for s in row]


NORMALIZE = {"softmax": soft, "hard": hard, "none": as_is}


def attend(queries, keys, values, scale, mask, temperature, normalize):
    """Scores, scaled scores, weights and output; scores exact if the inputs are floats."""
    scores = [[sum(Fraction(x) * Fraction(y) for x, y in zip(q, k)) for k in keys] for q in queries]
    width = Decimal(len(keys[0]))
    factor = {"sqrt": 1 / width.sqrt(), "off": Decimal(1)}.get(scale) or decimal(float(scale))
    shape = len(queries), len(keys)
    scaled = [[decimal(s) * factor / decimal(temperature) if may_see(mask, i, j, *shape) else MASKED
               for j, s in enumerate(row)] for i, row in enumerate(scores)]
    weights = [NORMALIZE[normalize](row) for row in scaled]
    output = product(weights, [[decimal(v) for v in row] for row in values])
    return scores, scaled, weights, output


def layer(x, w_q, w_k, w_v, w_o, n_heads, scale, mask, temperature, normalize):
    """Each head's weights one below another, the heads side by side, and the layer's output."""
    exact = lambda rows: [[Fraction(v) for v in row] for row in rows]
    all_q, all_k, all_v = (product(exact(x), exact(w)) for w in (w_q, w_k, w_v))
    cut = lambda rows, h: [row[h * len(row) // n_heads:(h + 1) * len(row) // n_heads] for row in rows]
    heads = [attend(cut(all_q, h), cut(all_k, h), cut(all_v, h), scale, mask, temperature, normalize)
             for h in range(n_heads)]
    weights = [row for head in heads for row in head[2]]
    joined = [sum((head[3][i] for head in heads), start=[]) for i in range(len(x))]
    return weights, joined, product(joined, [[decimal(v) for v in row] for row in w_o])


def positions(n_tokens, d_model):
    table = []
    for p in range(n_tokens):
        row = []
        for column in range(d_model):
            exponent = Decimal(column - column % 2) / d_model
            angle = Decimal(p) / Decimal(10000) ** exponent
            row.append(sine_and_cosine(angle)[column % 2])
        table.append(row)
    return table


def split_mix(seed, count):
    """SplitMix64's first numbers."""
    word, numbers = (1 << 64) - 1, []
    for step in range(1, count + 1):
        z = (seed + step * 0x9E3779B97F4A7C15) & word
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & word
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & word
        numbers.append(z ^ (z >> 31))
    return numbers


# ---- writing --------------------------------------------------------------------------------------------------------

def number(x):
    return "-inf" if x is MASKED else repr(float(x) + 0.0)


def matrix(rows):
    return ";".join(" ".join(number(x) for x in row) for row in rows)


def line(*fields):
    print("\t".join(fields))


def settings(scale, mask, temperature, normalize):
    return [str(scale), mask if isinstance(mask, str) else ";".join(mask), repr(float(temperature)), normalize]


def write_attend(name, queries, keys, values, scale="sqrt", mask="none", temperature=1.0, normalize="softmax"):
    chosen = (scale, mask, temperature, normalize)
    results = attend(queries, keys, values, *chosen)
    line("attend", name, *map(matrix, (queries, keys, values)), *settings(*chosen), *map(matrix, results))


def write_heads(name, x, w_q, w_k, w_v, w_o, n_heads, scale="sqrt", mask="none", temperature=1.0, normalize="softmax"):
    chosen = (scale, mask, temperature, normalize)
    results = layer(x, w_q, w_k, w_v, w_o, n_heads, *chosen)
    line("heads", name, *map(matrix, (x, w_q, w_k, w_v, w_o)), str(n_heads), *settings(*chosen), *map(matrix, results))


def write_row(name, scores):
    """A row of scores with its softmax, its hard choice and the entropy of the softmax in nats."""
    row = [MASKED if s is MASKED else decimal(s) for s in scores]
    weights = soft(row)
    entropy = -sum((w * w.ln() for w in weights if w > 0), start=Decimal(0))
    line("row", name, matrix([row]), matrix([weights]), matrix([hard(row)]), number(entropy))


# ---- cases ----------------------------------------------------------------------------------------------------------

def main():
    dice = random.Random(20170612)
    draw = lambda rows, columns, size=1.5: [[round(dice.gauss(0, size), 3) for _ in range(columns)] for _ in range(rows)]
    triple = lambda n_q, n_k, d_k, d_v, size=1.5: (draw(n_q, d_k, size), draw(n_k, d_k, size), draw(n_k, d_v, size))

    write_row("the quiz's own example", [2, 0.5, -1, 0])
    write_row("mask before softmax", [1, 0, MASKED])
    write_row("softmax with nothing masked", [1, 0, 3])
    write_row("one score", [-7.25])
    write_row("all equal", [3.3] * 7)
    write_row("plus and minus 1e4", [1e4, -1e4, 9999.5, 0])
    write_row("very negative", [-1e300, -1e300, -1.0000001e300])
    write_row("ends of the range", [1.7e308, -1.7e308, 1.7e308])
    write_row("smallest steps", [5e-324, 0, -5e-324])
    write_row("masked but for one", [MASKED, MASKED, -1e5])
    write_row("a weight that is subnormal", [0, -740, -745, -746])
    write_row("a long ramp", [i / 8 for i in range(40)])

    for n_q, n_k, d_k, d_v in [(1, 1, 1, 1), (1, 5, 2, 3), (5, 1, 3, 2), (2, 3, 4, 1), (3, 2, 1, 4), (4, 4, 4, 4),
                               (6, 6, 8, 8), (7, 3, 5, 2), (3, 9, 16, 3), (2, 2, 64, 2), (12, 12, 2, 2)]:
        write_attend(f"shape {n_q} x {n_k} x {d_k} x {d_v}", *triple(n_q, n_k, d_k, d_v))

    for n_q, n_k in [(1, 1), (4, 4), (2, 5), (1, 6), (5, 5), (3, 4)]:
        write_attend(f"causal {n_q} x {n_k}", *triple(n_q, n_k, 3, 2), mask="causal")
    write_attend("mask: diagonal", *triple(3, 3, 2, 2), mask=["100", "010", "001"])
    write_attend("mask: prefix", *triple(4, 4, 2, 2), mask=["1100", "1100", "1110", "1111"])
    write_attend("mask: window", *triple(5, 5, 3, 2), mask=["11000", "11100", "01110", "00111", "00011"])
    write_attend("mask: strictly future", *triple(2, 3, 3, 2), mask=["011", "001"])
    write_attend("mask: all open", *triple(2, 3, 3, 2), mask=["111", "111"])
    write_attend("mask: padding", *triple(3, 5, 4, 3), mask=["11100"] * 3)
    write_attend("mask that hides the largest", [[1.0]], [[1.0], [0.0], [3.0]], [[1.0], [2.0], [4.0]], "off", ["110"])

    for scale in ["off", 0.5, 3, 1e-9, 1e9, 0.1]:
        write_attend(f"scale {scale}", *triple(3, 4, 3, 2), scale=scale)
    for temperature in [0.01, 0.1, 0.5, 2, 10, 1e6, 1e300, 1e-5]:
        write_attend(f"temperature {temperature}", *triple(3, 4, 3, 2), temperature=temperature)
    write_attend("scale and temperature out of range alone", [[1e200]], [[1e-150], [2e-150]], [[1.0], [2.0]], 1e300, "none", 1e308)
    write_attend("scale, temperature and mask", *triple(4, 6, 3, 2), scale=0.7, mask="causal", temperature=1.3)

    for mask in ["none", "causal", ["101", "011", "110"]]:
        shown = mask if isinstance(mask, str) else "matrix"
        write_attend(f"without softmax, mask {shown}", *triple(3, 3, 2, 2), mask=mask, normalize="none")
        write_attend(f"hard, mask {shown}", *triple(3, 3, 2, 2), mask=mask, normalize="hard")
    write_attend("without softmax, temperature 0.25", *triple(2, 3, 4, 2), temperature=0.25, normalize="none")
    write_attend("hard shares a tie of two", [[1.0, 0.0]], [[1.0, 5.0], [1.0, -5.0], [0.5, 0.0]], [[1.0], [2.0], [7.0]], normalize="hard")
    write_attend("hard shares a tie of three", [[0.3, 0.7]], [[0.1, 0.2]] * 3, [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]], normalize="hard")
    write_attend("hard with the tie's half masked", [[2.0]], [[3.0], [3.0], [1.0]], [[1.0], [2.0], [4.0]], mask=["011"], normalize="hard")
    write_attend("hard, very negative", [[-1e150]], [[1e150], [2e150]], [[0.25], [4.0]], normalize="hard")

    write_attend("scores of plus and minus 1e4", [[100.0], [-100.0]], [[100.0], [-100.0], [99.995]], [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    write_attend("scores all equal", [[0.0, 0.0]] * 2, draw(5, 2), draw(5, 3))
    write_attend("scores of 1e308", [[1e154]], [[1e154], [-1e154], [1e154]], [[1.0], [2.0], [5.0]])
    write_attend("scores below every double's exponential", [[-1e5]], [[1.0], [1.001], [1.00001]], [[1.0], [2.0], [3.0]])
    write_attend("values of 1e308", [[1.0], [0.0]], [[1.0], [-1.0]], [[1e308, -1e308], [-1e308, 1.7e308]])
    write_attend("values that nearly cancel", *triple(2, 2, 2, 2)[:2], [[1e8, 1.0], [-1e8, 1.0000001]])
    write_attend("tiny everything", [[1e-200]], [[1e-200], [-1e-200]], [[1e-300], [3e-300]])
    write_attend("large keys, small queries", draw(3, 4, 0.01), draw(4, 4, 1000), draw(4, 2))

    for n_heads, d_head, mask in [(1, 4, "none"), (2, 2, "none"), (2, 3, "causal"), (3, 2, "none"), (4, 1, "causal"), (4, 4, "none")]:
        width, d_model, n_tokens = n_heads * d_head, 4, 3 + n_heads % 2
        parts = [draw(n_tokens, d_model)] + [draw(d_model, width, 0.7) for _ in range(3)] + [draw(width, d_model, 0.7)]
        write_heads(f"{n_heads} heads of {d_head}, mask {mask}", *parts, n_heads, mask=mask)
    write_heads("2 heads, hard", draw(3, 3), draw(3, 4), draw(3, 4), draw(3, 4), draw(4, 3), 2, normalize="hard")
    write_heads("2 heads, no softmax, no scale", draw(3, 3), draw(3, 4), draw(3, 4), draw(3, 4), draw(4, 3), 2, "off", "none", 1.0, "none")
    write_heads("values wider than keys", draw(3, 3), draw(3, 2), draw(3, 2), draw(3, 6), draw(6, 2), 2, temperature=0.8)

    for n_tokens, d_model in [(1, 1), (4, 2), (6, 8), (10, 5), (3, 7), (60, 4), (200, 2)]:
        line("positions", f"{n_tokens} x {d_model}", str(n_tokens), str(d_model), matrix(positions(n_tokens, d_model)))
    for seed in [0, 1, 42, 1234567, 2**64 - 1]:
        line("random", f"seed {seed}", str(seed), " ".join(map(str, split_mix(seed, 6))))


main()
