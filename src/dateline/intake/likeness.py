"""How alike two reports are, and which of many may be: MinHash over shingles of words, with banding.

Broder (1997), "On the resemblance and containment of documents". 128 permutations in 32 bands of 4 find a pair of
likeness .5 with probability .87, one of .7 with .9998; candidates are then compared by their shingles themselves.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha1

import numpy as np
from datasketch import MinHash

WORDS = re.compile(r"\w+")
SHINGLE = 5  # words: shorter ones are shared by unrelated reports of one event
PERMUTATIONS = 128
BANDS = 32
ROWS = PERMUTATIONS // BANDS


def shingles(text: str) -> frozenset[str]:
    """The text's runs of `SHINGLE` words, without case and punctuation (of all its words, where it has fewer)."""
    words = WORDS.findall(text.casefold())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))) if words else frozenset()


def bands(grams: Iterable[str]) -> list[tuple[int, int]]:
    """(band, bucket) pairs; two texts that share one are candidates. Buckets are signed 64-bit integers."""
    digests = b"".join([sha1(g.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()[:4] for g in grams])
    if not digests:
        return []
    sketch = _blank().copy()
    sketch.update_batch(np.frombuffer(digests, dtype="<u4").tolist())
    out = []
    for band in range(BANDS):
        rows = sketch.hashvalues[band * ROWS : (band + 1) * ROWS].tobytes()
        out.append((band, int.from_bytes(hashlib.blake2b(rows, digest_size=8).digest(), "big", signed=True)))
    return out


@cache
def _blank() -> MinHash:
    """A sketch of nothing: its permutations are drawn once."""
    return MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)


def resemblance(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of shingles in common (Jaccard), 0 to 1."""
    return len(a & b) / len(a | b) if a or b else 1.0


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller one's shingles that the other has too: high where one was cut from the other."""
    small, large = sorted((a, b), key=len)
    return len(small & large) / len(small) if small else 0.0
