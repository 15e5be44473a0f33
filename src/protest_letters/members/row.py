"""One row while it is judged: its fields, and what was found in them."""

from collections.abc import Callable, Mapping

from protest_letters.members.member import Finding
from protest_letters.problems import ExitCode, Level

#: So much of a cell is shown in a message.
_SHOWN = 60


class Row:
    """The fields of a row by name, and all that is to be said of them.

    Args:
        fields: texts, without those that are empty.
        label: what the list calls a field.
    """

    def __init__(self, fields: Mapping[str, str], label: Callable[[str], str]) -> None:
        self.fields = fields
        self.findings: list[Finding] = []
        self._label = label

    def get(self, field: str) -> str:
        """The text of a field, empty if there is none."""
        return self.fields.get(field, "")

    def shown(self, field: str) -> str:
        """The text of a field in quotation marks, cut short."""
        text = self.get(field)
        return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]}…"'

    def label(self, field: str) -> str:
        """What the list calls a field."""
        return self._label(field)

    def refuse(
        self, field: str, what: str, hint: str, *, rule: str = "rejected", code: ExitCode = ExitCode.REJECTED
    ) -> None:
        """Note what keeps the row from being used."""
        self.findings.append(Finding(self._label(field) if field else "", what, hint, rule, code=code))

    def remark(self, field: str, what: str, hint: str, *, rule: str, level: Level = Level.WARNING) -> None:
        """Note what somebody should look at."""
        self.findings.append(Finding(self._label(field), what, hint, rule, level))

    @property
    def usable(self) -> bool:
        """Whether nothing was found that keeps the row from being used."""
        return not any(finding.level is Level.ERROR for finding in self.findings)
