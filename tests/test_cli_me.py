"""Own details: kept once, then used by every letter; what is typed comes first."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from command import LATER, call, environment, files, pages_of, sender

KEEP = ("me", "keep", *sender(organisation="Sample Union", role="Secretary"))
LETTER = ("letter", "president", "--date", LATER, "--lang", "en", "-o", "letter.pdf")


@pytest.fixture
def protest(tmp_path):
    """Return a function that runs a command with a folder of its own for what is kept."""

    def called(*args, **env):
        return call(*args, cwd=tmp_path, env={"PROTEST_CONFIG": str(tmp_path / "own")} | env)

    return called


def text_of(path):
    return "\n".join(pages_of(path))


def test_what_is_kept_is_shown_with_its_place(protest, tmp_path):
    kept = protest(*KEEP)
    shown = protest("me", "show")

    assert (kept.code, kept.lines) == (0, [str(tmp_path / "own" / "me.yaml")])
    assert shown.lines == [
        str(tmp_path / "own" / "me.yaml"),
        "  name: Sample Sender",
        "  role: Secretary",
        "  organisation: Sample Union",
        "  street: Calle Mayor 1",
        "  postcode: 28013",
        "  city: Madrid",
        "  country: ES",
    ]
    assert protest("me").lines == shown.lines
    assert json.loads(protest("me", "show", "--json").out) == {
        "file": str(tmp_path / "own" / "me.yaml"),
        "name": "Sample Sender",
        "role": "Secretary",
        "organisation": "Sample Union",
        "street": "Calle Mayor 1",
        "postcode": "28013",
        "city": "Madrid",
        "country": "ES",
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_its_owner_can_read_the_file_or_enter_the_folder(protest, tmp_path, umask):
    before = os.umask(umask)
    try:
        protest(*KEEP)
    finally:
        os.umask(before)

    own = tmp_path / "own"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (own, own / "me.yaml")] == [0o700, 0o600]
    assert files(own) == ["me.yaml"]


def test_a_letter_needs_no_details_once_they_are_kept(protest, tmp_path):
    protest(*KEEP)

    outcome = protest(*LETTER)

    assert outcome.code == 0, outcome.err
    text = text_of(tmp_path / "letter.pdf")
    assert all(
        words in text for words in ("Sample Sender", "Secretary", "Sample Union", "Calle Mayor 1", "28013 Madrid")
    )


#: what is typed, what --from holds, what is kept → what the letter has
PRECEDENCE = {
    "typed before all": ("Typed Sender", 'name: "File Sender"', "Typed Sender"),
    "a file before what is kept": (None, 'name: "File Sender"', "File Sender"),
    "kept where nothing else is said": (None, 'role: "Treasurer"', "Sample Sender"),
}


@pytest.mark.parametrize(("typed", "file", "name"), PRECEDENCE.values(), ids=PRECEDENCE)
def test_the_option_comes_before_the_file_and_the_file_before_what_is_kept(protest, tmp_path, typed, file, name):
    protest(*KEEP)
    (tmp_path / "from.yaml").write_text(f"{file}\n", encoding="utf-8")

    outcome = protest(*LETTER, "--from", "from.yaml", *(("--name", typed) if typed else ()))

    assert outcome.code == 0, outcome.err
    assert name in text_of(tmp_path / "letter.pdf")
    # the other fields come from further down
    assert "Calle Mayor 1" in text_of(tmp_path / "letter.pdf")


def test_care_of_keeps_the_kept_home_address_out_of_the_letter(protest, tmp_path):
    protest(*KEEP)

    outcome = protest(*LETTER, "--care-of", "Sample House")

    assert outcome.code == 0, outcome.err
    text = text_of(tmp_path / "letter.pdf")
    assert "c/o Sample House" in text
    assert "Calle Mayor" not in text
    assert "28013" not in text


def test_a_street_kept_for_another_town_is_said(protest):
    protest(*KEEP)

    outcome = protest(*LETTER, "--city", "Lyon", "--country", "FR")

    assert outcome.code == 0
    assert 'notice: --city: the street "Calle Mayor 1" was kept with "Madrid", the letter has "Lyon"' in outcome.err
    assert 'notice: --country: the street "Calle Mayor 1" was kept with "ES", the letter has "FR"' in outcome.err


def test_keeping_again_changes_what_is_given_and_leaves_the_rest(protest):
    protest(*KEEP)
    protest("me", "keep", "--street", "Calle Menor 2", "--role", "", "--as-organisation")

    table = json.loads(protest("me", "show", "--json").out)

    assert (table["street"], table["name"], table["as_organisation"]) == ("Calle Menor 2", "Sample Sender", True)
    assert "role" not in table


def test_an_organisation_is_kept_as_one_and_a_letter_may_still_be_a_person_s(protest, tmp_path):
    protest(*KEEP, "--as-organisation")

    protest(*LETTER)
    ours = text_of(tmp_path / "letter.pdf")
    protest(*LETTER, "--as-person", "--force")
    mine = text_of(tmp_path / "letter.pdf")

    assert " we " in ours.lower()
    assert ours != mine


def test_an_empty_postcode_is_kept_as_one_that_does_not_exist(protest, tmp_path):
    outcome = protest("me", "keep", *sender(postcode="", city="Lomé", country="tg"))

    assert outcome.code == 0
    assert "still need" not in outcome.err
    assert 'postcode: ""' in (tmp_path / "own" / "me.yaml").read_text(encoding="utf-8")
    assert protest(*LETTER).code == 0


def test_what_a_letter_will_still_need_is_said(protest):
    outcome = protest("me", "keep", "--name", "Sample Sender", "--city", "Madrid")

    assert outcome.code == 0
    assert "a letter will still need --street, --postcode, --country" in outcome.err


def test_forgetting_removes_details_and_signature_and_nothing_else(protest, tmp_path):
    protest(*KEEP, "--signature", ink(tmp_path))
    (tmp_path / "own" / "corrections.yaml").write_text("[]\n", encoding="utf-8")
    assert files(tmp_path / "own") == ["corrections.yaml", "me.yaml", "signature.png"]

    outcome = protest("me", "forget")

    assert (outcome.code, outcome.err) == (0, "forgotten\n")
    assert files(tmp_path / "own") == ["corrections.yaml"]
    assert protest("me", "forget").err == "nothing was kept\n"
    assert protest("me", "show").err == "nothing is kept; protest me keep does it\n"


def ink(folder):
    picture = Image.new("RGB", (400, 120), "white")
    ImageDraw.Draw(picture).line([(20, 90), (120, 20), (200, 90), (380, 40)], fill="navy", width=6)
    picture.save(folder / "ink.jpg", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", comment=b"made at home")
    return str(folder / "ink.jpg")


def test_a_kept_signature_stands_in_the_letter_and_tells_nothing_of_its_origin(protest, tmp_path):
    assert protest(*KEEP, "--signature", ink(tmp_path)).code == 0
    unsigned = protest(*LETTER, "--from", os.devnull)
    outcome = protest(*LETTER)

    assert unsigned.code == 3
    assert outcome.code == 0, outcome.err
    raw = (tmp_path / "letter.pdf").read_bytes()
    assert b"/Subtype /Image" in raw or b"/Image" in raw
    kept = (tmp_path / "own" / "signature.png").read_bytes()
    assert b"made at home" not in kept
    assert b"eXIf" not in kept


#: a file of details → what is said of it
BAD_FILES = {
    "empty": (b"", "holds no details of a sender"),
    "a list": (b"- name: x\n", "holds no details of a sender"),
    "binary": (bytes(range(256)), "is not UTF-8"),
    "unknown key": (b"nmae: Sample\n", 'did you mean "name"?'),
    "repeated key": (b"name: a\nname: b\n", "name"),
    "empty name": (b'name: ""\n', '"name" is empty'),
    "name on two lines": (b"name: |\n  a\n  b\n", "line break"),
    "flag that is none": (b"as_organisation: yes\n", "true or false"),
    "signature elsewhere": (b"signature: ../ink.png\n", "bare name"),
    "signature at the root": (b"signature: /etc/passwd\n", "bare name"),
    "an alias": (b"name: &a x\ncity: *a\n", "alias"),
    "huge": (b"name: x\n" + b"# " + b"x" * 2_000_001, "is larger than 2,000,000 bytes"),
}


@pytest.mark.parametrize(("raw", "said"), BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize("kept", [True, False], ids=["kept", "--from"])
def test_a_bad_file_of_details_is_named_with_what_is_wrong(protest, tmp_path, raw, said, kept):
    path = tmp_path / "own" / "me.yaml" if kept else tmp_path / "from.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)

    outcome = protest(*LETTER, *sender(), *(() if kept else ("--from", "from.yaml")))

    assert outcome.code == 3
    assert path.name in outcome.err
    assert said in outcome.err
    assert "Traceback" not in outcome.err
    assert not (tmp_path / "letter.pdf").exists()


def test_details_that_cannot_be_used_are_not_kept(protest, tmp_path):
    outcome = protest("me", "keep", "--country", "Spain", "--name", "a\nb")

    assert outcome.code == 2
    assert "--country: " in outcome.err
    assert "--name: holds a line break" in outcome.err
    assert not (tmp_path / "own").exists()


def test_off_a_terminal_nothing_is_asked(protest):
    outcome = protest("me", "keep")

    assert outcome.code == 2
    assert "--name" in outcome.err


def test_without_a_home_there_is_nothing_kept_and_keeping_says_why(tmp_path, monkeypatch):
    # what the library answers for an account without a home and without an entry in the system's list
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: Path("~/.config/protest"))
    env = {"PROTEST_CONFIG": ""}

    outcome = call(*KEEP, cwd=tmp_path, env=env)

    assert outcome.code == 7
    assert "set HOME, or PROTEST_CONFIG to a folder" in outcome.err
    assert call(*LETTER, *sender(), cwd=tmp_path, env=env).code == 0
    assert files(tmp_path) == ["letter.pdf"]


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_home_is_said(tmp_path):
    (tmp_path / "home").mkdir(mode=0o500)

    outcome = call(*KEEP, cwd=tmp_path, env={"PROTEST_CONFIG": str(tmp_path / "home" / "own")})

    assert outcome.code == 7
    assert "cannot be written" in outcome.err


def test_a_file_where_the_folder_should_be_is_said(tmp_path):
    (tmp_path / "own").write_text("a file", encoding="utf-8")
    env = {"PROTEST_CONFIG": str(tmp_path / "own")}

    assert call(*KEEP, cwd=tmp_path, env=env).code == 7
    assert call("me", "show", cwd=tmp_path, env=env).code == 0
    assert call(*LETTER, *sender(), cwd=tmp_path, env=env).code == 0


#: what is typed beside a kept person, organisation and signature → what of it comes into the letter
OTHERS = {
    "nothing": ((), True),
    "the same name otherwise written": (("--name", "sample sender"), True),
    "another name": (("--name", "Other Sender"), False),
    "a file of another name": (("--from", "other.yaml"), False),
}


@pytest.mark.parametrize(("args", "mine"), OTHERS.values(), ids=OTHERS)
def test_post_organisation_and_signature_belong_to_one_person(protest, tmp_path, args, mine):
    protest(*KEEP, "--signature", ink(tmp_path))
    (tmp_path / "other.yaml").write_text("name: Other Sender\n", encoding="utf-8")

    outcome = protest(*LETTER, *args)

    assert outcome.code == 0, outcome.err
    text = text_of(tmp_path / "letter.pdf")
    assert ("Secretary" in text, "Sample Union" in text) == (mine, mine)
    assert pictures_of(tmp_path / "letter.pdf") == int(mine)


def pictures_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return sum(1 for page in document for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))
    finally:
        document.close()


def test_a_kept_signature_can_be_left_out_and_removed(protest, tmp_path):
    protest(*KEEP, "--signature", ink(tmp_path))

    protest(*LETTER, "--signature", "")
    without = pictures_of(tmp_path / "letter.pdf")
    removed = protest("me", "keep", "--signature", "")

    assert (without, removed.code) == (0, 0)
    assert files(tmp_path / "own") == ["me.yaml"]
    assert protest(*LETTER).code == 0


def test_keeping_who_passes_mail_on_removes_the_home_address(protest, tmp_path):
    protest(*KEEP)

    protest("me", "keep", "--care-of", "Sample House")

    assert "Calle Mayor" not in (tmp_path / "own" / "me.yaml").read_text(encoding="utf-8")
    outcome = protest(*LETTER)
    assert "Calle Mayor" not in text_of(tmp_path / "letter.pdf")
    assert "notice: --street: is not given for Sample House, so an answer by post may not arrive" in outcome.err


def test_keeping_from_a_file_takes_all_that_it_holds(protest, tmp_path):
    protest(*KEEP, "--as-organisation", "--signature", ink(tmp_path))
    whole = (tmp_path / "own" / "me.yaml").read_bytes()
    (tmp_path / "own").rename(tmp_path / "taken")

    outcome = protest("me", "keep", "--from", "taken/me.yaml")

    assert outcome.code == 0, outcome.err
    assert (tmp_path / "own" / "me.yaml").read_bytes() == whole
    assert files(tmp_path / "own") == ["me.yaml", "signature.png"]


def test_leaving_an_organisation_says_how_to_write_as_oneself(protest):
    protest(*KEEP, "--as-organisation")

    assert "or --as-person" in protest("me", "keep", "--organisation", "").err
    assert "--as-person writes as yourself" in protest(*LETTER).err
    assert protest(*LETTER, "--as-person").code == 0


#: what is typed beside a kept Madrid 28013 → what is said
MIXED = {
    "street and town": (
        ("--street", "Calle Menor 2", "--city", "Sevilla"),
        '--postcode: "28013" was kept with "Calle Mayor 1", the letter has "Calle Menor 2"',
    ),
    "street": (("--street", "Calle Menor 2"), '--city: "Madrid" was kept with "Calle Mayor 1"'),
    "town": (("--city", "Sevilla"), '--city: the street "Calle Mayor 1" was kept with "Madrid"'),
}


@pytest.mark.parametrize(("args", "said"), MIXED.values(), ids=MIXED)
def test_parts_of_an_address_that_were_not_kept_together_are_said(protest, args, said):
    protest(*KEEP)

    assert said in protest(*LETTER, *args).err


def test_an_unreadable_file_of_details_says_how_to_be_rid_of_it(protest, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "me.yaml").write_text('role: ""\n', encoding="utf-8")

    for command in (LETTER, KEEP):
        outcome = protest(*command)
        assert outcome.code == 3
        assert "protest me forget removes it" in outcome.err
    assert protest("me", "forget").code == 0
    assert protest(*KEEP).code == 0


def test_show_and_list_know_the_kept_country(protest):
    protest(*KEEP)

    assert "Madrid" in protest("show", "embassy").out
    assert "the embassy for your country, embassy-es" in protest("list").out


# on a terminal

pty = pytest.importorskip("pty") if os.name != "nt" else None


def on_a_terminal(*args, cwd, typed, env):
    """Run the command with a terminal for standard input and error; return exit code, output and what was said."""
    main, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "protest_letters", *args],
        cwd=cwd,
        env=environment(cwd, env),
        stdin=other,
        stdout=subprocess.PIPE,
        stderr=other,
    ) as process:
        os.close(other)
        os.write(main, typed.encode())
        out = process.stdout.read().decode()
        said = b""
        try:
            while chunk := os.read(main, 65536):
                said += chunk
        except OSError:  # the other side has closed
            pass
        code = process.wait(timeout=60)
    os.close(main)
    return code, out, said.decode()


@pytest.mark.skipif(pty is None, reason="needs a terminal of its own")
def test_on_a_terminal_what_is_missing_is_asked_and_kept_on_wish(tmp_path):
    env = {"PROTEST_CONFIG": str(tmp_path / "own")}
    answers = "Sample Sender\nCalle Mayor 1\n28013\nMadrid\nEspagne\nsí\n"

    code, out, said = on_a_terminal(*LETTER, cwd=tmp_path, typed=answers, env=env)

    assert code == 0, said
    assert out == "letter.pdf\n"
    assert "Your name: " in said
    assert "Keep these details for the next letter? [y/N]: " in said
    assert json.loads(call("me", "show", "--json", cwd=tmp_path, env=env).out)["city"] == "Madrid"
    assert call(*LETTER, "--force", cwd=tmp_path, env=env).code == 0


@pytest.mark.skipif(pty is None, reason="needs a terminal of its own")
def test_on_a_terminal_labels_ask_for_the_country_alone(tmp_path):
    env = {"PROTEST_CONFIG": str(tmp_path / "own")}
    # the 25th label is on the sheet of that country, and on no sheet of others
    args = ("labels", "embassy", "--date", LATER, "--start", "12")

    code, out, said = on_a_terminal(*args, cwd=tmp_path, typed="Estados Unidos\nn\n", env=env)

    assert (code, out) == (0, "labels.pdf\n"), said
    assert "Your country: " in said
    assert "Your name" not in said
    assert "Avery 5162" in said


@pytest.mark.skipif(pty is None, reason="needs a terminal of its own")
def test_on_a_terminal_nothing_is_asked_while_something_else_is_wrong(tmp_path):
    code, _, said = on_a_terminal(
        "letter", "presidnet", cwd=tmp_path, typed="", env={"PROTEST_CONFIG": str(tmp_path / "own")}
    )

    assert code == 2
    assert "Your name" not in said
    assert "--name: is needed" in said


@pytest.mark.skipif(pty is None, reason="needs a terminal of its own")
def test_the_end_of_the_input_ends_the_questions(tmp_path):
    code, _, said = on_a_terminal(
        *LETTER, cwd=tmp_path, typed="Sample Sender\n\x04", env={"PROTEST_CONFIG": str(tmp_path / "own")}
    )

    assert code == 2
    assert "--street: is needed" in said
    assert "--name: is needed" not in said


#: what is typed → the exit code, what is said, what comes into the letter
DIALOGUES = {
    "a country by its name": (
        "Sample Sender\nBeispielweg 5\n3011\nBern\nSchweiz\nn\n",
        0,
        ["Switzerland (CH)", "not kept"],
        "Beispielweg 5",
    ),
    "a wrong country, then a right one": (
        "Sample Sender\nBeispielweg 5\n3011\nBern\nQQ\nCH\nn\n",
        0,
        ['"QQ" is no country'],
        "3011 Bern",
    ),
    "an empty name, then one": (
        "\nSample Sender\nBeispielweg 5\n3011\nBern\nCH\nn\n",
        0,
        ["it is needed"],
        "Sample Sender",
    ),
    "no street: who passes mail on": (
        "Sample Sender\n\nSample House\nBern\nCH\nn\n",
        0,
        ["The organisation that passes mail on to you: "],
        "c/o Sample House",
    ),
}


@pytest.mark.skipif(pty is None, reason="needs a terminal of its own")
@pytest.mark.parametrize(("typed", "code", "said", "words"), DIALOGUES.values(), ids=DIALOGUES)
def test_every_answer_is_judged_before_the_next_question(tmp_path, typed, code, said, words):
    env = {"PROTEST_CONFIG": str(tmp_path / "own")}

    ended, _, err = on_a_terminal(*LETTER, cwd=tmp_path, typed=typed, env=env)

    assert ended == code, err
    assert all(one in err for one in said), err
    assert words in text_of(tmp_path / "letter.pdf")
    assert not (tmp_path / "own").exists()


@pytest.mark.skipif(pty is None, reason="needs a terminal of its own")
def test_what_is_kept_already_stays_when_answers_are_kept(tmp_path):
    env = {"PROTEST_CONFIG": str(tmp_path / "own")}
    half = ("--name", "Sample Sender", "--city", "Madrid", "--country", "ES")
    call("me", "keep", *half, "--as-person", "--signature", ink(tmp_path), cwd=tmp_path, env=env)

    on_a_terminal(*LETTER, cwd=tmp_path, typed="Calle Mayor 1\n28013\ny\n", env=env)

    table = json.loads(call("me", "show", "--json", cwd=tmp_path, env=env).out)
    assert table["street"] == "Calle Mayor 1"
    assert table["as_organisation"] is False
    assert table["signature"].endswith("signature.png")


@pytest.mark.skipif(pty is None, reason="needs a terminal of its own")
def test_somebody_else_s_details_are_not_kept_over_one_s_own(tmp_path):
    env = {"PROTEST_CONFIG": str(tmp_path / "own")}
    call("me", "keep", "--name", "Sample Sender", "--city", "Madrid", "--country", "ES", cwd=tmp_path, env=env)

    _, _, said = on_a_terminal(
        *LETTER, "--name", "Other Sender", cwd=tmp_path, typed="Calle Mayor 1\n28013\ny\n", env=env
    )

    assert "Keep these details" not in said
    assert "street" not in json.loads(call("me", "show", "--json", cwd=tmp_path, env=env).out)
