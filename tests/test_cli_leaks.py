"""`protest check --leaks FILE…`: whom finished files name."""

from io import BytesIO

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from command import LATER, call, files, sender
from test_load_readable import pdf, tiff


def xmp(word):
    packet = f"<x:xmpmeta><dc:creator>{word}</dc:creator></x:xmpmeta>".encode()
    return pdf("One") + b"\n9 0 obj\n<< >>\nstream\n" + packet + b"\nendstream\n"


#: id → a declined or romanised form
PLANTED = {
    "contact-shymkent": "Pentjukow",
    "contact-taraz": "Tchernogorov",
    "contact-uralsk": "Pozidaev",
    "signatory-1": "Ismailow",
    "signatory-2": "Winkow",
    "signatory-3": "Kourmanova",
}
PLACES = {
    "page 1": lambda word: pdf(f"To {word}"),
    "title": lambda word: pdf("One", title=word),
    "author": lambda word: pdf("One", author=word),
    "subject": lambda word: pdf("One", subject=word),
    "keywords": lambda word: pdf("One", keywords=f"a, {word}, b"),
    "XMP": xmp,
    "ImageDescription": lambda word: tiff(ImageDescription=word),
    "Artist": lambda word: tiff(Artist=word),
    "Software": lambda word: tiff(Software=f"{word} 1.0"),
    "PageName": lambda word: tiff(pages=2, PageName=word),
    "DateTime": lambda word: tiff(DateTime=word),
    "text": lambda word: f"Для {word}".encode(),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", PLANTED)
def test_everyone_protected_is_found_wherever_the_name_is_planted(tmp_path, who, place):
    (tmp_path / "made.bin").write_bytes(PLACES[place](PLANTED[who]))

    outcome = call("check", "--leaks", "made.bin", cwd=tmp_path)

    assert outcome.code == 6, outcome.out + outcome.err
    assert f"error: made.bin, {place}: holds the surname of {who}, who must not be named" in outcome.out
    assert PLANTED[who] not in outcome.out


@pytest.mark.parametrize("who", PLANTED)
def test_a_name_in_the_name_of_a_file_is_found(tmp_path, who):
    (tmp_path / f"letter_{PLANTED[who]}.pdf").write_bytes(pdf("One"))

    outcome = call("check", "--leaks", f"letter_{PLANTED[who]}.pdf", cwd=tmp_path)

    assert outcome.code == 6
    assert f", file name: holds the surname of {who}" in outcome.out


def test_a_name_broken_over_a_line_end_is_found_as_pdfium_reads_it(tmp_path):
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(50, 700, "for the sake of Mr Tcherno-")
    canvas.drawString(50, 680, "gorov and others")
    canvas.save()
    (tmp_path / "made.pdf").write_bytes(stream.getvalue())

    assert call("check", "--leaks", "made.pdf", cwd=tmp_path).code == 6


def test_a_letter_that_was_made_is_harmless(tmp_path):
    call("letter", "all", *sender(), "--date", LATER, "-o", "out/", cwd=tmp_path)
    made = [f"out/{name}" for name in files(tmp_path / "out")]

    outcome = call("check", "--leaks", *made, cwd=tmp_path)

    assert made
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing to mend" in outcome.err


def test_a_namesake_is_allowed_by_the_whole_name(tmp_path):
    call(
        "letter", "president", *sender(name="Ivan Ismailov"), "--namesake", "--date", LATER, "-o", "x.pdf", cwd=tmp_path
    )

    assert call("check", "--leaks", "x.pdf", cwd=tmp_path).code == 6
    outcome = call("check", "--leaks", "x.pdf", "--allow", "Ivan Ismailov", cwd=tmp_path)

    assert outcome.code == 0
    assert "notice: x.pdf, page 1, author, XMP: holds the surname of signatory-1, allowed here" in outcome.out


def test_a_private_contact_is_looked_for_as_well(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "corrections.yaml").write_text(
        "- campaign: No to repression against workers’ leaders in Kazakhstan\n"
        "  contacts:\n"
        "  - id: contact-own\n"
        "    name: {en: Ann Sampleton}\n"
        "    lines: {en: [Sample Road 7]}\n"
        "    city: {en: Sampletown}\n"
        "    country: KZ\n"
        "    phone: ['+77262123456']\n"
        "    as_of: 2026-01-01\n"
        "    source: sample\n",
        encoding="utf-8",
    )
    (tmp_path / "made.txt").write_text("Call 8 7262 12 34 56 in Sample Road, No. 7", encoding="utf-8")

    outcome = call("check", "--leaks", "made.txt", cwd=tmp_path, env={"PROTEST_CONFIG": str(own)})

    assert outcome.code == 6
    assert "holds the telephone of contact-own" in outcome.out
    assert "holds the street with its number of contact-own" in outcome.out


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--leaks"], 2, "--leaks: needs a file"),
        (["--allow", "Ann Sample"], 2, "--allow: goes with --leaks"),
        (["--leaks", "picture.png", "--allow", "Sample"], 2, '--allow: "Sample" is no whole name'),
        (["--leaks", "nowhere.pdf"], 2, "nowhere.pdf: there is no such file"),
        (["--leaks", "."], 2, ".: is a folder"),
        (["--leaks", "picture.png"], 3, "picture.png: is of a kind that cannot be looked at"),
        (["--leaks", "bad.pdf"], 3, "bad.pdf: is a damaged PDF"),
        (["--leaks", "picture.png", "--campaign", "nowhere"], 3, "nowhere"),
    ],
)
def test_wrong_use_and_files_that_cannot_be_looked_at_are_said(tmp_path, args, code, said):
    Image.new("1", (4, 4)).save(tmp_path / "picture.png")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 bad")

    outcome = call("check", *args, cwd=tmp_path)

    assert outcome.code == code, outcome.out + outcome.err
    assert said in outcome.out + outcome.err
    assert "Traceback" not in outcome.err


def test_one_file_that_cannot_be_read_keeps_no_other_from_being_looked_at(tmp_path):
    (tmp_path / "a.bin").write_bytes(bytes(9))
    (tmp_path / "b.txt").write_text("Позидаеву", encoding="utf-8")

    outcome = call("check", "--leaks", "a.bin", "b.txt", cwd=tmp_path)

    assert outcome.code == 6
    assert "a.bin: is of a kind" in outcome.out
    assert "b.txt, text: holds the surname of contact-uralsk" in outcome.out
