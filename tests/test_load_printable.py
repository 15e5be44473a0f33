"""PDFs that are to be printed: their sizes, their mark, where letters begin; and every file that is none."""

import sys
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from printing import A4, DL, envelopes, labelled, letter, pdf
from protest_letters.document import MM_PER_PT, Document, Page
from protest_letters.load.printable import read_printables
from protest_letters.media.fonts import pt_serif
from protest_letters.media.press.metadata import About
from protest_letters.media.press.press import Press
from protest_letters.paper_mark import Paper, PaperMark, write_paper_mark
from protest_letters.problems import ExitCode, ProtestError, exit_code


@pytest.fixture
def read(tmp_path):
    def one(content):
        path = tmp_path / "file.pdf"
        path.write_bytes(content)
        return read_printables([path])[0]

    return one


def problem_of(read, content):
    with pytest.raises(ProtestError) as caught:
        read(content)
    (problem,) = caught.value.problems
    return problem


def test_a_letter_is_known_by_its_mark(read):
    found = read(letter(2))

    assert (found.mark.to, found.mark.day) == ("president", date(1999, 11, 20))
    assert found.sizes == (pytest.approx(A4),) * 2
    assert found.raw == letter(2)


def test_envelopes_are_known_by_their_mark(read):
    found = read(envelopes())

    assert found.mark == PaperMark(Paper.ENVELOPE, "dl")
    assert found.sizes == (pytest.approx(DL),)


@pytest.mark.parametrize("keywords", ["", "letter, protest", "protest-envelope 1; size=../dl"])
def test_any_other_pdf_has_no_mark(read, keywords):
    assert read(pdf(A4, keywords=keywords)).mark is None


@pytest.mark.parametrize(
    ("pages", "labels", "starts"),
    [
        (3, [], (0,)),
        (3, [(0, 1)], (0,)),
        (6, [(0, 1), (2, 1), (5, 1)], (0, 2, 5)),
        (3, [(0, 1), (1, 1), (2, 1)], (0, 1, 2)),
        (4, [(0, 5), (2, 5)], (0, 2)),
    ],
    ids=["no labels", "one letter", "three letters", "a page each", "from five"],
)
def test_letters_in_one_file_begin_where_its_page_labels_begin_anew(read, pages, labels, starts):
    content = pdf(A4, pages)
    assert read(labelled(content, labels) if labels else content).starts == starts


def test_of_letters_that_were_written_into_one_file_it_is_seen_where_each_begins(read):
    pages = [Page(*A4, ())] * 6
    letters = [Document(tuple(pages[:count]), "en", "Letter", "Sample Sender") for count in (2, 1, 3)]
    stream = BytesIO()
    mark = write_paper_mark(PaperMark(Paper.LETTERS, "a4"))
    with Press(stream, About("en", "Letters", mark=mark), pt_serif()) as press:
        for one in letters:
            press.add(one)

    found = read(stream.getvalue())
    assert (found.starts, found.mark) == ((0, 2, 3), PaperMark(Paper.LETTERS, "a4"))


@pytest.mark.parametrize(
    ("change", "size", "plain"),
    [
        (lambda page: page.set_rotation(0), DL, True),
        (lambda page: page.set_rotation(90), DL[::-1], False),
        (lambda page: page.set_cropbox(0, 0, 100 / MM_PER_PT, 100 / MM_PER_PT), (100, 100), False),
    ],
    ids=["as it is", "turned", "cropped"],
)
def test_a_page_is_measured_as_it_is_read(read, change, size, plain):
    document = pypdfium2.PdfDocument(envelopes())
    change(document[0])
    stream = BytesIO()
    document.save(stream)
    document.close()

    found = read(stream.getvalue())

    assert (found.sizes[0], found.plain) == (pytest.approx(size), plain)


def test_what_only_its_owner_may_change_can_be_printed(read):
    assert read(pdf(A4, encrypt=StandardEncryption("", ownerPassword="secret", canPrint=1))).sizes


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"Dear President,\n", "is no PDF"),
        (b"II*\0" + b"\0" * 100, "is a picture such as a fax"),
        (letter()[:400], "is no PDF"),
        (pdf(A4, encrypt=StandardEncryption("secret")), "password"),
        (pdf(A4, encrypt=StandardEncryption("", ownerPassword="secret", canPrint=0)), "its maker has forbidden it"),
        (pdf((0.1, 0.1)), "has no pages that can be printed"),
    ],
    ids=["empty", "text", "TIFF", "cut", "locked", "forbidden", "no size"],
)
def test_what_cannot_be_printed_is_said(read, content, what):
    problem = problem_of(read, content)

    assert what in problem.what
    assert problem.hint
    assert problem.code is ExitCode.DATA


@pytest.mark.parametrize("broken", [b"/Type /Page", b"/MediaBox", b"/Count", b"/Kids", b"xref", b"trailer"])
def test_a_damaged_file_ends_in_pages_or_in_a_problem(read, broken):
    content = letter(2).replace(broken, b"#" * len(broken))
    assert content != letter(2)

    assert outcome(read, content) in (True, ExitCode.DATA)


def outcome(read, content):
    try:
        return bool(read(content).sizes)
    except ProtestError as error:
        return exit_code(error.problems)


def test_all_that_is_wrong_with_all_files_is_said_at_once(tmp_path):
    (tmp_path / "text.pdf").write_text("text", encoding="utf-8")

    with pytest.raises(ProtestError) as caught:
        read_printables([tmp_path / "absent.pdf", tmp_path, tmp_path / "text.pdf"])

    assert [problem.what for problem in caught.value.problems] == [
        "there is no such file",
        "is a folder",
        "is no PDF, or a damaged one",
    ]


def test_without_the_extra_it_says_once_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(letter())

    with pytest.raises(ProtestError) as caught:
        read_printables([tmp_path / "a.pdf", tmp_path / "b.pdf"])

    (problem,) = caught.value.problems
    assert problem.hint == 'pip install "protest-letters[print]"'
    assert problem.code is ExitCode.ABSENT
