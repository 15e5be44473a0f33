"""The leak test: who is found in which spelling, and what is nobody's business."""

import random
import re
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY
from protest_letters.compose.letter import compose_letter
from protest_letters.dates import UNKNOWN
from protest_letters.dispatch import Sender, Wish
from protest_letters.leaks import find_leaks, protect
from protest_letters.load.folder import built_in_folder, load_campaign
from protest_letters.model import Address, Confidence, Contact, Evidence, Person, Texts
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Level
from protest_letters.run.letters import Sheet, make_letters
from protest_letters.standards import standard_named

CAMPAIGN = load_campaign(built_in_folder())
PROTECTED = protect(CAMPAIGN.book)
DIN = standard_named("din-b")

#: id → the surname in Cyrillic, then in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
#: scientific transliteration, ISO 9 and passports
SPELLINGS = {
    "contact-shymkent": (
        *("Пентюков", "Pentiukov", "Pentyukov", "Pentjukow", "Pentioukov", "Pentiúkov", "Pentjukov", "Pentjoekov"),
        *("Pentiukow", "Pentûkov", "Pentiukoff", "PENTYUKOV"),
    ),
    "contact-taraz": (
        *("Черногоров", "Chernogorov", "Tschernogorow", "Tchernogorov", "Chernogórov", "Cernogorov", "Tsjernogorov"),
        *("Czernogorow", "Černogorov", "Tšernogorov", "Txernogórov", "Tchernogoroff", "CHERNOGOROV"),
    ),
    "contact-uralsk": (
        *("Позидаев", "Pozidayev", "Pozidaev", "Posidajew", "Pozidaïev", "Pozidáyev", "Pozidáiev", "Pozidajev"),
        *("Pozydayev", "Pozidaeff", "POZIDAYEV"),
    ),
    "signatory-1": (
        *("Исмаилов", "Ismailov", "Ismailow", "Ismaïlov", "Ismaílov", "Ismayilov", "Ismajlov", "Isma’ilov"),
        *("Ismailoff", "Ismaiłow", "ISMAILOV"),
    ),
    "signatory-2": ("Винков", "Виньков", "Vinkov", "Winkow", "Vínkov", "Vinkof", "Vinkoff", "Vin’kov", "VINKOV"),
    "signatory-3": (
        *("Курманов", "Құрманов", "Kurmanov", "Kurmanow", "Kourmanov", "Kurmánov", "Koermanov", "Qurmanov"),
        *("Kurmanoff", "KURMANOV"),
    ),
}
CASES = ("", "а", "у", "ым", "е", "ой", "ою", "ы", "ых", "ыми")
LATIN_CASES = ("", "a", "u", "ym", "im", "e", "oy", "oj", "oi", "y", "ykh", "ych", "yh", "s", "’s")


def hits(text, protected=PROTECTED, allowed=()):
    """The ids of whom a text names."""
    said = [one.what for one in find_leaks([("page 1", text)], protected, allowed) if one.level is Level.ERROR]
    return {re.fullmatch(r"holds the (.*) of (\S+), who must not be named", what).groups()[::-1] for what in said}


def ids(text, protected=PROTECTED):
    return {who for who, _ in hits(text, protected)}


def everyone(rows):
    return [(who, word) for who, words in rows.items() for word in words]


# surnames


@pytest.mark.parametrize(("who", "word"), everyone(SPELLINGS))
def test_a_surname_is_found_in_every_usual_spelling(who, word):
    assert hits(f"We write for {word}, among others.") == {(who, "surname")}


@pytest.mark.parametrize("ending", CASES)
@pytest.mark.parametrize(("who", "word"), [(who, words[0]) for who, words in SPELLINGS.items()])
def test_a_surname_is_found_in_every_russian_case_gender_and_number(who, word, ending):
    assert ids(f"о {word}{ending} и других") == {who}
    assert ids(f"О {word.upper()}{ending.upper()}!") == {who}


@pytest.mark.parametrize("ending", LATIN_CASES)
@pytest.mark.parametrize(("who", "word"), [(who, word) for who, words in SPELLINGS.items() for word in words[2:5]])
def test_a_romanised_surname_is_found_with_its_endings(who, word, ending):
    assert ids(f"The case of {word}{ending} is known.") == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Черно-\nгоров",
        "Tscherno-\n   gorow",
        "Черно\u00adгоров",
        "Черно\u00ad\nгоров",
        "Tcherno\u2010\ngorov",
        "Cherno\ufffegorov",  # as PDFium reads a hyphen at the end of a line
        "Cherno\x02\ngorov",
        "Ч е р н о г о р о в",
        "C\u00a0h\u00a0e\u00a0r\u00a0n\u00a0o\u00a0g\u00a0o\u00a0r\u00a0o\u00a0v",
        "Cher\u200bno\u2060gorov",
        "Cher\u200eno\u202agorov\u2066\ufe0f",
        "Иванов-Черногоров",
        "Черногоров-Иванов",
        "Иванов-\nЧерногоров",
        "president-chernogorov_ru.pdf",
        "LetterChernogorov2.pdf",
        "chernogorov@example.org",
        "Сhеrnоgоrоv",  # Cyrillic С, е, о
        "Чepнoгopoв",  # Latin e, p, o
        "Ｃｈｅｒｎｏｇｏｒｏｖ",
        "d’Tchernogorov",
        "Chernógòrôv",
        "«Черногоров»",
        "(chernogorov)",
    ],
)
def test_a_surname_is_found_however_it_is_broken_or_disguised(text):
    assert "contact-taraz" in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Виноградов, Виноградова, Vinogradov and Vinkovci",
        "Измайлово, Измайлов, Izmailov",
        "Чернов, Черногорец, Черногория, Montenegro, Chernobyl",
        "Курман, Курманбек, Kurmanbek, Kurmangazy",
        "Пентюх; Pentium; pentagon",
        "Винница, Винокуров, Vinko, winks",
        "Исмаил, Исмаилиты, Ismail, Ismaili",
        "Посидели, позади, Posidonia",
        "Щусев построил дом. Shchusev built it.",
        "on the 78 pages of 22 November, in 9 copies, 1/1",
        "Джамбул, Чимкент и Уральск; Jambul, Chimkent and Uralsk",
        "д. 78, кв. 22; dom 18, kv. 9",
        "16.11.1999, house 18",
        "an oral answer of 417 pages",
        "",
    ],
)
def test_words_that_are_like_a_name_and_numbers_alone_are_no_hit(text):
    assert hits(text) == set()


# streets


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ul. Shchuseva, dom 78", "contact-taraz"),
        ("Щусева, 78", "contact-taraz"),
        ("Shchuseva 78", "contact-taraz"),
        ("ул. Щусева, д. 78", "contact-taraz"),
        ("на улице Щусева в доме № 78", "contact-taraz"),
        ("дом 78 по улице Щусева", "contact-taraz"),
        ("78, rue Chtchousseva", "contact-taraz"),
        ("Schtschussewa-Straße 78", "contact-taraz"),
        ("ulica Ščuseva 78", "contact-taraz"),
        ("calle Shchúseva, n.º 78", "contact-taraz"),
        ("Shchuseva\nstr.\n78", "contact-taraz"),
        ("16 mik-on, dom 18", "contact-shymkent"),
        ("в 16-м микрорайоне, дом 18", "contact-shymkent"),
        ("16 mkr. 18", "contact-shymkent"),
        ("microdistrict 16, house 18", "contact-shymkent"),
        ("ul. Urdinskaya, dom 1/1", "contact-uralsk"),
        ("на Урдинской улице, 1/1", "contact-uralsk"),
        ("Ourdinskaïa 1 / 1", "contact-uralsk"),
        ("Urdinskaja-Straße 1/1", "contact-uralsk"),
    ],
)
def test_a_street_with_its_number_is_found(text, who):
    assert (who, "street with its number") in hits(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Taraz, Shchuseva", "street with another part of the address"),
        ("в Джамбуле на улице Щусева", "street with another part of the address"),
        ("Urdinskaya, kv. 9", "street with another part of the address"),
        ("417000, Урдинская", "street with another part of the address"),
        ("484 000 Taraz", "postcode with the town"),
        ("Уральск, индекс 417000", "postcode with the town"),
        ("Shchuseva" + " xy" * 25 + " Taraz", "street with another part of the address"),
    ],
)
def test_two_parts_of_one_address_are_found_within_eighty_signs(text, kind):
    assert kind in {found for _, found in hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Shchuseva, kv. 9",  # another contact's flat
        "Chimkent, Shchuseva",  # another contact's town
        "Shchuseva" + " xy" * 30 + " Taraz",
        "Shchuseva 178, Shchuseva 781",
        "Urdinskaya 1",
        "the 16 districts of house 18",
    ],
)
def test_parts_that_do_not_belong_together_or_stand_far_apart_are_no_hit(text):
    assert hits(text) == set()


# other contacts

EVIDENCE = Evidence(UNKNOWN, Confidence.MEDIUM, ("sample",))


def contact(name, lines=("Sample Road 7",), city="Sampletown", postcode="0123", **more):
    address = Address((("en", lines),), postcode, Texts((("en", city),)), "KZ", EVIDENCE)
    return Contact("contact-own", Texts(tuple(name.items())), address, **more)


def protecting(*contacts, **changes):
    return protect(replace(CAMPAIGN.book, contacts=contacts, protected=(), **changes))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ({"en": "Sample Brzezinski"}, "to Бжезинский"),
        ({"ru": "Анна Толстая"}, "семье Толстых"),
        ({"ru": "Анна Толстая"}, "for Tolstoi"),
        ({"ru": "Иван Чайка"}, "с Чайкой"),
        ({"ru": "Иван Чайка"}, "Tchaïka"),
        ({"ru": "Иван Гоголь"}, "Гоголем"),
        ({"ru": "Анна Шевченко"}, "Schewtschenko"),
        ({"ru": "Анна Иванова"}, "Ivanovs"),
        ({"ru": "Анна Иванова-Щукина"}, "Chtchoukin"),
        ({"en": "Ann Müller"}, "Frau MULLER"),
        ({"en": "Sample Kim"}, "Mr Kim’s case"),
        ({"ru": "Сергей Ли"}, "Сергею Ли"),
        ({"kk": "Айгүл Қасымова"}, "Касымовой"),
        ({"kk": "Айгүл Қасымова"}, "Kassymowa"),
    ],
)
def test_other_kinds_of_names_are_found_as_well(name, text):
    if name.get("en") == "Sample Brzezinski":
        name = name | {"ru": "Бжезинский"}
    assert ids(text, protecting(contact(name))) == {"contact-own"}


def test_a_name_that_is_a_word_counts_with_a_capital_only():
    protected = protecting(contact({"ru": "Сергей Ли"}))

    assert ids("Возможно ли это?", protected) == set()
    assert ids("Это Ли.", protected) == {"contact-own"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("+7 7262 12-34-56", "telephone"),
        ("8 (7262) 123456", "telephone"),
        ("tel. 7262.12.34.56", "telephone"),
        ("sample@example.org", "e-mail address"),
        ("Sample (at) example (dot) org", "e-mail address"),
        ("sam-\nple@example.org", "e-mail address"),
    ],
)
def test_a_telephone_and_an_email_are_found_however_they_are_written(text, kind):
    protected = protecting(contact({"en": "Nobody"}, phone=("+77262123456",), email=("sample@example.org",)))

    assert hits(text, protected) == {("contact-own", kind)}
    assert hits("+7 7262 12-34-57, sample@example.com, 1234", protected) == set()


def test_a_contact_of_a_western_address_is_found_and_a_public_postcode_tells_nothing():
    own = contact({"en": "Nobody"}, ("12, rue de l’Exemple",), "Astana", "010000")
    public = {address.postcode for one in CAMPAIGN.book.addressees for address in one.addresses}
    assert "010000" in public

    protected = protecting(own)

    assert ids("12 rue de l’Exemple", protected) == {"contact-own"}
    assert ids("rue de l'Exemple, 12", protected) == {"contact-own"}
    assert ids("010000 Astana", protected) == set()


def test_a_campaign_that_protects_nobody_finds_nobody():
    assert hits("Chernogorov", protect(replace(CAMPAIGN.book, contacts=(), protected=()))) == set()


def test_a_protected_person_needs_no_address():
    person = Person("p", Texts((("en", "Ann Sample"),)), ("sample",))
    assert ids("Ms Sample", protect(replace(CAMPAIGN.book, contacts=(), protected=(person,)))) == {"p"}


# what is said


def test_the_message_names_id_kind_and_places_and_never_the_words_themselves():
    texts = [("page 1", "Щусева, 78"), ("title", "nothing"), ("keywords", "Shchuseva 78")]

    (found,) = find_leaks(texts, PROTECTED)

    assert (found.where, found.code, found.rule) == ("page 1, keywords", ExitCode.UNSAFE, "leak")
    assert found.what == "holds the street with its number of contact-taraz, who must not be named"
    assert not re.search(r"usev|усев|78|ernogor", str(found), re.IGNORECASE)
    assert found.hint


def test_a_namesake_is_allowed_by_the_whole_name_only_and_that_is_said():
    texts = [("page 1", "Ivan\nIsmailov"), ("author", "Ivan Ismailov")]

    (notice,) = find_leaks(texts, PROTECTED, ["Ivan Ismailov"])

    assert (notice.level, notice.where) == (Level.NOTICE, "page 1, author")
    assert hits("Madel Ismailov", allowed=["Ivan Ismailov"]) == {("signatory-1", "surname")}
    assert hits("Ivan Ismailov and Ismailov", allowed=["Ivan Ismailov"]) == {("signatory-1", "surname")}
    assert hits("Ivan Ismailov", allowed=["Ismailov"]) == {("signatory-1", "surname")}


@given(st.text(max_size=300))
def test_any_text_is_searched_without_a_fault(text):
    find_leaks([("page 1", text)], PROTECTED)
    protect(replace(CAMPAIGN.book, contacts=(contact({"en": f"x{text}"}, (f"y{text}",), f"z{text}", text),)))


# made for authorities


@pytest.mark.parametrize("who", SPELLINGS)
@pytest.mark.parametrize(
    "field", ["name", "role", "organisation", "street", "city", "care_of", "personal", "reference"]
)
def test_a_letter_with_a_protected_name_in_any_field_is_rejected_and_named(forms, sender, who, field):
    word = SPELLINGS[who][2]
    writer = replace(sender, **{field: f"Sample {word}"})

    artifacts, problems = make_letters(Wish(("president",), writer, TODAY, TODAY), CAMPAIGN, forms, Sheet(DIN))

    assert artifacts == ()
    (found,) = [one for one in problems if one.level is Level.ERROR]
    assert (found.code, found.rule) == (ExitCode.UNSAFE, "leak")
    assert found.where.startswith("president-independent-unions-en, ")
    assert who in found.what


def test_one_bad_letter_keeps_no_other_from_being_made(forms, sender):
    drafts = tuple(
        replace(
            one, asks=tuple((kind, f"{ask} Tchernogorov." if kind == "minister" else ask) for kind, ask in one.asks)
        )
        for one in CAMPAIGN.templates
    )
    wish = Wish(("president", "interior-minister"), sender, TODAY, TODAY, language="en")

    artifacts, problems = make_letters(wish, replace(CAMPAIGN, templates=drafts), forms, Sheet(DIN))

    assert [one.name for one in artifacts] == ["president-independent-unions-en.pdf"]
    assert [one.where for one in problems if one.rule == "leak"] == ["interior-minister-independent-unions-en, page 1"]


@pytest.mark.parametrize("part", ["subject", "body"])
@pytest.mark.parametrize("who", SPELLINGS)
def test_a_name_in_the_text_of_a_letter_is_found_on_its_page_and_in_its_title(forms, sender, who, part):
    word = SPELLINGS[who][0]
    (draft,) = [one for one in CAMPAIGN.templates if (one.id, one.language) == ("independent-unions", "ru")]
    broken = replace(draft, **{part: f"{getattr(draft, part)} {word}у"})
    wish = Wish(("president",), sender, TODAY, TODAY, language="ru")

    artifacts, problems = make_letters(wish, replace(CAMPAIGN, templates=(broken,)), forms, Sheet(DIN))

    (found,) = [one for one in problems if one.rule == "leak"]
    assert artifacts == ()
    assert found.where.endswith("page 1, title" if part == "subject" else "page 1")


def test_a_word_broken_between_two_pages_is_found(forms, sender):
    # the same words in every length, until one of them ends a page
    for length in range(1180, 1240, 20):
        writer = replace(sender, personal="слово " * (length // 6) + "черногорову " * 30)
        artifacts, _ = make_letters(
            Wish(("president",), writer, TODAY, TODAY, language="ru"), CAMPAIGN, forms, Sheet(DIN)
        )
        assert artifacts == ()


def test_the_sender_who_bears_a_protected_name_says_so(forms, sender):
    wish = Wish(("president",), replace(sender, name="Ivan Ismailov"), TODAY, TODAY)

    assert make_letters(wish, CAMPAIGN, forms, Sheet(DIN))[0] == ()
    artifacts, problems = make_letters(replace(wish, namesake=True), CAMPAIGN, forms, Sheet(DIN))

    assert len(artifacts) == 1
    (notice,) = [one for one in problems if one.rule == "leak"]
    assert notice.level is Level.NOTICE


# false hits


def test_nobody_in_the_address_book_is_taken_for_somebody_protected():
    for one in CAMPAIGN.book.addressees:
        texts = [text for holder in one.holders for _, text in holder.name.entries]
        for address in one.addresses:
            towns = [town for _, town in address.city.entries]
            texts += ["\n".join((*lines, address.postcode, *towns)) for _, lines in address.lines]
        texts += [channel.as_printed for channel in (*one.fax, *one.phone, *one.email, *one.web)]
        assert find_leaks([(one.id, text) for text in texts], PROTECTED) == (), one.id


def letter_texts(campaign, forms, writer):
    """Every shipped letter in every language to everyone who can be written to."""
    who = tuple(one.id for one in campaign.book.addressees)
    for day in (date(1999, 11, 20), TODAY):
        for language in ("de", "en", "es", "fr", "ru"):
            for one in plan_letters(Wish(who, writer, day, TODAY, language=language), campaign).dispatches:
                letter = compose_letter(one, forms)
                lines = (*letter.sender, *letter.address, *letter.address_in_full, letter.date_line, letter.subject)
                blocks = [block.runs for block in letter.body]
                yield "\n".join("".join(run.text for run in line) for line in (*lines, *blocks, *letter.signature))


def test_no_shipped_letter_to_anyone_in_any_language_is_a_hit(forms, sender):
    count = 0
    for text in letter_texts(CAMPAIGN, forms, sender):
        assert find_leaks([("letter", text)], PROTECTED) == ()
        count += 1
    assert count >= 100


GIVEN = ["Anna", "Иван", "Madeleine", "Юрий", "Yuri", "Айнур", "Aino", "Olga", "José", "François", "Zoë", "Максим"]
SURNAMES = [
    *("Ivanov", "Иванов", "Петрова", "Petrow", "Smirnoff", "Vinogradov", "Виноградова", "Чернов", "Tchernov"),
    *("Müller", "García", "Dupont", "Rossi", "Kuznetsov", "Исмагулов", "Ismagulov", "Курманбеков", "Kurmanbekov"),
    *("Pozdniakov", "Поздняков", "Винокуров", "Vinokurow", "Щукин", "Tokarev", "Silva", "Nowak", "Черногорцев"),
]
STREETS = [
    *(
        "ul. Mira",
        "ул. Абая",
        "Hauptstraße",
        "rue de la Paix",
        "Calle Mayor",
        "Long Street",
        "ул. Щорса",
        "пр. Назарбаева",
    ),
    *("16 Avenue", "микрорайон 5", "ul. Uralskaya", "ул. Уральская", "Via Roma", "Ordinskaya ul.", "ул. Ординская"),
]
TOWNS = ["Madrid", "Уральск", "Taraz", "Шымкент", "Berlin", "Алматы", "Lyon", "Astana", "Джамбул", "Turin", "Uralsk"]
HOUSE = ["{}", "dom {}", "д. {}", "№ {}", "house {}", "{}, kv. 22", "{}, кв. 9", "78", "1/1", "18"]
WORDS = [
    *("freedom of association", "свобода объединения", "on 17 November 1999", "20 ноября 1999 г.", "Convention No. 87"),
    *("Конвенция № 98", "in 22 towns", "78 members", "статья 23", "article 337", "9 июня 2021 года", "18 days", "1/1"),
    *("le 1er décembre 1999", "am 13. April 2022", "the union’s 16 districts", "484 people", "an oral reply", "vin"),
    *("wink", "montaña", "черногорский", "на доме"),
]


def random_letter(dice):
    """A plausible text: names, addresses with numbers, dates, towns of contacts, words that are like names."""
    sender = f"{dice.choice(GIVEN)} {dice.choice(SURNAMES)}\n{dice.choice(STREETS)} "
    sender += dice.choice(HOUSE).format(dice.randint(1, 120))
    sender += f"\n{dice.randint(10000, 999999)} {dice.choice(TOWNS)}"
    body = " ".join(dice.choice([*WORDS, *SURNAMES, *TOWNS, str(dice.randint(1, 2026))]) for _ in range(60))
    return f"{sender}\n{body}\n{dice.randint(1, 28)}.{dice.randint(1, 12)}.{dice.randint(1999, 2026)}"


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.big)])
def test_no_random_letter_is_a_hit(count):
    dice = random.Random(19991117)  # noqa: S311 - a table, no secret
    for _ in range(count):
        text = random_letter(dice)
        assert find_leaks([("letter", text)], PROTECTED) == (), text


@pytest.mark.parametrize("who", SPELLINGS)
def test_a_name_planted_in_a_random_letter_is_found(who):
    dice = random.Random(who)  # noqa: S311 - a table, no secret
    for word in SPELLINGS[who]:
        words = random_letter(dice).split(" ")
        words.insert(dice.randrange(len(words)), word)
        assert who in ids(" ".join(words)), word


def test_a_letter_is_searched_in_a_few_milliseconds(forms):
    writer = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")
    texts = [("page 1", text) for text in letter_texts(CAMPAIGN, forms, writer)][:50]
    find_leaks(texts[:1], PROTECTED)

    start = time.perf_counter()
    find_leaks(texts, PROTECTED)

    assert (time.perf_counter() - start) / len(texts) < 0.01


@pytest.mark.parametrize("between", [" ", "\n", ",\n    ", '",\n      "', "      "], ids=repr)
def test_a_street_is_found_however_far_its_number_stands_off(campaign, between):
    text = f"News came of ul. Shchuseva{between}78 yesterday"

    assert find_leaks([("page 1", text)], protect(campaign.book))
