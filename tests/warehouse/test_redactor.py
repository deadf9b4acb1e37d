"""The gate for many texts: what comes again is looked at once, and comes out the same."""

import pytest

from warehouse import gate
from warehouse.redactor import redactor

_KEEP = frozenset(["grace ward"])


@pytest.mark.parametrize("text", ["Dr Jane Example was kind.", "Grace Ward was clean.", "Dr Jane Example. " * 40])
def test_a_text_comes_out_as_the_gate_leaves_it_the_second_time_too(text: str) -> None:
    redact = redactor(_KEEP)
    assert [redact(text), redact(text)] == [gate.redact(text, _KEEP)] * 2


def test_a_short_text_that_comes_again_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []

    def look(text: str, keep: frozenset[str]) -> str:
        looked_at.append(text)
        return text

    monkeypatch.setattr(gate, "redact", look)
    redact = redactor(_KEEP)
    for _ in range(3):
        redact("What was good about your visit?")
    assert looked_at == ["What was good about your visit?"]
