"""Paint the style pictures of this topic: `python Neural_Style_Transfer/images/paint_styles.py`.

Names on the command line paint only those, for example `paint_styles.py ink glass`. They are written into
`styles` beside this script, 256 by 256, and repeat with the same seed: half a minute for all. With
`--large FOLDER` they are written there instead, 768 by 768, as PNG.
"""

import argparse
from pathlib import Path

from PIL import Image

from shared_utils.painting import STYLES, canvas, paint

FOLDER = Path(__file__).parent / "styles"
#: JPEG that keeps colour as fine as light: dots and brush marks are a few pixels wide.
JPEG = {"quality": 90, "subsampling": 0, "optimize": True}


def main() -> None:
    """Paint what the command line names, and print the sizes."""
    parser = argparse.ArgumentParser(description="Paint the style pictures.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(STYLES)}; all by default")
    parser.add_argument("--seed", type=int, help="another picture in the style")
    parser.add_argument("--large", type=Path, metavar="FOLDER", help="write PNG of 768 by 768 there")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in STYLES]
    if unknown:
        parser.error(f"there is no style {', '.join(unknown)}; the styles are {', '.join(STYLES)}")
    folder = options.large or FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in options.names or STYLES:
        picture = Image.fromarray(paint(name, options.seed, canvas.SIDE if options.large else canvas.FINAL))
        path = folder / f"{name}.{'png' if options.large else 'jpg'}"
        picture.save(path, **({} if options.large else JPEG))
        print(f"{path.name}  {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
