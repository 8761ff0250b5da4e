"""The exporter of feedback pages: nbconvert's HTMLExporter without a second reading of the whole page."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML


class FeedbackExporter(HTMLExporter):
    """Makes a feedback page with our template.

    nbconvert reads every finished page again to describe pictures and close tags, which takes longer than
    making it. Our template needs that only where Markdown brings HTML of its own, so these pieces are read.
    """

    def from_notebook_node(
        self, nb: Any, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and nbconvert's resources."""
        language = nb.metadata.get("language_info", {})
        lexer = language.get("pygments_lexer", language.get("name"))
        self.register_filter("highlight_code", Highlight2HTML(pygments_lexer=lexer, parent=self))
        return TemplateExporter.from_notebook_node(self, nb, self._init_resources(resources), **kw)

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """HTML of a Markdown text. Whatever tags are in it, it ends where it should."""
        html = super().markdown2html(context, source)
        if "<" not in source:
            return html
        soup = BeautifulSoup(html, features="html.parser")
        for picture in soup.select("img:not([alt])"):
            picture.attrs["alt"] = "No description has been provided for this image"
        return str(soup)
