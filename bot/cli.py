"""What a shell calls: run, ask, check, db, playground."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import batch
from bot.terminal import for_terminal
from knowledge.answer import answer
from knowledge.check import check_folder
from knowledge.library import SHIPPED, Library, LibraryError, load
from knowledge.model import Severity

if TYPE_CHECKING:
    from bot.store import Store

app = typer.Typer(
    name="waymark",
    help="Guides people along a career path, answering from articles that people wrote.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

database = typer.Typer(help="Look after what the bot stores.", no_args_is_help=True)
app.add_typer(database, name="db")

_FAILED = 1
_WRONG_USE = 2

Articles = Annotated[
    Path,
    typer.Option("--articles", envvar="ARTICLES_DIR", help="The folder of articles.", show_default="those that ship"),
]


def main() -> None:
    """The console script ``waymark``."""
    app()


def _complain(text: str, status: int = _FAILED) -> typer.Exit:
    typer.echo(f"waymark: {text}", err=True)
    return typer.Exit(status)


def _load(folder: Path) -> Library:
    try:
        return load(folder)
    except LibraryError as error:
        raise _complain(str(error)) from None


@app.command()
def run() -> None:
    """Run the bot on Discord, with the settings of the environment and `.env`."""
    from bot.client import run_from_environment

    raise typer.Exit(run_from_environment())


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="What you want to know, in your own words.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
    from_input: Annotated[
        bool, typer.Option("--batch", help="Read JSON lines on standard input, write one JSON line for each.")
    ] = False,
    article: Annotated[str | None, typer.Option(help="Ask the article with this slug alone.")] = None,
    articles: Articles = SHIPPED,
) -> None:
    """Answer a question as the bot would."""
    if from_input == (question is not None):
        raise _complain('say what to ask, as in: waymark ask "where do I start?" (or give --batch alone)', _WRONG_USE)
    library = _load(articles)
    if article is not None and library.article(article) is None:
        known = ", ".join(one.slug for one in library.articles)
        raise _complain(f"--article {article}: there is no such article; there is {known}", _WRONG_USE)
    if from_input:
        raise typer.Exit(batch.run(library, sys.stdin.buffer, sys.stdout, article))
    found = answer(library, question or "", article=article)
    if as_json:
        typer.echo(json.dumps(batch.as_json(found), ensure_ascii=False))
        return
    typer.echo(for_terminal(found.text, styled=sys.stdout.isatty()))


@app.command()
def check(
    folder: Annotated[
        Path,
        typer.Argument(envvar="ARTICLES_DIR", help="The folder of articles.", show_default="those that ship"),
    ] = SHIPPED,
) -> None:
    """Check articles: every finding with file and line. Exit status 1 if there is an error."""
    findings = check_folder(folder)
    for finding in findings:
        typer.echo(str(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    rest = len(findings) - errors
    typer.echo(
        f"{errors} error{'' if errors == 1 else 's'}, {rest} other finding{'' if rest == 1 else 's'}",
        err=True,
    )
    if errors:
        raise typer.Exit(_FAILED)


@database.command()
def upgrade() -> None:
    """Bring the database to this version's tables, as a start of the bot does."""
    with _telling() as store:
        changed = store.upgrade()
        typer.echo(f"{store.name} {'was brought up to date' if changed else 'is up to date'}.")


@database.command()
def backup(file: Annotated[Path, typer.Argument(help="Where to write it; an older backup there is replaced.")]) -> None:
    """Write a whole copy of the database to a file, also while the bot runs."""
    with _telling() as store:
        size = store.back_up(file)
        typer.echo(f"Wrote {file} ({size:,} bytes).")


@database.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup made by `waymark db backup`.")]) -> None:
    """Put a backup in the database's place; the bot must be stopped."""
    with _telling() as store:
        before = store.restore(file)
        typer.echo(f"{store.name} is that of {file} now." + (f" The former one is {before}." if before is not None else ""))


@contextmanager
def _telling() -> Iterator[Store]:
    """The store of the environment's settings; what goes wrong is told in a line."""
    from bot.settings import SettingsError, read_store_settings
    from bot.store import StoreError

    try:
        yield read_store_settings().make_store()
    except SettingsError as error:
        raise _complain(str(error), _WRONG_USE) from None
    except StoreError as error:
        raise _complain(str(error)) from None


@app.command()
def playground(
    host: Annotated[str, typer.Option(help="The address to listen on; anything but loopback gets a key.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on; 0 takes a free one.", min=0, max=65535)] = 8321,
    articles: Articles = SHIPPED,
    watch: Annotated[bool, typer.Option("--watch", help="Reload the articles whenever a file is saved.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser, where there is one.")] = False,
) -> None:
    """Try Waymark in a browser: a stand-in for Discord with the real bot in it. Needs no token."""
    from bot.demo import DemoError, run_demo

    try:
        asyncio.run(run_demo(host, port, articles, watch=watch, open_page=open_page))
    except LibraryError as error:
        raise _complain(str(error)) from None
    except DemoError as error:
        raise _complain(str(error)) from None
    except KeyboardInterrupt:
        typer.echo("Stopped.")
