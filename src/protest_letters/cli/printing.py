"""What `protest print` does: files read, a printer asked, everything checked, said, and then printed."""

import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protest_letters.cli.console import printable, result, show_problems, talk
from protest_letters.cli.options import needed_folder, real_date, user_folder
from protest_letters.load.habits import FILE, load_habits, render_habits
from protest_letters.load.printable import read_printables
from protest_letters.mark import Mark
from protest_letters.printers import Habit, Printable, Printer
from protest_letters.problems import Level, Problem, ProtestError, did_you_mean, raise_errors
from protest_letters.run.files import remove_files, write_private
from protest_letters.run.posting import about_day
from protest_letters.run.print_jobs import Job, PrintWish, by_hand, describe
from protest_letters.run.print_rules import about_wish, plan_jobs, remembered
from protest_letters.run.printing import (
    System,
    ask_printer,
    choose_queue,
    command_of,
    content_of,
    find_queues,
    find_system,
    hand_over,
)
from protest_letters.standards.papers import size_of

if TYPE_CHECKING:
    from protest_letters.cli.print import PrintOptions


def print_files(names: Sequence[str], how: "PrintOptions") -> None:
    """Print files, or say what would be printed.

    Raises:
        ProtestError: with all that is wrong; then nothing is printed. Or with every file that the printing system
            refused.
    """
    wish = _wish(how)
    files, system, printer = _found(names, how, wish)
    habits = _habits()
    habit = _of(habits, printer.name)
    jobs, problems = plan_jobs(files, printer, habit, wish)
    said = [*problems, *_about_dates(files)]
    raise_errors(said)
    contents = _made(jobs)
    show_problems(said)
    for job in jobs:
        talk(printable(f"{'would print' if how.dry_run else 'printing'} {describe(job)}"))
    if how.dry_run:
        talk("each command would get its pages, turned as they are needed, on standard input")
        for job in jobs:
            result(shlex.join(command_of(job)))
        return
    _hand_over(system, contents)
    _keep(habits, habit, remembered(habit, wish, jobs))


def remember(how: "PrintOptions") -> None:
    """Remember a feed or a tray for a printer, and print nothing.

    Raises:
        ProtestError: there is no such printer, feed or tray.
    """
    wish = _wish(how)
    _, _, printer = _found((), how, wish)
    habits = _habits()
    habit = _of(habits, printer.name)
    _, problems = plan_jobs((), printer, habit, wish)
    raise_errors(problems)
    _keep(habits, habit, remembered(habit, wish, ()))


def _found(names: Sequence[str], how: "PrintOptions", wish: PrintWish) -> tuple[tuple[Printable, ...], System, Printer]:
    """Read the files and find the printer.

    Raises:
        ProtestError: with all that is wrong with either, and with the wish.
    """
    problems = list(about_wish(wish))
    files: tuple[Printable, ...] = ()
    try:
        files = read_printables([Path(name) for name in names])
    except ProtestError as error:
        problems.extend(error.problems)
    try:
        system = find_system(os.environ, by_hand(files))
        printer = ask_printer(system, choose_queue(find_queues(system), how.printer))
    except ProtestError as error:
        raise ProtestError([*problems, *error.problems]) from None
    raise_errors(problems)
    return files, system, printer


def forget(printer: str) -> tuple[str, ...]:
    """Forget what is remembered of a printer, or of all if none is named; return their names.

    Raises:
        ProtestError: nothing is remembered of a printer of this name, while something is of others (exit code 2), or
            what is remembered cannot be read (3); all of it can be forgotten even then.
    """
    try:
        habits = _habits()
    except ProtestError:
        if printer:
            raise
        _write(())
        return (FILE,)
    names = [habit.printer for habit in habits]
    if printer and names and printer not in names:
        what = f'nothing is remembered of "{printer}"'
        raise ProtestError([Problem("--printer", what, did_you_mean(printer, names))])
    kept = [habit for habit in habits if printer and habit.printer != printer]
    if habits:
        _write(kept)
    return tuple(name for name in names if not printer or name == printer)


def printers_here() -> list[dict[str, Any]]:
    """Return a row for every printer that is here or remembered."""
    habits = _habits()
    try:
        system = find_system(os.environ, "print by hand")
    except ProtestError as error:
        if not habits:
            raise
        show_problems(replace(one, level=Level.WARNING) for one in error.problems)
        return [_row(habit.printer, None, habit) for habit in habits]
    queues = find_queues(system)
    gone = [habit.printer for habit in habits if habit.printer not in queues.names]
    rows = [
        _row(name, _asked(system, name), _of(habits, name), default=name == queues.default) for name in queues.names
    ]
    return rows + [_row(name, None, _of(habits, name)) for name in gone]


def _asked(system: System, name: str) -> Printer:
    """What a printer says; one that says nothing takes nothing that is known."""
    try:
        return ask_printer(system, name, wake=False)
    except ProtestError:
        return Printer(name)


def _row(name: str, printer: Printer | None, habit: Habit, *, default: bool = False) -> dict[str, Any]:
    offers = printer.offers if printer else ()
    others = ["other sizes"] if printer and printer.custom else []
    return {
        "name": name,
        "default": default,
        "here": printer is not None,
        "takes": [*dict.fromkeys(size_of(one.width, one.height).title for one in offers), *others],
        "trays": list(printer.sources) if printer else [],
        "feed": habit.feed or None,
        "source": habit.source or None,
    }


def _wish(how: "PrintOptions") -> PrintWish:
    return PrintWish(how.copies, how.duplex, how.feed, how.source)


def _about_dates(files: Sequence[Printable]) -> list[Problem]:
    """Say which letters are of another time."""
    today = real_date()
    dated = [(file.name, file.mark.day) for file in files if isinstance(file.mark, Mark)]
    return [problem for name, day in dated for problem in about_day(name, day, today)]


def _made(jobs: Sequence[Job]) -> list[tuple[Job, bytes]]:
    """Turn the pages of every job before the first one leaves.

    Raises:
        ProtestError: with every file whose pages cannot be turned (exit code 3).
    """
    contents: list[tuple[Job, bytes]] = []
    problems: list[Problem] = []
    for job in jobs:
        try:
            contents.append((job, content_of(job)))
        except ProtestError as error:
            problems.extend(error.problems)
    raise_errors(problems)
    return contents


def _hand_over(system: System, contents: Sequence[tuple[Job, bytes]]) -> None:
    """Print every job that can be printed, and say its id.

    Raises:
        ProtestError: with every job that was refused (exit code 9).
    """
    problems: list[Problem] = []
    for job, content in contents:
        try:
            result(hand_over(system, job, content))
        except ProtestError as error:
            problems.extend(error.problems)
    raise_errors(problems)


def _habits() -> tuple[Habit, ...]:
    return load_habits(user_folder())


def _of(habits: Sequence[Habit], printer: str) -> Habit:
    return next((habit for habit in habits if habit.printer == printer), Habit(printer))


def _keep(habits: Sequence[Habit], before: Habit, now: Habit) -> None:
    """Write down what is new, and say so in one line."""
    if now == before:
        return
    others = [habit for habit in habits if habit.printer != now.printer]
    _write(sorted([*others, now], key=lambda habit: habit.printer))
    parts = [words for words in (now.feed and f"feed {now.feed}", now.source and f"tray {now.source}") if words]
    talk(f"remembered for envelopes on {now.printer}: {', '.join(parts)}")


def _write(habits: Sequence[Habit]) -> None:
    path = needed_folder() / FILE
    if habits:
        write_private(path, render_habits(habits))
    else:
        remove_files((path,))
