"""Everything that can be wrong with a campaign beyond what its files' schemas say: one function a rule.

A new rule is a function and its name in `RULES`; `protest check --rule ID` shows its docstring.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from protest_letters.check import letters, records
from protest_letters.check.question import Question
from protest_letters.problems import Level, Problem, ProtestError, did_you_mean

__all__ = ["RULES", "Question", "check_campaign", "explain_rule"]

RULES: Mapping[str, Callable[[Question], Iterable[Problem]]] = {
    "template": letters.only_placeholders,
    "fills": letters.fills,
    "one-ask": letters.one_ask,
    "no-gender": letters.no_gender,
    "law-by-date": letters.law_by_date,
    "default-letters": letters.default_letters,
    "length": letters.length,
    "one-page": letters.one_page,
    "reachable": records.reachable,
    "numbers": records.numbers,
    "age": records.age,
    "unfit": records.unfit,
}


def check_campaign(question: Question) -> tuple[Problem, ...]:
    """Return everything the rules find, each problem once, the worst first."""
    found = [replace(problem, rule=name) for name, rule in RULES.items() for problem in rule(question)]
    order = list(Level)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: order.index(problem.level)))


def explain_rule(name: str) -> str:
    """Return what a rule asks for.

    Raises:
        ProtestError: there is no such rule (exit code 2).
    """
    if name not in RULES:
        raise ProtestError([Problem("--rule", f'there is no rule "{name}"', did_you_mean(name, RULES))])
    return " ".join((RULES[name].__doc__ or "").split())
