"""The house rules that no other tool holds: sizes, names, docstrings, and what a command imports."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import protest_letters
from command import LATER, environment, sender
from protest_letters.standards import STANDARDS

SOURCE = Path(protest_letters.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
NAMES = [path.relative_to(SOURCE).as_posix() for path in MODULES]
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)

MAX_MODULE = 300
MAX_FUNCTION = 35


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def below_the_command_line():
    return [path for path in MODULES if path.parent.name != "cli"]


def test_there_is_something_to_look_at():
    assert len(MODULES) > 20
    assert "cli/letter.py" in NAMES


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_has_three_hundred_lines_at_most(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_MODULE


def lines_of(function, path):
    """Lines without the docstring; of a command without its options, which are its parameters."""
    body = function.body
    if ast.get_docstring(function) is not None:
        first = body[1].lineno if len(body) > 1 else function.end_lineno + 1
        docstring = body[0].end_lineno - body[0].lineno + 1
    else:
        first, docstring = body[0].lineno, 0
    if path.parent.name == "cli":
        return function.end_lineno - first + 1
    return function.end_lineno - function.lineno + 1 - docstring


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_function_has_thirty_five_lines_at_most(path):
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, FUNCTION)]

    sizes = {node.name: lines_of(node, path) for node in functions}
    assert {name: size for name, size in sizes.items() if size > MAX_FUNCTION} == {}


def public(node, inside=""):
    """Every public class, function and method, with its dotted name."""
    for one in node.body:
        if isinstance(one, (*FUNCTION, ast.ClassDef)) and not one.name.startswith("_"):
            yield f"{inside}{one.name}", one
            if isinstance(one, ast.ClassDef):
                yield from public(one, f"{inside}{one.name}.")


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_every_module_and_everything_public_is_documented(path):
    module = tree(path)

    assert ast.get_docstring(module)
    assert [name for name, node in public(module) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", below_the_command_line(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_nothing_below_the_command_line_prints_or_keeps_a_global(path):
    found = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Global)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "input"})
        or (isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr", "stdin"})
    ]
    assert found == []


def test_no_module_collects_the_homeless():
    stems = {path.stem.strip("_") for path in MODULES}

    assert stems & {"utils", "util", "helpers", "helper", "common", "misc", "tools"} == set()


def test_what_reads_the_clock_and_the_environment_is_on_the_command_line():
    def asks(node):
        return isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "environ", "getenv"}

    found = {
        path.relative_to(SOURCE).as_posix()
        for path in below_the_command_line()
        for node in ast.walk(tree(path))
        if asks(node) and isinstance(node.value, ast.Name) and node.value.id in {"date", "datetime", "os", "time"}
    }
    assert found == set()


def test_no_branch_asks_for_one_standard_by_name():
    ids = {row.id for row in STANDARDS}
    assert ids >= {"din-b", "fr", "us"}

    found = []
    for path in MODULES:
        for node in ast.walk(tree(path)):
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
            sides += node.cases if isinstance(node, ast.Match) else []
            about_standards = any("standard" in ast.unparse(side).lower() for side in sides)
            words = {one.value for side in sides for one in ast.walk(side) if isinstance(one, ast.Constant)}
            if words & {"din-b"} or (about_standards and words & ids):
                found.append(f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}")
    assert found == []


# what a command imports

HEAVY = {
    *("uharfbuzz", "jinja2", "babel", "yaml", "markdown_it", "phonenumbers", "pyphen", "fontpkg_pt_serif", "rich"),
    *("PIL", "pypdfium2", "openpyxl", "filelock", "bidi"),
}

PROGRAM = """
import json, sys
sys.argv = ["protest", *json.loads(sys.argv[1])]
from protest_letters.cli.app import _run
_run()
sys.stderr.write("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def imported(tmp_path, *args):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(args)],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    ("args", "unneeded"),
    [
        (("--help",), HEAVY),
        (("--version",), HEAVY),
        (("letter", "--help"), HEAVY),
        (("check", "--help"), HEAVY),
        (("explain", "--help"), HEAVY),
        (("fonts", "--help"), HEAVY),
        (("telegram", "--help"), HEAVY),
        (("labels", "--help"), HEAVY),
        (("labels", "--list"), {"uharfbuzz", "jinja2", "markdown_it", "pypdfium2", "PIL", "phonenumbers", "rich"}),
        (("register", "--help"), HEAVY),
        (("erase", "--help"), HEAVY),
        (("register", "absent"), HEAVY - {"yaml", "babel"}),
        (("erase", "absent", "--yes"), HEAVY - {"yaml", "babel", "filelock"}),
        (("print", "--help"), HEAVY),
        (("print", "absent.pdf"), HEAVY - {"babel", "yaml"}),
        (
            ("telegram", "president", *sender(), "--date", LATER),
            {"uharfbuzz", "pypdfium2", "PIL", "phonenumbers", "rich", "bidi"},
        ),
        (("explain", "absent.pdf"), {"uharfbuzz", "phonenumbers", "pyphen", "rich", "pypdfium2", "PIL"}),
        (("list",), HEAVY - {"babel", "yaml"}),
        (
            ("letter", "president", *sender(), "--date", LATER, "-o", "x.pdf"),
            {"phonenumbers", "rich", "pypdfium2", "PIL", "bidi"},
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else "",
)
def test_a_command_imports_nothing_that_it_does_not_need(tmp_path, args, unneeded):
    assert imported(tmp_path, *args) & unneeded == set()
