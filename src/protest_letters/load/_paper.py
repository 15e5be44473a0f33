"""The paper of a picture made white: its tone is estimated coarsely, even under uneven light, and divided out."""

from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageFilter, ImageMath

#: The estimate has so many cells along the picture's longer side.
_CELLS = 48
#: As shares of the shorter side: what is as large as the first is no ink; strokes are narrower than the second.
_LARGE, _NARROW = 0.5, 0.2
#: A cell darker than this share of the paper around it is ink all over; a shadow is lighter.
_SOLID = 0.5
#: Of white paper, what is so much darker is still paper; of grainy paper, what is this much more than its light grain.
_GRAIN, _GRAINS = 15, 2
#: The light grain is what all but so many pixels keep to; grain is never taken for larger than the second figure.
_OUTLIERS, _MOST_GRAIN = 0.005, 60
#: Darker paper than this (of 255) leaves too little to tell ink by, and ink that is lighter does.
_DARKEST_PAPER, _LIGHTEST_INK = 80, 190

_Grid = list[list[int]]


def on_white_paper(image: Image.Image) -> tuple[Image.Image, Image.Image] | None:
    """Return a grey or coloured picture with its paper in pure white, and where the ink is as a mask (255 is ink).

    None if paper and ink cannot be told apart. A picture without ink has an empty mask.
    """
    grey = image.convert("L")
    step = max(1, -(-max(image.size) // _CELLS))
    solid, paper = _paper(grey, step)
    darkest_paper = min(map(min, paper))
    if darkest_paper < _DARKEST_PAPER:
        return None
    ground = _spread(paper, step, image.size)
    grain = min(_MOST_GRAIN, max(_GRAIN, round(_GRAINS * _light_grain(grey, ground) * 255 / darkest_paper)))
    level = _divided(grey, ground)
    mask = level.point([255 * (value < 255 - grain) for value in range(256)])
    if grain > _GRAIN:
        # the darkest grains of all are no ink; on clean paper the smallest dot may be some
        mask = mask.filter(ImageFilter.MedianFilter(3))
    darkest = next(value for value, count in enumerate(level.histogram()) if count)
    if mask.getbbox() and darkest > _LIGHTEST_INK:
        return None
    bands = [
        _divided(band, _spread(_filled(band, step, solid), step, image.size)).point(_whitened(grain))
        for band in image.split()
    ]
    return Image.merge(image.mode, bands), mask


def _paper(grey: Image.Image, step: int) -> tuple[_Grid, _Grid]:
    """Tell which cells are ink all over (by the tone to put there instead, else 0), and the tone of the paper."""
    cells = _cells(grey, step)
    around = _closed(cells, _LARGE, edges=False)
    solid = [
        [large if one < _SOLID * large else 0 for one, large in zip(row, tones, strict=True)]
        for row, tones in zip(cells, around, strict=True)
    ]
    return solid, _filled(grey, step, solid)


def _filled(band: Image.Image, step: int, solid: _Grid) -> _Grid:
    """The tone of the paper in each cell of a band: cells of solid ink take it from around, strokes are closed."""
    cells = _cells(band, step)
    around = _closed(cells, _LARGE, edges=False)
    rows = zip(cells, around, solid, strict=True)
    return _closed([[a if s else c for c, a, s in zip(*row, strict=True)] for row in rows], _NARROW, edges=True)


def _cells(band: Image.Image, step: int) -> _Grid:
    small = band.reduce(step)
    values = list(small.tobytes())
    return [values[at : at + small.width] for at in range(0, len(values), small.width)]


def _closed(cells: _Grid, share: float, *, edges: bool) -> _Grid:
    """Close what is dark and narrower than a share of the shorter side; slopes of light stay as they are.

    With `edges` the picture goes on as its edge is: light that falls off towards it stays, and so does ink along it.
    """
    reach = max(1, round(share * min(len(cells), len(cells[0]))))
    more = reach if edges else 0
    cells = [[*row[:1] * more, *row, *row[-1:] * more] for row in cells]
    cells = [*cells[:1] * more, *cells, *cells[-1:] * more]
    for choose in (max, min):
        cells = [_slid(row, reach, choose) for row in cells]
        cells = _turned([_slid(column, reach, choose) for column in _turned(cells)])
    return [row[more : len(row) - more] for row in cells[more : len(cells) - more]]


def _turned(cells: _Grid) -> _Grid:
    return [list(column) for column in zip(*cells, strict=True)]


def _slid(row: Sequence[int], reach: int, choose: Callable[[Sequence[int]], int]) -> list[int]:
    return [choose(row[max(0, at - reach) : at + reach + 1]) for at in range(len(row))]


def _spread(cells: _Grid, step: int, size: tuple[int, int]) -> Image.Image:
    """Cells as a smooth picture of a size."""
    small = Image.frombytes("L", (len(cells[0]), len(cells)), bytes(value for row in cells for value in row))
    whole = small.resize((small.width * step, small.height * step), Image.Resampling.BILINEAR)
    return whole.crop((0, 0, *size))


def _light_grain(grey: Image.Image, ground: Image.Image) -> int:
    """How much lighter than the paper its grain is, but for a few pixels: the dark grain is like it."""
    counts = ImageChops.subtract(grey, ground).histogram()
    left = _OUTLIERS * sum(counts)
    for value in range(255, 0, -1):
        left -= counts[value]
        if left < 0:
            return value
    return 0


def _divided(band: Image.Image, ground: Image.Image) -> Image.Image:
    """A band as it would be on white paper."""
    divided: Image.Image = ImageMath.lambda_eval(
        lambda images: images["convert"](images["min"](images["band"] * 255 / images["ground"], 255), "L"),
        band=band,
        ground=ground,
    )
    return divided


def _whitened(grain: int) -> list[int]:
    """White for the paper's grain, and a short slope from there to tones that stay as they are."""
    white, kept = 255 - grain, 255 - 2 * grain
    return [
        value if value <= kept else min(255, kept + (value - kept) * 2) if value < white else 255
        for value in range(256)
    ]
