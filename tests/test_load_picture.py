"""A picture of a signature: only what is one comes in, and of it the ink alone."""

import math
import os
import struct
import tracemalloc
import warnings
import zlib
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, PngImagePlugin

from protest_letters.load.picture import MAX_BYTES, load_picture, read_picture
from protest_letters.model import Picture
from protest_letters.problems import ExitCode, Level, ProtestError

INK = {"1": 0, "L": 20, "LA": (20, 255), "P": 0, "RGB": (10, 20, 120), "RGBA": (10, 20, 120, 255), "CMYK": (200,) * 4}
PAPER = {"1": 1, "L": 255, "LA": (0, 0), "P": 255, "RGB": (255,) * 3, "RGBA": (0, 0, 0, 0), "CMYK": (0,) * 4}
ORIENTATION = 0x0112


#: A bar of 208 × 112 pixels, where a JPEG has its blocks; and with 2 % of 208 on every side.
SIZE, BAR, FOUND = (416, 208), (96, 48, 303, 159), (216, 120)


def drawn(mode="RGB", size=SIZE, box=BAR):
    """White paper with a bar of ink; where the mode knows transparency, the paper is transparent black."""
    image = Image.new(mode, size, PAPER[mode])
    if mode == "P":
        image.putpalette([grey for grey in range(256) for _ in range(3)])
    ImageDraw.Draw(image).rectangle(box, fill=INK[mode])
    return image


def packed(image, kind="PNG", **options):
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def opened(picture):
    image = Image.open(BytesIO(picture.png))
    image.load()
    assert image.size == (picture.width, picture.height)
    return image


def chunks(png):
    """The names of a PNG's chunks."""
    names, at = [], 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        names.append(name.decode())
        at += 12 + length
    return names


def refused(raw, **options):
    with pytest.raises(ProtestError) as caught:
        read_picture(raw, "sign.png", **options)
    (problem,) = caught.value.problems
    assert problem.where == "sign.png"
    assert problem.hint
    return problem


# what comes in


@pytest.mark.parametrize(
    ("mode", "kind", "kept"),
    [
        ("1", "PNG", "L"),
        ("L", "PNG", "L"),
        ("LA", "PNG", "L"),
        ("P", "PNG", "RGB"),
        ("RGB", "PNG", "RGB"),
        ("RGBA", "PNG", "RGB"),
        ("L", "JPEG", "L"),
        ("RGB", "JPEG", "RGB"),
        ("CMYK", "JPEG", "RGB"),
    ],
)
def test_ink_of_every_kind_stands_on_white_without_the_paper_around_it(mode, kind, kept):
    picture = read_picture(packed(drawn(mode), kind), "sign.png")
    image = opened(picture)
    assert (image.format, image.mode, image.size) == ("PNG", kept, FOUND)
    grey = image.convert("L")
    assert grey.getpixel((108, 60)) < 128
    assert {grey.getpixel(corner) > 240 for corner in ((0, 0), (215, 0), (0, 119), (215, 119))} == {True}


def test_sixteen_bits_of_grey_become_eight():
    image = Image.new("I;16", (40, 20), 65535)
    image.putpixel((10, 10), 0x8000)
    image.putpixel((20, 10), 0)
    found = opened(read_picture(packed(image), "sign.png"))
    assert found.mode == "L"
    assert [found.getpixel((x, 0)) for x in (0, 1, 10)] == [127, 255, 0]


def test_a_picture_is_a_frozen_value_that_knows_its_file():
    picture = read_picture(packed(drawn()), "sign.png")
    assert picture.place == "sign.png"
    assert picture == Picture(picture.png, *FOUND, "elsewhere")


def test_the_same_ink_gives_the_same_bytes_whatever_paper_and_metadata_surround_it():
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "Anna Sample")
    one = read_picture(packed(drawn()), "a")
    other = read_picture(packed(drawn(size=(600, 300), box=(150, 90, 357, 201)), pnginfo=note, dpi=(72, 72)), "b")
    assert one == other


@pytest.mark.parametrize(
    ("box", "size"),
    [
        # the edge is cut where the paper ends
        ((0, 0, 199, 99), (204, 104)),
        # ink along an edge is no darker paper
        ((0, 0, 199, 9), (204, 14)),
        ((0, 0, 9, 207), (14, 208)),
        ((100, 50, 100, 50), (1, 1)),
        ((10, 100, 309, 101), (312, 14)),
    ],
)
def test_a_narrow_edge_of_paper_is_kept_where_there_is_some(box, size):
    picture = read_picture(packed(drawn(box=box)), "sign.png")
    assert (picture.width, picture.height) == size


def test_the_grain_of_the_paper_is_no_ink():
    image = drawn("L")
    image.putpixel((5, 5), 245)
    image.putpixel((410, 200), 240)
    assert read_picture(packed(image), "sign.png").width == FOUND[0]
    image.putpixel((5, 5), 239)
    assert read_picture(packed(image), "sign.png").width > FOUND[0]


# the paper


def signed(paper=(255, 255, 255), ink=(10, 20, 120), size=(900, 360)):
    """A scribble of thin strokes on paper of one tone."""
    image = Image.new("RGB", size, paper)
    pen = ImageDraw.Draw(image)
    points = [(x, size[1] / 2 + size[1] / 4 * math.sin(x / 31) * math.cos(x / 120)) for x in range(150, 750, 3)]
    pen.line(points, fill=ink, width=7)
    pen.line([(170, 290), (700, 270)], fill=ink, width=5)
    return image


def lit(image, light):
    """The picture under a light that gives each place a share of its brightness."""
    shares = bytes(round(255 * light(x / 89, y / 35)) for y in range(36) for x in range(90))
    field = Image.frombytes("L", (90, 36), shares).resize(image.size, Image.Resampling.BILINEAR)
    return Image.merge("RGB", [ImageChops.multiply(band, field) for band in image.split()])


def pixels(image):
    raw = image.tobytes()
    return list(zip(raw[::3], raw[1::3], raw[2::3], strict=True))


def grainy(image, sigma):
    noise = Image.effect_noise(image.size, sigma)
    return Image.merge("RGB", [ImageChops.add(band, noise, 1, -128) for band in image.split()])


CREAM = (250, 249, 245)
PAPERS = {
    "cream": signed(CREAM),
    "grey, as in a dim photo": lit(signed(CREAM), lambda _x, _y: 0.7),
    "dim": lit(signed(), lambda _x, _y: 0.45),
    "light from the left": lit(signed(CREAM), lambda x, _y: 0.95 - 0.4 * x),
    "light from above": lit(signed(CREAM), lambda x, y: 0.9 - 0.2 * x - 0.25 * y),
    "dark corners": lit(signed(), lambda x, y: 1 - 0.7 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)),
    "a shadow": lit(signed(CREAM), lambda x, y: 0.65 if x + y > 1.3 else 0.85 if x + y > 1.2 else 0.95),
    "grainy": grainy(lit(signed(CREAM), lambda x, _y: 0.9 - 0.2 * x), 6),
}


@pytest.mark.parametrize("image", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_ground_is_pure_white_whatever_the_paper_and_the_light(image, kind):
    found = opened(read_picture(packed(image, kind), "sign"))
    wanted = opened(read_picture(packed(signed()), "sign"))
    # the strokes alone, cut to their size
    assert abs(found.width - wanted.width) <= 24
    assert abs(found.height - wanted.height) <= 24
    colours = found.getcolors(1 << 24)
    white = sum(count for count, colour in colours if colour == (255, 255, 255))
    want = sum(count for count, colour in wanted.getcolors(1 << 24) if colour == (255, 255, 255))
    assert white / (found.width * found.height) > want / (wanted.width * wanted.height) - 0.06
    corners = [(x, y) for x in (0, found.width - 1) for y in (0, found.height - 1)]
    assert {found.getpixel(corner) for corner in corners} == {(255, 255, 255)}


@pytest.mark.parametrize("image", PAPERS.values(), ids=PAPERS)
def test_blue_ink_stays_blue_and_as_dark_as_on_white(image):
    found = opened(read_picture(packed(image), "sign"))
    dark = sorted(pixels(found), key=sum)[: found.width * found.height // 40]
    red, green, blue = (sum(values) / len(values) for values in zip(*dark, strict=True))
    assert red < 60 > green
    assert 80 < blue < 170


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (300, 100), (20, 20, 20)),
        ImageChops.invert(signed()),
        lit(signed(), lambda _x, _y: 0.2),
        signed(ink=(235, 235, 235)),
        signed(CREAM, ink=(215, 214, 210)),
        drawn(box=(0, 0, 415, 207)),
        lit(signed(), lambda x, _y: 1 if x < 0.5 else 0.1),
    ],
    ids=["black", "white on black", "dark", "pale", "pale on cream", "all ink", "half of it dark"],
)
def test_what_cannot_be_told_from_its_paper_is_refused(image):
    problem = refused(packed(image))
    assert problem.what == "does not let ink and paper be told apart"
    assert "white paper" in problem.hint


def test_single_grains_of_a_large_photo_do_not_widen_the_signature():
    size = (2400, 1600)
    image = grainy(lit(signed(CREAM, size=size), lambda _x, _y: 0.7), 8)
    assert read_picture(packed(image, "JPEG"), "sign").width < 700


def test_paper_of_one_tone_without_ink_is_refused():
    assert refused(packed(Image.new("RGB", (300, 100), (178, 176, 171)))).what == "holds no ink"


# upright


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_is_turned_as_the_camera_says(kind, orientation):
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = drawn("L")
    # a bar with a corner off says which way up it is
    ImageDraw.Draw(upright).rectangle((96, 48, 191, 95), fill=255)
    stored = upright.transpose(turned[orientation]) if orientation in turned else upright
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    found = opened(read_picture(packed(stored, kind, exif=exif), "sign.png"))
    assert found.size == FOUND
    dark = [found.getpixel(spot) < 128 for spot in ((30, 30), (180, 30), (30, 90), (180, 90))]
    assert dark == [False, True, True, True]


# nothing but pixels


def exif_of_a_camera():
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "A maker", "1999:11:20 10:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    return exif


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_nothing_that_a_file_tells_besides_its_pixels_is_kept(kind):
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "Anna Sample")
    note.add_itxt("Comment", "made at home", zip=True)
    more = {"pnginfo": note} if kind == "PNG" else {"comment": b"made at home"}
    raw = packed(drawn(), kind, exif=exif_of_a_camera(), icc_profile=b"a profile", dpi=(300, 300), **more)
    assert b"A maker" in raw
    picture = read_picture(raw, "sign.png")
    assert set(chunks(picture.png)) == {"IHDR", "IDAT", "IEND"}
    image = opened(picture)
    assert (image.info, dict(image.getexif())) == ({}, {})


def test_what_stands_behind_the_picture_is_gone():
    picture = read_picture(packed(drawn()) + b"Anna Sample", "sign.png")
    assert b"Anna" not in picture.png
    assert chunks(picture.png)[-1] == "IEND"


def test_of_a_telephone_s_two_pictures_in_one_file_the_first_is_taken():
    stream = BytesIO()
    drawn().save(stream, "MPO", save_all=True, append_images=[drawn(box=(0, 0, 415, 207))])
    assert read_picture(stream.getvalue(), "sign.jpg").width == FOUND[0]


# what is refused


def vector():
    return b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    "raw",
    [
        packed(drawn("P"), "GIF"),
        packed(drawn(), "BMP"),
        packed(drawn(), "TIFF"),
        packed(drawn(), "WEBP"),
        packed(drawn(), "PDF"),
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        vector(),
        b"Anna Sample",
        b"",
        b"\x89PNG",
    ],
    ids=["gif", "bmp", "tiff", "webp", "pdf", "heic", "svg", "text", "nothing", "half a mark"],
)
def test_a_picture_of_another_kind_is_refused_whatever_its_name(raw):
    assert refused(raw).what == "is neither a PNG nor a JPEG picture"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_picture_is_refused(kind, share):
    raw = packed(Image.effect_noise((200, 100), 90), kind)
    assert refused(raw[: int(len(raw) * share)]).what == "is damaged or incomplete"


def test_a_picture_with_a_false_checksum_is_refused():
    raw = packed(drawn())
    at = raw.index(b"IDAT") + 6
    assert refused(raw[:at] + b"\xff\xff\xff" + raw[at + 3 :]).what == "is damaged or incomplete"


def test_a_picture_whose_notes_swell_beyond_measure_is_refused():
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", " " * 50_000_000, zip=True)
    raw = packed(drawn(), pnginfo=note)
    assert len(raw) < 100_000
    assert refused(raw).what == "is damaged or incomplete"


def test_an_animation_is_refused():
    raw = packed(drawn(), save_all=True, append_images=[drawn(box=(0, 0, 9, 9))])
    assert refused(raw).what == "is an animation"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA"])
def test_a_picture_without_ink_is_refused(mode):
    assert refused(packed(Image.new(mode, (40, 20), PAPER[mode]))).what == "holds no ink"


@pytest.mark.parametrize(
    ("size", "what"),
    [
        ((2505, 2000), "has 5.01 megapixels, 5 at most"),
        ((20_000, 15_000), "has hundreds of megapixels, 5 at most"),
        ((10_000, 10_000), "has 100.00 megapixels, 5 at most"),
    ],
)
def test_more_than_five_megapixels_are_refused_by_the_head_alone(size, what):
    # there is nothing behind the head that could be decoded
    assert refused(head(*size)).what == what


def test_five_megapixels_are_read():
    raw = packed(drawn("1", size=(2500, 2000)))
    assert read_picture(raw, "sign.png").width == FOUND[0]


def head(width, height):
    """A PNG that says how large it is, and holds nothing."""
    fields = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    sizes = struct.pack(">I", 13) + fields + struct.pack(">I", zlib.crc32(fields))
    return b"\x89PNG\r\n\x1a\n" + sizes + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


def test_a_jpeg_of_thousands_of_passes_is_refused_before_it_is_decoded():
    raw = packed(drawn(), "JPEG", progressive=True)
    assert read_picture(raw, "sign.png").width == FOUND[0]
    assert refused(raw + b"\xff\xda" * 101).what == "is a JPEG of more than 100 passes"


def test_more_than_twenty_megabytes_are_refused():
    raw = packed(drawn())
    assert refused(raw + bytes(MAX_BYTES + 1 - len(raw))).what == "is larger than 20 MB"
    assert read_picture(raw + bytes(MAX_BYTES - len(raw)), "sign.png").width == FOUND[0]


def test_a_refusal_ends_with_the_code_its_caller_gives():
    assert (refused(b"").code, refused(b"").level, refused(b"").rule) == (ExitCode.USAGE, Level.ERROR, "picture")
    assert refused(b"", code=ExitCode.DATA).code is ExitCode.DATA
    assert refused(bytes(MAX_BYTES + 1), code=ExitCode.DATA).code is ExitCode.DATA


RAW = (packed(drawn(size=(40, 20), box=(5, 5, 30, 15))), packed(drawn(size=(40, 20), box=(5, 5, 30, 15)), "JPEG"))


def read_or_refused(raw):
    """A picture, or one problem; a warning or anything else fails the test."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            return read_picture(raw, "sign.png")
        except ProtestError as error:
            (problem,) = error.problems
            return problem


@given(st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\0\x20Exif\0\0"]), st.binary())
@settings(max_examples=80, deadline=None)
def test_no_bytes_whatever_break_the_program(start, rest):
    assert read_or_refused(start + rest).what


@given(st.sampled_from(RAW), st.data())
@settings(max_examples=150, deadline=None)
def test_no_damage_whatever_breaks_the_program(raw, data):
    broken = bytearray(raw)
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(raw) - 1), st.integers(0, 255)), max_size=6)):
        broken[at] = value
    found = read_or_refused(bytes(broken[: data.draw(st.integers(0, len(raw)))]))
    assert found.where == "sign.png" if not isinstance(found, Picture) else opened(found)


@given(st.binary(max_size=60))
@example(b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\xff\xff\xff\x7f\x06\0\0\0")
@settings(max_examples=60, deadline=None)
def test_no_metadata_whatever_break_the_program(exif):
    found = read_or_refused(packed(drawn(size=(40, 20), box=(5, 5, 30, 15)), "JPEG", exif=b"Exif\0\0" + exif))
    assert isinstance(found, Picture) or found.what == "is damaged or incomplete"


# from a file


def test_a_file_is_read_by_what_it_holds_and_not_by_its_name(tmp_path):
    path = tmp_path / "sign.gif"
    path.write_bytes(packed(drawn(), "JPEG"))
    picture = load_picture(path)
    assert (picture.width, picture.height, picture.place) == (*FOUND, str(path))


@pytest.mark.parametrize(
    ("name", "what"),
    [("absent.png", "no such file or directory"), (".", "is a folder"), ("a\0b.png", "cannot be read")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, what):
    with pytest.raises(ProtestError) as caught:
        load_picture(tmp_path / name, ExitCode.DATA)
    (problem,) = caught.value.problems
    assert (problem.where, problem.what, problem.code) == (str(tmp_path / name), what, ExitCode.DATA)


def test_no_more_than_one_byte_too_many_is_read(tmp_path):
    path = tmp_path / "sign.png"
    path.touch()
    os.truncate(path, 1 << 28)
    tracemalloc.start()
    with pytest.raises(ProtestError) as caught:
        load_picture(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [problem.what for problem in caught.value.problems] == ["is larger than 20 MB"]
    assert peak < 2 * MAX_BYTES + 1_000_000
