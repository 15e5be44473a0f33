"""The papers of a mail-out in English."""

from protest_letters.mailout.words.kinds import (
    Checklist,
    Costs,
    Instructions,
    ReadingCopy,
    Readme,
    SigningList,
    Slips,
    Step,
    Tasks,
    Words,
)

_INSTRUCTIONS = Instructions(
    at_home="Your letters, and how to send them",
    at_meeting="Your letters, and how to finish them here",
    thanks="Thank you for writing. These letters go out in your name, so you alone decide about every one of them.",
    member="Member no.: {id}",
    branch="Branch: {branch}",
    questions="Questions: {contact}",
    read=Step("Read every letter.", "Change whatever you like: your own words count for more than ours."),
    read_here=Step("Read every letter.", "Your own words count for more than ours: tell us what to change."),
    receipt=Step("Sign the list", "for what you have received."),
    date=Step("Date it", "on the day you post it. If another day is printed, correct it by hand."),
    sign=Step("Sign it", "by hand, in blue ink: everyone can see then that it is no copy."),
    fold=Step(
        "Fold it along the marks.",
        "One letter to an envelope, the one with the same name, and nothing else inside.",
    ),
    fold_window=Step(
        "Fold it along the marks.",
        "One letter to an envelope, and nothing else inside. The whole address shows in the window, and only the"
        " address.",
    ),
    fold_bare=Step(
        "Fold it along the marks.",
        "One letter to an envelope, and nothing else inside. Copy the address from the letter.",
    ),
    postage=Step(
        "Put the stamp on.",
        "The table says what goes abroad and what is inland, such as a letter to the embassy in your own country.",
    ),
    post=Step("Post it yourself,", "in a letter box near you, and not everything on one day."),
    hand_in=Step(
        "Hand in the sealed envelopes:",
        "we see to stamps and posting. If you would rather post them yourself, take them along; the table says what"
        " goes abroad and what is inland.",
    ),
    answer=Step("If you get an answer,", "please send us a copy."),
    returned=Step("If a letter comes back,", "keep the envelope and tell us what the post has written on it."),
    reading=Step("The sheet “{mark}”", "has the text in your language. Keep it; it goes into no envelope."),
    slip=Step("Once everything is posted,", "fill in the slip below and send it back to us."),
    ties=Step(
        "Talk to us first",
        "if you are a citizen of the country you are writing to, have family there or plan to go there. Nobody has"
        " to take part.",
    ),
    strong_ties=Step(
        "Please talk to us before you sign or post anything.",
        "Anyone who is a citizen of the country written to, has family there or plans to go there should first work"
        " out with us what is safe. You need not take part, and you need not say why.",
    ),
    letters="Your letters",
    columns=("No.", "To", "Country", "Postage"),
    inland="inland",
    abroad="abroad",
    cut="Please cut off and send back",
    posted="I posted {count} letters on {date}.",
    send_to="To:",
    continued="Your letters (continued)",
)

_READING = ReadingCopy(
    mark="FOR YOUR INFORMATION – DO NOT SEND",
    title="What your letter says",
    sent_in="The letter you sign is in another language: {language}.",
    letters="No. {ids}",
)

_SIGNING = SigningList(
    title="Signing list",
    branch="Branch: {branch}",
    no_branch="Without a branch",
    sheet="Sheet {sheet} of {sheets}",
    counts="Names: {names} · Letters: {letters}",
    confidential="Confidential: do not leave this list lying about, take no photograph of it, and return it after"
    " the meeting.",
    columns=("No.", "Name", "Member no.", "Letters", "Received (signature)"),
)

_SLIPS = Slips(
    bundle="Bundle {bundle} of {bundles}",
    to="To",
    country="Country",
    first="First",
    last="Last",
    letters="Letters",
    weight="Weight",
    postage="Postage",
    unpriced="price not known",
    posted_on="Posted on",
    posted_at="Where",
)

_TASKS = Tasks(
    cost="Check numbers and cost, and the warnings at the end, and approve them.",
    proof="Make a proof: print five letters in every language ({languages}), fold them and put them into their"
    " envelopes. Weigh one, and look whether the right address shows, and nothing but the address.",
    text="Two people read the text from beginning to end and initial it.",
    lots="Print authorities/letters.pdf and authorities/envelopes.pdf, in lots of 100 and in the same order."
    " Lots: {lots}.",
    lots_packed="Print packets/packets.pdf and authorities/envelopes.pdf, in lots of 100 and in the same order."
    " Lots: {lots}.",
    pack="Put the envelopes to their packets, each of which begins with its instruction sheet. Packets: {packets}.",
    hand_out="Give every packet to its member and to nobody else, and register it: {command}",
    meeting="At the meeting everybody signs the list for the packet, reads, dates and signs the letters, and puts"
    " each into its envelope.",
    collect="Count the sealed envelopes that are handed in. Post them spread over several days and letter boxes.",
    sign="Sign every letter in blue ink, unless a picture of the signature is printed.",
    fold="Fold along the marks: two folds for DL and No. 10, one for C5. At every 25th piece compare the name on the"
    " letter with the name on the envelope.",
    seal="Seal the envelopes, and put the slip on each bundle.",
    post="Post the bundles spread over several days and letter boxes, never all at once.",
    parcels="Post the parcels for the contacts apart from everything else (folder contacts). Parcels: {parcels}.",
    posted="Register every bundle once it is posted: {command}",
    slips="Register the slips that come back: {command}",
    answers="Register what comes back from the post and what is answered: {command}",
    delete="Delete everything by {date}: {command}",
)

_CHECKLIST = Checklist(
    title="Checklist of the mail-out",
    dated="Letters dated {date}",
    home="Members sign and post at home",
    meeting="Members sign at a meeting",
    organisation="The organisation posts",
    historical="HISTORICAL, NOT FOR POSTING",
    before="Before anything is printed",
    making="Printing and putting into envelopes",
    handing="Printing and handing out",
    afterwards="Afterwards",
    approved="Approved by",
    day="Date",
    initials="Initials",
    totals="Numbers and cost",
    columns=("Route", "Letters", "Weight", "Postage"),
    sum="Total",
    warnings="Warnings",
    none="None.",
    messages="As the program says it:",
    page="Page {page} of {pages}",
    tasks=_TASKS,
)

_COSTS = Costs(
    letters="Letters: {count}",
    inland="{country}, inland",
    abroad="{country} – {destination}",
    zone="{route}: letters {count}, weight {weight}, postage {postage}",
    grams="{number} g",
    kilograms="{number} kg",
    paper="Sheets of {name}: {used}; with 5% for spoilage {wanted}",
    envelopes="Envelopes {name}: {used}; with 5% for spoilage {wanted}",
    hours="Folding and filling envelopes: {span} hours, at {slow} to {fast} an hour",
    postage="Postage: {money}",
    unknown="not known",
    no_rates="Postage: not known, there are no prices in rates.yaml",
    unpriced="Letters whose price is missing in rates.yaml: {count}",
    near="{route}: a letter weighs {weight}, close to the step at {step}; weigh one before you buy stamps. Letters:"
    " {count}",
    old="{route}, up to {step}: the price of {price} is from {date} and more than a year old; ask again",
    anywhere="{country}, abroad",
)

_README = Readme(
    title="About this folder",
    holds="This folder holds personal data of the people who take part in a mail-out of {organisation}: names,"
    " addresses, languages and branches, whom they write to and, where these were given, e-mail addresses and"
    " signatures. It shows who belongs to the organisation and what they stand for. The law protects few data more"
    " strictly.",
    counts="People: {people}. Letters: {letters}. Made on {date}.",
    parts="What is in it, and for whom",
    checklist="What is to be done, in order. For those who run the mail-out.",
    authorities="Letters and envelopes. For those who print and post them, and for nobody else.",
    packets="One packet for each member. A packet goes to its member and to nobody else.",
    mailer="Name, e-mail address and file of each member, for your own mailing program. Delete it once that is done.",
    contacts="Parcels for the contacts, who may be in danger. For the one person who posts them; keep them apart"
    " from everything else.",
    register="Who wrote to whom, and what became of it. For the one person who keeps the register.",
    problems="Rows of the list that could not be used, with all their columns. For the one who keeps the list.",
    again="Single letters that were made again.",
    plan="How everything was made, so that it can be continued. For the program.",
    keep="Only your own account can read this folder. Leave it so: put it into no cloud and on no shared drive, send"
    " nothing of it unencrypted, and shred spoilt sheets.",
    delete="Delete by {date}.",
    erase="{command} removes letters, packets, pictures of signatures and rejected rows, and keeps counts and check"
    " sums.",
    one="{command} does so for one person, for example if somebody withdraws.",
    beyond="Neither reaches printed sheets, backups, or what was sent by e-mail.",
)

EN = Words("en", _INSTRUCTIONS, _READING, _SIGNING, _SLIPS, _CHECKLIST, _COSTS, _README)
