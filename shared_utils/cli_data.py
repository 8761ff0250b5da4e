"""`course data`: the bundled data sets, and the pictures that they are made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

data_app = typer.Typer(
    name="data",
    help="The bundled data sets: list them, check them, render them anew.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(2)


@data_app.command("list")
def list_data() -> None:
    """Show the bundled data sets as a table, and how to use your own."""
    from .datasets.catalogue import DATA_SETS
    from .datasets.report import table, your_own

    shown, problems = table(DATA_SETS.values())
    _console().print(shown)
    typer.echo(your_own(DATA_SETS.values()))
    if problems:
        typer.echo("\n" + "\n".join(problems), err=True)
        raise typer.Exit(1)


@data_app.command()
def verify(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="signs, happy, street, alpaca, faces. All by default.", metavar="[NAME]..."),
    ] = None,
    path: Annotated[
        Path | None, typer.Option(help="Check this file or folder of yours in place of the bundled file.")
    ] = None,
) -> None:
    """Check that the data files are whole, unchanged and balanced."""
    from .datasets.catalogue import DATA_SETS
    from .datasets.report import verified, verified_path

    unknown = [name for name in names or () if name not in DATA_SETS]
    if unknown:
        _fail(f"Unknown data set: {', '.join(unknown)}. The data sets are {', '.join(DATA_SETS)}.")
    if path is not None and len(names or ()) != 1:
        _fail("--path is for one data set: name it, as in `course data verify signs --path FILE`.")
    chosen = [DATA_SETS[name] for name in names or DATA_SETS]
    reports = [verified_path(chosen[0], path)] if path is not None else [verified(spec) for spec in chosen]
    for report in reports:
        typer.echo(report.text)
    if not all(report.ok for report in reports):
        raise typer.Exit(1)


def _console() -> Console:
    """A terminal's own width; in a pipe, wide enough for a table."""
    from rich.console import Console

    console = Console()
    return console if console.is_terminal else Console(width=120)


@data_app.command()
def render(
    world: Annotated[
        str, typer.Argument(help="signs, happy, street, alpaca, creatures, faces or crowd.", metavar="WORLD")
    ],
    count: Annotated[
        int | None, typer.Option(min=1, max=400, help="A contact sheet of so many, not the data set.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at work; the cores by default.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Other pictures; the world's seed by default.")
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(min=16, max=1024, help="Height of a sheet's pictures; the world's by default."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The sheet (.png), or the data set (.h5, with a .json beside it).")
    ] = None,
) -> None:
    """Render a contact sheet of a world (with --count), or its whole data set. Needs the extra "worlds"."""
    if size is not None and count is None:
        _fail("--size is for the pictures of a sheet: give --count with it. A data set has the world's size.")
    ending = ".png" if count else ".h5"
    if out is not None and out.suffix != ending:
        what = "A contact sheet" if count else "A data set"
        _fail(f"{what} is written as {ending}: --out {out} does not end so.")
    try:
        from .worlds import WORLDS, load_world, production
    except ImportError as error:
        _fail(str(error))
    if world not in WORLDS:
        _fail(f"There is no world called {world!r}. The worlds are {', '.join(WORLDS)}.")
    from rich.console import Console

    from .cli import find_root

    root, module = find_root(), load_world(world)
    options = {"seed": seed, "workers": workers, "console": Console(stderr=True)}
    build = root / "build" / "worlds"
    try:
        if count:
            from .worlds.sheet import contact_sheet, save_whole, with_masks

            if size and hasattr(module, "SIZE"):
                options["size"] = (size, round(size * module.SIZE[1] / module.SIZE[0]))
            elif size:
                options["size"] = size
            shown = production.render_split(world, "train", count, build, **options)
            # Two sheets of other sizes or seeds keep out of each other's way.
            name = (
                f"{world}_{count}{f'_{size}px' if size else ''}{f'_seed{seed}' if seed is not None else ''}"
            )
            path = out or build / f"{name}.png"
            captions = [module.caption(label, factors) for label, factors in production.rows(shown)]
            x = shown.x if shown.objects is None else with_masks(shown.x, shown.y, shown.objects)
            save_whole(contact_sheet(x, captions), path)
            typer.echo(f"{count} pictures: {path}")
            return
        from .datasets.catalogue import DATA_SETS
        from .worlds.packing import QUALITY, pack

        splits = {
            split: production.render_split(world, split, number, build, **options)
            for split, number in module.SPLITS.items()
        }
        # What is no data set of the course, but made to train a network on, is not bundled.
        folder = root / "shared_utils" / "datasets" / "files" if world in DATA_SETS else build
        path = out or folder / f"{world}.h5"
        used = module.SEED if seed is None else seed
        made_by = f"course data render {world}" + ("" if seed is None else f" --seed {seed}")
        quality = getattr(module, "QUALITY", QUALITY)
        kinds = getattr(module, "KINDS", ())
        facts = pack(path, world, module.VERSION, used, module.CLASSES, splits, made_by, quality, kinds)
    except (production.RenderError, OSError) as error:
        _fail(f"{error}")
    except KeyboardInterrupt:
        _fail("Stopped. What is finished is kept in build/worlds/: the same command continues from there.")
    numbers = ", ".join(f"{number:,} {split}" for split, number in facts["splits"].items())
    typer.echo(f"{numbers} pictures, {facts['bytes'] / 1e6:.2f} MB: {path}")
