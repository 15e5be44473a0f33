"""What tests of printing share: PDFs of every kind, read back by their glyphs, and a printing system of stand-ins."""

import os
import plistlib
from io import BytesIO
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw as pdfium
from reportlab.pdfgen.canvas import Canvas

from protest_letters.document import MM_PER_PT

LETTER_MARK = (
    "protest-letter 1; to=president; letter=end-the-repression; language=en-GB; date={day}; from=ES; writer=one;"
    " given=city,name; sheet=din-b"
)
A4 = (210, 297)
DL = (220, 110)
NUMBER_10 = (241.3, 104.775)
#: Where the words of an envelope begin: the sender's, the addressee's.
SENDER, ADDRESS = ("SENDER", 12.0, 15.0), ("ADDRESS", 105.0, 55.0)


def pdf(size, pages=1, keywords="", words=(SENDER, ADDRESS), encrypt=None):
    """Return a PDF whose pages of some size (mm) have words with their number at places from the left top corner."""
    width, height = (edge / MM_PER_PT for edge in size)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), encrypt=encrypt, invariant=1)
    canvas.setKeywords(keywords)
    for number in range(1, pages + 1):
        for word, x, y in words:
            canvas.drawString(x / MM_PER_PT, height - y / MM_PER_PT, f"{word}{number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def letter(pages=1, day="1999-11-20"):
    """Return a letter of the program, as it would be marked."""
    return pdf(A4, pages, LETTER_MARK.format(day=day), [("PAGE", 25.0, 40.0)])


def envelopes(size=DL, pages=1, mark="protest-envelope 1; size=dl"):
    """Return envelopes as one reads them."""
    return pdf(size, pages, mark)


def labelled(content, labels):
    """Return a PDF with page labels: (index, first number) for each range of pages."""
    ranges = b" ".join(b"%d << /S /D /St %d >>" % pair for pair in labels)
    return content.replace(b"/Type /Catalog", b"/Type /Catalog /PageLabels << /Nums [ %s ] >>" % ranges)


def sheets(content):
    """Return the size of each page of a PDF, in millimetres, as it is shown."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [tuple(edge * MM_PER_PT for edge in page.get_size()) for page in document]
    finally:
        document.close()


def places(content):
    """Return, for each page of a PDF, where each of its words begins and how it is turned.

    That is {word: (x, y, degrees counter-clockwise)}, in millimetres from the left top corner of the page.
    """
    document = pypdfium2.PdfDocument(content)
    try:
        return [dict(_words(page)) for page in document]
    finally:
        document.close()


def _words(page):
    text = page.get_textpage()
    height = page.get_size()[1]
    at = 0
    for word in text.get_text_range().split():
        at = text.get_text_range().index(word, at)
        x, y = _origin(text, at)
        angle = round(pdfium.FPDFText_GetCharAngle(text.raw, at) * 180 / 3.141592653589793) % 360
        # PDFium counts it clockwise
        yield word, (x * MM_PER_PT, (height - y) * MM_PER_PT, -angle % 360)


def _origin(text, at):
    x, y = pdfium.c_double(), pdfium.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
    return x.value, y.value


def on_sheet(x, y, turn, size=DL):
    """Where a place on an envelope of some size lies after the envelope was turned counter-clockwise."""
    width, height = size
    return {0: (x, y), 90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[turn]


def answer(
    media=("iso_a4_210x297mm", "iso_dl_110x220mm", "na_number-10_4.125x9.5in"), status="successful-ok", **attributes
):
    """Return what `ipptool -X` prints of a printer."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    named |= {"media-supported": media if isinstance(media, str) else list(media)} if media else {}
    test = {"StatusCode": status, "ResponseAttributes": [{"attributes-charset": "utf-8"}, named]}
    return plistlib.dumps({"Tests": [test], "Successful": True})


OFFICE = answer(
    media_type_supported=["stationery", "envelope", "labels"],
    media_source_supported=["main", "by-pass-tray"],
    sides_supported=["one-sided", "two-sided-long-edge"],
    printer_is_accepting_jobs=True,
    printer_state=3,
)

_LPSTAT = """#!/bin/sh
case $1 in
  -r) case $LC_ALL in C*) echo "scheduler is $RUNNING" ;; *) echo "Zeitplandienst $RUNNING" ;; esac ;;
  -e) cat "$HERE/names" ;;
  -d) cat "$HERE/default" ;;
  -H) echo localhost:631 ;;
esac
"""
_IPPTOOL = """#!/bin/sh
for uri; do case $uri in ipp://localhost:631/printers/*) cat "$HERE/${uri##*/}.plist" ;; esac; done
"""
_LP = """#!/bin/sh
count=$(ls "$HERE"/lp-*.pdf 2>/dev/null | wc -l)
cat > "$HERE/lp-$count.pdf"
printf '%s\n' "$@" > "$HERE/lp-$count.txt"
case $* in *REFUSE*) echo "lp: Destination is not accepting jobs." >&2; exit 1 ;; esac
echo "request id is office-$count (0 file(s))"
"""
_LPOPTIONS = """#!/bin/sh
if test "$3" != -l; then cat "$HERE/$2.saved" 2>/dev/null; exit; fi
echo "$*" >> "$HERE/woken"
test -e "$HERE/$2.asleep" && mv "$HERE/$2.asleep" "$HERE/$2.plist"
"""


def printing_system(folder, default="office", **printers):
    """Write stand-ins for CUPS's programs that know printers by what they say; return the environment they need."""
    here = folder / "cups"
    here.mkdir()
    for name, text in {"lpstat": _LPSTAT, "ipptool": _IPPTOOL, "lp": _LP, "lpoptions": _LPOPTIONS}.items():
        program = here / name
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
    for name, said in (printers or {"office": OFFICE}).items():
        (here / f"{name}.plist").write_bytes(said)
    (here / "names").write_text("\n".join(printers or {"office": OFFICE}), encoding="utf-8")
    said = f"system default destination: {default}" if default else "no system default destination"
    (here / "default").write_text(said, encoding="utf-8")
    return {"PATH": os.pathsep.join([str(here), "/usr/bin", "/bin"]), "HERE": str(here), "RUNNING": "running"}


def printed(folder):
    """Return (arguments, PDF) for everything that the stand-in `lp` got, in order."""
    found = sorted((folder / "cups").glob("lp-*.txt"))
    return [(path.read_text(encoding="utf-8").splitlines(), path.with_suffix(".pdf").read_bytes()) for path in found]


def options_of(arguments):
    """Return the options of a call of `lp` by their names."""
    given = [after for word, after in pairwise(arguments) if word == "-o"]
    return dict(option.split("=", 1) for option in given)
