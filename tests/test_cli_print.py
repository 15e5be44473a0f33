"""`protest print` as it is typed, with stand-ins for CUPS's programs: what is said, what they get, what is refused."""

import json
import shlex
from dataclasses import fields

import pytest

from command import call, files, run
from printing import (
    ADDRESS,
    DL,
    NUMBER_10,
    OFFICE,
    answer,
    envelopes,
    letter,
    on_sheet,
    options_of,
    places,
    printed,
    printing_system,
    sheets,
)
from protest_letters.cli.options import real_date
from protest_letters.cli.print import MemoryOptions, PrintOptions
from protest_letters.layout.feed_test import lay_out_test_page
from protest_letters.media.pdf import write_pdf
from protest_letters.standards.envelopes import envelope_named

TODAY = real_date().isoformat()


@pytest.fixture
def office(tmp_path):
    """A printing system with one printer, a letter of today and a DL envelope; return the environment."""
    (tmp_path / "letter.pdf").write_bytes(letter(2, TODAY))
    (tmp_path / "dl.pdf").write_bytes(envelopes())
    return printing_system(tmp_path) | {"PROTEST_CONFIG": str(tmp_path / "kept")}


@pytest.fixture
def protest(tmp_path, office):
    """Return a function that prints, and expects a code."""

    def go(*args, code=0, env=None):
        outcome = call("print", *args, cwd=tmp_path, env=office | (env or {}))
        assert outcome.code == code, outcome.err
        return outcome

    return go


def remembered(folder):
    path = folder / "kept" / "printers.yaml"
    return path.read_text(encoding="utf-8").splitlines()[2:] if path.exists() else []


# what is handed over


def test_a_letter_is_printed_as_it_is(tmp_path, protest):
    outcome = protest("letter.pdf")

    ((arguments, content),) = printed(tmp_path)
    assert content == (tmp_path / "letter.pdf").read_bytes()
    assert arguments == [
        *("-d", "office", "-n", "1", "-t", "letter"),
        *("-o", "media=iso_a4_210x297mm", "-o", "sides=one-sided", "-o", "print-scaling=none"),
        *("-o", "orientation-requested=3", "-o", "number-up=1", "-o", "job-sheets=none"),
        "-",
    ]
    assert outcome.lines == ["office-0"]
    assert outcome.err == "printing letter.pdf: letter, 2 pages on 2 sheets of A4, one-sided, to office\n"


def test_an_envelope_is_turned_and_its_paper_named(tmp_path, protest):
    outcome = protest("dl.pdf", "--feed", "short-right", "--source", "by-pass-tray")

    ((arguments, content),) = printed(tmp_path)
    options = options_of(arguments)
    assert options["media"] == "iso_dl_110x220mm"
    assert options["media-col"] == "{media-type=envelope media-source=by-pass-tray}"
    assert sheets(content) == [pytest.approx(DL[::-1], abs=0.01)]
    assert places(content)[0]["ADDRESS1"] == pytest.approx((*on_sheet(*ADDRESS[1:], 270), 270), abs=0.01)
    assert "short-right (short edge first, the top of the envelope on the right)" in outcome.err


def test_files_are_printed_in_order_each_on_its_paper(tmp_path, protest):
    (tmp_path / "number-10.pdf").write_bytes(envelopes(NUMBER_10, 2, "protest-envelope 1; size=number-10"))

    outcome = protest("dl.pdf", "letter.pdf", "number-10.pdf", "--copies", "2")

    jobs = printed(tmp_path)
    media = [options_of(arguments)["media"] for arguments, _ in jobs]
    assert media == ["iso_dl_110x220mm", "iso_a4_210x297mm", "na_number-10_4.125x9.5in"]
    assert all(arguments[2:4] == ["-n", "2"] and options_of(arguments)["collate"] == "true" for arguments, _ in jobs)
    assert [len(sheets(content)) for _, content in jobs] == [1, 2, 2]
    assert outcome.lines == ["office-0", "office-1", "office-2"]


def test_on_both_sides_letters_are_padded_and_envelopes_are_not(tmp_path, protest):
    (tmp_path / "three.pdf").write_bytes(letter(3, TODAY))

    protest("letter.pdf", "three.pdf", "dl.pdf", "--duplex")

    jobs = printed(tmp_path)
    assert [options_of(arguments)["sides"] for arguments, _ in jobs] == [*["two-sided-long-edge"] * 2, "one-sided"]
    assert [len(page) for page in places(jobs[1][1])] == [1, 1, 1, 0]
    assert [len(sheets(content)) for _, content in jobs] == [2, 4, 1]


def test_a_test_page_comes_on_one_envelope_and_is_not_turned_for_a_remembered_feed(tmp_path, protest, typefaces):
    page = write_pdf(lay_out_test_page(envelope_named("dl"), typefaces), typefaces)
    (tmp_path / "test.pdf").write_bytes(page)
    protest("--feed", "short-right")

    protest("test.pdf")

    ((_, content),) = printed(tmp_path)
    (words,) = places(content)
    assert (words["short-left"][2], words["short-right"][2]) == (90, 270)
    assert "long-upright" not in words


def test_the_title_of_a_job_tells_nothing_of_anybody(tmp_path, protest):
    (tmp_path / "Sample Sender to the President.pdf").write_bytes(letter(1, TODAY))

    protest("Sample Sender to the President.pdf")

    ((arguments, _),) = printed(tmp_path)
    assert "Sample" not in " ".join(arguments)


def test_a_dry_run_says_it_and_shows_the_commands(tmp_path, protest):
    before = files(tmp_path)

    outcome = protest("letter.pdf", "dl.pdf", "--feed", "short-left", "--dry-run")

    assert [shlex.split(line)[0] for line in outcome.lines] == ["lp", "lp"]
    assert "-t envelope -o media=iso_dl_110x220mm" in outcome.lines[1]
    assert outcome.err.count("would print ") == 2
    assert files(tmp_path) == before


# what is said first


def test_a_letter_of_another_time_is_printed_with_a_warning(tmp_path, protest):
    (tmp_path / "old.pdf").write_bytes(letter())

    outcome = protest("old.pdf")

    assert "warning: old.pdf: HISTORICAL, NOT FOR POSTING: dated 1999-11-20" in outcome.err
    assert len(printed(tmp_path)) == 1


def test_the_only_printer_is_used_without_being_the_default_one(tmp_path, protest):
    (tmp_path / "cups" / "default").write_text("no system default destination", encoding="utf-8")

    assert "to office\n" in protest("letter.pdf").err


# what is remembered


def test_feed_and_tray_are_remembered_said_and_used_again(tmp_path, protest):
    first = protest("dl.pdf", "--feed", "short-right", "--source", "by-pass-tray")
    assert first.err.splitlines()[-1] == ("remembered for envelopes on office: feed short-right, tray by-pass-tray")

    second = protest("dl.pdf")

    assert "remembered for" not in second.err
    assert "(short edge first, the top of the envelope on the right; remembered)" in second.err
    (_, (arguments, content)) = printed(tmp_path)
    assert "media-source=by-pass-tray" in options_of(arguments)["media-col"]
    assert places(content)[0]["ADDRESS1"][2] == 270


def test_a_feed_can_be_remembered_without_printing(tmp_path, protest):
    outcome = protest("--feed", "short-right")

    assert outcome.err == "remembered for envelopes on office: feed short-right\n"
    assert remembered(tmp_path) == ['  - name: "office"', '    feed: "short-right"']
    assert printed(tmp_path) == []


def test_what_is_remembered_is_readable_by_its_owner_only(tmp_path, protest):
    protest("--feed", "short-right")

    assert (tmp_path / "kept" / "printers.yaml").stat().st_mode & 0o077 == 0


def test_nothing_is_remembered_of_a_refused_or_tried_print(tmp_path, protest):
    protest("dl.pdf", "--feed", "short-right", "--dry-run")
    protest("letter.pdf", "--feed", "short-right", "--source", "upper", code=2)

    assert remembered(tmp_path) == []


def test_it_is_forgotten_by_printer_or_altogether(tmp_path, protest):
    kept = 'printers:\n  - name: "attic"\n    feed: "short-left"\n  - name: "office"\n    source: "main"\n'
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "printers.yaml").write_text(kept, encoding="utf-8")

    assert protest("--forget", "--printer", "office").lines == ["office"]
    assert remembered(tmp_path) == ['  - name: "attic"', '    feed: "short-left"']
    assert 'did you mean "attic"?' in protest("--forget", "--printer", "atic", code=2).err
    assert protest("--forget").lines == ["attic"]
    assert not (tmp_path / "kept" / "printers.yaml").exists()
    assert protest("--forget").err == "nothing was remembered\n"


def test_a_file_that_was_spoilt_is_said_and_can_be_mended(tmp_path, protest):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "printers.yaml").write_text("printers:\n  - name: a\n    feed: b\n", encoding="utf-8")

    outcome = protest("dl.pdf", code=3)

    assert "printers.yaml:3: there is no feed" in outcome.err
    assert "protest print --forget removes it" in outcome.err
    assert printed(tmp_path) == []
    assert protest("--forget").lines == ["printers.yaml"]
    assert len(protest("dl.pdf").lines) == 1


# the list


def test_the_list_shows_printers_what_they_take_and_what_is_remembered(protest):
    protest("--feed", "short-right", "--source", "by-pass-tray")

    assert protest("--list").lines == [
        "office (the default)",
        "  takes: A4, DL, No. 10",
        "  trays: main, by-pass-tray",
        "  feed: short-right",
        "  tray for envelopes: by-pass-tray",
    ]
    assert json.loads(protest("--list", "--json").out) == [
        {
            "name": "office",
            "default": True,
            "here": True,
            "takes": ["A4", "DL", "No. 10"],
            "trays": ["main", "by-pass-tray"],
            "feed": "short-right",
            "source": "by-pass-tray",
        }
    ]


def test_what_is_remembered_is_shown_where_nothing_prints(protest):
    protest("--feed", "short-right")

    outcome = protest("--list", env={"PATH": ""})

    assert outcome.lines == ["office (not here now)", "  feed: short-right"]
    assert "warning: print: needs CUPS's programs" in outcome.err


# what is refused; nothing is printed then


def test_without_a_printing_system_it_is_said_how_to_print_by_hand(tmp_path, protest):
    outcome = protest("letter.pdf", "dl.pdf", code=9, env={"PATH": str(tmp_path)})

    assert "error: print: needs CUPS's programs lp, lpstat, ipptool, lpoptions, not installed here" in outcome.err
    assert "print by hand at 100 % (actual size, not fitted): letter.pdf on A4, dl.pdf on DL" in outcome.err


def test_without_a_scheduler_it_is_said(protest):
    outcome = protest("dl.pdf", code=9, env={"RUNNING": "not running"})

    assert "no printing system answers: scheduler is not running" in outcome.err
    assert "dl.pdf on DL" in outcome.err


def test_an_unknown_printer_is_said_with_those_that_are_here(tmp_path, protest):
    outcome = protest("letter.pdf", "--printer", "offce", code=2)

    assert 'error: --printer: there is no printer "offce"\n  hint: did you mean "office"? here: office' in outcome.err
    assert printed(tmp_path) == []


def test_a_printer_that_lacks_the_medium_is_said_before_anything_is_printed(tmp_path, protest):
    (tmp_path / "c5.pdf").write_bytes(envelopes((229, 162), 1, "protest-envelope 1; size=c5"))

    outcome = protest("letter.pdf", "c5.pdf", code=9)

    assert "error: c5.pdf: office does not offer C5\n  hint: it offers A4, DL, No. 10;" in outcome.err
    assert printed(tmp_path) == []


def test_files_printer_and_options_are_all_judged_at_once(protest):
    outcome = protest("absent.pdf", "--printer", "offce", "--feed", "left", "-n", "0", code=2)

    errors = [line.split(": ")[1] for line in outcome.err.splitlines() if line.startswith("error")]
    assert errors == ["--copies", "--feed", "absent.pdf", "--printer"]


def test_what_one_printer_refused_is_said_and_the_rest_is_printed(tmp_path):
    env = printing_system(tmp_path, "REFUSE", REFUSE=OFFICE)
    (tmp_path / "letter.pdf").write_bytes(letter(1, TODAY))

    outcome = call("print", "letter.pdf", "--feed", "short-right", cwd=tmp_path, env=env)

    assert outcome.code == 9
    assert "error: letter.pdf: lp refused it: lp: Destination is not accepting jobs." in outcome.err
    assert outcome.lines == []


@pytest.mark.parametrize(
    ("printers", "default", "args", "code", "said"),
    [
        (
            {"a": OFFICE, "b": OFFICE},
            "",
            [],
            2,
            "no printer is the default one\n  hint: name one; here: a, b",
        ),
        ({"a": answer(media=(), member_names=["b"])}, "a", [], 9, "a: is a class of printers"),
        ({"a": answer(status="client-error-not-found")}, "a", [], 9, "a: does not say which paper it takes"),
        ({"a": answer(printer_is_accepting_jobs=False)}, "a", [], 9, "a: accepts no jobs now"),
        ({"a": answer(sides_supported="one-sided")}, "a", ["--duplex"], 9, "--duplex: a prints on one side only"),
    ],
    ids=["no default", "class", "silent", "refuses", "one side"],
)
def test_a_printer_that_is_of_no_use_is_said(tmp_path, printers, default, args, code, said):
    env = printing_system(tmp_path, default, **printers)
    (tmp_path / "letter.pdf").write_bytes(letter(1, TODAY))

    outcome = call("print", "letter.pdf", *args, cwd=tmp_path, env=env)

    assert outcome.code == code
    assert said in outcome.err
    assert printed(tmp_path) == []


def test_options_that_were_saved_for_the_printer_are_seen(tmp_path, protest):
    (tmp_path / "cups" / "office.saved").write_text("copies=1 PageSize=A4 printer-info=Office\n", encoding="utf-8")

    outcome = protest("dl.pdf", code=9)

    assert "dl.pdf: the option PageSize=A4 is saved for office" in outcome.err
    assert protest("letter.pdf").lines == ["office-0"]


def test_the_name_of_a_file_does_not_steer_the_terminal(tmp_path, protest):
    (tmp_path / "a\x1b[2J.pdf").write_bytes(envelopes())

    assert "printing a\\x1b[2J.pdf: envelope" in protest("a\x1b[2J.pdf").err


def test_no_printer_at_all_is_said(tmp_path):
    env = printing_system(tmp_path, "", office=OFFICE)
    (tmp_path / "cups" / "names").write_text("", encoding="utf-8")
    (tmp_path / "letter.pdf").write_bytes(letter(1, TODAY))

    outcome = call("print", "letter.pdf", cwd=tmp_path, env=env)

    assert outcome.code == 9
    assert "--printer: no printer is set up here" in outcome.err


def test_a_printer_that_was_only_seen_on_the_network_is_woken(tmp_path):
    env = printing_system(tmp_path, "seen", seen=answer(status="client-error-not-found"))
    (tmp_path / "cups" / "seen.asleep").write_bytes(OFFICE)
    (tmp_path / "letter.pdf").write_bytes(letter(1, TODAY))

    outcome = call("print", "letter.pdf", cwd=tmp_path, env=env)

    assert outcome.code == 0, outcome.err
    assert (tmp_path / "cups" / "woken").read_text(encoding="utf-8") == "-p seen -l\n"


#: option → (arguments, exit code, what is said); None for one that cannot be wrong
OPTIONS = {
    "--printer": (["letter.pdf", "--printer", "x"], 2, 'there is no printer "x"'),
    "--feed": (["dl.pdf", "--feed", "left"], 2, '--feed: there is no feed "left"'),
    "--source": (["dl.pdf", "--source", "upper"], 2, '--source: office has no tray "upper"'),
    "--duplex": None,
    "--copies": (["letter.pdf", "--copies", "1000"], 2, "--copies: must be a number from 1 to 999"),
    "--dry-run": (["absent.pdf", "--dry-run"], 2, "absent.pdf: there is no such file"),
    "--list": (["letter.pdf", "--list"], 2, "--list: prints nothing"),
    "--forget": (["--list", "--forget"], 2, "--list: does not go with --forget"),
    "--json": (["letter.pdf", "--json"], 2, "--json: goes with --list"),
}


def test_the_table_of_options_is_complete():
    # in an annotation Typer takes the name for the default
    named = {field.type.__metadata__[0].default for group in (PrintOptions, MemoryOptions) for field in fields(group)}

    assert named == set(OPTIONS)


@pytest.mark.parametrize("option", [name for name, row in OPTIONS.items() if row])
def test_a_wrong_option_is_named_and_nothing_is_printed(tmp_path, protest, option):
    args, code, said = OPTIONS[option]

    assert said in protest(*args, code=code).err
    assert printed(tmp_path) == []
    assert remembered(tmp_path) == []


def test_the_list_is_of_all_printers(protest):
    assert "--printer: does not go with --list" in protest("--list", "--printer", "office", code=2).err


def test_nothing_to_print_is_said(protest):
    assert "there is nothing to print" in protest(code=2).err


def test_it_works_as_a_process(tmp_path, office):
    outcome = run("print", "dl.pdf", cwd=tmp_path, env=office)

    assert (outcome.code, outcome.lines) == (0, ["office-0"])
