"""A finished letter read back, and every file that is none."""

import os
import subprocess
import sys
from io import BytesIO

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from conftest import needs
from protest_letters.load.finished import MAX_BYTES, read_finished
from protest_letters.media.pdf import write_pdf
from protest_letters.problems import ExitCode, ProtestError, exit_code

MARK = (
    "protest-letter 1; to=president; letter=end-the-repression; language=en-GB; date=1999-11-20; from=ES; writer=one;"
    " given=city,name; sheet=din-b"
)


def pdf(*pages, keywords=MARK, encrypt=None):
    stream = BytesIO()
    canvas = Canvas(stream, encrypt=encrypt)
    canvas.setKeywords(keywords)
    for text in pages:
        for at, line in enumerate(text.split("\n")):
            canvas.drawString(50, 700 - 20 * at, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "letter.pdf"
        path.write_bytes(content)
        return path

    return write


def problem_of(path):
    with pytest.raises(ProtestError) as caught:
        read_finished(path)
    (problem,) = caught.value.problems
    return problem


def test_a_letter_is_read_page_by_page_and_line_by_line(written):
    finished = read_finished(written(pdf("One\ntwo", "Three")))

    assert finished.pages == ("One\ntwo", "Three")
    assert (finished.mark.to, finished.mark.given) == ("president", ("city", "name"))


def test_of_a_page_full_of_text_no_more_is_read_than_a_letter_can_have(written):
    (page,) = read_finished(written(pdf("\n".join(["a" * 500] * 60)))).pages

    assert 19_000 < len(page) <= 20_000


def test_a_real_letter_is_read(place, typefaces, written):
    finished = read_finished(written(write_pdf(place("president"), typefaces)))

    assert finished.pages[0].split("\n")[:2] == ["Sample Sender", "Sample Union"]
    assert finished.mark.letter == "end-the-repression"


LOCKED = StandardEncryption("secret", canPrint=0)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"Dear President,\n", "is no PDF"),
        (b"%PDF-1.7\n", "is no PDF"),
        (pdf("A letter")[:400], "is no PDF"),
        (pdf("A letter", encrypt=LOCKED), "password"),
        (pdf("A letter", keywords=""), "has no mark of this program"),
        (pdf("A letter", keywords="letter, protest"), "has no mark of this program"),
        (pdf("A letter", keywords=MARK + "\x00"), "has no mark of this program"),
        (pdf(*["page"] * 11), "has 11 pages"),
        (b"%PDF-1.7" + b" " * MAX_BYTES, "is larger than 20,000,000 bytes"),
    ],
    ids=["empty", "text", "head", "cut", "locked", "no mark", "keywords", "NUL", "book", "huge"],
)
def test_what_is_no_letter_of_this_program_is_said(written, content, what):
    problem = problem_of(written(content))

    assert problem.where.endswith("letter.pdf")
    assert what in problem.what
    assert problem.hint
    assert problem.code is ExitCode.DATA


@pytest.mark.parametrize("broken", [b"/Type /Page", b"/Contents", b"/MediaBox", b"stream\n", b"xref", b"/Font"])
def test_a_damaged_letter_ends_in_pages_or_in_a_problem(place, typefaces, written, broken, tmp_path):
    # unpacked, so that there is something to be damaged
    packed = written(write_pdf(place("president"), typefaces))
    unpacked = tmp_path / "unpacked.pdf"
    subprocess.run([needs("qpdf"), "--qdf", "--object-streams=disable", packed, unpacked], check=True)
    content = unpacked.read_bytes()
    assert broken in content

    assert outcome(written(content.replace(broken, b"#" * len(broken)))) in ("president", ExitCode.DATA)


def outcome(path):
    try:
        return read_finished(path).mark.to
    except ProtestError as error:
        return exit_code(error.problems)


def test_an_absent_file_and_a_folder_are_wrong_usage(tmp_path):
    absent, folder = problem_of(tmp_path / "letter.pdf"), problem_of(tmp_path)

    assert (absent.what, absent.code) == ("there is no such file", ExitCode.USAGE)
    assert (folder.what, folder.code) == ("is a folder", ExitCode.USAGE)


@pytest.mark.parametrize("name", ["x" * 5000, "nul\x00byte"])
def test_what_is_no_name_of_a_file_is_said(tmp_path, name):
    assert problem_of(tmp_path / name).code is ExitCode.DATA


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(written):
    path = written(pdf("A letter"))
    path.chmod(0)
    assert problem_of(path).what == "permission denied"


def test_without_the_extra_it_says_what_to_install(written, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)

    problem = problem_of(written(pdf("A letter")))
    assert problem.hint == 'pip install "protest-letters[preview]"'
    assert problem.code is ExitCode.ABSENT
