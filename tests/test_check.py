"""Every rule of `check`, shown on a campaign that breaks it, and the shipped letter that does not."""

from dataclasses import replace
from datetime import date

import pytest

from protest_letters.check import RULES, Question, check_campaign, explain_rule
from protest_letters.dates import parse_partial_date
from protest_letters.model import Channel, Confidence, Evidence
from protest_letters.problems import ExitCode, Level, ProtestError, exit_code

TODAY = date(2026, 11, 23)


def evidence(as_of="2026-01-01", **more):
    return Evidence(parse_partial_date(as_of), Confidence.MEDIUM, ("a source",), place="addressees.yaml:7", **more)


@pytest.fixture
def letter(campaign):
    """The built-in English letter of 1999."""
    (found,) = [one for one in campaign.templates if (one.id, one.language) == ("end-the-repression", "en")]
    return found


@pytest.fixture
def judge(campaign, forms, typefaces):
    """Return a function: rule, letters, changes of the book → what the rule finds."""

    def found(rule, *templates, **changes):
        changed = replace(campaign, templates=templates, book=replace(campaign.book, **changes))
        return list(RULES[rule](Question(changed, forms, typefaces, TODAY)))

    return found


def said(problems):
    return [(problem.where.rpartition("/")[2], problem.what) for problem in problems]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in ("age", "unfit")])
def test_the_built_in_letter_keeps_every_rule(rule, judge, letter):
    assert said(judge(rule, letter, default_letters=("end-the-repression",))) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ sendr.name }}", 'unknown placeholder "sendr.name"'),
        ("{{ sender.naame }}", 'unknown placeholder "sender.naame"'),
        ("{{ whoever }}", 'unknown placeholder "whoever"'),
        ("{{ sender }}", 'placeholder "sender" needs a part'),
        ("{% for n in we %}x{% endfor %}", "for is not allowed"),
        ("{% set x = we %}", "assign is not allowed"),
        ("{% include 'x' %}", "include is not allowed"),
        ("{{ ''.__class__ }}", 'unknown placeholder "….__class__"'),
        ("{{ 'a'*10**8 }}", "mul is not allowed"),
        ("{{ sender.name() }}", "call is not allowed"),
        ("{{ sender.name|length }}", 'filter "length" is not allowed'),
        ("{{ date", "unexpected end of template"),
    ],
)
def test_template_refuses_what_no_body_may_hold_with_the_line(text, what, judge, letter):
    broken = replace(letter, body=f"First line.\n\n{text}\n", file="letters/appeal.en.md", body_line=20)
    (found,) = judge("template", broken)
    assert found.where in ("letters/appeal.en.md:22", "letters/appeal.en.md:23")
    assert found.what.startswith(what)
    assert found.code is ExitCode.TEMPLATE


@pytest.mark.parametrize("part", ["subject", "ask"])
def test_template_looks_at_subject_and_asks_too(part, judge, letter):
    changed = {"subject": {"subject": "{{ subjct }}"}, "ask": {"asks": (("minister", "{{ subjct }}"),)}}[part]
    line = dict(letter.lines)[{"ask": "minister"}.get(part, part)]
    assert said(judge("template", replace(letter, **changed))) == [
        (f"end-the-repression.en.md:{line}", 'unknown placeholder "subjct"'),
    ]


def test_template_finds_every_fault_of_every_letter(judge, letter):
    other = replace(letter, body="{{ b }}", file="letters/other.en.md")
    found = judge("template", replace(letter, body="{{ a }}\n{{ c }}\n"), other)
    assert [problem.what for problem in found] == [f'unknown placeholder "{name}"' for name in "acb"]


def test_fills_knows_the_languages_there_are_customs_for(judge, letter):
    (found,) = judge("fills", replace(letter, language="it"))
    assert found.what == 'there are no customs for "it"'


def test_fills_says_which_form_of_address_is_missing(campaign, forms, typefaces, letter):
    fewer = tuple(form for form in forms if (form.kind, form.language) != ("chairman", "en-GB"))
    question = Question(replace(campaign, templates=(letter,)), fewer, typefaces, TODAY)
    found = list(RULES["fills"](question))
    assert {problem.where for problem in found} == {"knb-chairman"}
    assert "no form of address is known for the kind chairman" in found[0].what
    assert exit_code(found) is ExitCode.DATA


@pytest.mark.parametrize(("body", "count"), [("No request.", 0), ("{{ ask }} {{ask}}", 2), ("{{- ask -}}{{ ask }}", 2)])
def test_one_ask_wants_the_request_once(body, count, judge, letter):
    assert said(judge("one-ask", replace(letter, body=body))) == [
        ("end-the-repression.en.md", f"names {{{{ ask }}}} {count} times"),
    ]


def test_one_ask_wants_a_sentence_for_every_kind_of_office(judge, letter):
    (found,) = judge("one-ask", replace(letter, asks=letter.asks[:-1]))
    assert (found.what.split()[-1], found.hint) == ("ambassador", "add asks: ambassador: …")


@pytest.mark.parametrize(
    "text",
    [
        "Je suis préoccupé(e)",
        "les travailleurs/trabajadores/as",
        "Я обеспокоен(а)",
        "Уважаемый(ая)",
        "Kolleg/innen",
        "Estoy preocupado/a",
        "Ich bin Bürger(in)",
        "Les ami(e)s",
        "он узнал(а)",
        "сам(а)",
    ],
)
def test_no_gender_finds_the_usual_marks_in_every_part_of_a_letter(text, judge, letter):
    marked = ({"body": text}, {"subject": text}, {"telegram": text}, {"asks": (("minister", text),)})
    for change in marked:
        (found,) = judge("no-gender", replace(letter, **change))
        assert "asks for a gender" in found.what
        assert found.level is Level.ERROR


@pytest.mark.parametrize(
    "text",
    ["article 23(4)", "section 3(a)", "and/or", "trade union(s)", "the UN/ILO", "(e) the fifth point", "(а) во-первых"],
)
def test_no_gender_leaves_other_brackets_and_slashes_alone(text, judge, letter):
    assert judge("no-gender", replace(letter, body=text)) == []


@pytest.mark.parametrize(
    ("law", "since", "until", "allowed"),
    [
        ("constitution-23", "1995-09-05", None, True),
        ("constitution-23", "1995-09-04", None, False),
        ("udhr", "1999-11-17", None, True),
        ("ilo-1998", "1998-06-17", None, False),
        ("ilo-87", "1999-11-17", "2000-12-13", False),
        ("ilo-87", "2000-12-13", None, True),
        ("ilo-98", "2000-12-12", None, False),
        ("iccpr", "2006-01-23", None, False),
        ("iccpr", "2006-01-24", None, True),
        ("criminal-code-337", "1999-11-17", "2015-01-01", True),
        ("criminal-code-337", "1999-11-17", "2015-01-02", False),
        ("criminal-code-337", "1999-11-17", None, False),
    ],
)
def test_a_letter_relies_only_on_law_in_force_on_every_day_it_may_bear(law, since, until, allowed, judge, letter):
    last = date.fromisoformat(until) if until else None
    found = judge("law-by-date", replace(letter, law=(law,), since=date.fromisoformat(since), until=last, body=""))
    assert [problem.what.split(",")[0] for problem in found] == ([] if allowed else [f"relies on {law}"])
    assert exit_code(found) is (ExitCode.DONE if allowed else ExitCode.TEMPLATE)


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("under ILO Convention No. 87 workers may", "ilo-87"),
        ("under ILO Convention 98 workers may", "ilo-98"),
        ("ILO Conventions Nos. 87 and 98", "ilo-87"),
        ("ILO Conventions 87 and 98", "ilo-98"),
        ("la Convention n° 87 de l’OIT", "ilo-87"),
        ("la convention n° 87 de l’OIT", "ilo-87"),
        ("les conventions n°s 87 et 98", "ilo-98"),
        ("das Übereinkommen Nr. 87", "ilo-87"),
        ("nach dem Übereinkommen 98 der IAO", "ilo-98"),
        ("el Convenio núm. 87 de la OIT", "ilo-87"),
        ("los Convenios 87 y 98", "ilo-87"),
        ("в соответствии с Конвенцией № 87 МОТ", "ilo-87"),
        ("конвенции МОТ № 98", "ilo-98"),
        ("International Covenant on Civil and Political Rights", "iccpr"),
        ("Pacte international relatif aux droits civils et politiques", "iccpr"),
        ("Internationaler Pakt über bürgerliche und politische Rechte", "iccpr"),
        ("Pacto Internacional de Derechos Civiles y Políticos", "iccpr"),
        ("пакт о гражданских и политических правах", "iccpr"),
    ],
)
def test_law_that_a_text_names_in_any_language_is_found_without_being_declared(text, law, judge, letter):
    found = judge("law-by-date", replace(letter, law=(), body=text))
    assert f"relies on {law}" in {problem.what.split(",")[0] for problem in found}


@pytest.mark.parametrize(
    "text", ["as article 337 of the Criminal Code", "по статье 337", "artículo 337", "Artikel 337"]
)
def test_an_article_replaced_since_is_no_ground_for_a_letter_of_today(text, judge, letter):
    today = replace(letter, law=(), since=date(2023, 1, 1), until=None, body=text)
    assert [problem.what.split(",")[0] for problem in judge("law-by-date", today)] == ["relies on criminal-code-337"]


def test_an_unknown_instrument_is_an_error_with_the_nearest_known_one(judge, letter):
    (found,) = judge("law-by-date", replace(letter, law=("ilo1998",)))
    assert (found.what, found.hint) == ('law "ilo1998" is not known', 'did you mean "ilo-1998"?')


def test_the_letters_a_campaign_names_exist(judge, letter):
    (found,) = judge("default-letters", letter, default_letters=("end-the-represion",))
    assert (found.what, found.hint) == (
        'default letter "end-the-represion" does not exist',
        'did you mean "end-the-repression"?',
    )
    assert found.code is ExitCode.DATA


@pytest.mark.parametrize(("words", "short_or_long"), [(179, True), (180, False), (250, False), (251, True)])
def test_a_letter_has_180_to_250_words(words, short_or_long, judge, letter):
    plain = replace(
        letter, body="word " * (words - 1) + "{{ ask }}", asks=(("minister", "Please!"),), kinds=("minister",)
    )
    found = judge("length", plain)
    assert {(problem.what, problem.level) for problem in found} == (
        {(f"has {words} words", Level.WARNING)} if short_or_long else set()
    )


def test_a_letter_that_takes_two_pages_is_named_with_the_standard(judge, letter):
    long = replace(letter, body="A sentence of seven words stands here. \n\n" * 150 + "{{ ask }}", kinds=("minister",))
    found = judge("one-page", long)
    assert found
    assert all(problem.level is Level.WARNING for problem in found)
    assert all(" pages under " in problem.what for problem in found)


def test_someone_on_the_list_without_an_address_is_a_warning(judge, campaign):
    offices = tuple(replace(one, addresses=()) if one.id == "knb-chairman" else one for one in campaign.book.offices)
    (found,) = judge("reachable", offices=offices)
    assert found.what == "knb-chairman has no address today or on 1999-11-17"
    assert found.level is Level.WARNING


@pytest.mark.parametrize(
    ("number", "possible"),
    [("+74956271809", True), ("+33145615206", True), ("+7495627180", False), ("+999123456789", False)],
)
def test_a_number_in_use_is_in_a_numbering_plan(number, possible, judge, campaign):
    one = replace(campaign.book.offices[0], fax=(Channel(number, number, evidence()),))
    found = judge("numbers", offices=(one,), embassies=())
    assert [problem.what for problem in found] == (
        [] if possible else [f"{number} of interior-minister is in no country's numbering plan"]
    )
    assert all((problem.level, problem.where) == (Level.WARNING, "addressees.yaml:7") for problem in found)


def test_a_historical_number_may_be_in_no_plan_of_today(judge, campaign):
    one = replace(campaign.book.offices[0], fax=(Channel("+7495627180", "", evidence(historical=True)),))
    assert judge("numbers", offices=(one,), embassies=()) == []


@pytest.mark.parametrize(("as_of", "old"), [("2024-11-23", False), ("2024-11-22", True), ("unknown", False)])
def test_a_record_older_than_max_age_days_is_a_notice(as_of, old, judge, campaign):
    office = campaign.book.offices[0]
    one = replace(office, addresses=(replace(office.addresses[0], evidence=evidence(as_of)),))
    found = judge("age", offices=(one,), embassies=())
    assert [problem.what for problem in found] == (
        ["the address of interior-minister is of 2024-11-22, older than 730 days"] if old else []
    )
    assert all(problem.level is Level.NOTICE for problem in found)


def test_an_address_not_fit_for_an_envelope_is_a_notice_with_the_reason(judge, campaign):
    office = campaign.book.offices[0]
    one = replace(office, addresses=(replace(office.addresses[0], evidence=evidence(unfit="no number")),))
    (found,) = judge("unfit", offices=(one,), embassies=())
    assert (found.what, found.level) == (
        "an address of interior-minister is not fit for an envelope: no number",
        Level.NOTICE,
    )


def test_all_rules_are_asked_in_one_run_and_the_worst_comes_first(campaign, forms, typefaces, letter):
    broken = replace(letter, body="Je suis préoccupé(e). {{ nobody }}", law=("ilo-87",), kinds=("minister",))
    book = replace(campaign.book, default_letters=("gone",), offices=campaign.book.offices[:1], embassies=(), all=())
    found = check_campaign(Question(replace(campaign, templates=(broken,), book=book), forms, typefaces, TODAY))
    assert {problem.rule for problem in found} >= {"template", "one-ask", "no-gender", "law-by-date", "default-letters"}
    levels = [list(Level).index(problem.level) for problem in found]
    assert levels == sorted(levels)
    assert len(found) == len(set(found))
    assert exit_code(found) is ExitCode.DATA


def test_an_error_of_a_late_rule_comes_before_a_warning_of_an_early_one(campaign, forms, typefaces, letter):
    broken = replace(letter, body="Too short, and with 𓀀: {{ ask }}", kinds=("minister",))
    book = replace(campaign.book, default_letters=("end-the-repression",))
    found = check_campaign(Question(replace(campaign, templates=(broken,), book=book), forms, typefaces, TODAY))
    assert [problem.rule for problem in found if problem.level is Level.WARNING] == ["length"]
    assert (found[0].level, found[0].rule, found[0].code) == (Level.ERROR, "one-page", ExitCode.CHARACTER)


@pytest.mark.parametrize("rule", list(RULES))
def test_every_rule_can_be_explained_in_a_sentence(rule):
    assert explain_rule(rule).endswith(".")
    assert "\n" not in explain_rule(rule)


def test_an_unknown_rule_is_wrong_usage_with_the_nearest_known_one():
    with pytest.raises(ProtestError) as caught:
        explain_rule("lenngth")
    (problem,) = caught.value.problems
    assert (problem.where, problem.hint, problem.code) == ("--rule", 'did you mean "length"?', ExitCode.USAGE)


@pytest.mark.parametrize(
    ("telegram", "level", "what"),
    [
        ("", Level.NOTICE, "has no telegram"),
        ("word " * 61, Level.WARNING, "its telegram has 61 words with each STOP"),
        ("We ask. Please " + "word " * 57, Level.WARNING, "its telegram has 61 words with each STOP"),
        ("Dear President. Please act.", Level.WARNING, '"Dear" stands in the telegram'),
        ("Please act. Yours sincerely", Level.WARNING, '"Yours sincerely" stands in the telegram'),
        ("Over 50 % are out.", Level.ERROR, '"%" (U+0025) cannot be telegraphed'),
        ("{{ sender.role }} asks.", Level.ERROR, "a placeholder has no value: --role is not given"),
        ("{% if we %}We ask.{% endif %}", Level.ERROR, "has no words once it is filled"),
    ],
)
def test_a_telegram_that_is_none_is_found(letter, judge, telegram, level, what):
    (problem,) = set(judge("telegram", replace(letter, telegram=telegram)))
    assert (problem.level, problem.what) == (level, what)


def test_sixty_words_are_no_more_than_a_telegram_may_have(letter, judge):
    assert judge("telegram", replace(letter, telegram="word " * 60)) == []


def test_a_letter_file_that_names_somebody_protected_is_found(campaign, forms, typefaces):
    (letter,) = [one for one in campaign.templates if (one.id, one.language) == ("independent-unions", "ru")]
    broken = replace(letter, telegram="Освободить Винкова")

    (found,) = [
        one
        for one in check_campaign(Question(replace(campaign, templates=(broken,)), forms, typefaces, TODAY))
        if one.rule == "leak"
    ]

    assert (found.where, found.code) == (letter.file, ExitCode.UNSAFE)
    assert "signatory-2" in found.what
