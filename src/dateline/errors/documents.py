"""Files and pages of news that cannot be taken in: their characters, their format, what they lack."""

from __future__ import annotations

from dateline.errors.problem import Problem

DOCUMENTS: dict[str, Problem] = {
    "no-date": Problem(
        "the report has no date",
        "relative dates such as \"on Thursday\" mean nothing without the day of publication{hint}",
        "begin the file with a line such as \"date 2024-12-07\", or pass --published 2024-12-07; in JSON Lines give \"published\"",
    ),
    "bad-date": Problem(
        "{value!r} is not a date",
        "a date is written year-month-day",
        "write it as 2024-12-07",
    ),
    "not-utf8": Problem(
        "the file is not valid UTF-8",
        "byte {at} cannot be decoded{hint}",
        "convert it, for instance: iconv -f {guess} -t UTF-8 FILE > NEW",
    ),
    "empty": Problem(
        "there is no text to read",
        "after the header nothing is left but blanks",
        "check that the file was written completely",
    ),
    "too-long": Problem(
        "the report is too long",
        "it has {size} and the limit is {limit:,} characters",
        "split it into its reports, or raise the limit with --max-chars (0 for none)",
    ),
    "bad-charset": Problem(
        "the characters cannot be made out",
        "{reason}",
        "convert it to UTF-8, for instance: iconv -f CHARSET -t UTF-8 FILE > NEW",
    ),
    "too-big": Problem(
        "{what} is too big",
        "it has, or unpacks to, more than {limit:,} bytes",
        "split it; a small file that unpacks to a huge one was made to do harm: leave it out",
    ),
    "too-deep": Problem(
        "it is nested too deeply",
        "{reason}",
        "no newsroom writes so: the file is damaged or was made to do harm, leave it out",
    ),
    "too-slow": Problem(
        "reading the file was given up",
        "it took more than {seconds} seconds or more memory than is allowed",
        "the file is damaged or was made to do harm: leave it out, or save its text as a .txt file",
    ),
    "bad-xml": Problem(
        "this is not well-formed XML",
        "{reason}",
        "check that the file was written completely; a web page is read when its name ends in .html",
    ),
    "xml-entities": Problem(
        "the XML defines entities of its own",
        "such definitions can unpack to gigabytes or open other files, so they are never followed",
        "have it written without a document type that defines entities",
    ),
    "bad-file": Problem(
        "this is no {format} that can be read",
        "{reason}",
        "check that the file was written completely and is not protected by a password",
    ),
    "unknown-format": Problem(
        "its format is not one of news",
        "{reason}",
        "docs/feeds.md lists the formats; any text can be given as a .txt file, or in JSON Lines",
    ),
    "no-article": Problem(
        "the page holds no article",
        "no running text was found in it, only lists, menus or scripts",
        "give the address of an article, not of a front page or of a video",
    ),
    "no-text-layer": Problem(
        "the PDF has pictures of pages, but no text",
        "none of its {pages} pages holds letters",
        "have the letters recognised first, for instance: ocrmypdf FILE NEW",
    ),
    "no-text-column": Problem(
        "the table has no column of texts",
        "its columns are {columns}",
        "name the column with the reports' text \"text\" and the one with their dates \"published\"",
    ),
    "withdrawn": Problem(
        "the provider has withdrawn this item",
        "its publication status is {status!r}",
        "do not use it; an earlier version may be in the record",
    ),
    "bad-json": Problem(
        "this is not a JSON object",
        "{reason}",
        "write one object to a line, such as {{\"text\": \"...\", \"published\": \"2024-12-07\"}}",
    ),
    "bad-field": Problem(
        "the field \"{field}\" cannot be used",
        "{reason}",
        "a report needs \"text\" and \"published\" and may have \"id\", \"title\", \"outlet\", \"place\" and \"url\", all of them strings",
    ),
    "not-found": Problem(
        "there is no such file or folder",
        "nothing has that name",
        "check the spelling; a name with blanks needs quotes",
    ),
    "unreadable": Problem(
        "it cannot be opened",
        "{reason}",
        "check its permissions, and that it is a file or a folder",
    ),
    "no-reports": Problem(
        "the folder has no reports",
        "no file in it ends in .txt, .jsonl, .html, .xml, .eml, .pdf, .docx, .csv, .parquet, .warc or another ending of a format of news",
        "give the files by name: then their content tells what they are",
    ),
}
