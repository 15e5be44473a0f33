"""Finished files to where the user wants them, and what is to be said about them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from protest_letters.cli.console import result, result_bytes, show_problems, talk
from protest_letters.cli.options import OutOptions
from protest_letters.document import Artifact
from protest_letters.problems import ExitCode, Problem, ProtestError, exit_code


def deliver(
    artifacts: Sequence[Artifact], problems: Sequence[Problem], how: OutOptions, *, several: bool = False
) -> None:
    """Write the files, say every problem, and leave with the exit code of them all.

    `several` says that more than one was asked for, however many there are now.
    """
    said = [*problems]
    if how.out == "-":
        said.extend(_to_standard_output(artifacts, how))
    elif how.dry_run:
        said.extend(_foretold(artifacts, how, several=several))
    else:
        said.extend(_to_files(artifacts, how, several=several))
    show_problems(said)
    code = exit_code(said)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def _wants_pictures(how: OutOptions) -> bool:
    """Only what has pages has pictures of them."""
    return bool(getattr(how, "preview", False))


def _to_standard_output(artifacts: Sequence[Artifact], how: OutOptions) -> list[Problem]:
    if len(artifacts) > 1:
        what = f"{len(artifacts)} files cannot all go to standard output"
        return [Problem("--out", what, "name a folder with -o")]
    if _wants_pictures(how) or how.open_:
        option = "--preview" if _wants_pictures(how) else "--open"
        return [Problem(option, "needs a file, and -o - makes none", "name a file or a folder with -o")]
    for artifact in artifacts:
        if how.dry_run:
            talk(f"would write {artifact.name} to standard output")
        else:
            result_bytes(artifact.content)
    return []


def _foretold(artifacts: Sequence[Artifact], how: OutOptions, *, several: bool) -> list[Problem]:
    """Say what would be written where, and what would keep it from being written."""
    from protest_letters.run.files import in_the_way, targets

    problems: list[Problem] = []
    places = list(zip(targets(artifacts, how.out, several=several), artifacts, strict=True))
    if _wants_pictures(how):
        pictures, problems = _pictures(places)
        places += [(path.parent / picture.name, picture) for path, picture in pictures]
    for path, artifact in places:
        problem = in_the_way(path, artifact.content, force=how.force)
        if problem:
            problems.append(problem)
        else:
            talk(f"would make {path}")
    return problems


def _to_files(artifacts: Sequence[Artifact], how: OutOptions, *, several: bool) -> list[Problem]:
    from protest_letters.run.files import targets, write_artifacts

    paths, problems = write_artifacts(artifacts, how.out, force=how.force, several=several)
    for path in paths:
        result(str(path))
    said = [*problems]
    if _wants_pictures(how):
        places = zip(targets(artifacts, how.out, several=several), artifacts, strict=True)
        said.extend(_previewed([(path, artifact) for path, artifact in places if path in paths], how))
    if how.open_ and paths:
        said.extend(_opened(paths))
    return said


def _previewed(made: Sequence[tuple[Path, Artifact]], how: OutOptions) -> Iterator[Problem]:
    """Make the pictures beside the files."""
    from protest_letters.run.files import write_artifacts

    pictures, problems = _pictures(made)
    yield from problems
    for path, picture in pictures:
        paths, found = write_artifacts([picture], str(path.parent), force=how.force, several=True)
        for one in paths:
            result(str(one))
        yield from found


def _pictures(made: Sequence[tuple[Path, Artifact]]) -> tuple[list[tuple[Path, Artifact]], list[Problem]]:
    """Draw each page; return each picture with its file's path, and what is wrong.

    The pictures are called `letter.png`, or `letter-1.png` and so on where there are more pages.
    """
    from protest_letters.media.preview import preview

    found: list[tuple[Path, Artifact]] = []
    problems: list[Problem] = []
    for path, artifact in made:
        try:
            pages = preview(artifact.content)
        except ProtestError as error:
            return found, [*problems, *error.problems]
        numbers = [""] if len(pages) == 1 else [f"-{number}" for number in range(1, len(pages) + 1)]
        for number, page in zip(numbers, pages, strict=True):
            name = f"{path.stem}{number}.png"
            if name == path.name:
                problems.append(Problem("--preview", f"{name} is the letter itself", "name it letter.pdf with -o"))
            else:
                found.append((path, Artifact(name, page)))
    return found, problems


def _opened(paths: Sequence[Path]) -> list[Problem]:
    """Open the file, or the folder where there are several."""
    from protest_letters.cli.opening import open_file

    problem = open_file(paths[0] if len(paths) == 1 else paths[0].parent)
    return [problem] if problem else []
