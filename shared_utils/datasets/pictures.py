"""Reading pictures from files, and listing those of a folder. Each bad file gets an error that names it."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from .errors import AGAIN, HEAD, DataError, read_bytes, refuse_wrong_kind

#: Endings of picture files, in any case.
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".bmp")

_FORMATS = ("JPEG", "PNG", "WEBP", "BMP")
_LITTER = ("thumbs.db", "desktop.ini", "__macosx")


def read_picture(path: Path, size: tuple[int, int] | None = None, content: bytes | None = None) -> np.ndarray:
    """Read a picture as RGB.

    Greyscale becomes three equal channels, a palette becomes its colours, and what is transparent is laid on
    white. A camera's note on how it was held (EXIF) is followed.

    Args:
        path: a JPEG, PNG, WebP or BMP file; for the message only, when `content` is given.
        size: (n_H, n_W) to bring it to: it is scaled, and what sticks out on both sides is cut off.
        content: the file's bytes, when they were read already.

    Returns:
        uint8 (n_H, n_W, 3).

    Raises:
        DataError: the file is missing, is no picture, is cut short, or has more than 8 bits a channel.
    """
    picture = ImageOps.exif_transpose(open_picture(path, content))
    if picture.mode.startswith(("I", "F")):
        raise DataError(
            path,
            f"The picture has more than 8 bits a channel (mode {picture.mode}).",
            "Scale its values to 0 to 255 and save it with 8 bits.",
        )
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture)
    picture = picture.convert("RGB")
    if size is not None:
        picture = ImageOps.fit(picture, (size[1], size[0]), Image.Resampling.LANCZOS)
    return np.array(picture)


def open_picture(path: Path, content: bytes | None = None) -> Image.Image:
    """Return a picture as Pillow reads it, decoded to the end. Arguments and errors as in `read_picture`."""
    content = read_bytes(path) if content is None else content
    refuse_wrong_kind(path, content[:HEAD], "a picture")
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            picture.load()
            return picture
    except Image.DecompressionBombError:
        raise DataError(
            path, "The picture has too many pixels to be meant.", "Make it smaller and save it again."
        ) from None
    except Image.UnidentifiedImageError:
        raise DataError(
            path,
            "This is not a picture in a form that is read here.",
            "Save it as JPEG or PNG. If its name says that it is one, it is damaged: " + AGAIN.lower(),
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        cut = "truncated" in str(error).lower()
        problem = (
            "The picture is cut short: its end is missing." if cut else f"The picture is damaged ({error})."
        )
        raise DataError(path, problem, AGAIN) from error


def visible_entries(folder: Path) -> list[Path]:
    """Return what lies in a folder, sorted by name, without hidden files and what systems leave behind.

    Raises:
        DataError: the folder is missing, is a file, or may not be read.
    """
    folder = Path(folder)
    try:
        entries = list(folder.iterdir())
    except FileNotFoundError:
        raise DataError(folder, "There is no such folder.", "Check the spelling.") from None
    except NotADirectoryError:
        raise DataError(folder, "This is a file, not a folder.", "Give the folder that holds it.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(
            folder, f"The folder cannot be read ({reason}).", "Check that you may read it."
        ) from error
    return sorted(
        (path for path in entries if not path.name.startswith(".") and path.name.lower() not in _LITTER),
        key=lambda path: path.name,
    )


def list_pictures(folder: Path) -> list[Path]:
    """Return the picture files of a folder, sorted by name; other files are passed over.

    Raises:
        DataError: there is no such folder, or no picture in it.
    """
    entries = visible_entries(folder)
    pictures = [path for path in entries if path.suffix.lower() in ENDINGS and not path.is_dir()]
    if not pictures:
        names = sorted(path.name for path in Path(folder).iterdir())
        shown = f"only {', '.join(names[:5])}" if names else "it is empty"
        raise DataError(
            folder,
            f"The folder holds no pictures ({', '.join(ENDINGS)}): {shown}.",
            "Check that everything was unpacked, and that this is the right folder.",
        )
    return pictures
