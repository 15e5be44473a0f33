"""Which texts the papers of a mail-out have. Numbers stand behind a colon, so that no language needs a plural."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do or to know: a few words that are seen at once, and the rest."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Instructions:
    """The sheet that lies on a member's letters.

    Attributes:
        at_home, at_meeting: its title, by where the letters are signed.
        thanks: stands under it.
        member: with {id}. branch: with {branch}. questions: with {contact}.
        read to slip: the steps; those with `here` or `in` are for a meeting.
        fold, fold_window, fold_bare: with a printed envelope, with a window, and where the member writes it.
        reading: of the copy in the member's own language, with {mark}.
        ties, strong_ties: for everybody, and for whoever is known to have ties to the country.
        columns: of the table of letters: number, addressee, country, postage.
        inland, abroad: what stands in the last one.
        cut: over the slip. posted: what one fills in, with {count} and {date}. send_to: over the address.
        continued: over a table that goes on on another sheet.
    """

    at_home: str
    at_meeting: str
    thanks: str
    member: str
    branch: str
    questions: str
    read: Step
    read_here: Step
    receipt: Step
    date: Step
    sign: Step
    fold: Step
    fold_window: Step
    fold_bare: Step
    postage: Step
    post: Step
    hand_in: Step
    answer: Step
    returned: Step
    reading: Step
    slip: Step
    ties: Step
    strong_ties: Step
    letters: str
    columns: tuple[str, str, str, str]
    inland: str
    abroad: str
    cut: str
    posted: str
    send_to: str
    continued: str


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """A letter's text for whoever signs it in another language.

    Attributes:
        mark: in capitals, at the head and the foot of every page.
        title: over the addressee.
        sent_in: in which language the letter itself is, with {language}.
        letters: with {ids}.
    """

    mark: str
    title: str
    sent_in: str
    letters: str


@dataclass(frozen=True, slots=True)
class SigningList:
    """Who has received what at a meeting.

    Attributes:
        branch: with {branch}. no_branch: for those without one.
        sheet: with {sheet} and {sheets}.
        counts: with {names} and {letters}.
        confidential: what becomes of the list.
        columns: number, name, member's number, letters, signature.
    """

    title: str
    branch: str
    no_branch: str
    sheet: str
    counts: str
    confidential: str
    columns: tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Slips:
    """What lies on a bundle of letters.

    Attributes:
        bundle: with {bundle} and {bundles}.
        first to unpriced: labels and values.
        posted_on, posted_at: filled in with a pen.
    """

    bundle: str
    to: str
    country: str
    first: str
    last: str
    letters: str
    weight: str
    postage: str
    unpriced: str
    posted_on: str
    posted_at: str


@dataclass(frozen=True, slots=True)
class Tasks:
    """What is to be done, in the words of the checklist.

    Attributes:
        cost, proof, text: before printing; proof with {languages}.
        lots, lots_packed: what is printed, where the organisation posts and where there are packets; with {lots}.
        pack, hand_out, meeting, collect: where members sign; pack with {packets}, hand_out with {command}.
        sign, fold, seal, post: where the organisation does.
        parcels: for the contacts, with {parcels}.
        posted, slips, answers, delete: afterwards, with {command}; delete with {date} as well.
    """

    cost: str
    proof: str
    text: str
    lots: str
    lots_packed: str
    pack: str
    hand_out: str
    meeting: str
    collect: str
    sign: str
    fold: str
    seal: str
    post: str
    parcels: str
    posted: str
    slips: str
    answers: str
    delete: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is to be done and posted.

    Attributes:
        dated: with {date}. home, meeting, organisation: who posts.
        historical: in large letters, where the letters are of another time.
        before, making, handing, afterwards: the heads over the tasks.
        approved, day, initials, lot: filled in with a pen.
        totals: over the table. columns: route, letters, weight, postage. sum: its last row.
        warnings: over them. none: if there are none. messages: over those that are in English.
        page: with {page} and {pages}.
    """

    title: str
    dated: str
    home: str
    meeting: str
    organisation: str
    historical: str
    before: str
    making: str
    handing: str
    afterwards: str
    approved: str
    day: str
    initials: str
    totals: str
    columns: tuple[str, str, str, str]
    sum: str
    warnings: str
    none: str
    messages: str
    page: str
    tasks: Tasks


@dataclass(frozen=True, slots=True)
class Costs:
    """What a dry run says.

    Attributes:
        letters: with {count}.
        inland: with {country}. abroad: with {country} and {destination}.
        zone: a line, with {route}, {count}, {weight} and {postage}.
        grams, kilograms: with {number}.
        paper, envelopes: with {name}, {used} and {wanted}.
        hours: with {span}, {slow} and {fast}.
        postage: with {money}.
        unknown: stands for a price. no_rates: if there are no prices at all.
        unpriced: with {count}: letters whose price is missing.
        near: with {route}, {weight}, {step} and {count}.
        old: with {route}, {step}, {price} and {date}.
        anywhere: of prices for all other countries, with {country}.
    """

    letters: str
    inland: str
    abroad: str
    zone: str
    grams: str
    kilograms: str
    paper: str
    envelopes: str
    hours: str
    postage: str
    unknown: str
    no_rates: str
    unpriced: str
    near: str
    old: str
    anywhere: str


@dataclass(frozen=True, slots=True)
class Readme:
    """The text that lies in the folder.

    Attributes:
        title: its first line.
        holds: which data of whom, with {organisation}.
        counts: with {people}, {letters} and {date}.
        parts: over what the files are. checklist to plan: what each is, and for whom.
        packets, mailer: where members post themselves.
        keep: how to keep the folder.
        delete: with {date}. erase: with {command}. one: the same for one person. beyond: what these cannot reach.
    """

    title: str
    holds: str
    counts: str
    parts: str
    checklist: str
    authorities: str
    packets: str
    mailer: str
    contacts: str
    register: str
    problems: str
    again: str
    plan: str
    keep: str
    delete: str
    erase: str
    one: str
    beyond: str


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the papers say in one language."""

    language: str
    instructions: Instructions
    reading: ReadingCopy
    signing: SigningList
    slips: Slips
    checklist: Checklist
    costs: Costs
    readme: Readme
