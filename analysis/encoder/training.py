"""Fine-tuning the encoder: its upper layers and its outputs, for sentiment, rating and themes at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from analysis.encoder.network import WIDTH, Bottom, Top
from analysis.encoder.wordpieces import Pieces

LEVELS = 5
EPOCHS = 4
_BATCH = 48
_MIXED_AT_ONCE = 20
_PACE, _HEAD_PACE = 3e-4, 5e-3
_WARM_UP = 0.1
_DECAY = 0.01
_TRUST_IN_RATING = 0.3
_TRUST_IN_THEMES = 12.0
_SEED = 20260101
_RAREST = 1e-3


@dataclass(frozen=True)
class Targets:
    """What texts are labelled with; -1 where they are not.

    Attributes:
        levels: Sentiment from 0 (very positive) to 4 (very negative), shape (texts,).
        classes: Sentiment as 0 negative, 1 in the middle, 2 positive, shape (texts,); of use where there is no level.
        ratings: Rating from 0 (best) to 4 (worst), shape (texts,).
        themes: 1.0 for each theme that a text is about, shape (texts, themes).
        has_themes: 1.0 where a text was labelled with themes, shape (texts,).
    """

    levels: NDArray[np.int64]
    classes: NDArray[np.int64]
    ratings: NDArray[np.int64]
    themes: NDArray[np.float32]
    has_themes: NDArray[np.float32]

    def of(self, rows: NDArray[np.int64]) -> "Targets":
        """Take some texts."""
        return Targets(
            self.levels[rows], self.classes[rows], self.ratings[rows], self.themes[rows], self.has_themes[rows]
        )


def lower(bottom: Bottom, pieces: list[Pieces], progress: Callable[[int], None]) -> list[Tensor]:
    """Compute once what the frozen layers make of each text: shape (its pieces, 384)."""
    made: list[Tensor] = [torch.empty(0)] * len(pieces)
    order = sorted(range(len(pieces)), key=lambda row: len(pieces[row][0]))
    with torch.inference_mode():
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            longest = max(len(pieces[row][0]) for row in rows)
            numbers, sides = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(2))
            mask = torch.zeros(len(rows), longest)
            for place, row in enumerate(rows):
                count = len(pieces[row][0])
                numbers[place, :count], sides[place, :count] = (
                    torch.tensor(pieces[row][0]),
                    torch.tensor(pieces[row][1]),
                )
                mask[place, :count] = 1
            seen = bottom(numbers, sides, mask)
            for place, row in enumerate(rows):
                made[row] = seen[place, : len(pieces[row][0])].clone()
            progress(start + len(rows))
    return made


def fine_tune(bottom: Bottom, seen: list[Tensor], targets: Targets, progress: Callable[[int], None]) -> Top:
    """Train the upper layers on texts that the lower layers have read; the seed is fixed.

    Args:
        bottom: The lower layers, which also hold the published upper ones.
        seen: What they made of each text, as `lower` gives it.
        targets: Labels of the same texts.
        progress: Called with the epochs done.
    """
    torch.manual_seed(_SEED)
    dice = np.random.default_rng(_SEED)
    top = Top(bottom, 2 * LEVELS + targets.themes.shape[1]).train()
    top.head.bias.data[:] = torch.from_numpy(_usual(targets))
    groups = [{"params": top.layers.parameters(), "lr": _PACE}, {"params": top.head.parameters(), "lr": _HEAD_PACE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=_DECAY)
    steps = EPOCHS * -(-len(seen) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (_WARM_UP * steps), (steps - step) / ((1 - _WARM_UP) * steps))
    )
    for epoch in range(EPOCHS):
        for rows in _batches([len(text) for text in seen], dice):
            with torch.autocast("cpu", torch.bfloat16):
                outputs = top(*_padded([seen[row] for row in rows]))
            loss = _loss(outputs.float(), targets.of(np.array(rows)))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(top.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        progress(epoch + 1)
    return top.eval()


def outputs_of(top: Top, seen: list[Tensor]) -> NDArray[np.float32]:
    """Compute the outputs for texts that the lower layers have read: shape (texts, outputs)."""
    order = sorted(range(len(seen)), key=lambda row: len(seen[row]))
    made = np.zeros((len(seen), top.head.out_features), np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            made[rows] = top(*_padded([seen[row] for row in rows])).numpy()
    return made


def published(folder: Path) -> Bottom:
    """Read the published weights, with one thread so that training gives the same again."""
    torch.set_num_threads(1)
    return Bottom(folder)


def _usual(targets: Targets) -> NDArray[np.float32]:
    """Give outputs that say of any text what is usual, so that no step is spent on learning that."""

    def shares(levels: NDArray[np.int64]) -> NDArray[np.float64]:
        counts = np.bincount(levels[levels >= 0], minlength=LEVELS) + 1
        return np.log(counts / counts.sum())

    often = targets.themes[targets.has_themes > 0].mean(axis=0).clip(_RAREST, 1 - _RAREST)
    return np.concatenate([shares(targets.levels), shares(targets.ratings), np.log(often / (1 - often))]).astype(
        np.float32
    )


def _loss(outputs: Tensor, targets: Targets) -> Tensor:
    levels, classes = torch.from_numpy(targets.levels), torch.from_numpy(targets.classes)
    ratings, has_themes = torch.from_numpy(targets.ratings), torch.from_numpy(targets.has_themes)
    shares = functional.log_softmax(outputs[:, :LEVELS], 1)
    thirds = torch.stack([shares[:, 3:].logsumexp(1), shares[:, 2], shares[:, :2].logsumexp(1)], 1)
    by_level, by_class = levels >= 0, (levels < 0) & (classes >= 0)
    loss = functional.nll_loss(shares[by_level], levels[by_level], reduction="sum")
    loss = loss + functional.nll_loss(thirds[by_class], classes[by_class], reduction="sum")
    rated = ratings >= 0
    guess = outputs[:, LEVELS : 2 * LEVELS]
    loss = loss + _TRUST_IN_RATING * functional.cross_entropy(guess[rated], ratings[rated], reduction="sum")
    missed = functional.binary_cross_entropy_with_logits(
        outputs[:, 2 * LEVELS :], torch.from_numpy(targets.themes), reduction="none"
    )
    loss = loss + _TRUST_IN_THEMES * (missed.mean(1) * has_themes).sum()
    return loss / len(outputs)


def _padded(texts: list[Tensor]) -> tuple[Tensor, Tensor]:
    longest = max(len(text) for text in texts)
    seen, mask = torch.zeros(len(texts), longest, WIDTH), torch.zeros(len(texts), longest)
    for row, text in enumerate(texts):
        seen[row, : len(text)], mask[row, : len(text)] = text, 1.0
    return seen, mask


def _batches(lengths: list[int], dice: np.random.Generator) -> Iterator[list[int]]:
    order = dice.permutation(len(lengths)).tolist()
    batches: list[list[int]] = []
    for start in range(0, len(order), _BATCH * _MIXED_AT_ONCE):
        # Texts of like length together: less padding to compute.
        part = sorted(order[start : start + _BATCH * _MIXED_AT_ONCE], key=lambda row: lengths[row])
        batches += [part[at : at + _BATCH] for at in range(0, len(part), _BATCH)]
    for at in dice.permutation(len(batches)).tolist():
        yield batches[at]
