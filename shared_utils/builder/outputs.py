"""Cleaning what a notebook's execution left behind, so that its outputs can be read anywhere."""

from __future__ import annotations

import base64
import io
import re
import sys
import tempfile
from pathlib import Path

from nbformat.notebooknode import NotebookNode

#: A PNG of at least this many bytes becomes a JPEG if that is less than half of it, as with photographs.
LARGE_PNG = 60_000
JPEG_QUALITY = 88

#: A plot gets a palette of 256 colours, which makes it a third as large, if that changes its values (0 to
#: 255) by no more than this on average and at any one place: nobody sees that.
PALETTE_MEAN_CHANGE, PALETTE_MOST_CHANGE = 0.6, 48

#: A plot wider than this is scaled down: it is more than a notebook's column on a screen shows.
MAX_PICTURE_WIDTH = 1600

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_TEXT_TYPES = ("text/plain", "text/html", "text/markdown", "text/latex")
_WIDGET = "application/vnd.jupyter.widget-view+json"


def clean_notebook(notebook: NotebookNode, folder: Path, root: Path) -> NotebookNode:
    """Clean all outputs of an executed notebook in place, drop execution times, and return it.

    Gone are stderr, progress bars' overwritten text, colour codes, memory addresses, absolute paths (those
    below `folder` and `root` become relative), and widget state. PNG plots are kept, scaled to at most 1600
    pixels; those that show photographs become JPEG, and plots of few colours get a palette.
    """
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = _clean(cell.outputs, folder, root)
    return notebook


def _clean(outputs: list[NotebookNode], folder: Path, root: Path) -> list[NotebookNode]:
    kept: list[NotebookNode] = []
    for output in outputs:
        if output.output_type == "stream":
            if output.name == "stderr":
                continue
            if kept and kept[-1].output_type == "stream":
                # Joined before cleaning: a progress bar overwrites what an earlier message wrote.
                kept[-1].text += output.text
                continue
        elif output.output_type in ("display_data", "execute_result"):
            if _WIDGET in output.data:
                continue
            for kind in _TEXT_TYPES:
                if kind in output.data:
                    output.data[kind] = clean_text(output.data[kind], folder, root)
            if "image/png" in output.data:
                png = screen_size(output.data.pop("image/png"))
                jpeg = as_photograph(png)
                output.data["image/jpeg" if jpeg else "image/png"] = jpeg or with_palette(png)
        kept.append(output)
    for output in kept:
        if output.output_type == "stream":
            output.text = clean_text(overwritten(output.text), folder, root)
    return [output for output in kept if output.output_type != "stream" or output.text]


def overwritten(text: str) -> str:
    """Return `text` as a terminal shows it in the end: carriage returns and backspaces carried out."""
    shown = []
    for line in _ESCAPES.sub("", text).replace("\r\n", "\n").split("\n"):
        cells: list[str] = []
        column = 0
        for character in line:
            if character == "\r":
                column = 0
            elif character == "\b":
                column = max(column - 1, 0)
            else:
                cells[column : column + 1] = [character]
                column += 1
        shown.append("".join(cells).rstrip() if "\r" in line or "\b" in line else line)
    return "\n".join(shown)


def clean_text(text: str, folder: Path, root: Path) -> str:
    """Return `text` without colour codes, memory addresses and paths that exist on this machine only."""
    text = _ADDRESS.sub("", _ESCAPES.sub("", text))
    folder, root = Path(folder).resolve(), Path(root).resolve()
    places = [
        (folder, "."),
        (root, ".."),
        (Path(sys.prefix), "<python>"),
        (Path(tempfile.gettempdir()), "<tmp>"),
        (Path.home(), "~"),
    ]
    # The longest first, so that a folder inside another is recognised.
    for place, name in sorted(places, key=lambda pair: -len(str(pair[0]))):
        if len(place.parts) > 1:
            text = re.sub(re.escape(str(place)) + r"(?![\w.-])", lambda _, name=name: name, text)
    return text


def screen_size(png: str) -> str:
    """Return the base64 text of a PNG, scaled down when it is wider than a screen shows."""
    from PIL import Image

    data = base64.b64decode(png)
    with Image.open(io.BytesIO(data)) as picture:
        if picture.width > MAX_PICTURE_WIDTH:
            height = max(1, round(picture.height * MAX_PICTURE_WIDTH / picture.width))
            small = picture.resize((MAX_PICTURE_WIDTH, height), Image.Resampling.LANCZOS)
            buffer = io.BytesIO()
            small.save(buffer, "PNG", optimize=True)
            data = buffer.getvalue()
    return base64.b64encode(data).decode("ascii")


def as_photograph(png: str) -> str | None:
    """Return the base64 text of a JPEG in place of a large PNG, or None where the PNG is better."""
    from PIL import Image

    data = base64.b64decode(png)
    if len(data) < LARGE_PNG:
        return None
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        opaque = Image.new("RGB", picture.size, "white")
        opaque.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
        # Without subsampling of the colours, or small red and blue text is blurred.
        opaque.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
    jpeg = buffer.getvalue()
    return base64.b64encode(jpeg).decode("ascii") if len(jpeg) < len(data) / 2 else None


def with_palette(png: str) -> str:
    """Return the base64 text of an opaque PNG with a palette of 256 colours, or as it is where that shows."""
    import numpy as np
    from PIL import Image

    with Image.open(io.BytesIO(base64.b64decode(png))) as picture:
        if picture.mode == "P" or (picture.mode == "RGBA" and picture.getextrema()[3][0] < 255):
            return png
        colours = picture.convert("RGB")
    few = colours.quantize(256, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    change = np.abs(np.asarray(few.convert("RGB"), dtype=float) - np.asarray(colours, dtype=float))
    if change.mean() > PALETTE_MEAN_CHANGE or change.max() > PALETTE_MOST_CHANGE:
        return png
    buffer = io.BytesIO()
    few.save(buffer, "PNG", optimize=True)
    text = base64.b64encode(buffer.getvalue()).decode("ascii")
    return text if len(text) < len(png) else png
