"""Dropping units while the encoder is trained; run where torch is installed (`pip install 'heed[training]'`)."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from analysis.encoder.network import Drop

torch = pytest.importorskip("torch")


def test_a_tenth_is_dropped_and_the_mean_stays() -> None:
    dropped = _drop()(torch.ones(1001, 77))
    assert (dropped == 0).float().mean().item() == pytest.approx(0.1, abs=0.005)
    assert dropped.mean().item() == pytest.approx(1.0, abs=0.01)


def test_what_was_dropped_learns_nothing() -> None:
    seen = torch.ones(100, 7, requires_grad=True)
    dropped = _drop()(seen)
    dropped.sum().backward()
    assert torch.equal(seen.grad, dropped)


def test_the_same_seed_drops_the_same() -> None:
    assert torch.equal(_drop()(torch.ones(50, 3)), _drop()(torch.ones(50, 3)))


def test_nothing_is_dropped_where_nothing_is_learnt() -> None:
    seen = torch.ones(5, 3)
    assert torch.equal(_drop().eval()(seen), seen)


def _drop() -> "Drop":
    from analysis.encoder.network import Drop

    torch.manual_seed(3)
    drop: Drop = Drop().train()
    return drop
