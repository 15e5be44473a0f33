"""Finished PDFs made into sheets for a printer: pages turned, blank ones put in, two laid over each other.

Nothing is scaled and nothing moved against its sheet. The page itself is turned, not its `Rotate` entry, so that no
filter between here and the paper can think otherwise. PDFium does it, which may be absent.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

#: A turn's cosine and sine, by its degrees counter-clockwise.
_QUARTERS = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
_WHOLE = 360


def imposed(pdf: bytes, turns: Sequence[int], blank_after: Collection[int] = ()) -> bytes:
    """Return a PDF whose pages are turned by degrees counter-clockwise, one of `turns` for each.

    The pages come to lie as they are read, without a `Rotate` entry, and everything outside their crop box is gone.
    After the pages whose index is in `blank_after` an empty one of the same size is put.

    Raises:
        ValueError: the file is damaged.
    """
    with _opened(pdf) as document:
        for at, turn in enumerate(turns):
            page = document[at]
            _turn(page, turn)
            # a page that is open is held in memory with all that stands on it
            page.close()
        # from behind, so that the indices before stay what they are
        for at in sorted(blank_after, reverse=True):
            document.new_page(*document[at].get_size(), at + 1)
        return _saved(document)


def overlaid(pdf: bytes, turns: Sequence[int], pages: Sequence[int]) -> bytes:
    """Return a PDF of one page: some pages, which are named by their indices, on one sheet.

    Each is turned by its degrees counter-clockwise first, as in `imposed`; turned, they must have one size.

    Raises:
        ValueError: the file is damaged.
    """
    with _opened(imposed(pdf, turns)) as document:
        count = len(document)
        # a sheet without content of its own: some filters run the parts of a page's content together
        sheet = document.new_page(*document[pages[0]].get_size())
        for at in pages:
            sheet.insert_obj(document.page_as_xobject(at, document).as_pageobject())
        sheet.gen_content()
        for at in reversed(range(count)):
            document.del_page(at)
        return _saved(document)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 - an extra, which reading the file has asked for

    document = None
    try:
        document = pypdfium2.PdfDocument(pdf)
        yield document
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from None
    finally:
        if document:
            document.close()


def _saved(document: Any) -> bytes:  # noqa: ANN401 - PDFium has no types
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _turn(page: Any, degrees: int) -> None:  # noqa: ANN401 - PDFium has no types
    """Turn what a page shows, and make the sheet that it then fills the page."""
    from pypdfium2 import raw  # noqa: PLC0415 - an extra

    left, bottom, right, top = page.get_cropbox()
    # its own entry counts clockwise
    cosine, sine = _QUARTERS[(degrees - page.get_rotation()) % _WHOLE]
    across = [cosine * x - sine * y for x in (left, right) for y in (bottom, top)]
    up = [sine * x + cosine * y for x in (left, right) for y in (bottom, top)]
    shift = -min(across), -min(up)
    matrix = raw.FS_MATRIX(cosine, sine, -sine, cosine, *shift)
    # of a page without content it says that there is nothing to turn
    raw.FPDFPage_TransFormWithClip(page.raw, matrix, None)
    raw.FPDFPage_TransformAnnots(page.raw, cosine, sine, -sine, cosine, *shift)
    page.set_rotation(0)
    sheet = 0, 0, max(across) - min(across), max(up) - min(up)
    for box in ("mediabox", "cropbox", "bleedbox", "trimbox", "artbox"):
        getattr(page, f"set_{box}")(*sheet)
