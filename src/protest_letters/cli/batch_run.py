"""How `protest batch` makes a mail-out, or tries what it would come to, and what is said of it."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from protest_letters.cli.batch_progress import progress
from protest_letters.cli.batch_telling import counted, many, tell_files, tell_made, tell_rejected
from protest_letters.cli.console import result, show_problems, talk
from protest_letters.cli.options import real_time
from protest_letters.cli.stopping import told_to_end
from protest_letters.customs import NO_BREAK
from protest_letters.load.register import load_register
from protest_letters.mailout.estimate_lines import lines_of
from protest_letters.mailout.folder import PROBLEMS, REGISTER
from protest_letters.mailout.resuming import Doing
from protest_letters.mailout.words import words_of
from protest_letters.problems import ExitCode, Problem, ProtestError, exit_code
from protest_letters.run.lock import locked, see_unlocked
from protest_letters.run.mailout.again import make_again
from protest_letters.run.mailout.executing import Here, Processes, rarely_collected
from protest_letters.run.mailout.folders import look_at, make_folder
from protest_letters.run.mailout.parcels import check_copies
from protest_letters.run.mailout.preparing import Considered, Given, Prepared, consider, consider_again, prepare
from protest_letters.run.mailout.proving import prove
from protest_letters.run.mailout.running import Executor, Outcome, Run
from protest_letters.run.mailout.trial import Trial
from protest_letters.run.mailout.writing import Writer

if TYPE_CHECKING:
    from protest_letters.cli.batch import RunOptions

#: Spaces that keep a line together on paper and are no signs for a terminal.
_KEPT = str.maketrans({NO_BREAK: " ", "\u202f": " "})


def run_batch(given: Given, how: "RunOptions") -> None:
    """Make what is not made yet, or say what it would come to.

    Raises:
        ProtestError: with everything that keeps it from being made at all, or from being written.
    """
    with ExitStack() as stack:
        stack.enter_context(rarely_collected())
        stack.enter_context(told_to_end())
        if how.dry_run:
            see_unlocked(given.folder)
        elif given.folder.exists():
            stack.enter_context(_kept_for_us(given))
        if how.only is not None:
            _make_again(given, how.only, dry_run=how.dry_run)
            return
        seen = consider(given)
        if seen.decision.doing is Doing.NOTHING:
            _say_nothing(seen)
            return
        prepared = prepare(seen)
        check_copies(prepared.kit)
        prove(prepared.plan, prepared.kit)
        executor = stack.enter_context(_executor(prepared, how))
        if how.dry_run:
            _try(prepared, executor)
            return
        if not given.folder.exists():
            stack.enter_context(_kept_for_us(given))
        _make(prepared, executor)


@contextmanager
def _executor(prepared: Prepared, how: "RunOptions") -> Iterator[Executor]:
    """Who makes it: this process, several, or a cluster, which is said before anything goes there."""
    outfit = prepared.kit.outfit
    if how.cluster:
        from protest_letters.run.mailout.cluster import Cluster

        cluster = Cluster(outfit, how.cluster, unencrypted=how.cluster_unencrypted)
        try:
            talk(f"sending the data of {_people(prepared)} to {many(len(cluster.workers), 'worker')} at {how.cluster}")
            book = outfit.campaign.book
            if book.contacts or book.protected:
                count = len({*(one.id for one in book.contacts), *(one.id for one in book.protected)})
                talk(f"  and of {count} whom the campaign protects, so that no letter tells of them")
            cluster.compare()
            yield cluster
        finally:
            cluster.close()
    elif how.jobs > 1:
        with closing(Processes(outfit, how.jobs)) as processes:
            yield processes
    else:
        yield Here(prepared.kit)


def _people(prepared: Prepared) -> str:
    there = prepared.own
    writers = {one.piece.member for identity, one in prepared.plan.planned.items() if identity not in there}
    count = sum(len(prepared.plan.writers[one].members) for one in writers)
    return f"{count} people" if count != 1 else "1 person"


def _make_again(given: Given, words: Sequence[str], *, dry_run: bool) -> None:
    """Make single pieces again.

    Raises:
        ProtestError: with everything that keeps them from being made or written.
    """
    considered = consider_again(given, words)
    files = [file for seen, named in considered for file in make_again(prepare(seen), named)]
    if dry_run:
        for file in files:
            talk(f"would make {given.folder / file.name}")
        return
    writer = Writer(given.folder, considered[0][0].register, replacing=False)
    for file in files:
        writer.keep(file.name, file.content)
        result(str(given.folder / file.name))


def _kept_for_us(given: Given) -> ExitStack:
    """Keep the folder for this run, and see that it is as it was when it was looked at."""
    stack = ExitStack()
    make_folder(given.folder)
    stack.enter_context(locked(given.folder, "protest batch", real_time()))
    if look_at(given.folder) != given.record:
        stack.close()
        what, hint = "was worked in by another run just now", "do it again"
        raise ProtestError([Problem(str(given.folder), what, hint, "locked", code=ExitCode.WRITE)])
    return stack


def _say_nothing(seen: Considered) -> None:
    folder = seen.given.folder
    show_problems(seen.problems)
    talk(f"{folder}: everything of {seen.decision.part.source} is made already")
    if (folder / PROBLEMS).exists():
        tell_rejected(folder, PROBLEMS)
        raise typer.Exit(ExitCode.REJECTED)


def _try(prepared: Prepared, executor: Executor) -> None:
    given = prepared.seen.given
    run = Run(prepared, Trial(given.folder, replacing=given.accept))
    run.begin()
    with progress(_open_pieces(prepared)) as tick:
        run.make_groups(executor, tick)
    outcome = run.finish()
    organiser = prepared.kit.wish.organiser
    for line in lines_of(outcome.estimate, words_of(organiser.country, organiser.language)):
        result(line.translate(_KEPT))
    problems = _problems(prepared, outcome)
    show_problems(problems)
    talk(f"would make {counted(outcome, prepared)}; nothing was written")
    _end(problems)


def _make(prepared: Prepared, executor: Executor) -> None:
    folder = prepared.seen.given.folder
    paths: list[Path] = []
    writer = Writer(folder, prepared.seen.register, replacing=prepared.seen.given.accept, wrote=paths.append)
    run = Run(prepared, writer)
    try:
        writer.clear()
        run.begin()
        with progress(_open_pieces(prepared)) as tick:
            run.make_groups(executor, tick)
        outcome = run.finish()
    except KeyboardInterrupt:
        made = f"{_registered(prepared)} pieces are made and in the register"
        talk(f"stopped: {made}; the same command goes on with the others")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    tell_files(paths, folder)
    problems = _problems(prepared, outcome)
    show_problems(problems)
    tell_made(outcome, prepared, paths)
    if outcome.leftovers:
        tell_rejected(folder, outcome.leftovers)
    elif prepared.part.mended and not (folder / PROBLEMS).exists():
        talk(f"{folder / PROBLEMS}: nothing is left in it, and it is gone")
    _end(problems)


def _registered(prepared: Prepared) -> int:
    """How many pieces of this run the register has by now; only it knows, wherever the run was stopped."""
    given = prepared.seen.given
    if not (given.folder / REGISTER).exists():
        return 0
    entries = load_register(given.folder, given.outfit.wish.today).register.entries[prepared.part.rows :]
    return len({entry.id for entry in entries if entry.members} - prepared.own.keys())


def _open_pieces(prepared: Prepared) -> int:
    there = prepared.own
    return sum(identity not in there for identity in prepared.plan.planned)


def _problems(prepared: Prepared, outcome: Outcome) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys((*prepared.kit.outfit.campaign.notices, *prepared.problems, *outcome.problems)))


def _end(problems: Sequence[Problem]) -> None:
    code = exit_code(problems)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)
