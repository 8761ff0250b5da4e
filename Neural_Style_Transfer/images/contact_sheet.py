"""Transfer six styles to two contents: `python Neural_Style_Transfer/images/contact_sheet.py`.

It writes `contact_sheet.webp` and, for the drawings, `example_transfer.webp` beside this script, with the
bundled network and the lesson's settings, at 256 by 256. It takes about half a minute a picture, six minutes
in all, and prints what the costs did.
"""

import io
import time
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image
from rich.progress import track
from sklearn.datasets import load_sample_image

from shared_utils.datasets import load_picture
from shared_utils.drawing import use_course_style
from shared_utils.models.style_transfer import Transferred, transfer

FOLDER = Path(__file__).parent
STYLES = ("swirls", "cutouts", "woodblock", "glass", "dots", "mosaic")
#: Of the contact sheet, in inches and dots per inch: a picture is 180 pixels wide.
TILE, DPI = 1.8, 100
QUALITY = 86


def contents() -> dict[str, np.ndarray]:
    """A rendered scene and a photograph, uint8 (256, 256, 3) each."""
    return {
        "alpaca": load_picture(FOLDER / "contents" / "alpaca.webp"),
        "palace": load_picture(load_sample_image("china.jpg"), centre=(0.5, 0.45)),
    }


def style(name: str) -> np.ndarray:
    """A style picture of the course, uint8 (256, 256, 3)."""
    return load_picture(FOLDER / "styles" / f"{name}.jpg")


def sheet(rows: dict[str, list[np.ndarray]]) -> plt.Figure:
    """Lay out the styles in the first row, then a row for each content, the content itself in front."""
    use_course_style()
    columns = len(STYLES) + 1
    figure, panels = plt.subplots(
        len(rows) + 1, columns, figsize=(columns * TILE, (len(rows) + 1) * TILE), dpi=DPI
    )
    figure.subplots_adjust(left=0, right=1, bottom=0, top=1, wspace=0.03, hspace=0.03)
    for panel in panels.flat:
        panel.axis("off")
    for panel, name in zip(panels[0, 1:], STYLES, strict=True):
        panel.imshow(style(name), interpolation="lanczos")
    for panels_of_row, pictures in zip(panels[1:], rows.values(), strict=True):
        for panel, picture in zip(panels_of_row, pictures, strict=True):
            panel.imshow(picture, interpolation="lanczos")
    return figure


def say(name: str, done: Transferred, seconds: float) -> None:
    """Print what a transfer did to the costs."""
    (_, _, style_first), (_, content_last, style_last) = done.costs[0], done.costs[-1]
    print(
        f"{name:18} style {style_first:.3f} -> {style_last:.4f}, {style_first / style_last:.0f} times lower; "
        f"content {content_last:.3f}, of the style picture {done.content_cost_of_style:.3f}; {seconds:.0f} s"
    )


def main() -> None:
    """Transfer, print and write."""
    rows = {}
    jobs = [(content, name) for content in contents() for name in STYLES]
    for content, name in track(jobs, "Painting"):
        began, picture = time.perf_counter(), contents()[content]
        done = transfer(picture, style(name))
        say(f"{content}, {name}", done, time.perf_counter() - began)
        rows.setdefault(content, [picture]).append(done.picture)
    memory = io.BytesIO()
    sheet(rows).savefig(memory, dpi=DPI, format="png")
    write(np.asarray(Image.open(memory).convert("RGB")), "contact_sheet.webp")
    write(np.round(rows["palace"][1] * 255).astype(np.uint8), "example_transfer.webp")


def write(picture: np.ndarray, name: str) -> None:
    """Write a picture, uint8 (n_H, n_W, 3), as WebP beside this script, and print its size."""
    path = FOLDER / name
    Image.fromarray(picture).save(path, quality=QUALITY, method=6)
    print(f"{name}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
