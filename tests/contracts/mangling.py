"""Texts as they come in bad weather: random characters, and reports cut, shuffled, doubled, shouted and mis-encoded."""

from __future__ import annotations

import json
import pathlib
import random
from collections.abc import Callable

EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"
ODD = "\u200b\u200f\u202e\ufeff\u00a0\u00ad\x00\x1b\r\t\u2028\u0301“”‘’«»—–…\"'()[]{}%$#@*•🛑👩‍👩‍👧𝔘مدينةДонецк北京"


def reports() -> list[str]:
    """The texts of all examples, headers included."""
    found = [p.read_text("utf-8") for p in sorted(EXAMPLES.rglob("*.txt"))]
    lines = [line for p in sorted(EXAMPLES.rglob("*.jsonl")) for line in p.read_text("utf-8").splitlines()]
    return found + [json.loads(line)["text"] for line in lines]


def noise(rng: random.Random) -> str:
    """Random characters from many planes, lone surrogates among them."""
    planes = ((32, 126), (9, 13), (0xA0, 0x24F), (0x370, 0x5FF), (0x2000, 0x206F), (0xD7F0, 0xD810), (0x1F300, 0x1F64F))
    return "".join(chr(rng.randint(*rng.choice(planes))) for _ in range(rng.randint(0, 400)))


def _shuffled(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def _sprinkled(text: str, rng: random.Random) -> str:
    out = list(text)
    for _ in range(rng.randint(1, 40)):
        out.insert(rng.randint(0, len(out)), rng.choice(ODD))
    return "".join(out)


def _dropped(text: str, rng: random.Random) -> str:
    return "".join(c for c in text if rng.random() > 0.05)


def _misread(text: str, rng: random.Random) -> str:
    return text.encode("utf-8").decode("latin-1") if rng.random() < 0.5 else text.translate(str.maketrans("lO0e", "1QOc"))


def _spliced(text: str, rng: random.Random) -> str:
    cut = rng.randint(0, len(text))
    return text[cut:] + text[:cut]


MANGLES: tuple[Callable[[str, random.Random], str], ...] = (
    lambda text, rng: text[rng.randint(0, len(text)):],
    lambda text, rng: text[: rng.randint(0, len(text))],
    lambda text, rng: text.upper(),
    lambda text, rng: text.lower(),
    lambda text, rng: text[::-1],
    lambda text, rng: "".join(c for c in text if c.isalnum() or c.isspace()),
    lambda text, rng: text.replace("\n", " "),
    lambda text, rng: text.replace(" ", "\n"),
    lambda text, rng: text.replace(".", ""),
    lambda text, rng: text.replace('"', rng.choice("“”«»„'")),
    lambda text, rng: text.replace("\n", "\r\n"),
    _shuffled, _sprinkled, _dropped, _misread, _spliced,
)


def mangled(rng: random.Random, texts: list[str]) -> str:
    """A report after one to three accidents, or now and then noise alone."""
    if rng.random() < 0.1:
        return noise(rng)
    text = rng.choice(texts)
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(MANGLES)(text, rng)
    return text
