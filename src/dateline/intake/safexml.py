"""XML from strangers: no entities of its own, nothing fetched, nesting and size bounded by libxml2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from dateline.errors import DatelineError


def parse(data: bytes, where: str | None = None) -> Any:
    """The root element of an XML document.

    Raises:
        DatelineError: ``bad-xml``, or ``xml-entities`` where its document type defines entities.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if b"<!ENTITY" in data.replace(b"\0", b""):
            raise DatelineError("xml-entities", where) from None
        raise DatelineError("bad-xml", where, reason=str(error)[:200] or "it is empty") from None
    check_entities(root, where)
    return root


def check_entities(root: Any, where: str | None) -> None:
    """Refuse a document whose document type defines entities. Raises ``xml-entities``."""
    defined = root.getroottree().docinfo.internalDTD
    if defined is not None and any(True for _ in defined.iterentities()):
        raise DatelineError("xml-entities", where)


def name(element: Any) -> str:
    """An element's name without its name space."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def all_of(element: Any, *names: str) -> Iterator[Any]:
    """All elements below with one of these names, in whatever name space, in order."""
    return (e for e in element.iter() if name(e) in names)


def first(element: Any, *path: str) -> Any:
    """The first element that is reached by these names, each a child of the one before, or None."""
    at = element
    for step in path:
        at = next((child for child in at if name(child) == step), None) if at is not None else None
    return at


def words(element: Any) -> str | None:
    """The element's text in one line, or None where there is none."""
    text = " ".join("".join(element.itertext()).split()) if element is not None else ""
    return text or None
