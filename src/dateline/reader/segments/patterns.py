"""Wordings by which the parts of a report are known. All patterns are anchored and linear."""

from __future__ import annotations

import re

ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Brig|Capt|Sgt|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct"
    r"|Nov|Dec|No|no|vs|U\.S|U\.N|a\.m|p\.m))\.$"
)
CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”»]$")
BULLET = re.compile(r"^\s*(?:[-*•·▪►–—●◦‣]|\(?[a-z0-9]{1,2}\)|[ivx]{1,4}\.)\s+")
NUMBERED = re.compile(r"^\s*(?:\d{1,3}|[IVX]{1,5}|[A-Z])[.)]\s+")

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = rf"(?:{WEEKDAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s+\d{{4}})?"
CLOCK = (
    r"(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?:\s*[ap]\.?m\.?)?"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s*(?:GMT|UTC|hrs|hours|h\b|[A-Z]{2,4}T\b))|(?:1[0-2]|[1-9])\s*[ap]\.?m\b\.?)"
)
ZONE = r"(?:\s*(?:GMT|UTC|BST|[A-Z]{1,3}[SD]?T|Z|hrs|hours|local(?: time)?|(?:Moscow|Kyiv|Kiev|Damascus|Beirut|local) time)\b)?"
STAMP = re.compile(
    rf"^\s*(?:\*+\s*)?[\[(]?(?:{DAY}|{WEEKDAY})?[,;]?\s*(?:at\s+)?{CLOCK}{ZONE}(?:,?\s+(?:on\s+)?(?:{DAY}|{WEEKDAY}))?[\])]?"
    r"(?:\s*[-–—:|]+\s*|\s*$|\s+(?=[A-Z\"“]))",
    re.I,
)
DATE_LINE = re.compile(rf"^\s*(?:\*+\s*)?(?:{DAY}|{WEEKDAY})\s*[:.]?\s*$", re.I)
DATE_IN = re.compile(DAY, re.I)
WEEKDAY_IN = re.compile(WEEKDAY, re.I)

BYLINE = re.compile(
    r"^\s*(?:By|BY|Words by|Story by|Text by)\s+(?:[A-Z][\w.'’-]*|our|our own|staff|a|an|the)\b[^.!?\n]{0,120}\.?$"
    r"|^\s*(?:From|FROM)\s+(?:our|[A-Z][\w'’-]+\s+[A-Z][\w'’-]+)[^.!?\n]{0,60}$"
    r"|^\s*[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}(?:,\s*|\s*[|/]\s*|\s+-\s+)(?:Reuters|AP|AFP|CNN|BBC|Associated Press"
    r"|[A-Z][\w ]*(?:Correspondent|correspondent|Reporter|reporter|Editor|editor|Writer|writer|Staff|News|Times|Post))\b[^.!?\n]{0,60}$"
)
CAPTION = re.compile(
    r"^\s*[\[(]?(?:file\s+)?(?:photo|photos|photograph|picture|pictures|image|images|caption|map|graphic|video|watch|slideshow|gallery|infographic)\s*(?:credit|caption|by|courtesy|source)?"
    r"\s*[:|]"
    r"|^\s*(?:FILE|PHOTO|FILE PHOTO|FILE PIC|FILE IMAGE)\s*[-–—:(]|^\s*[\[(](?:photo|image|picture|video|photograph)\b[^\n]*[\])]\s*$",
    re.I,
)
CREDIT = re.compile(
    r"[\[(](?:[^()\[\]\n]{0,60}"
    r"(?:Photo|Photograph|Getty|/AP|AP/|/AFP|AFP/|/Reuters|Reuters/|EPA|Anadolu|Shutterstock|Handout|File)\b[^()\[\]\n]{0,60})[\])]\.?\s*$"
    r"|(?:Photo(?:graph)?|Credit|Image|Picture)\s*:\s*[^.\n]{2,60}\.?$"
    r"|\.\s+(?:Getty Images|AFP|EPA|Reuters)(?:/[\w ]+)?\.?$"
)
BOILERPLATE = re.compile(
    r"^\s*(?:[\[(*_]+\s*)?(?:"
    r"(?:additional\s+)?(?:reporting|editing|writing|compiled|translated|translation|edited|written|reported)\s+(?:and\s+\w+\s+)?(?:by|in|from)\b"
    r"|(?:this|the)\s+(?:story|article|report|post|piece|page|item|version|dispatch)\s+(?:has\s+been|was|is|will\s+be|originally|first|appeared|contains|includes|originally)\s+(?:\w+\s+)?(?:updated|corrected|amended|edited|published|produced|written|translated|developing|revised|republished|appeared|reproduced|sponsored|clarified|automatically)\b"
    r"|(?:this|the)\s+(?:story|article|report)\s+(?:originally|first)\s+appeared|this\s+is\s+a\s+(?:developing|breaking)|(?:developing|breaking)\s+story"
    r"|follow\s+(?:us|\w+(?:\s+\w+){0,4}\s+on\s+(?:twitter|facebook|x|telegram|instagram|youtube)|@|our\s+(?:live|channel|page|coverage))\b"
    r"|(?:related|see\s+also|read\s+(?:more|also|next|the\s+full|our)|also\s+read|more\s+(?:on|from|about|in)\s|most\s+read|further\s+reading|recommended|don'?t\s+miss|you\s+may\s+also)\b.{0,200}$"
    r"|(?:sign\s+up|subscribe|click\s+here|tap\s+here|share\s+(?:this|on)|join\s+(?:us|our\s+(?:newsletter|channel|telegram|whatsapp))|like\s+us\s+on|download\s+(?:our|the\s+app)|listen\s+to\s+(?:the|our)|have\s+a\s+(?:tip|story)|get\s+(?:the|our)\s+(?:latest|newsletter|morning))\b"
    r"|(?:copyright|©|\(c\)\s*\d{4}|all\s+rights\s+reserved|advertisement|advertorial|sponsored|terms\s+of\s+(?:use|service)|privacy\s+policy)\b"
    r"|(?:editor'?s?|author'?s?|publisher'?s?)(?:'s)?\s+notes?\b|correction\s*:|clarification\s*:|disclaimer\b|note\s+to\s+(?:editors|readers)|for\s+(?:more|further)\s+(?:information|coverage|news|details)\b|(?:media|press)\s+(?:contact|enquiries|inquiries)\b|contacts?\s*:"
    r"|(?:last\s+)?(?:updated|modified|published|posted|first\s+published|issued|created|released)\s*(?:on|at|:|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?:sources?|tags?|topics?|categories|filed\s+under|keywords?|distribution|ref(?:erence)?|tel|phone|e-?mail|url|via|dateline)\s*:\s"
    r"|-+\s*(?:30|ends?)\s*-+|ends?\s*[.\])]*$|#{2,}|={3,}|_{3,}|-{3,}|\*{3,}"
    r")",
    re.I,
)
CONTRIBUTED = re.compile(
    r"\b(?:contributed\s+(?:to\s+this|reporting|from)|(?:reporting|editing)\s+by\s+[A-Z]|the\s+writer\s+is\b"
    r"|is\s+a\s+(?:freelance|staff)\s+(?:journalist|writer|reporter)\b)",
    re.I,
)
# They tell news and ask.
HOSTS = {"host", "presenter", "anchor", "anchorman", "anchorwoman", "newsreader", "announcer", "moderator", "newscaster"}
QUESTIONER = {
    "reporter",
    "reporters",
    "question",
    "q",
    "journalist",
    "interviewer",
    "moderator",
    "host",
    "presenter",
    "anchor",
    "press",
    "qs",
}
ANSWERER = {
    "a",
    "answer",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "minister",
    "president",
    "general",
    "secretary",
    "official",
    "ambassador",
    "commander",
    "analyst",
    "expert",
    "guest",
    "correspondent",
    "witness",
    "officer",
    "chair",
    "chairman",
    "chairwoman",
    "speaker",
}
LABEL = re.compile(
    r"^\s*(?:\*\*|\[)?(?P<label>Q|A|Question|Answer|Reporter|Moderator|Interviewer|Host|Presenter"
    r"|(?:(?:Mr|Ms|Mrs|Miss|Dr|Gen|Lt|Col|Sen|Amb|MR|MS|MRS|DR|GEN|COL|LT|SEN|AMB|SECRETARY|MINISTER|PRESIDENT|AMBASSADOR)\.?\s+)?[A-Z][A-Z'’.-]+(?:\s+[A-Z][A-Z'’.-]+){0,4}"
    r"|(?:Mr|Ms|Mrs|Miss|Dr|Gen|Lt|Col|Sen|Amb|Secretary|Minister|President|Ambassador|General)\.?(?:\s+[A-Z][\w'’-]+){1,3})"
    r"(?:\s*\([^()\n]{1,60}\))?(?:\*\*|\])?\s*:(?:\*\*)?\s+(?=\S)"
)
