"""What the lint needs to know of a Markdown cell: headings, pictures, links and anchors, with their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin


@dataclass(frozen=True)
class Part:
    """A part of a Markdown cell.

    `kind` is "heading", "picture", "no picture" (a `![` that is shown as text), "link", "anchor" or
    "paragraph"; `line` counts from 0 within the cell.
    `text` is the heading's text or the picture's alt text (None: it has no such attribute), `target` a
    picture's or a link's address or an anchor's name, `level` a heading's.
    """

    kind: str
    line: int
    text: str | None = ""
    target: str = ""
    level: int = 0


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(dollarmath_plugin)
    parser.validateLink = lambda url: True  # the lint has its own words for a `file:` address
    return parser


def parts_of(source: str) -> list[Part]:
    """Return the parts of a Markdown text in order; code and formulas are not looked into."""
    lines = source.split("\n")
    tokens = _parser().parse(source)
    parts: list[Part] = []
    for index, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        if token.type == "heading_open":
            level = int(token.tag[1])
            parts.append(Part("heading", start, _plain(tokens[index + 1]), level=level))
        elif token.type == "paragraph_open" and token.level == 0:
            inline = tokens[index + 1]
            if any(child.type == "text" and child.content.strip() for child in inline.children or []):
                parts.append(Part("paragraph", start))
        elif token.type == "inline":
            parts += _inline(token, lines, start, end)
        elif token.type == "html_block":
            parts += _html(token.content, start)
        if token.type in ("html_block", "code_block") and "![" in token.content:
            parts.append(Part("no picture", _line_with("![", lines, start, end)))
    return parts


def _plain(token: Token) -> str:
    """Return a heading's text as a page shows it."""
    children = token.children or []
    kinds = ("text", "code_inline", "math_inline")
    return "".join(child.content for child in children if child.type in kinds)


def _inline(token: Token, lines: list[str], start: int, end: int) -> Iterator[Part]:
    searched = start
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            searched = min(searched + 1, max(end - 1, start))
        elif child.type == "image":
            target = str(child.attrs.get("src", ""))
            yield Part("picture", _line_with(target, lines, searched, end), child.content, target)
        elif child.type == "link_open":
            target = str(child.attrs.get("href", ""))
            yield Part("link", _line_with(target, lines, searched, end), "", target)
        elif child.type == "html_inline":
            yield from _html(child.content, searched)
        elif child.type == "text" and "![" in child.content:
            yield Part("no picture", _line_with("![", lines, searched, end))


def _line_with(target: str, lines: list[str], start: int, end: int) -> int:
    """Return the line from `start` to `end` that has `target`, else `start`."""
    for number in range(start, min(end, len(lines))):
        if target and (target in lines[number] or unquote(target) in lines[number]):
            return number
    return start


class _Tags(HTMLParser):
    """Collects pictures, links, headings and anchors of HTML within Markdown."""

    def __init__(self, line: int):
        super().__init__()
        self.first_line = line
        self.parts: list[Part] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.first_line + self.getpos()[0] - 1
        values = dict(attrs)
        if tag == "img":
            alt = values.get("alt") if "alt" in values else None
            self.parts.append(Part("picture", line, alt, values.get("src") or ""))
        elif tag in ("source", "video", "audio") and values.get("src"):
            self.parts.append(Part("link", line, "", values["src"] or ""))
        elif tag == "a" and values.get("href"):
            self.parts.append(Part("link", line, "", values["href"] or ""))
        for name in (values.get("id"), values.get("name")):
            if name:
                self.parts.append(Part("anchor", line, "", name))


def _html(source: str, line: int) -> list[Part]:
    reader = _Tags(line)
    reader.feed(source)
    reader.close()
    return reader.parts


def jupyter_anchor(heading: str) -> str:
    """Return the anchor that JupyterLab gives a heading: its text with hyphens for spaces."""
    return heading.strip().replace(" ", "-")


def hosting_anchor(heading: str) -> str:
    """Return the anchor that code-hosting sites give a heading of a `.md` file."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors_of(source: str, notebook: bool) -> set[str]:
    """Return the anchors of a Markdown text, as a notebook's page or a `.md` file's page has them."""
    parts = parts_of(source)
    anchor = jupyter_anchor if notebook else hosting_anchor
    named = {part.target for part in parts if part.kind == "anchor"}
    return named | {anchor(part.text or "") for part in parts if part.kind == "heading"}


@dataclass(frozen=True)
class Address:
    """A link's or picture's address: a web page, a file below a folder, or an anchor."""

    scheme: str
    path: str
    anchor: str

    @property
    def is_web(self) -> bool:
        """Whether it leads out of the repository (a web page, mail, or an inline `data:` picture)."""
        return self.scheme in ("http", "https", "mailto", "data", "attachment") or self.path.startswith("//")

    @property
    def is_absolute(self) -> bool:
        """Whether it is a path that exists on one machine only."""
        windows = len(self.scheme) == 1 or "\\" in self.path
        return self.scheme == "file" or windows or (self.path.startswith(("/", "~")) and not self.is_web)


def address_of(target: str) -> Address:
    """Split the address of a link or picture."""
    parts = urlsplit(target)
    path = f"//{parts.netloc}{parts.path}" if parts.netloc else parts.path
    return Address(parts.scheme.lower(), unquote(path), unquote(parts.fragment))


def inside(path: Path, folder: Path) -> bool:
    """Whether `path`, which need not exist, lies in `folder`."""
    return path.resolve().is_relative_to(folder.resolve())
