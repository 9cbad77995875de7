"""Texts whose activations tell how to round: news, film reviews, talk in many languages, and what learners may type.

They come from two packages pinned by hash, or from the vocabulary by chance with a fixed seed. None of the golden texts
is among them.
"""

import random
import re

import yaml

LANGUAGES = "chinese french german hindi italian japanese portuguese russian spanish turkish".split()


def sentences_of(paragraph):
    return re.split(r"(?<=[.?!]) ", paragraph.strip())


def news(folder, rng):
    """Runs of one to five sentences, and all sentences."""
    runs, sentences = [], []
    for line in (folder / "lee_background.cor").read_text("latin-1").splitlines():
        parts = sentences_of(line)
        sentences += parts
        length = rng.choice([1, 1, 2, 3, 5])
        first = rng.randrange(max(1, len(parts) - length))
        runs.append(" ".join(parts[first : first + length]))
    return runs, sentences


def talk(folder, language):
    found = []
    for path in sorted((folder / language).glob("*.yml")):
        try:
            conversations = yaml.safe_load(path.read_text("utf-8"))["conversations"]
        except (yaml.YAMLError, KeyError, TypeError):
            continue
        found += [" ".join(map(str, conversation)) for conversation in conversations]
    return found


def changed_news(sentences, rng):
    """Sentences with masks, in capitals, as lists, in disorder."""
    for sentence in sentences[:40]:
        yield " ".join("[MASK]" if rng.random() < 0.15 else word for word in sentence.split())
    for sentence in sentences[40:70]:
        yield sentence.upper() if rng.random() < 0.3 else ", ".join(sentence.split()[:12]) + "."
    for sentence in sentences[70:90]:
        words = sentence.split()
        rng.shuffle(words)
        yield " ".join(words)


def by_chance(words, rng):
    """Single words, salad, repeated phrases, numbers and signs."""
    for index in range(60):
        pool = words[:3000] if index % 2 else words
        yield " ".join(rng.choice(pool) for _ in range(rng.choice([1, 2, 4, 8, 20, 40])))
    for _ in range(30):
        phrase = " ".join(rng.choice(words[:2000]) for _ in range(rng.choice([2, 3, 5])))
        yield " ".join([phrase] * rng.choice([2, 3, 4, 6]))
    for _ in range(30):
        number = lambda: rng.choice([str(rng.randint(0, 10 ** rng.randint(1, 6))), f"{rng.uniform(-99, 99):.2f}", rng.choice("+-*/=()[]{}<>;:,.!?#%&@\"'")])
        yield " ".join(number() for _ in range(rng.randint(2, 30)))


def texts(news_folder, talk_folder, pieces):
    """About 640 texts, the same on every run."""
    rng = random.Random(3)
    runs, sentences = news(news_folder, rng)
    reviews = [line.split(" ", 1)[1] for line in (news_folder / "pang_lee_polarity.cor").read_text("latin-1").splitlines()[:100]]
    english = [conversation[:600] for conversation in talk(talk_folder, "english")]
    rng.shuffle(english)
    found = runs + reviews + english[:250]
    rng.shuffle(found)
    found = found[:330]
    for language in LANGUAGES:
        conversations = talk(talk_folder, language)
        rng.shuffle(conversations)
        found += [conversation[:200] for conversation in conversations[:9]]
    rng.shuffle(sentences)
    words = [piece for piece in pieces[1996:] if not piece.startswith("##")]
    return found + list(changed_news(sentences, rng)) + list(by_chance(words, rng)) + ["", ".", "a", "?", "the", "!!!", "x = f(y) + 1"]
