"""A campaign of one office and one letter, about nobody, for tests that break it."""

BOOK = """\
campaign:
  title: Sample campaign
  date: 2020-01-01
  country: KZ
  addressees: [mayor]
  default_letters: [appeal]
  source: [sample]
offices:
  - id: mayor
    kind: minister
    title: {en: Mayor of Sampletown}
    holders:
      - name: {en: Ann Example}
        gender: f
        from: 2019-01-01
        source: [sample]
    addresses:
      - lines: {en: [Town Hall]}
        postcode: "01234"
        city: {en: Sampletown}
        country: KZ
        as_of: 2020-01-01
        source: [sample]
    languages: [en]
"""

LETTER = """\
---
kind: letter
subject: A sample
for: [minister]
from: 2020-01-01
asks:
  minister: I ask you to answer.
---
A first paragraph.

{{ ask }}
"""

#: A day of the campaign's time.
DAY = "2020-06-01"


def write_campaign(folder, book=BOOK, letter=LETTER, name="appeal.en.md"):
    """Write the campaign into a folder and return the folder."""
    (folder / "letters").mkdir(parents=True)
    (folder / "addressees.yaml").write_text(book, encoding="utf-8")
    (folder / "letters" / name).write_text(letter, encoding="utf-8")
    return folder


def changed(text, old, new):
    """Replace the one place where `old` stands."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)
