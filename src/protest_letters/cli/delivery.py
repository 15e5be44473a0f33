"""Finished files to where the user wants them, and what is to be said about them."""

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from protest_letters.cli.console import result, result_bytes, show_problems, talk
from protest_letters.document import Artifact
from protest_letters.problems import ExitCode, Problem, exit_code


@dataclass(frozen=True, slots=True)
class Delivery:
    """A path, a folder or `-`; whether to overwrite; whether only to tell; whether more than one was asked for."""

    out: str
    force: bool
    dry_run: bool
    several: bool


def deliver(artifacts: Sequence[Artifact], problems: Sequence[Problem], how: Delivery) -> None:
    """Write the files, say every problem, and leave with the exit code of them all."""
    said = [*problems]
    if how.out == "-":
        said.extend(_to_standard_output(artifacts, how))
    elif how.dry_run:
        said.extend(_foretold(artifacts, how))
    else:
        said.extend(_to_files(artifacts, how))
    show_problems(said)
    code = exit_code(said)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def _to_standard_output(artifacts: Sequence[Artifact], how: Delivery) -> list[Problem]:
    if len(artifacts) > 1:
        what = f"{len(artifacts)} files cannot all go to standard output"
        return [Problem("--out", what, "name a folder with -o")]
    for artifact in artifacts:
        if how.dry_run:
            talk(f"would write {artifact.name} to standard output")
        else:
            result_bytes(artifact.content)
    return []


def _foretold(artifacts: Sequence[Artifact], how: Delivery) -> list[Problem]:
    """Say what would be written where, and what would keep it from being written."""
    from protest_letters.run import in_the_way, targets

    problems: list[Problem] = []
    for artifact, path in zip(artifacts, targets(artifacts, how.out, several=how.several), strict=True):
        problem = in_the_way(path, artifact.content, force=how.force)
        if problem:
            problems.append(problem)
        else:
            talk(f"would make {path}")
    return problems


def _to_files(artifacts: Sequence[Artifact], how: Delivery) -> Sequence[Problem]:
    from protest_letters.run import write_artifacts

    paths, problems = write_artifacts(artifacts, how.out, force=how.force, several=how.several)
    for path in paths:
        result(str(path))
    return problems
