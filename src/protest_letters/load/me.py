"""The sender's own details, kept from one letter to the next in a small YAML file: read and written here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, quoted, read_yaml
from protest_letters.load.folder import read_file
from protest_letters.load.sender import FIELDS, is_another, merge_fields
from protest_letters.problems import raise_errors

#: The file's name in the user's folder.
FILE = "me.yaml"
#: The signature's name beside it.
SIGNATURE = "signature.png"
_HEAD = "# The sender's own details, kept by: protest me keep. They are removed by: protest me forget.\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file of details holds.

    Attributes:
        fields: the sender's fields that are there; an empty postcode says that there is none.
        many: whether one writes as the organisation; None if the file does not say.
        signature: the path of a picture; empty if none is wanted, None if nothing is said of it.
        name: the file, as messages name it; empty if there is none.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    many: bool | None = None
    signature: str | None = None
    name: str = ""


def merge_kept(*sources: Kept) -> Kept:
    """Return details from several sources, the first before the others.

    Whether one writes as an organisation, and the signature, belong to a person: a source of another name than the
    sources before it does not give them.
    """
    fields: dict[str, str] = {}
    many: bool | None = None
    signature: str | None = None
    for source in sources:
        if not is_another(source.fields, fields):
            many = source.many if many is None else many
            signature = source.signature if signature is None else signature
        fields = merge_fields(fields, source.fields)
    return Kept(fields, many, signature, next((one.name for one in sources if one.name), ""))


def load_kept(path: Path) -> Kept:
    """Read a file of details from its place.

    Raises:
        ProtestError: it cannot be read, or with every problem of the file (exit code 3).
    """
    return read_kept(read_file(path), str(path))


def read_kept(raw: bytes, name: str) -> Kept:
    """Read a file of details.

    Args:
        raw: the bytes of the file.
        name: what to call the file in messages.

    Raises:
        ProtestError: with every problem of the file (exit code 3).
    """
    root, problems = read_yaml(raw, name)
    if root is None or root.pairs is None:
        raise_errors(problems or [data_problem(name, "holds no details of a sender", "write name: …, city: …")])
        raise AssertionError  # pragma: no cover - raise_errors has raised
    kept = read_record(root, name, problems, lambda fields: _kept(fields, name))
    raise_errors(problems)
    return kept


def _kept(fields: Fields, name: str) -> Kept:
    texts = {key: fields.line(key, empty=key == "postcode") for key in FIELDS if fields.has(key)}
    signature = fields.line("signature") if fields.has("signature") else None
    if signature and (signature in (".", "..") or any(sign in signature for sign in "/\\:")):
        fields.complain("signature must be the bare name of a file beside this one", key="signature")
    picture = str(Path(name).parent / signature) if signature else None
    return Kept(texts, fields.flag("as_organisation") if fields.has("as_organisation") else None, picture, name)


def render_kept(kept: Kept) -> bytes:
    """Return the file that `read_kept` reads back as the same."""
    lines = [f"{key}: {quoted(kept.fields[key])}\n" for key in FIELDS if key in kept.fields]
    if kept.many is not None:
        lines.append(f"as_organisation: {str(kept.many).lower()}\n")
    if kept.signature:
        lines.append(f"signature: {quoted(Path(kept.signature).name)}\n")
    return (_HEAD + "".join(lines)).encode()
