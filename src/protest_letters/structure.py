"""What the parts of a page are to somebody who hears it read: the words in which a layout tells a writer."""

from enum import StrEnum


class Tag(StrEnum):
    """What a part of a page is to somebody who hears it read, or to a program that takes it apart."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BLOCK = "block"
    LIST = "list"
    NUMBERED_LIST = "numbered-list"
    ITEM = "item"
    LABEL = "label"
    TEXT = "text"
    TABLE = "table"
    ROW = "row"
    COLUMN_HEAD = "column-head"
    ROW_HEAD = "row-head"
    CELL = "cell"
    PAGE_HEAD = "page-head"
    PAGE_FOOT = "page-foot"


#: Where something stands in the structure of a text, from the outermost part inwards: a `Tag` for each part, and what
#: tells it from its like beside it. Neighbours of one path, on one page or on two, are one part: the lines of a
#: paragraph. Heads and feet of pages are not read.
Path = tuple[tuple[str, ...], ...]


class Joint(StrEnum):
    """What stood in a text where its line was ended."""

    SPACE = " "
    NOTHING = ""
    DIVIDED = "-"
