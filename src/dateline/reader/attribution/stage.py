"""Stage attributions: quotations, and who says what."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.reader.attribution.carry import carry_outlets
from dateline.reader.attribution.found import Found
from dateline.reader.attribution.hosts import host_speakers
from dateline.reader.attribution.marks import Quoted, quotations
from dateline.reader.attribution.nesting import nest
from dateline.reader.attribution.outlets import learned_from, settle_citing, told
from dateline.reader.attribution.phrases import by_adjectives, by_colons, by_nouns, by_phrases
from dateline.reader.attribution.plausible import own_words, weak
from dateline.reader.attribution.references import resolve
from dateline.reader.attribution.roles import indefinite
from dateline.reader.attribution.sources import label_link, link_for
from dateline.reader.attribution.spans import merged, overlap
from dateline.reader.attribution.speech import Speech
from dateline.reader.attribution.utterances import listed
from dateline.reader.attribution.verbs import by_verbs
from dateline.reader.reading import AttributionMention, Chars, LinkMention, QuoteMention, Range, Reading
from dateline.reader.unread import blanked

SILENT = frozenset({"boilerplate", "byline", "dateline", "foreign", "timestamp"})


class Attributions:
    """Finds the cues, gives them the quotations, and makes links, attributions and quotes of them."""

    name = "attributions"
    needs: tuple[str, ...] = ("segments", "actors")
    adds: tuple[str, ...] = ("links", "quotes", "attributions")

    def __call__(self, reading: Reading) -> None:
        doc = reading.doc
        if len(reading.actor_at) != len(doc):
            reading.actor_at = [None] * len(doc)
        found = [
            f
            for cues in (by_verbs(doc), by_phrases(doc), by_nouns(doc), by_adjectives(doc), by_colons(doc))
            for f in cues
            if _speaks(reading, f)
        ]
        text = blanked(reading.report)
        quotes = quotations(text)
        speech = Speech(doc, quotes, found)
        found += speech.assign()
        found = [f for f in settle_citing(reading, found) if f.content and not (own_words(f) and f.form != "quote")]
        _reported_nouns(found)
        found = _independent(doc, found)
        links = _Links(reading)
        for f in sorted(found, key=lambda f: (f.source.i if f.source is not None else f.head.i, f.head.i)):
            _make(reading, links, f)
        _turns(reading, links)
        written = {
            id(q): q for q in listed(text, quotes, speech.speaker_of, {q.start for given in speech.direct.values() for q in given})
        }
        for f in found:
            if f.through is not None and f.made is not None:
                f.made.outer = f.through.made
        for q in written.values():
            segment = reading.segment(min(max(_tokens(reading, q)[0], 0), len(doc) - 1))
            if segment is not None and segment.role == "headline":
                continue  # a headline's words come again in the body
            speaker = speech.speaker_of.get(id(q))
            made = speaker.made if speaker is not None else None
            reading.quotes.append(
                QuoteMention(
                    q.start, q.end, *_tokens(reading, q), 0, made.source if made else None, made.cue if made else None, made, q.open
                )
            )
        _manners(reading, quotes)
        nest(reading)
        host_speakers(reading)
        carry_outlets(reading)


def _speaks(reading: Reading, f: Found) -> bool:
    segment = reading.segment(f.head)
    return segment is None or segment.role not in SILENT


def _reported_nouns(found: list[Found]) -> None:
    """ "Denied reports that Y": what the noun holds is part of what is denied."""
    by_head = {f.head.i: f for f in found}
    for f in found:
        if (
            f.head.pos_ == "NOUN"
            and f.head.dep_ == "dobj"
            and (verb := by_head.get(f.head.head.i)) is not None
            and f.side == "right"
            and verb is not f
        ):
            verb.content = merged([*verb.content, (f.head.idx, f.head.idx + len(f.head)), *f.content])
            f.through = verb


def _independent(doc: Doc, found: list[Found]) -> list[Found]:
    """The cues without those that only think, wish or judge within what somebody else says."""
    inside = bytearray(len(doc.text) + 1)
    for f in found:
        if not weak(f):
            for start, end in f.content:
                inside[start:end] = b"\x01" * (end - start)
    return [
        f
        for f in found
        if not (weak(f) and f.form != "quote" and inside[f.head.idx])
        or f.through is not None
        or (f.vouched and (f.form == "that" or f.entry.stance == "believe") and f.source is not None and f.source.pos_ != "PRON")
    ]


def _tokens(reading: Reading, q: Quoted) -> Range:
    span = reading.doc.char_span(q.start, q.end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


class _Links:
    """The links of a report, one for each source phrase, in the order in which they are made."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_token: dict[int, LinkMention] = {}

    def get(self, f: Found) -> LinkMention | None:
        if f.source is None:
            return None
        if f.antecedent is not None and f.source.i not in self.by_token:
            meant = self.at(f, f.antecedent.i)
            link = link_for(self.reading, f.source, f.head.lemma_.lower())
            link.same_as, link.name, link.named, link.count, link.role = (
                meant.same_as or meant,
                meant.name,
                meant.named,
                meant.count,
                meant.role,
            )
            self.by_token[f.source.i] = link
            self.reading.links.append(link)
            return link
        return self.at(f, f.source.i)

    def at(self, f: Found, i: int) -> LinkMention:
        if i not in self.by_token:
            link = link_for(
                self.reading,
                self.reading.doc[i],
                f.head.lemma_.lower() if f.head.lower_ != "according" else "according",
                f.zone[0] if f.source is not None and i == f.source.i else None,
            )
            resolve(self.reading, self.reading.links, link)
            self.by_token[i] = link
            self.reading.links.append(link)
        return self.by_token[i]


def _make(reading: Reading, links: _Links, f: Found) -> None:
    outlet = told(reading, f) if f.vouched else None
    if outlet is None and f.vouched and (informant := learned_from(reading, f)) is not None:
        outlet, f.source = f.source, informant
    outer = None
    if outlet is not None and (f.source is None or outlet.i != f.source.i):
        channel = links.at(f, outlet.i)
        if channel.role in ("unspecified", "person") or f.via == outlet:
            channel.role = "outlet"
        if channel.role == "outlet" and not channel.named and not indefinite(reading.doc[channel.head]) and _proper(reading, channel):
            channel.named, channel.count = True, None
        outer = AttributionMention(channel, None, f.content, stance="neutral")
    source = links.get(f)
    cue: Chars | None = reading.chars(f.cue)
    f.made = AttributionMention(
        source,
        cue,
        f.content,
        "direct" if f.form == "quote" else "indirect",
        reading.chars(f.addressee) if f.addressee else None,
        outer,
        f.entry.stance,
        f.vouched,
    )
    reading.attributions.append(f.made)


def _proper(reading: Reading, link: LinkMention) -> bool:
    return any(t.pos_ == "PROPN" for t in reading.doc[link.first : link.last])


def _turns(reading: Reading, links: _Links) -> None:
    """A transcript's turns: all that stands under a speaker's label is said by the speaker."""
    label: LinkMention | None = None
    turn: AttributionMention | None = None
    first: dict[str, LinkMention] = {}
    for segment in reading.segments:
        if segment.role == "speaker":
            name = segment.speaker or reading.text[segment.start : segment.end].rstrip(" :")
            label = label_link(reading, segment.start, segment.start + len(name), name)
            if name in first:
                label.same_as = first[name]
            first.setdefault(name, label)
            turn = None
        elif segment.speaker and label is not None and segment.role == "body":
            if turn is None:
                turn = AttributionMention(label, None, [], "direct", stance="neutral")
                reading.links.append(label)
                reading.attributions.append(turn)
            turn.content.append((segment.start, segment.end))


def _manners(reading: Reading, quotes: list[Quoted]) -> None:
    """Indirect speech with a quotation in it is mixed."""
    n = 0
    for a in sorted((a for a in reading.attributions if a.manner == "indirect" and a.content), key=lambda a: a.content[0]):
        while n < len(quotes) and quotes[n].end < a.content[0][0] - 6000:
            n += 1
        for q in quotes[n : n + 80]:
            if q.start > a.content[-1][1]:
                break
            if any(overlap((q.start, q.end), c) for c in a.content):
                inside = sum(overlap(q.outer, c) for c in a.content)
                a.manner = "direct" if inside >= 0.97 * sum(e - s for s, e in a.content) else "mixed"
                break
