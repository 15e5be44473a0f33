"""`protest labels --list`: the sheets there are."""

from protest_letters.cli.console import result, result_json
from protest_letters.cli.options import user_folder
from protest_letters.load.label_sheets import load_label_sheets
from protest_letters.standards.label_sheet import LabelSheet


def show_sheets(*, as_json: bool) -> None:
    """Show all sheets, the user's own among them.

    Raises:
        ProtestError: the user's own cannot be read (exit code 3).
    """
    sheets = load_label_sheets(user_folder())
    if as_json:
        result_json([_row(sheet) for sheet in sheets])
        return
    width = max(len(sheet.title) for sheet in sheets)
    for sheet in sheets:
        across, down = sheet.grid
        own = " (own)" if sheet.place else ""
        alike = f"; also {', '.join(sheet.names)}" if sheet.names else ""
        size = f"{sheet.size[0]:g} × {sheet.size[1]:g} mm"
        result(f"{sheet.title:<{width}}  {sheet.paper[0]}, {across} × {down} labels of {size}{own}{alike}")


def _row(sheet: LabelSheet) -> dict[str, object]:
    return {
        "id": sheet.id,
        "makers": sheet.makers,
        "also": sheet.names,
        "paper": sheet.paper[0],
        "columns": sheet.grid[0],
        "rows": sheet.grid[1],
        "width": sheet.size[0],
        "height": sheet.size[1],
        "left": sheet.first[0],
        "top": sheet.first[1],
        "across": sheet.pitch[0],
        "down": sheet.pitch[1],
        "source": sheet.source,
        "note": sheet.note,
        "own": bool(sheet.place),
    }
