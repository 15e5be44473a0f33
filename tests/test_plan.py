"""Whom a wish reaches, and with which letter: ids, `all`, the embassy of one's country, periods and languages."""

from dataclasses import replace
from datetime import date

import pytest

from protest_letters.dates import parse_partial_date
from protest_letters.dispatch import Campaign, Resolved, Sender, Suspension, Template, Wish
from protest_letters.model import (
    Accreditation,
    Address,
    Addressee,
    Book,
    Channel,
    Confidence,
    Contact,
    Evidence,
    Exposure,
    Seat,
    Texts,
)
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Level, Problem, exit_code
from protest_letters.reach import find_embassy, nearest

THEN, TODAY = date(1999, 11, 20), date(2026, 11, 23)


def evidence(as_of="1999-11-17", **more):
    return Evidence(parse_partial_date(as_of), Confidence.MEDIUM, ("a source",), **more)


def address(country, as_of="1999-11-17", **more):
    return Address((("en", ("Long Street 1",)),), "", Texts((("en", "Sampletown"),)), country, evidence(as_of, **more))


def office(name, *addresses, kind="minister", languages=("ru", "en")):
    return Addressee(name, kind, Texts((("en", name),)), addresses=addresses, languages=languages)


def embassy(host, *addresses, serves=(), languages=("en",), **more):
    accredited = tuple(Accreditation(country, record) for country, record in serves)
    one = office(f"embassy-{host.lower()}", *addresses, kind="ambassador", languages=languages)
    return replace(one, host=host, accredited=accredited, **more)


BERN = Seat(Texts((("en", "Bern"),)), evidence())
BOOK = Book(
    title="A campaign",
    date=date(1999, 11, 17),
    compiled=TODAY,
    country="KZ",
    all=("minister", "ombudsman", "president", "embassy"),
    default_letters=("appeal", "reminder", "to-all"),
    max_age_days=730,
    source=("leaflet",),
    offices=(
        office("minister", address("KZ")),
        office("ombudsman"),
        office("president", address("KZ"), kind="head-of-state", languages=("ru", "kk", "en")),
    ),
    embassies=(
        embassy("AT", seat=BERN, serves=[("SI", evidence())]),
        embassy("CH", seat=BERN, email=(Channel("bern@example.org", "bern@example.org", evidence()),)),
        embassy("FR", address("FR"), serves=[("MC", evidence()), ("CH", evidence())], languages=("fr", "en")),
        embassy("HU", address("HU"), serves=[("RS", evidence(historical=True))]),
        embassy("IN", address("IN"), serves=[("BD", evidence()), ("SI", evidence("2020-05-01"))]),
        embassy("PL", address("PL", "2005-03-01")),
    ),
    contacts=(Contact("contact-taraz", Texts((("en", "A Person"),)), address("KZ"), Exposure.ENDANGERED),),
)


def template(name, language, *, since="1999-11-17", until=None, kinds=("head-of-state", "minister", "ambassador")):
    last = date.fromisoformat(until) if until else None
    return Template(name, language, name, "{{ ask }}", (), kinds, date.fromisoformat(since), last)


TEMPLATES = (
    *(template("appeal", language, until="2001-01-01") for language in ("de", "en", "fr", "ru")),
    *(template("reminder", language, since="2000-06-01", kinds=("ambassador",)) for language in ("en", "fr")),
    template("to-all", "en", since="2010-01-01"),
    template("other", "en", since="1990-01-01", kinds=("head-of-state", "minister")),
)
CAMPAIGN = Campaign("folder", BOOK, TEMPLATES)


def sender(country):
    return Sender("Sample Sender", "Sampletown", country, "Street 1", "1234")


def plan(*who, country="ES", day=THEN, letter="", language="", campaign=CAMPAIGN):
    return plan_letters(Wish(who, sender(country), day, TODAY, letter, language), campaign)


def errors(found):
    return [problem for problem in found.problems if problem.level is Level.ERROR]


def ids(found):
    return [dispatch.id for dispatch in found.dispatches]


def test_each_addressee_gets_one_letter_in_the_order_given():
    found = plan("president", "minister", "embassy-fr")
    assert ids(found) == ["president-appeal-en", "minister-appeal-en", "embassy-fr-appeal-en"]
    assert not errors(found)


def test_someone_named_twice_gets_one_letter():
    assert ids(plan("minister", "minister", "all", country="FR")) == [
        "minister-appeal-en",
        "president-appeal-en",
        "embassy-fr-appeal-fr",
    ]


def test_the_embassy_of_ones_country_by_either_name_is_one_letter():
    assert ids(plan("embassy", "embassy-fr", country="FR")) == ["embassy-fr-appeal-fr"]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("presidnet", 'did you mean "president"?'),
        ("ministr", 'did you mean "minister"?'),
        ("embasy", 'did you mean "embassy"?'),
        ("embassy-uk", 'did you mean "embassy-'),
        ("zzz", "known: all, embassy, embassy-at"),
    ],
)
def test_an_unknown_id_is_wrong_usage_with_the_nearest_known_one(word, hint):
    found = plan("minister", word)
    (problem,) = found.problems
    assert (problem.where, problem.what) == (word, "is nobody's id in this campaign")
    assert problem.hint.startswith(hint)
    assert exit_code(found.problems) is ExitCode.USAGE
    assert found.dispatches == ()


def test_everything_wrong_with_a_wish_is_said_at_once():
    found = plan("presidnet", "minster", "contact-taraz", letter="appeel", language="it")
    assert [(problem.where, problem.hint) for problem in found.problems] == [
        ("presidnet", 'did you mean "president"?'),
        ("minster", 'did you mean "minister"?'),
        ("contact-taraz", "letters go to authorities only"),
        ("--letter", 'did you mean "appeal"?'),
        ("--lang", "known: de, en, es, fr, ru"),
    ]
    assert exit_code(found.problems) is ExitCode.USAGE


def test_all_leaves_out_whom_it_cannot_reach_with_a_warning_and_the_reason():
    found = plan("all", country="FR")
    assert [dispatch.to.addressee.id for dispatch in found.dispatches] == ["minister", "president", "embassy-fr"]
    (left_out,) = [problem for problem in found.problems if problem.level is Level.WARNING]
    assert left_out.where == "ombudsman"
    assert left_out.what == "left out: no usable address is known for 1999-11-20"
    assert exit_code(found.problems) is ExitCode.DONE


def test_all_leaves_out_the_embassy_of_a_country_that_has_none():
    found = plan("all", country="TG")
    assert [dispatch.to.addressee.id for dispatch in found.dispatches] == ["minister", "president"]
    warned = {problem.where: problem.what for problem in found.problems if problem.level is Level.WARNING}
    assert warned["embassy (Togo)"] == "left out: no embassy and no accreditation is known"
    assert exit_code(found.problems) is ExitCode.DONE


@pytest.mark.parametrize("name", ["ombudsman", "embassy", "embassy-ch"])
def test_someone_asked_for_by_name_who_cannot_be_reached_is_an_error_and_the_others_are_written_to(name):
    found = plan("minister", name, country="TG")
    assert ids(found) == ["minister-appeal-en"]
    assert exit_code(found.problems) is ExitCode.DATA
    (problem,) = errors(found)
    assert problem.rule == "unreachable"
    assert problem.hint


def test_someone_on_the_list_who_is_named_besides_is_an_error():
    assert exit_code(plan("all", "ombudsman").problems) is ExitCode.DATA


def test_a_list_on_which_nobody_can_be_reached_is_an_error():
    empty = replace(CAMPAIGN, book=replace(BOOK, all=("ombudsman", "embassy")))
    found = plan("all", country="TG", campaign=empty)
    assert found.dispatches == ()
    assert exit_code(found.problems) is ExitCode.DATA
    assert sum(problem.level is Level.WARNING for problem in found.problems) == 2


def test_on_a_day_before_any_address_is_known_the_office_cannot_be_reached():
    (problem,) = errors(plan("minister", day=date(1999, 11, 16), letter="other"))
    assert problem.what.startswith("no usable address is known for 1999-11-16; after: Long Street 1, Sampletown")
    assert "protest show minister" in problem.hint


def embassy_for(country, day=THEN):
    return find_embassy(BOOK, country, day, TODAY)


def test_the_embassy_in_ones_own_country_comes_first():
    found = embassy_for("FR")
    assert isinstance(found, Resolved)
    assert (found.addressee.id, found.served) == ("embassy-fr", "")


@pytest.mark.parametrize(("country", "reached"), [("MC", "embassy-fr"), ("BD", "embassy-in"), ("CH", "embassy-fr")])
def test_where_there_is_none_with_an_address_the_accredited_one_is_written_to(country, reached):
    found = embassy_for(country)
    assert isinstance(found, Resolved)
    assert (found.addressee.id, found.served) == (reached, country)


def test_both_countries_are_said_when_an_accredited_embassy_is_written_to():
    found = plan("embassy", country="BD")
    (said,) = [problem for problem in found.problems if problem.rule == "embassy-accredited"]
    assert said.level is Level.NOTICE
    assert "Bangladesh" in said.what
    assert "India" in said.what
    assert ids(found) == ["embassy-in-appeal-en"]


def test_an_embassy_whose_street_is_not_known_says_its_town_and_how_to_ask():
    own = replace(BOOK, embassies=tuple(one for one in BOOK.embassies if one.host != "FR"))
    found = find_embassy(own, "CH", THEN, TODAY)
    assert isinstance(found, Problem)
    assert "the embassy is in Bern, its street is in no source" in found.what
    assert "bern@example.org" in found.what


def test_accredited_from_an_embassy_without_a_street_says_which_one():
    found = embassy_for("SI")
    assert isinstance(found, Problem)
    assert found.where == "embassy (Slovenia)"
    assert "the embassy in Austria (embassy-at) is accredited there, but no usable address is known" in found.what


def test_of_two_accredited_embassies_the_one_with_an_address_is_written_to():
    found = embassy_for("SI", date(2021, 1, 1))
    assert isinstance(found, Resolved)
    assert found.addressee.id == "embassy-in"


def test_a_historical_accreditation_ends_two_years_after_the_campaign():
    then, later = embassy_for("RS", date(2001, 11, 17)), embassy_for("RS", date(2001, 11, 18))
    assert isinstance(then, Resolved)
    assert then.addressee.id == "embassy-hu"
    assert isinstance(later, Problem)
    assert later.what == "no embassy and no accreditation is known"


def test_an_accreditation_does_not_hold_before_its_day():
    assert isinstance(embassy_for("BD", date(1999, 11, 16)), Problem)


def test_without_any_embassy_the_usable_ones_and_the_way_to_add_an_address_are_named():
    found = embassy_for("TG")
    assert isinstance(found, Problem)
    assert found.where == "embassy (Togo)"
    assert found.hint == (
        "write to another by its id (embassy-fr in France, embassy-hu in Hungary, embassy-in in India),"
        " or give the address you know with --address LINE … --address-country CC"
    )
    assert found.code is ExitCode.DATA


def test_without_any_usable_embassy_only_the_way_to_give_an_address_is_named():
    found = find_embassy(replace(BOOK, embassies=()), "TG", THEN, TODAY)
    assert isinstance(found, Problem)
    assert found.hint == "give the address you know with --address LINE … --address-country CC"


@pytest.mark.parametrize(
    ("country", "hosts"),
    [
        ("TG", "FR HU PL IN"),  # Western Africa: mail goes by Europe
        ("NP", "IN FR HU PL"),  # Southern Asia
        ("FJ", "IN FR HU PL"),  # Oceania: mail goes by Asia
        ("CH", "FR HU PL IN"),  # Western Europe, then the rest of it by name
        ("RO", "HU PL FR IN"),  # Eastern Europe
    ],
)
def test_the_nearest_embassies_come_first(country, hosts):
    found = nearest(BOOK, country, date(2006, 1, 1), TODAY)
    assert [one.host for one in found] == hosts.split()


def test_of_many_embassies_five_are_named():
    many = replace(BOOK, embassies=tuple(embassy(host, address(host)) for host in ("AT", "BE", "DE", "FR", "IT", "NL")))
    found = find_embassy(many, "LI", THEN, TODAY)
    assert isinstance(found, Problem)
    named = "embassy-at in Austria, embassy-be in Belgium, embassy-fr in France, embassy-de in Germany"
    assert f"({named}, embassy-nl in Netherlands)" in found.hint


def suspension(posted_in, destination, since="2022-03-11", until=None, note=""):
    last = parse_partial_date(until) if until else None
    return Suspension(posted_in, destination, parse_partial_date(since), last, ("a newspaper",), note)


def warned(*who, country, suspensions, day=THEN):
    found = plan(*who, country=country, day=day, campaign=replace(CAMPAIGN, suspensions=suspensions))
    assert not errors(found)
    assert len(found.dispatches) == len(who)
    return [problem for problem in found.problems if problem.rule == "post-suspended"]


def test_where_no_letters_go_each_is_made_with_a_warning_and_the_embassy_at_home_named():
    found = warned("minister", "president", country="FR", suspensions=(suspension("FR", "KZ", note="ask them"),))
    assert [(problem.where, problem.level) for problem in found] == [
        ("minister", Level.WARNING),
        ("president", Level.WARNING),
    ]
    assert {(problem.what, problem.hint) for problem in found} == {
        (
            "letters from France to Kazakhstan are recorded as suspended since 2022-03-11 (a newspaper; ask them)",
            "ask the post whether it still holds; the embassy in your country (embassy-fr) is the nearest choice",
        )
    }


@pytest.mark.parametrize(
    ("fax", "instead"),
    [
        ((), "neither fax nor e-mail is known"),
        ((Channel("+73172320000", "(3172) 32-00-00", evidence()),), "reach it by fax (3172) 32-00-00"),
    ],
)
def test_without_an_embassy_at_home_the_fax_is_the_next_choice(fax, instead):
    offices = (replace(BOOK.offices[0], fax=fax), *BOOK.offices[1:])
    campaign = replace(CAMPAIGN, book=replace(BOOK, offices=offices), suspensions=(suspension("CH", "KZ"),))
    (found,) = [
        one for one in plan("minister", country="CH", campaign=campaign).problems if one.rule == "post-suspended"
    ]
    assert found.hint == f"ask the post whether it still holds; {instead}"


@pytest.mark.parametrize(
    ("country", "row"),
    [
        ("DE", suspension("FR", "KZ")),
        ("FR", suspension("FR", "RU")),
        ("FR", suspension("KZ", "FR")),
        # by the real date, 2026-11-23, not by the letter's
        ("FR", suspension("FR", "KZ", since="2026-11-24")),
        ("FR", suspension("FR", "KZ", since="1999", until="2026-11-23")),
        ("FR", suspension("FR", "KZ", until="2024")),
    ],
)
def test_a_post_that_takes_letters_is_not_warned_of(country, row):
    assert warned("minister", country=country, suspensions=(row,)) == []


@pytest.mark.parametrize(
    "row",
    [
        suspension("FR", "KZ", since="2026-11-23"),
        suspension("FR", "KZ", since="2026-11"),
        suspension("FR", "KZ", since="unknown"),
        suspension("FR", "KZ", until="2026-11-24"),
        suspension("FR", "KZ", until="unknown"),
    ],
)
def test_a_suspension_holds_from_its_first_day_to_the_last_before_its_end(row):
    assert len(warned("minister", country="FR", suspensions=(row,))) == 1


def test_an_embassy_that_had_no_address_yet_is_not_among_the_usable_ones():
    assert "embassy-pl" not in embassy_for("TG").hint
    assert "embassy-pl" in embassy_for("TG", date(2005, 3, 1)).hint


@pytest.mark.parametrize(
    ("who", "day", "chosen"),
    [
        ("embassy-fr", "1999-11-17", "appeal"),
        ("embassy-fr", "2000-06-01", "appeal"),
        ("embassy-fr", "2000-12-31", "appeal"),
        ("embassy-fr", "2001-01-01", "reminder"),
        ("embassy-fr", "2026-11-23", "reminder"),
        ("minister", "2000-12-31", "appeal"),
        ("minister", "2010-01-01", "to-all"),
    ],
)
def test_the_first_of_the_default_letters_whose_period_and_kind_fit_is_chosen(who, day, chosen):
    (dispatch,) = plan(who, day=date.fromisoformat(day)).dispatches
    assert dispatch.template.id == chosen


def test_a_letter_that_is_no_default_is_written_only_when_asked_for():
    assert ids(plan("minister", letter="other")) == ["minister-other-en"]


def test_a_date_that_no_letter_may_bear_is_wrong_usage_with_the_periods():
    (problem,) = errors(plan("minister", day=date(1999, 11, 18), letter="to-all"))
    assert (problem.where, problem.what) == ("--date", "no letter may bear the date 1999-11-18")
    assert problem.hint == "periods: to-all from 2010-01-01"
    assert problem.code is ExitCode.USAGE


def test_the_periods_of_all_default_letters_are_named_once_each():
    campaign = replace(CAMPAIGN, templates=tuple(one for one in TEMPLATES if one.id in ("appeal", "to-all")))
    (problem,) = errors(plan("minister", day=date(2005, 1, 1), campaign=campaign))
    assert problem.hint == "periods: appeal from 1999-11-17 until before 2001-01-01; to-all from 2010-01-01"


def test_an_office_no_letter_of_that_day_is_for_is_said_with_the_letters_there_are():
    (problem,) = errors(plan("minister", day=date(2005, 1, 1)))
    assert (problem.where, problem.what, problem.hint) == (
        "minister",
        "no letter of that date is for the kind minister",
        "letters: reminder",
    )
    assert problem.code is ExitCode.DATA


@pytest.mark.parametrize(
    ("who", "country", "language"),
    [
        ("minister", "RU", "ru"),  # the country's language, which the office reads
        ("minister", "KZ", "ru"),
        ("minister", "ES", "en"),  # no letter in Spanish
        ("minister", "FR", "en"),  # a letter in French, but the office is not known to read it
        ("embassy-fr", "FR", "fr"),
        ("embassy-fr", "DE", "en"),  # the embassy in France is not known to read German
        ("embassy-hu", "RU", "en"),
    ],
)
def test_the_letter_is_in_the_language_of_the_country_of_posting_if_the_addressee_reads_it_else_english(
    who, country, language
):
    (dispatch,) = plan(who, country=country).dispatches
    assert dispatch.template.language == language


def test_without_a_letter_in_english_the_addressees_first_language_is_taken():
    russian = replace(CAMPAIGN, templates=(template("appeal", "de"), template("appeal", "ru")))
    assert ids(plan("minister", country="ES", campaign=russian)) == ["minister-appeal-ru"]


def test_an_addressee_that_reads_none_of_the_languages_is_written_to_in_one_there_is():
    french = replace(CAMPAIGN, templates=(template("appeal", "fr"),))
    assert ids(plan("minister", country="ES", campaign=french)) == ["minister-appeal-fr"]


def test_a_language_asked_for_comes_before_all_others():
    assert ids(plan("minister", "embassy-fr", country="FR", language="ru")) == [
        "minister-appeal-ru",
        "embassy-fr-appeal-ru",
    ]


def test_a_language_in_which_the_letter_is_not_written_is_wrong_usage_with_those_it_is_in():
    (problem,) = errors(plan("minister", language="es"))
    assert (problem.where, problem.what, problem.hint) == (
        "--lang",
        'appeal is not written in "es"',
        "it is in: de, en, fr, ru",
    )
    assert problem.code is ExitCode.USAGE


@pytest.mark.parametrize(
    ("asked", "country", "written"),
    [("", "US", "en-US"), ("", "GB", "en-GB"), ("", "ES", "en-GB"), ("en-US", "ES", "en-US"), ("en", "US", "en-US")],
)
def test_english_is_american_in_the_united_states_and_where_asked_for(asked, country, written):
    (dispatch,) = plan("minister", country=country, language=asked).dispatches
    assert dispatch.language == written


def test_what_is_known_of_those_written_to_is_said_once():
    found = plan("minister", "minister", "president")
    assert len(found.problems) == len(set(found.problems))
    assert {problem.where for problem in found.problems} == {"minister", "president"}
    assert {problem.level for problem in found.problems} == {Level.NOTICE}
