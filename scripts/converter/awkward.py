"""Texts that tokenizers get wrong, for the golden file of token ids. Written for this project."""

import random

HAND_WRITTEN = [
    "", " ", "\n\t \r\n", "a", "A", "The cat sat on the mat.", "don't can't o'clock", "e-mail @home #tag $5.00 50% a+b=c <b>&amp;</b>",
    "naïve café Ünïcödé ÅNGSTRÖM Ἀθῆναι Москва ёлка йод", "e\u0301 e\u0301\u0302 \u0301 \u0301a", "İstanbul ISTANBUL ıI ﬁ ﬂ ß ẞ ΑΣ Σ ς",
    "日本語のテキスト", "中文字符,标点。「引号」", "한국어 문장", "ไทย ภาษา", "עברית שלום", "العربية مَرحَبًا", "हिन्दी नमस्ते", "বাংলা", "தமிழ்",
    "𠀀𠀁 𪜀 𫠠 \U0002b820 \U0002b91f \U0002b920 \U0002ceb0 豈 \U0002f800", "🙂 👩‍👩‍👧‍👦 🇩🇪 ❤️ 👍🏽", "x🙂y", "\u200bzero\u200bwidth\u200d \ufeffbom \u00adsoft",
    "nul\x00 bell\x07 esc\x1b del\x7f nel\x85 nbsp\u00a0 em\u2003 line\u2028 para\u2029 ideo\u3000 end", "\ufffd replaced \ufffd",
    "[MASK]", "the [MASK] sat", "[mask] [Mask] [MASK", "[CLS][SEP][PAD][UNK]", "a[MASK]b", "[MASK][MASK] . [MASK].", "[[MASK]]", "[ MASK ]", "[unused0] [unused99]",
    "##s ##ing # # ##", "...", "—–-‐‑−", "“quotes” ‘single’ «guillemets» „low“", "1,234.56 1/2 ½ ² ₂ Ⅳ ①", "http://example.org/a?b=c&d=e#f", "C:\\path\\file.txt",
    "supercalifragilisticexpialidocious antidisestablishmentarianism", "x" * 99, "x" * 100, "x" * 101, "é" * 100, "é" * 101, "ab" * 200, "日" * 300,
    "_under_score_ ^caret `tick` ~tilde |pipe| {brace} [bracket] \\ /", "¡Hola! ¿Qué tal?", "a\u0308\u0323 a\u0323\u0308", "\u1e9b\u0323", "\ua69f\u0f39 ཀྵ",
    "\U0001d400\U0001d41a \uff21\uff42\uff43 \u2100", "\ue000private\uf8ff \U000f0000", "\u0378unassigned\u05ff", "l·l l\u00b7l ·", "Ǆ ǅ ǆ Ǉ Lj", "Ⓐⓐ Ⅷ ª º",
    "₹ € £ ¥ ¢ ₿ ¤", "← → ∞ ∑ √ ≤ ≠ ≈ ∂", "♀ ♂ ☃ ★", "\u1ec7 \u1e69 \u01d6", "가각힣 \u1100\u1161\u11a8", "º1 1º 1ª", "\u3099 が か\u3099", "\u0345 ᾳ ᾼ",
    "The trophy does not fit in the suitcase because it is too large.", "word " * 300, "Yes? No! Maybe; perhaps: (well) ...", "O\u2019Brien\u2019s d\u2019accord",
]


def texts():
    """The list above and 400 random mixtures, the same on every run."""
    rng = random.Random(2017)
    blocks = [(0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x6FF), (0x900, 0xDFF), (0xE00, 0xFFF), (0x1E00, 0x1FFF),
              (0x2000, 0x2BFF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFFFD), (0x1F300, 0x1F9FF), (0x1, 0x1F), (0x10000, 0x10FFF)]
    words = "the attention Token looks QUERY keys Values un able ##ing [MASK] [SEP] e.g. 3.14 re-read it's".split()
    found = list(HAND_WRITTEN)
    for _ in range(400):
        parts = []
        for _ in range(rng.randint(1, 12)):
            if rng.random() < 0.4:
                parts.append(rng.choice(words))
            else:
                first, last = rng.choice(blocks)
                parts.append("".join(chr(rng.randint(first, last)) for _ in range(rng.randint(1, 5))))
        found.append(rng.choice(["", " "]).join(parts))
    return found
