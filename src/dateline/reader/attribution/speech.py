"""Who speaks each quotation: the cue after it, before it or around it, or the speaker of the one before."""

from __future__ import annotations

from bisect import bisect_left

from spacy.tokens import Doc

from dateline.knowledge.reporting import reporting
from dateline.reader.attribution.found import Found
from dateline.reader.attribution.marks import Quoted, paragraphs
from dateline.reader.attribution.spans import merged, overlap
from dateline.reader.attribution.uncued import COLON, STOPS, colon_speaker, personal, subject_speaker
from dateline.reader.attribution.utterances import name_of_thing, utterance

REACH = 45  # tokens between a quotation and its cue
WEAK = frozenset({"judge", "believe", "request", "pledge"})
SPOKEN = frozenset({"neutral", "claim", "deny", "confirm", "allege", "admit"})


class Speech:
    """Gives the quotations of one document to cues; afterwards ``speaker_of`` maps each quotation to its cue."""

    def __init__(self, doc: Doc, quotes: list[Quoted], found: list[Found]) -> None:
        self.doc, self.text, self.quotes, self.found = doc, doc.text, quotes, found
        self.starts = [t.idx for t in doc]
        self.speaker_of: dict[int, Found] = {}
        self.direct: dict[int, list[Quoted]] = {}
        marked = [(q.outer[0], q.outer[1]) for q in quotes]
        lefts = [m[0] for m in marked]
        self.cues: list[Found] = []
        self.inner: set[int] = set()
        for f in sorted(found, key=lambda f: f.head.i):
            at = f.head.idx
            n = bisect_left(lefts, at + 1) - 1
            if n >= 0 and marked[n][0] <= at < marked[n][1]:
                self.inner.add(id(f))
            else:
                self.cues.append(f)
        self.cue_at = [f.head.i for f in self.cues]
        self.known = {id(f) for f in found}
        self.ends = [p[1] for p in paragraphs(doc.text)]
        self.begins = [p[0] for p in paragraphs(doc.text)]

    def token_at(self, char: int) -> int:
        """Index of the first token that starts at or after a character."""
        return bisect_left(self.starts, char)

    def assign(self) -> list[Found]:
        """Give every quotation a speaker where the text shows one. Returns cues made for bare colons."""
        made: list[Found] = []
        last: tuple[Quoted, Found] | None = None
        for n, q in enumerate(self.quotes):
            before = self.quotes[n - 1] if n and self.quotes[n - 1].paragraph == q.paragraph else None
            after = self.quotes[n + 1] if n + 1 < len(self.quotes) and self.quotes[n + 1].paragraph == q.paragraph else None
            low = before.outer[1] if before else q.paragraph[0]
            high = after.outer[0] if after else q.paragraph[1]
            speech = utterance(self.text, q) and not name_of_thing(self.text, q)
            cue = self._covering(q)
            whole = speech and not self._embedded(q)
            if cue is None or whole:
                cue = self._after(q, high) or self._before(q, low) or cue
            if cue is None and speech:
                cue = colon_speaker(self.doc, self.token_at(q.outer[0]), self.token_at(low))
                if cue:
                    made.append(cue)
            if cue is None and last is not None and self._continues(q, last, before, speech):
                cue = last[1]
                self.direct.setdefault(id(cue), []).append(q)
            elif cue is None and speech:
                cue = self._paragraph_before(q) or self._subject_before(q, low)
                if cue and id(cue) not in self.known:
                    made.append(cue)
                if cue:
                    self.direct.setdefault(id(cue), []).append(q)
            elif cue is not None and (
                whole or not cue.content or not any(overlap((q.start, q.end), c) * 2 >= q.end - q.start for c in cue.content)
            ):
                self.direct.setdefault(id(cue), []).append(q)
            if cue is not None:
                self.speaker_of[id(q)] = cue
                last = (q, cue)
            elif speech:
                last = None
        self._opened()
        for f in [*self.cues, *made]:
            if id(f) in self.direct:
                self._settle(f)
        return made

    def _opened(self) -> None:
        """A paragraph of a quotation left open has the speaker named in the next one."""
        for q, following in zip(reversed(self.quotes[:-1]), reversed(self.quotes[1:]), strict=True):
            cue = self.speaker_of.get(id(following))
            if cue is None or not q.open or id(q) in self.speaker_of:
                continue
            if not self.text[q.paragraph[1] : following.outer[0]].strip():
                self.speaker_of[id(q)] = cue
                self.direct.setdefault(id(cue), []).insert(0, q)

    def _embedded(self, q: Quoted) -> bool:
        """Whether words of its sentence stand directly before a quotation: "the plan 'is a disaster', he said"."""
        text = self.text
        before = text[q.paragraph[0] : q.outer[0]].rstrip()
        return bool(before) and (before[-1].isalnum() or before[-1] in "'-(") and not text[q.start : q.start + 1].isupper()

    def _covering(self, q: Quoted) -> Found | None:
        """The innermost cue outside the marks whose content holds the quotation."""
        best: Found | None = None
        firm = False
        first = bisect_left(self.cue_at, self.token_at(q.start) - 90)
        last = bisect_left(self.cue_at, self.token_at(q.end) + 60)
        for f in self.cues[first:last]:
            if any(overlap((q.start, q.end), c) * 2 > q.end - q.start for c in f.content):
                strong = f.vouched and f.entry.stance in SPOKEN
                if best is None or (strong and not firm) or (strong == firm and _size(f) < _size(best)):
                    best, firm = f, strong
        return best

    def _after(self, q: Quoted, high: int) -> Found | None:
        """The cue that follows: "...", X said / said X."""
        closing = self.text[q.end - 1 : q.end]
        first = self.token_at(q.outer[1])
        if first >= len(self.doc) or closing in ";:":
            return None
        stop = self.token_at(high)
        inside: Found | None = None
        for i in range(first, min(stop, first + REACH)):
            token = self.doc[i]
            if token.text in STOPS or "\n" in token.text or token.text == ";":
                break
            f = self._cue(i)
            if f is None or ("quote" not in f.entry.content and not _quotes(f)):
                continue
            if f.head.dep_ in ("relcl", "acl") and f.head.tag_ != "VBG":
                inside = inside or f
                continue
            if f.side == "right" and f.form == "that" and f.head.i - first >= 8 and closing not in (",", "?", "!"):
                return None
            if closing == "." and (i > first or f.source is None or f.source.i < i) and not self._bare(f, first):
                return None  # the quotation ended its sentence, so another one begins here
            self._nearest(f, first)
            return f
        return inside if inside and inside.head.i - first < 12 and closing in ",?!" else None

    def _bare(self, f: Found, first: int) -> bool:
        """Whether a sentence after a quotation is nothing but its cue: "Trump said." """
        end = f.head.i + 1
        return end < len(self.doc) and self.doc[end].text == "." and f.source is not None and f.head.i - first < 6 and not f.content

    def _nearest(self, f: Found, first: int) -> None:
        """The speaker stands right behind the marks: "...," Jenna Lee, the group's director, said."""
        i = first
        while i < f.head.i and self.doc[i].pos_ in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"):
            i += 1
        if (
            first < i < f.head.i
            and self.doc[i].text == ","
            and self.doc[i - 1].pos_ in ("NOUN", "PROPN")
            and f.source is not None
            and f.source.i > i
        ):
            f.source, f.antecedent = self.doc[i - 1], None

    def _before(self, q: Quoted, low: int) -> Found | None:
        """The cue in front: X said: "...", X said that "...", X, Y said, "..."."""
        last = self.token_at(q.outer[0])
        first = max(self.token_at(low), last - REACH)
        best: Found | None = None
        for i in range(last - 1, first - 1, -1):
            token = self.doc[i]
            if token.is_sent_start and i < last - 1 and best is not None:
                break
            if (token.text in STOPS and i < last - 1) or (token.text in STOPS and i == last - 1):
                break
            f = self._cue(i)
            if f is not None and ("quote" in f.entry.content or _quotes(f)):
                if f.side == "left" and f.form == "that" and self.doc[last - 1].text not in (":", ","):
                    continue
                if (
                    best is None
                    or (best.head.dep_ in ("relcl", "acl", "pcomp") and best.source is not None and f.head.dep_ not in ("relcl", "acl"))
                    or (best.head.dep_ == "xcomp" and best.head.head == f.head)
                ):
                    best = f
                else:
                    break
        if best is None:
            return None
        gap = self.text[best.head.idx + len(best.head) : q.outer[0]].strip()
        if best.content and best.form == "that" and best.side == "left" and gap[-1:] not in (":", ","):
            return None
        if gap and gap[-1] not in ":,-–—([" and not any(overlap((q.start, q.end), c) for c in best.content) and len(gap.split()) > 6:
            return None
        return best

    def _cue(self, i: int) -> Found | None:
        n = bisect_left(self.cue_at, i)
        return self.cues[n] if n < len(self.cue_at) and self.cue_at[n] == i else None

    def _continues(self, q: Quoted, last: tuple[Quoted, Found], before: Quoted | None, speech: bool) -> bool:
        """Whether a quotation without cue goes on from the last one: in the same paragraph, or opening the next."""
        then, cue = last
        if not speech and q.paragraph != then.paragraph:
            return False
        if cue.form == "np" and cue.entry.stance in WEAK and then is not None:
            return False
        if before is not None or q.paragraph == then.paragraph:
            between = self.text[then.outer[1] : q.outer[0]]
            return speech and len(between) < 400
        opens = not self.text[q.paragraph[0] : q.outer[0]].strip()
        gap = self.text[then.paragraph[1] : q.paragraph[0]].strip()
        if not opens or gap:
            return False
        return then.open or len(self.text[q.outer[1] : q.paragraph[1]].strip()) < 3 or speech

    def _paragraph_before(self, q: Quoted) -> Found | None:
        """The cue of the paragraph before, for a quotation that opens its own: after a colon ("X said:"), or its last one."""
        if self.text[q.paragraph[0] : q.outer[0]].strip():
            return None
        n = bisect_left(self.begins, q.paragraph[0]) - 1
        if n < 0:
            return None
        low, high = self.token_at(self.begins[n]), self.token_at(self.ends[n])
        first, last = bisect_left(self.cue_at, low), bisect_left(self.cue_at, high)
        colon = self.text[self.begins[n] : self.ends[n]].rstrip().endswith(":")
        near = [
            f for f in self.cues[first:last] if f.source is not None and f.head.dep_ not in ("relcl", "acl") and f.head.sent.end >= high - 3
        ]
        if colon:
            cue = next((f for f in reversed(near) if "quote" in f.entry.content or not f.content), None) or (near[-1] if near else None)
            return cue or subject_speaker(self.doc, high)
        alone = len(self.text[q.outer[1] : q.paragraph[1]].strip()) < 3
        near = [f for f in near if f.content and personal(f)]
        if alone and near:
            outermost = next((f for f in near if not any(g is not f and f.head.i in g.tokens for g in near)), near[0])
            return Found(outermost.head, outermost.cue, COLON, outermost.source, zone=outermost.zone)
        return None

    def _subject_before(self, q: Quoted, low: int) -> Found | None:
        """The person whom the sentence before is about, where a full quotation follows it without any cue."""
        last = self.token_at(q.outer[0]) - 1
        if last <= 0 or self.doc[last].idx < low or len(self.text[q.start : q.end].split()) < 4:
            return None
        while last > 0 and self.doc[last].is_space:
            last -= 1
        sent = self.doc[last].sent
        if self.doc[last].text not in STOPS or sent.start_char < low:
            return None
        n, end = bisect_left(self.cue_at, sent.start), bisect_left(self.cue_at, sent.end)
        near = [f for f in self.cues[n:end] if f.content and f.vouched and f.head.dep_ not in ("relcl", "acl") and personal(f)]
        outermost = next((f for f in near if not any(g is not f and f.head.i in g.tokens for g in near)), None)
        if outermost is not None:
            return Found(outermost.head, outermost.cue, COLON, outermost.source, zone=outermost.zone)
        return subject_speaker(self.doc, last)

    def _settle(self, f: Found) -> None:
        """Content of a cue with quotations of its own: these, and what the sentence says besides them."""
        quotes = self.direct[id(f)]
        spans = [(q.start, q.end) for q in quotes]
        marks = [q.outer for q in quotes]
        keep: list[tuple[int, int]] = []
        for start, end in f.content if f.form in ("that", "") else []:
            inside = sum(overlap((start, end), m) for m in marks)
            if inside * 10 < (end - start) * 6 and (f.side != "left" or inside):
                keep.append((start, end))
        f.content = merged([*spans, *keep])
        f.form = f.form if keep else "quote"


def _size(f: Found) -> int:
    return sum(e - s for s, e in f.content)


def _quotes(f: Found) -> bool:
    return f.head.lemma_ in reporting().quote_only or f.entry.stance in ("neutral", "claim")
