"""The file of a fax: read back by a reader of our own, by Pillow and by the programs that send faxes."""

import os
import shutil
import struct
import subprocess
from io import BytesIO

import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import needs
from protest_letters.document import Document, Face, Page, PlacedLine, PlacedRun, Zone
from protest_letters.media.pdf import write_pdf
from protest_letters.media.raster import GRIDS, write_raster
from protest_letters.media.tiff import FaxPage, write_tiff

FINE, STANDARD = GRIDS
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8}

#: Profile S of RFC 3949, and nothing that names a person, a machine or a time.
TAGS = {
    254: "NewSubfileType",
    256: "ImageWidth",
    257: "ImageLength",
    258: "BitsPerSample",
    259: "Compression",
    262: "PhotometricInterpretation",
    266: "FillOrder",
    273: "StripOffsets",
    274: "Orientation",
    277: "SamplesPerPixel",
    278: "RowsPerStrip",
    279: "StripByteCounts",
    282: "XResolution",
    283: "YResolution",
    292: "T4Options",
    296: "ResolutionUnit",
    297: "PageNumber",
}


def with_sbin():
    """Debian's tiffcheck is where only an administrator looks."""
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])


def tiffcheck(path, lpi):
    program = shutil.which("tiffcheck", path=with_sbin()) or needs("tiffcheck")
    done = subprocess.run([program, "-1", "-r", str(lpi), str(path)], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def directories(tiff):
    """Every directory of a little-endian TIFF as {tag: value or values}."""
    order, magic, at = struct.unpack_from("<2sHI", tiff)
    assert (order, magic) == (b"II", 42)
    while at:
        assert at % 2 == 0
        (count,) = struct.unpack_from("<H", tiff, at)
        fields = {}
        for number in range(count):
            tag, kind, length, value = struct.unpack_from("<HHI4s", tiff, at + 2 + 12 * number)
            size = SIZES[kind] * length
            where = at + 2 + 12 * number + 8 if size <= 4 else struct.unpack("<I", value)[0]
            assert where % 2 == 0
            letters = {3: "H", 4: "I", 5: "II"}[kind] * length
            read = struct.unpack_from("<" + letters, tiff, where)
            fields[tag] = read[0] if len(read) == 1 else read
        assert list(fields) == sorted(fields)
        yield fields
        (at,) = struct.unpack_from("<I", tiff, at + 2 + 12 * count)


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=5))
def test_every_page_is_found_whole_whatever_its_code(codes):
    tiff = write_tiff([FaxPage(code, 1728, at + 1, 204, 98) for at, code in enumerate(codes)])

    turned = [bytes(int(f"{byte:08b}"[::-1], 2) for byte in code) for code in codes]
    pages = list(directories(tiff))
    assert [tiff[page[273] : page[273] + page[279]] for page in pages] == turned
    assert [page[257] for page in pages] == [page[278] for page in pages] == list(range(1, len(codes) + 1))
    assert [page[297] for page in pages] == [(at, len(codes)) for at in range(len(codes))]


def document(*texts, paper=(210, 297)):
    def page(text):
        return Page(*paper, (PlacedLine("body", 50, 12, (PlacedRun(20, text, Face.REGULAR),), Zone(20, 46, 90, 5)),))

    return Document(tuple(map(page, texts)), "en", "T", "A")


@pytest.fixture(params=GRIDS, ids=lambda grid: grid.name)
def grid(request):
    return request.param


@pytest.fixture
def tiff(typefaces, grid):
    return write_raster(write_pdf(document("One", "Two", "Three"), typefaces), grid)


def test_the_tags_are_those_of_profile_s_and_no_others(tiff, grid):
    for number, page in enumerate(directories(tiff)):
        assert set(page) == set(TAGS)
        fixed = {TAGS[tag]: value for tag, value in page.items() if tag not in (273, 279)}
        assert fixed == {
            "NewSubfileType": 2,
            "ImageWidth": 1728,
            "ImageLength": {"fine": 2286, "standard": 1143}[grid.name],
            "BitsPerSample": 1,
            "Compression": 3,
            "PhotometricInterpretation": 0,
            "FillOrder": 2,
            "Orientation": 1,
            "SamplesPerPixel": 1,
            "RowsPerStrip": page[257],
            "XResolution": (204, 1),
            "YResolution": ({"fine": 196, "standard": 98}[grid.name], 1),
            "T4Options": 0,
            "ResolutionUnit": 2,
            "PageNumber": (number, 3),
        }


def test_nothing_in_the_file_can_be_read_as_a_name_or_a_time(tiff):
    head = b"".join(tiff[at : at + 300] for at in (0, len(tiff) - 300))
    for word in (b"Pillow", b"libtiff", b"protest", b"202", os.uname().nodename.encode()):
        assert word not in head


def test_hylafax_sends_it_as_it_is(tmp_path, tiff, grid):
    (tmp_path / "fax.tiff").write_bytes(tiff)

    assert tiffcheck(tmp_path / "fax.tiff", grid.lpi) == "OK"


def test_hylafax_s_check_is_one_that_can_fail(tmp_path, tiff, grid):
    with PIL.Image.open(BytesIO(tiff)) as page:
        page.save(tmp_path / "other.tiff", compression="group4")

    assert "REFORMAT" in tiffcheck(tmp_path / "other.tiff", grid.lpi)


def test_libtiff_reads_every_page_without_a_word(tmp_path, tiff):
    (tmp_path / "fax.tiff").write_bytes(tiff)

    command = [needs("tiffinfo"), "-D", "fax.tiff"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert said.returncode == 0
    assert said.stderr == ""
    for words in ("multi-page document", "CCITT Group 3", "min-is-white", "lsb-to-msb", "Page Number: 2-3"):
        assert words in said.stdout


def test_efax_reads_the_same_dots(tmp_path, tiff):
    (tmp_path / "fax.tiff").write_bytes(tiff)

    # efix reads the first page of a file
    command = [needs("efix"), "-i", "tiffg3", "-o", "pbm", "fax.tiff"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
    with PIL.Image.open(BytesIO(done.stdout)) as read, PIL.Image.open(BytesIO(tiff)) as written:
        whole = read.crop((0, 0, *written.size))
        assert whole.convert("1").tobytes() == written.convert("1").tobytes()


def test_the_same_pages_give_the_same_bytes(typefaces, grid):
    pdf = write_pdf(document("One", "Two"), typefaces)

    assert write_raster(pdf, grid) == write_raster(pdf, grid)
