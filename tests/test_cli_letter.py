"""`protest letter`: what is made, where it goes, what is said, and with which code it ends."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from command import LATER, call, environment, files, pages_of, run, sender
from conftest import ROOT, needs, without_privileges
from disks import small_disk
from small_campaign import DAY, LETTER, changed, write_campaign

FOUR = ("president", "interior-minister", "knb-chairman", "embassy-ru")
FOUR_IN_RUSSIAN = (*FOUR, *sender(organisation="Sample Union"), "--date", "1999-11-20", "--lang", "ru", "-o", "out/")
#: Who stands in the window of a letter of 20 November 1999, in Russian, from Spain; and the salutation.
OF_1999 = {
    "president": (
        "Президенту Республики Казахстан",
        "Нурсултану Назарбаеву",
        "ул. Мира, 11",
        "473000",
        "KAZAJISTÁN",
        "Уважаемый господин Президент!",
    ),
    "interior-minister": (
        "Министру внутренних дел Республики Казахстан",
        "Каирбеку Сулейменову",
        "ул. Абая, 49",
        "473000",
        "KAZAJISTÁN",
        "Уважаемый господин Министр!",
    ),
    "knb-chairman": (
        "Председателю Комитета национальной безопасности Республики Казахстан",
        "Альнуру Мусаеву",
        "ул. Наурызбай батыра, 108",
        "480091",
        "KAZAJISTÁN",
        "Уважаемый господин Председатель!",
    ),
    "embassy-ru": (
        "Послу Республики Казахстан",
        "Таиру Мансурову",
        "Чистопрудный бульвар, 3А",
        "RUSIA",
        "Уважаемый господин Посол!",
    ),
}


@pytest.fixture(scope="module")
def of_1999(tmp_path_factory):
    folder = tmp_path_factory.mktemp("of-1999")
    return folder, run("letter", *FOUR_IN_RUSSIAN, cwd=folder)


@pytest.fixture(scope="module")
def letter_bytes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("one")
    assert run("letter", "president", *sender(), "--date", LATER, "-o", "one.pdf", cwd=folder).code == 0
    return (folder / "one.pdf").read_bytes()


def letter(*who, cwd, out=None, date=LATER, env=None, more=()):
    place = () if out is None else ("-o", out)
    return call("letter", *who, *sender(), "--date", date, *place, *more, cwd=cwd, env=env)


PRESIDENT = "president-independent-unions-en.pdf"
MINISTER = "interior-minister-independent-unions-en.pdf"


# what is made


def test_four_letters_of_1999_get_speaking_names_and_their_paths_are_printed_in_order(of_1999):
    folder, outcome = of_1999
    names = [f"{who}-end-the-repression-ru.pdf" for who in FOUR]

    assert outcome.code == 0
    assert outcome.lines == [str(Path("out") / name) for name in names]
    assert files(folder) == sorted(f"out/{name}" for name in names)


def test_what_is_said_of_an_old_date_goes_to_standard_error_only(of_1999):
    _, outcome = of_1999

    assert "HISTORICAL, NOT FOR POSTING" in outcome.err
    assert "HISTORICAL" not in outcome.out
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("who", FOUR)
def test_a_letter_of_1999_is_one_page_with_name_title_address_date_and_salutation(of_1999, who):
    folder, _ = of_1999
    pages = pages_of(folder / "out" / f"{who}-end-the-repression-ru.pdf")

    assert len(pages) == 1
    read = " ".join(pages[0].split())
    missing = [text for text in (*OF_1999[who], "20 ноября 1999", "Sample Union") if text not in read]
    assert missing == []


def test_a_letter_to_an_authority_names_no_contact(of_1999, campaign):
    folder, _ = of_1999
    text = "\n".join(page for path in (folder / "out").iterdir() for page in pages_of(path))

    names = {name for contact in campaign.book.contacts for _, name in contact.name.entries}
    streets = {line for contact in campaign.book.contacts for _, lines in contact.address.lines for line in lines}
    assert len(names) == 6
    assert [word for word in (*names, *streets) if word in text] == []


def test_every_font_of_a_letter_is_embedded(of_1999):
    folder, _ = of_1999
    table = subprocess.run(
        [needs("pdffonts"), folder / "out" / "president-end-the-repression-ru.pdf"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    column = table[0].index("emb")

    assert len(table) > 2
    assert [row for row in table[2:] if row[column:].split()[0] != "yes"] == []


def test_the_same_command_again_is_done_without_force_and_touches_nothing(of_1999):
    folder, first = of_1999
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "out").iterdir()}

    again = run("letter", *FOUR_IN_RUSSIAN, cwd=folder)

    assert (again.code, again.out) == (0, first.out)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (folder / "out").iterdir()} == before


def test_another_folder_time_zone_locale_and_hash_seed_give_the_same_bytes(of_1999, tmp_path):
    folder, _ = of_1999
    other = {"TZ": "Asia/Almaty", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}

    assert run("letter", *FOUR_IN_RUSSIAN, cwd=tmp_path, env=other).code == 0

    for path in (folder / "out").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize(
    ("country", "file", "address"),
    [
        ("FR", "embassy-fr-independent-unions-fr.pdf", ["59 rue Pierre Charron", "75008 Paris"]),
        ("DE", "embassy-de-independent-unions-de.pdf", ["Nordendstraße 14-17", "13156 Berlin"]),
        ("US", "embassy-us-independent-unions-en.pdf", ["1401 16th Street NW", "Washington, DC 20036"]),
    ],
)
def test_the_embassy_in_the_senders_country_gets_its_sourced_address_and_no_country_line(
    tmp_path, country, file, address
):
    outcome = call("letter", "embassy", *sender(country=country), "--date", LATER, cwd=tmp_path)

    assert (outcome.code, outcome.lines) == (0, [file])
    lines = [line.strip() for line in pages_of(tmp_path / file)[0].splitlines()]
    at = lines.index(address[0])
    assert lines[at : at + 2] == address
    assert not lines[at + 2].isupper()


def test_a_letter_of_today_goes_to_todays_holder_and_is_not_called_historical(tmp_path):
    outcome = run("letter", "president", *sender(), "--lang", "en", cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.lines == [PRESIDENT]
    assert "HISTORICAL" not in outcome.err
    assert "Tokayev" in pages_of(tmp_path / PRESIDENT)[0]


def test_an_accredited_embassy_is_written_to_and_both_countries_are_said(tmp_path):
    outcome = call("letter", "embassy", *sender(country="BD"), "--date", LATER, cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.lines == ["embassy-in-independent-unions-en.pdf"]
    assert "Bangladesh" in outcome.err
    assert "India" in outcome.err


def test_all_names_whom_it_leaves_out_and_why_and_ends_with_0(tmp_path):
    outcome = letter("all", cwd=tmp_path, out="out")

    assert outcome.code == 0
    assert outcome.lines == [
        str(Path("out") / name)
        for name in (
            PRESIDENT,
            MINISTER,
            "embassy-ru-independent-unions-en.pdf",
            "embassy-es-independent-unions-es.pdf",
        )
    ]
    assert "warning: knb-chairman: left out: no usable address is known for 2026-11-23" in outcome.err
    assert "error:" not in outcome.err


def test_all_from_a_country_without_an_embassy_leaves_the_embassy_out(tmp_path):
    outcome = call("letter", "all", *sender(country="TG"), "--date", LATER, cwd=tmp_path)

    assert outcome.code == 0
    assert len(outcome.lines) == 3
    assert "warning: embassy (Togo): left out" in outcome.err


def test_someone_asked_for_by_name_who_cannot_be_reached_is_exit_3_and_the_others_are_made(tmp_path):
    outcome = letter("knb-chairman", "president", cwd=tmp_path, out="out/")

    assert outcome.code == 3
    assert outcome.lines == [str(Path("out") / PRESIDENT)]
    assert files(tmp_path) == [f"out/{PRESIDENT}"]
    assert "error: knb-chairman: no usable address is known for 2026-11-23" in outcome.err
    assert "ul. Nauryzbai batyra, 108" in outcome.err, "what is known before is said"


def test_nobody_reachable_makes_nothing_not_even_the_folder(tmp_path):
    outcome = call("letter", "embassy", *sender(country="TG"), "--date", LATER, "-o", "out/", cwd=tmp_path)

    assert (outcome.code, outcome.out) == (3, "")
    assert "Togo" in outcome.err
    assert "--address LINE" in outcome.err, "how to give an address is said"
    assert list(tmp_path.iterdir()) == []


def test_the_same_addressee_twice_is_one_letter(tmp_path):
    assert letter("president", "president", cwd=tmp_path).lines == [PRESIDENT]


def test_an_organisation_writes_in_the_plural_when_asked_to(tmp_path):
    text = changed(LETTER, "A first paragraph.", "{% if we %}We write.{% else %}I write.{% endif %}")
    write_campaign(tmp_path / "campaign", letter=text)
    args = ("letter", "mayor", *sender(organisation="Sample Union"), "--date", DAY, "--campaign", "campaign")

    one = call(*args, "-o", "one.pdf", cwd=tmp_path)
    many = call(*args, "-o", "many.pdf", "--as-organisation", cwd=tmp_path)

    assert (one.code, many.code) == (0, 0)
    assert "I write." in pages_of(tmp_path / "one.pdf")[0]
    assert "We write." in pages_of(tmp_path / "many.pdf")[0]


def test_care_of_an_organisation_stands_for_the_home_address(tmp_path):
    outcome = call(
        "letter",
        "president",
        *sender(street=None, postcode=None, care_of="Sample Union House"),
        *("--date", LATER, "-o", "care.pdf"),
        cwd=tmp_path,
    )

    assert outcome.code == 0
    assert "c/o Sample Union House" in pages_of(tmp_path / "care.pdf")[0]


def test_an_asked_for_standard_wins_over_the_countrys(tmp_path):
    outcome = letter("president", cwd=tmp_path, out="us.pdf", more=("--standard", "us"))

    assert outcome.code == 0
    assert pypdfium2.PdfDocument(tmp_path / "us.pdf")[0].get_size() == (612, 792)
    assert "to show in the window" in outcome.err, "what a number 10 window may hide is said"


def test_a_dry_run_says_what_it_would_make_and_writes_nothing(tmp_path):
    outcome = letter("president", "interior-minister", cwd=tmp_path, out="out/", more=("--dry-run",))

    assert (outcome.code, outcome.out) == (0, "")
    assert f"would make out/{PRESIDENT}\nwould make out/{MINISTER}\n" in outcome.err
    assert list(tmp_path.iterdir()) == []


# which day, which campaign


def test_source_date_epoch_dates_the_letter_and_the_date_option_wins_over_it(tmp_path):
    env = {"SOURCE_DATE_EPOCH": "943056000"}  # 20 November 1999, 00:00 UTC

    dated = call("letter", "president", *sender(), "-o", "epoch.pdf", cwd=tmp_path, env=env)
    chosen = letter("president", cwd=tmp_path, out="chosen.pdf", env=env)

    assert (dated.code, chosen.code) == (0, 0)
    assert "20 November 1999" in pages_of(tmp_path / "epoch.pdf")[0]
    assert "23 November 2026" in pages_of(tmp_path / "chosen.pdf")[0]


def test_the_campaign_comes_from_option_then_environment_then_folder_and_is_said(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        text = (ROOT / "addressees.yaml").read_text(encoding="utf-8")
        title = "No to repression against workers’ leaders in Kazakhstan"
        assert text.count(title) == 1
        (tmp_path / name / "addressees.yaml").write_text(text.replace(title, f"Campaign {name}"), encoding="utf-8")
        shutil.copytree(ROOT / "letters", tmp_path / name / "letters")
    a, b, c = (tmp_path / name for name in "abc")

    by_option = call("list", "--campaign", str(a), cwd=c, env={"PROTEST_CAMPAIGN": str(b)})
    by_environment = call("list", cwd=c, env={"PROTEST_CAMPAIGN": str(b)})
    by_folder = call("list", cwd=c)
    built_in = call("list", cwd=tmp_path)

    assert [one.lines[0] for one in (by_option, by_environment, by_folder)] == [
        f"Campaign {name} (1999-11-17)" for name in "abc"
    ]
    assert built_in.lines[0].startswith("No to repression")
    assert by_option.err == ""
    assert "PROTEST_CAMPAIGN" in by_environment.err
    assert "working directory" in by_folder.err
    assert built_in.err == ""


# where it goes


@pytest.mark.parametrize(
    ("out", "path"),
    [
        (None, PRESIDENT),
        ("", PRESIDENT),
        (".", PRESIDENT),
        ("mine.pdf", "mine.pdf"),
        ("a/new/one/mine.pdf", "a/new/one/mine.pdf"),
        ("made/", f"made/{PRESIDENT}"),
        ("there", f"there/{PRESIDENT}"),
        ("there/", f"there/{PRESIDENT}"),
        ("Письма № 1 (neu)/", f"Письма № 1 (neu)/{PRESIDENT}"),
        ("no suffix", "no suffix"),
    ],
)
def test_one_letter_goes_to_the_file_or_into_the_folder_that_out_names(tmp_path, out, path):
    (tmp_path / "there").mkdir()

    outcome = letter("president", cwd=tmp_path, out=out)

    assert outcome.code == 0
    assert files(tmp_path) == [path]
    assert outcome.lines == [str(Path(path))]


@pytest.mark.parametrize("out", ["made", "made/", "there", None])
def test_several_letters_go_into_a_folder_made_if_missing(tmp_path, out):
    (tmp_path / "there").mkdir()

    assert letter("president", "interior-minister", cwd=tmp_path, out=out).code == 0

    prefix = f"{out.rstrip('/')}/" if out else ""
    assert files(tmp_path) == [prefix + MINISTER, prefix + PRESIDENT]


def test_a_dash_sends_the_pdf_and_nothing_else_to_standard_output(tmp_path, letter_bytes):
    outcome = run("letter", "president", *sender(), "--date", LATER, "-o", "-", cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.raw == letter_bytes
    assert outcome.raw.startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == []


def test_several_letters_to_standard_output_are_refused(tmp_path):
    outcome = letter("president", "interior-minister", cwd=tmp_path, out="-")

    assert (outcome.code, outcome.raw) == (2, b"")
    assert "error: --out: 2 " in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_different_file_in_the_way_is_kept_and_the_others_are_written(tmp_path):
    (tmp_path / PRESIDENT).write_text("mine", encoding="utf-8")

    outcome = letter("president", "interior-minister", cwd=tmp_path)

    assert outcome.code == 7
    assert (tmp_path / PRESIDENT).read_text(encoding="utf-8") == "mine"
    assert outcome.lines == [MINISTER]
    assert f"error: {PRESIDENT}: exists and is different" in outcome.err
    assert "--force" in outcome.err
    assert files(tmp_path) == [MINISTER, PRESIDENT]


def test_force_overwrites_a_different_file(tmp_path, letter_bytes):
    (tmp_path / "one.pdf").write_text("mine", encoding="utf-8")

    outcome = letter("president", cwd=tmp_path, out="one.pdf", more=("--force",))

    assert (outcome.code, outcome.lines) == (0, ["one.pdf"])
    assert (tmp_path / "one.pdf").read_bytes() == letter_bytes
    assert files(tmp_path) == ["one.pdf"]


def test_a_file_with_equal_bytes_counts_as_done(tmp_path, letter_bytes):
    (tmp_path / "one.pdf").write_bytes(letter_bytes)

    outcome = letter("president", cwd=tmp_path, out="one.pdf")

    assert (outcome.code, outcome.lines) == (0, ["one.pdf"])


@pytest.mark.parametrize(
    ("out", "who", "place"),
    [
        ("taken/mine.pdf", ["president"], "taken/mine.pdf"),
        ("taken/", ["president"], f"taken/{PRESIDENT}"),
        ("taken", ["president", "interior-minister"], f"taken/{PRESIDENT}"),
        (f"{'n' * 300}.pdf", ["president"], f"{'n' * 300}.pdf"),
        ("blocked/", ["president"], f"blocked/{PRESIDENT}"),
    ],
)
def test_a_place_that_cannot_be_written_is_exit_7_and_named(tmp_path, out, who, place):
    (tmp_path / "taken").write_text("a file where a folder should be", encoding="utf-8")
    (tmp_path / "blocked" / PRESIDENT).mkdir(parents=True)

    outcome = letter(*who, cwd=tmp_path, out=out)

    assert (outcome.code, outcome.out) == (7, "")
    assert f"error: {Path(place)}: " in outcome.err
    assert "hint: " in outcome.err
    assert "fault of this program" not in outcome.err
    assert files(tmp_path) == ["taken"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_force_does_not_advise_force_again_where_no_ordinary_file_is_in_the_way(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    outcome = letter("president", cwd=tmp_path, out="pipe", more=("--force",))

    assert outcome.code == 7
    assert "--force" not in outcome.err
    assert files(tmp_path) == ["pipe"]


@pytest.mark.parametrize(
    ("mode", "out"), [(0o500, "locked/"), (0o500, "locked/mine.pdf"), (0o000, "locked/"), (0o000, "locked/mine.pdf")]
)
def test_a_folder_without_the_right_to_write_is_exit_7_with_advice(tmp_path, mode, out):
    prefix = without_privileges()
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(mode)

    try:
        outcome = run("letter", "president", *sender(), "--date", LATER, "-o", out, cwd=tmp_path, prefix=prefix)
    finally:
        locked.chmod(0o700)

    assert (outcome.code, outcome.out) == (7, "")
    assert "permission denied" in outcome.err.lower()
    assert "fault of this program" not in outcome.err
    assert "choose a folder you may write to with -o" in outcome.err
    assert list(locked.iterdir()) == []


def test_a_full_disk_leaves_whole_letters_only_and_names_the_others(tmp_path, letter_bytes):
    room = -(-len(letter_bytes) // 4096) * 4096 * 3 // 2
    with small_disk(tmp_path / "disk", room):
        outcome = letter("president", "interior-minister", "embassy-ru", cwd=tmp_path, out="disk/")
        left = files(tmp_path / "disk")
        first = (tmp_path / "disk" / PRESIDENT).read_bytes()

    assert outcome.code == 7
    assert left == [PRESIDENT]
    assert first == letter_bytes
    assert outcome.lines == [str(Path("disk") / PRESIDENT)]
    assert f"error: {Path('disk') / MINISTER}: cannot be written: no space left on device" in outcome.err
    assert "make room on the disk" in outcome.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("args", [("letter", "president", *sender(), "-o", "-"), ("list",), ("list", "--json")])
def test_a_full_disk_behind_standard_output_is_exit_7_and_no_fault_of_the_program(tmp_path, args):
    with Path("/dev/full").open("wb") as full:
        outcome = run(*args, cwd=tmp_path, stdout=full)

    assert outcome.code == 7
    assert "space left" in outcome.err
    assert "Traceback" not in outcome.err
    assert "fault of this program" not in outcome.err


@pytest.mark.parametrize("args", [("list",), ("list", "--json"), ("show", "president")])
def test_a_reader_that_has_gone_is_no_error(tmp_path, args):
    read, write = os.pipe()
    os.close(read)
    try:
        outcome = run(*args, cwd=tmp_path, stdout=write)
    finally:
        os.close(write)

    assert outcome.code == 0
    assert "Traceback" not in outcome.err
    assert "Broken pipe" not in outcome.err


# interrupted


@contextmanager
def reading(tmp_path, *args):
    """Start the command with a pipe for an address book; yield it, and the pipe, once it waits for the book."""
    (tmp_path / "pipe").mkdir()
    shutil.copytree(ROOT / "letters", tmp_path / "pipe" / "letters")
    os.mkfifo(tmp_path / "pipe" / "addressees.yaml")
    command = [sys.executable, "-m", "protest_letters", *args, "--campaign", "pipe"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # whoever runs the tests in the background has them ignore the interrupt, and what they start as well
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as process:
        try:
            yield process, _writing_end(tmp_path / "pipe" / "addressees.yaml")
        finally:
            process.kill()


def _writing_end(pipe):
    for _ in range(2000):
        try:
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb")
        except OSError:  # nobody reads yet
            time.sleep(0.01)
    pytest.fail("the command never opened its address book")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_an_interrupt_ends_with_130_and_one_word(tmp_path):
    with reading(tmp_path, "letter", "all", *sender(), "-o", "out/") as (process, pipe), pipe:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)

    assert (process.returncode, out) == (130, "")
    assert err.strip() == "interrupted"
    assert not (tmp_path / "out").exists()


@pytest.mark.big
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("milliseconds", range(0, 600, 12))
def test_whenever_the_interrupt_comes_every_file_is_whole_or_absent(tmp_path, milliseconds):
    book = (ROOT / "addressees.yaml").read_bytes()
    with reading(tmp_path, "letter", "all", *sender(), "--date", LATER, "-o", "out/") as (process, pipe):
        os.set_blocking(pipe.fileno(), True)
        with pipe:
            pipe.write(book)
        time.sleep(milliseconds / 1000)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)

    # once all is done, the interpreter on its way out is ended by the signal itself: 130 to a shell as well
    assert process.returncode in {0, 130, -signal.SIGINT}
    assert "Traceback" not in err
    for name in files(tmp_path / "out") if (tmp_path / "out").exists() else []:
        assert name.endswith(".pdf")
        assert not name.startswith(".")
        assert len(pages_of(tmp_path / "out" / name)) == 1


# pictures of the pages


def test_a_preview_stands_beside_the_letter_under_its_name(tmp_path):
    outcome = call("letter", "president", *sender(), "--date", LATER, "-o", "x.pdf", "--preview", cwd=tmp_path)

    assert (outcome.code, outcome.lines) == (0, ["x.pdf", "x.png"])
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


def test_each_page_of_a_longer_letter_has_its_picture(tmp_path):
    args = ("letter", "president", *sender(), "--date", LATER, "--large", "--preview", "-o", "x.pdf")

    assert call(*args, cwd=tmp_path).lines == ["x.pdf", "x-1.png", "x-2.png"]


def test_a_preview_never_replaces_the_letter(tmp_path):
    args = ("letter", "president", *sender(), "--date", LATER, "-o", "x.png", "--preview", "--force")

    outcome = call(*args, cwd=tmp_path)

    assert outcome.code == 2
    assert "--preview: x.png is the letter itself" in outcome.err
    assert (tmp_path / "x.png").read_bytes().startswith(b"%PDF")


def test_a_dry_run_foretells_the_pictures_and_what_is_in_their_way(tmp_path):
    (tmp_path / "x.png").write_text("mine", encoding="utf-8")
    args = ("letter", "president", *sender(), "--date", LATER, "-o", "x.pdf", "--preview", "--dry-run")

    outcome = call(*args, cwd=tmp_path)

    assert outcome.code == 7
    assert "would make x.pdf" in outcome.err
    assert "x.png: exists and is different" in outcome.err
    assert files(tmp_path) == ["x.png"]


@pytest.mark.parametrize(
    ("country", "city", "said"),
    [("US", "Columbus", True), ("US", "Columbus, OH", False), ("CA", "Ottawa", True), ("CA", "Ottawa ON", False)],
)
def test_a_town_without_its_state_is_said_where_posts_want_one(tmp_path, country, city, said):
    outcome = call("letter", "president", *sender(country=country, city=city), "-o", "x.pdf", cwd=tmp_path)

    assert ("is without its state or province" in outcome.err) is said


def test_justified_lines_end_at_the_margin_and_ragged_ones_where_their_words_do(tmp_path):
    for name, option in (("ragged.pdf", []), ("justified.pdf", ["--justified"])):
        made = call(
            *("letter", "president", *sender(), "--date", "1999-11-20", "--lang", "de", "-o", name, *option),
            cwd=tmp_path,
        )
        assert made.code == 0, made.err
    ragged, justified = (right_ends(tmp_path / name) for name in ("ragged.pdf", "justified.pdf"))
    # 190 mm from the left edge: the margin on the right is 20 mm wide
    assert sum(abs(end - 190) < 1 for end in ragged) < 8
    assert sum(abs(end - 190) < 1 for end in justified) > 14


def right_ends(path):
    """How far from the left edge each line ends in ink, in millimetres."""
    page = pypdfium2.PdfDocument(path)[0].get_textpage()
    boxes = sorted((page.get_rect(at) for at in range(page.count_rects())), key=lambda box: box[1])
    ends, foot = [], 0
    for _, bottom, right, _ in boxes:
        # a box goes down as far as its letters do
        if bottom - foot > 5:
            ends.append(right)
            foot = bottom
        ends[-1] = max(ends[-1], right)
    return [right * 25.4 / 72 for right in ends]
