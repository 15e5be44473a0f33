"""A mail-out of invented members, with every kind of file that holds their data, made by the project's own stages."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO

import pypdfium2

from conftest import TODAY
from protest_letters.compose.letter import compose_letter
from protest_letters.delimited import write_csv
from protest_letters.dispatch import Wish
from protest_letters.filenames import file_stem
from protest_letters.layout.sheet import lay_out
from protest_letters.load.members import read_members
from protest_letters.mailout.register import TOGETHER, Entry, Life, Made, Register
from protest_letters.media.pdf import write_pdf
from protest_letters.members.judging import judge_members
from protest_letters.members.rejects import problems_csv
from protest_letters.members.terms import terms_of
from protest_letters.plan import plan_letters
from protest_letters.standards import standard_for
from registers import mailout

LIST = """\
id;Name;street;postcode;city;country;email;consent
AB/0042;Ann Sampleson;Calle Ejemplo 17;28013;Madrid;ES;ann@example.org;2026-05-01
member-b2;Zoë Müstermann;Beispielweg 23;10115;Berlin;DE;zoe@example.org;2026-05-02
member-b3;Ёла Примерова;ул. Образцовая, 31;190000;Санкт-Петербург;RU;yola@example.org;2026-05-03
member-h1;Bob Housemate;Musterstraße 41;50667;Köln;DE;bob@example.org;2026-05-04
member-h2;Eve Housemate;Musterstraße 41;50667;Köln;DE;eve@example.org;2026-05-04
member-r9;Rejected Rowson;Nowhere 53;1;Nirgends;Spayn;rejected@example.org;yes
"""
#: By id, what must not be found once somebody is erased.
PERSONAL = {
    "AB/0042": ("AB/0042", "Sampleson", "Calle Ejemplo 17", "ann@example.org"),
    "member-b2": ("member-b2", "Müstermann", "Beispielweg 23", "zoe@example.org"),
    "member-b3": ("member-b3", "Примерова", "Образцовая, 31", "yola@example.org"),
    "member-h1": ("member-h1", "Bob Housemate", "Musterstraße 41", "bob@example.org"),
    "member-h2": ("member-h2", "Eve Housemate", "eve@example.org"),
    "member-r9": ("member-r9", "Rowson", "Nowhere 53", "rejected@example.org"),
}
PRIVATE_NOTE = "moved to her sister Marta Probe"


def merged(pdfs):
    """Return the pages of several PDFs as one."""
    whole = pypdfium2.PdfDocument.new()
    for pdf in pdfs:
        part = pypdfium2.PdfDocument(pdf)
        whole.import_pages(part)
        part.close()
    stream = BytesIO()
    whole.save(stream)
    whole.close()
    return stream.getvalue()


def full_mailout(folder, campaign, forms, typefaces):
    """Make a mail-out for four letters to the president, two of whose signatories live together; return its folder."""
    read = read_members(LIST.encode(), "members.csv")
    judged = judge_members(read, terms_of(campaign, TODAY))
    ann, zoe, yola, bob, _ = judged.members
    writers = {"AB/0042": ann.sender, "member-b2": zoe.sender, "member-b3": yola.sender}
    together = replace(bob.sender, name="Bob Housemate and Eve Housemate", joint=("Bob Housemate", "Eve Housemate"))
    writers[f"member-h1{TOGETHER}member-h2"] = together
    pdfs = {who: _letter(one, campaign, forms, typefaces) for who, one in writers.items()}
    _write(folder, "authorities/letters.pdf", merged(pdfs.values()))
    _write(folder, "authorities/letters-2.pdf", pdfs["member-b2"])
    entries = [*_entries(folder, pdfs), _entry(folder, "member-b2", Made.FAX, "authorities/letters-2.pdf", 1)]
    mailout(folder, Register(tuple(entries), ";", ("Note",)), options={"organisation": "Sample Union"})
    for who, pdf in pdfs.items():
        first, name = who.partition(TOGETHER)[0], writers[who].name
        _write(folder, f"packets/{file_stem(name, first)}.pdf", pdf)
    _write(folder, f"again/{file_stem('Ann Sampleson', 'AB/0042-president')}.pdf", pdfs["AB/0042"])
    _write(folder, "packets/signing-list.pdf", merged(pdfs.values()))
    _write(folder, "checklist.pdf", pdfs["member-b3"])
    rows = [(one.sender.name, one.email, one.id) for one in judged.members]
    rows[3:] = [("Bob Housemate, Eve Housemate", "bob@example.org", f"member-h1{TOGETHER}member-h2")]
    _write(folder, "exports/mailer.csv", write_csv(("name", "e-mail", "protest:id"), rows, ";"))
    _write(folder, "problems.csv", problems_csv(read, judged.rejected))
    _write(folder, f"signatures/{file_stem('Ann Sampleson', 'AB/0042')}.png", b"\x89PNG Ann Sampleson")
    _write(folder, "contacts/collective.pdf", b"a collective copy")
    _write(folder, "README.txt", b"Letters of members of the Sample Union.")
    _write(folder, ".register.csv.1a2b3c4d.part", b"AB/0042;Ann Sampleson")
    _write(folder, ".~lock.register.csv#", "Zoë Müstermann,office".encode())
    return folder


def _letter(sender, campaign, forms, typefaces):
    plan = plan_letters(Wish(("president",), sender, TODAY, TODAY), campaign)
    return write_pdf(
        lay_out(compose_letter(plan.dispatches[0], forms), standard_for(sender.country), typefaces), typefaces
    )


def _entries(folder, pdfs):
    page = 1
    for who in pdfs:
        entry = _entry(folder, who, Made.LETTER, "authorities/letters.pdf", page)
        life = Life(posted=date(2026, 10, 1), consent=date(2026, 5, 1))
        if who == "member-b2":
            life = replace(life, returned=date(2026, 11, 2), why=PRIVATE_NOTE)
        yield replace(entry, life=life, others=(f"neighbour of {who}",))
        page += 1


def _entry(folder, who, made, file, page):
    first = who.partition(TOGETHER)[0]
    digest = sha256((folder / file).read_bytes()).hexdigest()
    life = Life(posted=date(2026, 10, 1), consent=date(2026, 5, 1), returned=date(2026, 11, 2), why=PRIVATE_NOTE)
    return Entry(f"{first}-president", who, "president", made, file, page, 1, digest, life, ("",))


def _write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def everything(folder):
    """Return the text of every file in every encoding it might be in, names included; of PDFs all that can be read."""
    texts = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            parts = [
                path.relative_to(folder).as_posix(),
                *(raw.decode(one, "ignore") for one in ("utf-8", "utf-16-le", "cp1252")),
            ]
            if raw.startswith(b"%PDF"):
                parts += _pdf_texts(raw)
            texts[path.relative_to(folder).as_posix()] = "\n".join(parts)
    return texts


def _pdf_texts(raw):
    document = pypdfium2.PdfDocument(raw)
    try:
        return [*(page.get_textpage().get_text_range() for page in document), str(document.get_metadata_dict())]
    finally:
        document.close()


def naming(texts, member):
    """Return the files of `everything` in which something of a member is found."""
    return {name for name, text in texts.items() if any(word in text for word in PERSONAL[member])}
