"""The blocks that labels of the shipped campaign have, and where lines lie on a sheet."""

from functools import cache

from conftest import TODAY
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.document import Run
from protest_letters.layout.labels import LabelText
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.plan import plan_items
from protest_letters.run.labels import label_text

LANGUAGES = ("en", "ru", "fr", "de", "es")


@cache
def shipped_texts(country, days=(TODAY,)):
    """The distinct blocks of all addressees in every language, as posted in a country."""
    campaign, forms = load_campaign(built_in_folder()), load_shipped_forms()
    who = tuple(one.id for one in campaign.book.addressees)
    found = {}
    for language in LANGUAGES:
        for day in days:
            wish = Wish(who, Sender("", "", country), day, TODAY, language=language, medium=Medium.LABEL)
            for item in plan_items(wish, campaign).items:
                found.setdefault(label_text(item, forms), None)
    return tuple(found)


def by_label(page, sheet, nudge=(0.0, 0.0)):
    """The lines of each label that has some, by its number; a line over an edge is an error."""
    found = {}
    for line in page.lines:
        if line.role != "label":
            continue
        # labels do not overlap: where a line begins says which one it can be on
        column, row = (
            int((at - edge - moved) // pitch)
            for at, edge, moved, pitch in zip((line.box.x, line.box.y), sheet.first, nudge, sheet.pitch, strict=True)
        )
        number = row * sheet.grid[0] + column + 1
        assert sheet.safe(number, nudge).holds(line.box), (line, sheet.id)
        found.setdefault(number, []).append(line)
    return found


def words(lines):
    """Text without what a line break changes."""
    return "".join("".join(line.text for line in lines).replace("\u00a0", " ").split())


def written(text):
    """What a text has to say, in the ways it may be said."""
    ways = (text.lines, text.in_full)
    return {"".join("".join(run.text for line in way for run in line).split()) for way in ways if way}


def sample(*lines, who="sample"):
    return LabelText(who, tuple((Run(line, origin="test"),) for line in lines))
