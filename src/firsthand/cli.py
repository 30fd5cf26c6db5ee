"""The commands of firsthand: options, streams and exit codes; no logic.

Exit codes: 0 all read; 1 some inputs failed; 2 wrong usage; 3 nothing could be read. Everything heavy is imported
inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from firsthand import __version__
from firsthand.errors import FirsthandError, InputError, NothingRead, UsageError

if TYPE_CHECKING:
    from firsthand.account import Account
    from firsthand.annotate import Extractor

Progress = Callable[[str, int, int], None]

FORMATS = {".html": "html", ".htm": "html", ".json": "json", ".md": "md", ".markdown": "md"}

PATHS_HELP = """PATH is a file, a folder, a glob ("news/*.txt"), - for standard input, or an address (https://…). Plain
text, HTML, JSON Lines and many other formats are read, in any mix. Addresses are fetched by the extra "fetch"."""


class _Commands(click.Group):
    """Commands whose expected errors are one line on stderr and an exit code, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except FirsthandError as error:
            click.echo(f"firsthand: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="firsthand")
def main() -> None:
    """Read many news articles about the same events and get a sourced account.

    It shows where each article comes from, who said what and through whom, how many know it first hand, where tellings
    differ, when things happened, and what each party wants. Every row points to exact words. Nothing is rated true or
    false, and nothing is sent anywhere unless you ask for it.

    \b
    Example:
      firsthand report articles/ -o account.html

    Exit codes: 0 all read; 1 some inputs failed, each named with its reason; 2 wrong usage; 3 nothing could be read.
    """


_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True)
_DB_HELP = "The collection: one SQLite file."
_collection = click.option("--db", metavar="FILE", help=_DB_HELP)
_needed_collection = click.option("--db", metavar="FILE", required=True, help=_DB_HELP)
_output = click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")


def _extractor_options(command: Callable[..., None]) -> Callable[..., None]:
    """Who says what, marked by a language model: off unless asked for. The key comes from the environment alone,
    since other people on the machine can see a command's options."""
    for option in (
        click.option(
            "--extractor",
            type=click.Choice(["builtin", "llm"]),
            default="builtin",
            help="What marks who says what: builtin (the default; nothing leaves the machine), or llm, a language "
            "model: the articles' texts are sent to --llm-url.",
        ),
        click.option(
            "--llm-url", metavar="URL", envvar="FIRSTHAND_LLM_URL", show_envvar=True,
            help="Where the model answers, like http://127.0.0.1:8000/v1. Its key, if it needs one, is read from "
            "FIRSTHAND_LLM_KEY.",
        ),
        click.option(
            "--llm-model", metavar="NAME", envvar="FIRSTHAND_LLM_MODEL", show_envvar=True, help="The name of the model."
        ),
        click.option(
            "--llm-timeout", metavar="SECONDS", type=float, default=120.0, show_default=True,
            help="Longest wait for one answer.",
        ),
    )[::-1]:  # fmt: skip
        command = option(command)
    return command


@main.command(
    epilog=PATHS_HELP,
    short_help="Trace articles and write the account.",
    help="""Trace articles and write the account: the main job.

    Of files, or with --db of a collection that `firsthand add` made.

    \b
    Examples:
      firsthand report articles/ -o account.html
      firsthand report articles/ --format md
      firsthand report a.html b.txt --format json -o account.json
      firsthand report --db news.db -o account.html""",
)
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@_collection
@_output
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "json", "md"]),
    help="What to write: one web page that works offline (html), data for programs (json) or text for mail and "
    "terminal (md). Guessed from the ending of FILE; otherwise html.",
)
@click.option("--full-text", is_flag=True, help="Put whole articles into the page, not only the words around marks.")
@_extractor_options
def report(
    paths: tuple[str, ...], db: str | None, output: str | None, form: str | None, full_text: bool, **model: Any
) -> None:
    if bool(paths) == (db is not None):
        raise UsageError("give either PATH or --db FILE; to have both, add PATH first: firsthand add PATH --db FILE")
    form = form or FORMATS.get(Path(output or "").suffix.lower(), "html")
    if full_text and form == "json":
        raise UsageError("--full-text has no use with --format json, which always holds the whole texts; leave it out")
    _check_target(output)
    extractor = _extractor(**model)
    if db is not None and extractor is not None:
        raise UsageError("--extractor llm has no use with --db, which keeps what the built-in way finds; give PATH")
    account, failures = _account(paths, db, extractor)
    if form == "json":
        text = account.to_json(indent=2)
    else:
        from firsthand import render

        text = (render.html if form == "html" else render.markdown)(account, full_text=full_text)
    _write([text], output)
    if output is not None:
        _summarise(account, output)
    _finish(failures)


def _summarise(account: Account, output: str) -> None:
    """The account in short on standard error, where a person watches."""
    if not sys.stderr.isatty():
        return
    from rich.console import Console

    from firsthand.render.summary import summary

    summary(account, output, Console(stderr=True))


def _extractor(extractor: str, llm_url: str | None, llm_model: str | None, llm_timeout: float) -> Extractor | None:
    """The model that was asked for, and a word about where the texts go. Raises UsageError."""
    if extractor == "builtin":
        return None
    if not llm_url:
        raise UsageError("--extractor llm needs the address of a model: --llm-url URL or FIRSTHAND_LLM_URL")
    if not llm_model:
        raise UsageError("--extractor llm needs the name of a model: --llm-model NAME or FIRSTHAND_LLM_MODEL")
    from firsthand.annotate import Extractor
    from firsthand.language.remote import Endpoint

    endpoint = Endpoint(llm_url, llm_model, os.environ.get("FIRSTHAND_LLM_KEY") or None, llm_timeout)
    unsafe = "" if endpoint.encrypted or endpoint.local else ", unencrypted"
    click.echo(f"firsthand: the articles' texts are sent to {endpoint.host}{unsafe}", err=True)
    return Extractor(endpoint)


def _tell_extractor(extractor: Extractor | None) -> tuple[InputError, ...]:
    """What the model's answers came to; the articles that were done without it."""
    if extractor is None:
        return ()
    left_out = ", ".join(f"{count} {reason}" for reason, count in sorted(extractor.left_out.items()))
    said = f"; left out: {left_out}" if left_out else ""
    click.echo(f"firsthand: the model marked {extractor.kept} attributions in the articles' words{said}", err=True)
    for failure in extractor.failures:
        click.echo(f"firsthand: {failure.path} was done in the built-in way: {failure.reason}", err=True)
    return tuple(extractor.failures)


def _account(
    paths: tuple[str, ...], db: str | None, extractor: Extractor | None
) -> tuple[Account, tuple[InputError, ...]]:
    """The account of files or of a collection, and the inputs that failed. Raises NothingRead without an article."""
    with _progress() as progress:
        if db is not None:
            from firsthand.run import collection

            account = collection.report(db, progress=progress)
            if not account.articles:
                raise NothingRead(f"{db} holds no article yet; add some with: firsthand add PATH --db {db}")
            return account, ()
        from firsthand.run import pipeline

        result = pipeline.report(paths, progress=progress, extractor=extractor)
    _tell(result.failures, result.skipped)
    if not result.account.articles:
        raise NothingRead(_nothing(result.failures))
    return result.account, (*result.failures, *_tell_extractor(extractor))


@main.command(
    epilog=PATHS_HELP,
    short_help="Add articles to a collection.",
    help="""Add articles to a collection: one file that is kept, and grows.

    The file is made if there is none. An article that is there already changes nothing. Whatever cuts this off, each
    article is in whole or not at all; run it again, and it goes on.

    \b
    Examples:
      firsthand add articles/ --db news.db
      firsthand add https://news.example/2031/05/ferry --db news.db
      firsthand report --db news.db -o account.html""",
)
@_paths
@_needed_collection
@click.option("--replace", is_flag=True, help="Put a changed article in the place of the one with the same id.")
def add(paths: tuple[str, ...], db: str, replace: bool) -> None:
    with _progress() as progress:
        from firsthand.run import collection

        result = collection.add(paths, db, replace=replace, progress=progress)
    _tell(result.failures, result.skipped, "add")
    counts = ((result.added, "added"), (result.replaced, "replaced"), (result.there, "already there"))
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    click.echo(f"firsthand: {db}: {said or 'nothing added'}", err=True)
    if not said:
        raise NothingRead(_nothing(result.failures))
    _finish(result.failures)


@main.command(
    short_help="Add what feeds bring, again and again.",
    help="""Ask feeds for new articles, politely, and add them to a collection.

    LIST is a feed (RSS, Atom, JSON Feed), an OPML list of feeds or a sitemap: an address, or a file. Its articles are
    fetched one after another, with pauses, as the sites' robots.txt allow, and each only once. Stop it with Ctrl-C:
    what was added stays, and the next watch goes on there.

    \b
    Examples:
      firsthand watch https://news.example/feed --db news.db
      firsthand watch feeds.opml --db news.db --interval 60
      firsthand watch feeds.opml --db news.db --once""",
)
@click.argument("lists", metavar="LIST...", nargs=-1, required=True)
@_needed_collection
@click.option("--once", is_flag=True, help="Ask once and end: for a timer of your own, such as cron.")
@click.option(
    "--interval",
    metavar="MINUTES",
    type=click.FloatRange(1, 7 * 24 * 60),
    default=15.0,
    show_default=True,
    help="From one round to the next.",
)
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    help="New articles that one list may add in a round; the rest comes in the next.",
)
def watch(lists: tuple[str, ...], db: str, once: bool, interval: float, most: int) -> None:
    rounds: list[Any] = []

    def told(one: Any) -> None:
        rounds[:] = [one]
        _tell(one.failures, ())
        if once or one.added or one.left or sys.stderr.isatty():
            later = f", {one.left} left for the next round" if one.left else ""
            click.echo(f"firsthand: {db}: {one.added} added, {one.there} already there{later}", err=True)

    try:
        with _progress() as progress:
            from firsthand.run import watch as watching

            watching.watch(lists, db, told=told, interval=interval * 60, once=once, most=most, progress=progress)
    except KeyboardInterrupt:
        click.echo(f"firsthand: stopped; what was added stays in {db}", err=True)
        return
    (last,) = rounds
    if not last.answered:
        raise NothingRead("none of the lists could be read, for the reasons above")
    _finish(tuple(last.failures))


@main.command(
    short_help="Show who in a collection says this.",
    help="""Show who in a collection says this, and how many know it first hand.

    TEXT is a sentence, or a file with an article, or - for standard input. For each thing that it says: who says so,
    through whom, how many, and where they say otherwise; or that nobody here says this.

    \b
    Examples:
      firsthand check "The bridge was closed on Monday." --db news.db
      firsthand check article.txt --db news.db --format json""",
)
@click.argument("text", metavar="TEXT|FILE")
@_needed_collection
@_output
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text (the default) or json."
)
def check(text: str, db: str, output: str | None, form: str) -> None:
    _check_target(output)
    with _progress() as progress:
        from firsthand import ask

        answer = ask.check(text, db, progress=progress)
    _write([answer.to_json() if form == "json" else ask.plain(answer)], output)


@main.command(
    epilog=PATHS_HELP,
    short_help="Show the articles as they were read.",
    help="""Show the articles as they were read: text, dates, credits and what is not of the article.

    One JSON object a line.

    \b
    Example:
      firsthand read articles/ -o articles.jsonl""",
)
@_paths
@_output
def read(paths: tuple[str, ...], output: str | None) -> None:
    _check_target(output)
    with _progress() as progress:
        from firsthand.run.web import read_words

        batch = read_words(paths, progress=progress)
    _tell(batch.failures, batch.skipped)
    if not batch.articles:
        raise NothingRead(_nothing(batch.failures))
    from firsthand.account import article_line, to_line

    _write((to_line(article_line(article)) for article in batch.articles), output)
    _finish(batch.failures)


@main.command(
    epilog=PATHS_HELP,
    short_help="Show what is found in each article alone.",
    help="""Show what is found in each article alone: sentences, names, numbers, dates, and who says what.

    One JSON object a line, one article each.

    \b
    Example:
      firsthand annotate articles/ -o annotated.jsonl""",
)
@_paths
@_output
@_extractor_options
def annotate(paths: tuple[str, ...], output: str | None, **model: Any) -> None:
    _check_target(output)
    extractor = _extractor(**model)
    with _progress() as progress:
        from firsthand.run import pipeline

        result = pipeline.annotate_all(paths, progress=progress, extractor=extractor)
    _tell(result.failures, result.skipped)
    if not result.annotated:
        raise NothingRead(_nothing(result.failures))
    failures = (*result.failures, *_tell_extractor(extractor))
    from firsthand.account import annotated_line, to_line

    _write((to_line(annotated_line(one)) for one in result.annotated), output)
    _finish(failures)


def _tell(failures: Iterable[InputError], skipped: Iterable[str], deed: str = "read") -> None:
    for path in skipped:
        click.echo(f"firsthand: left out {path}: an account that firsthand wrote", err=True)
    for failure in failures:
        click.echo(f"firsthand: could not {deed} {failure.path}: {failure.reason}", err=True)


def _nothing(failures: tuple[InputError, ...]) -> str:
    if failures:
        return "nothing could be read: every input failed, for the reasons above"
    return "nothing could be read: no article was found there; give files, or a folder that holds some"


def _finish(failures: tuple[InputError, ...]) -> None:
    if failures:
        click.get_current_context().exit(InputError.exit_code)


@contextlib.contextmanager
def _progress() -> Iterator[Progress | None]:
    """Progress bars on stderr, one a stage, and only where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def step(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield step


def _check_target(output: str | None) -> None:
    """Say before the work, not after it, that the result could not be written. Raises UsageError."""
    if output is None:
        return
    if Path(output).is_dir():
        raise UsageError(f"{output} is a folder; name a file in it after -o")
    if not Path(output).absolute().parent.is_dir():
        raise UsageError(f"there is no folder {Path(output).parent}; make it first, or write elsewhere with -o")


def _write(pieces: Iterable[str], output: str | None) -> None:
    """Write to standard output, or to a file that is whole or as it was before. Raises UsageError if it cannot be."""
    from firsthand import files

    if output is None:
        files.write_all(pieces, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    try:
        files.write_whole(pieces, output)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror or error}; choose another place with -o") from error
