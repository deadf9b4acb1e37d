"""Fine-tuning the encoder: its layers and its outputs, for sentiment, rating, themes and valence at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from analysis.encoder.loss import LEVELS, URGENCIES, Answers, labels_missed, unsteadiness, valence_missed
from analysis.encoder.network import LAYERS, Layers, Said, Words, published
from analysis.encoder.wordpieces import Pieces

EPOCHS = 5
_SEED = 1
_BATCH = 48
_READ_AT_ONCE = 512
_MIXED_AT_ONCE = 20
_PACE, _HEAD_PACE = 1.9e-4, 5e-3
# Each layer learns more slowly than the one above it: lower ones know more of language than of our labels.
_SLOWER = 0.8
_WARM_UP = 0.1
_DECAY = 0.01
_SHARE_OF_VALENCES = 0.5
_RAREST = 1e-3


Weights = dict[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Lessons:
    """What all trainings have in common.

    Attributes:
        folder: Folder of the published weights.
        pieces: The texts as pieces of words.
        answers: Labels of all texts.
        with_valence: The texts whose valence is learnt beside.
    """

    folder: Path
    pieces: list[Pieces]
    answers: Answers
    with_valence: NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """The labelled texts that one encoder learns from.

    Attributes:
        rows: Those that every epoch reads.
        by_turns: Those of which an epoch reads one half, the next epoch the other.
    """

    rows: NDArray[np.int64]
    by_turns: NDArray[np.int64]

    def all(self) -> NDArray[np.int64]:
        """Give both."""
        return np.concatenate([self.rows, self.by_turns])


@dataclass(frozen=True)
class Read:
    """Texts as pieces of words.

    Attributes:
        pieces: Numbers of the pieces, shape (texts, most pieces), 0 where a text is shorter.
        sides: 0 the text, 1 what was asked, of the same shape.
        lengths: Pieces of each text.
    """

    pieces: Tensor
    sides: Tensor
    lengths: NDArray[np.int64]


class Trainer:
    """What every training starts from: the published weights, on a graphics card where there is one."""

    def __init__(self, lessons: Lessons) -> None:
        """Read the published weights and put the texts where they are computed.

        Raises:
            HeedError: if the weights are not there, or are not the published ones.
        """
        # One thread, so that training on a processor gives the same again.
        torch.set_num_threads(1)
        self.device = torch.device("cuda" if has_card() else "cpu")
        self.weights = published(lessons.folder)
        self.words = Words(self.weights).to(self.device)
        self.read = _read(lessons.pieces, self.device)
        self.answers, self.with_valence = lessons.answers, lessons.with_valence

    def mean(self, part: Part, trained: Sequence[Weights]) -> Layers:
        """Take the mean of the weights of several trainings on the same texts.

        Source: M. Wortsman and others, Model soups: averaging weights of multiple fine-tuned models improves accuracy
        without increasing inference time, ICML 2022. All trainings begin with the same outputs, or no mean makes sense.
        """
        mean = self._layers(part)
        summed = {name: np.mean([weights[name] for weights in trained], axis=0) for name in trained[0]}
        mean.load_state_dict({name: torch.from_numpy(weights) for name, weights in summed.items()})
        return mean.eval()

    def _layers(self, part: Part) -> Layers:
        torch.manual_seed(_SEED)
        layers = Layers(self.weights, 2 * LEVELS + self.answers.themes.shape[1], URGENCIES)
        for head, usual in zip((layers.head, layers.urgency), _usual(self.answers.of(part.all())), strict=True):
            head.bias.data[:] = torch.from_numpy(usual.astype(np.float32))
        return layers.to(self.device)

    def train(self, part: Part, order: int, epoch_done: Callable[[], None]) -> Weights:
        """Train once.

        Args:
            part: What is learnt from.
            order: Each number reads the texts in another order, and drops other units.
            epoch_done: Called after each of `EPOCHS`.
        """
        layers = self._layers(part).train()
        torch.manual_seed(_SEED + order)
        dice = np.random.default_rng(_SEED + order)
        halves = np.array_split(dice.permutation(part.by_turns), 2)
        beside = int(_SHARE_OF_VALENCES * len(self.with_valence))
        read_at_most = len(part.rows) + len(halves[0])
        steps = EPOCHS * (-(-read_at_most // _BATCH) + -(-beside // _BATCH))
        optimiser = torch.optim.AdamW(_groups(layers), weight_decay=_DECAY)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser,
            lambda step: max(0.0, min((step + 1) / (_WARM_UP * steps), (steps - step) / ((1 - _WARM_UP) * steps))),
        )
        for epoch in range(EPOCHS):
            also = dice.choice(self.with_valence, beside, replace=False)
            now = np.concatenate([part.rows, halves[epoch % 2]])
            told = [*((batch, True) for batch in self._batches(now, dice))]
            told += [(batch, False) for batch in self._batches(also, dice)]
            for at in dice.permutation(len(told)).tolist():
                batch, is_labelled = told[at]
                loss = self._missed(layers, batch, is_labelled=is_labelled)
                optimiser.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(layers.parameters(), 1.0)
                optimiser.step()
                schedule.step()
            epoch_done()
        return {name: weights.cpu().numpy() for name, weights in layers.state_dict().items()}

    def outputs_of(self, layers: Layers, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Compute the outputs for some texts: shape (texts, outputs)."""
        order = np.argsort(self.read.lengths[rows], kind="stable")
        made = np.zeros((len(rows), layers.head.out_features), np.float32)
        with torch.inference_mode():
            for start in range(0, len(order), _READ_AT_ONCE):
                places = order[start : start + _READ_AT_ONCE]
                made[places] = layers(*self._seen(rows[places])).outputs.cpu().numpy()
        return made

    def _missed(self, layers: Layers, batch: NDArray[np.int64], *, is_labelled: bool) -> Tensor:
        answers = self.answers.of(batch)
        # Labelled texts are read twice: what is dropped by chance may not change what is said of them.
        seen, mask = self._seen(np.concatenate([batch, batch]) if is_labelled else batch)
        with torch.autocast(self.device.type, torch.bfloat16):
            said = Said(*(part.float() for part in layers(seen, mask)))
        if not is_labelled:
            return valence_missed(said.valences, answers)
        once, again = (Said(*parts) for parts in zip(*(part.chunk(2) for part in said), strict=True))
        missed = (labels_missed(once, answers) + labels_missed(again, answers)) / 2
        return missed + unsteadiness(once, again)

    def _seen(self, rows: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        longest = int(self.read.lengths[rows].max())
        chosen = torch.from_numpy(rows).to(self.device)
        lengths = torch.from_numpy(self.read.lengths[rows]).to(self.device)
        mask = (torch.arange(longest, device=self.device)[None] < lengths[:, None]).float()
        return self.words(self.read.pieces[chosen, :longest], self.read.sides[chosen, :longest]), mask

    def _batches(self, rows: NDArray[np.int64], dice: np.random.Generator) -> Iterator[NDArray[np.int64]]:
        order = dice.permutation(rows)
        for start in range(0, len(order), _BATCH * _MIXED_AT_ONCE):
            # Texts of like length together: less padding to compute.
            part = order[start : start + _BATCH * _MIXED_AT_ONCE]
            part = part[np.argsort(self.read.lengths[part], kind="stable")]
            for at in range(0, len(part), _BATCH):
                yield part[at : at + _BATCH]


def has_card() -> bool:
    """Tell whether torch finds a graphics card."""
    return bool(torch.cuda.is_available())


def _read(pieces: list[Pieces], device: torch.device) -> Read:
    lengths = np.array([len(numbers) for numbers, _ in pieces], np.int64)
    numbers, sides = np.zeros((2, len(pieces), int(lengths.max())), np.int64)
    for row, (of_text, of_sides) in enumerate(pieces):
        numbers[row, : lengths[row]], sides[row, : lengths[row]] = of_text, of_sides
    return Read(torch.from_numpy(numbers).to(device), torch.from_numpy(sides).to(device), lengths)


def _groups(layers: Layers) -> list[dict[str, object]]:
    paces = [_PACE * _SLOWER ** (LAYERS - 1 - number) for number in range(LAYERS)]
    heads = [weight for head in (layers.head, layers.urgency, layers.valence) for weight in head.parameters()]
    groups: list[dict[str, object]] = [
        {"params": layer.parameters(), "lr": pace} for layer, pace in zip(layers.layers, paces, strict=True)
    ]
    return [*groups, {"params": heads, "lr": _HEAD_PACE}]


def _usual(answers: Answers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give outputs and urgencies that say of any text what is usual, so that no step is spent on learning that."""

    def shares(classes: NDArray[np.int64], there_are: int = LEVELS) -> NDArray[np.float64]:
        counts = np.bincount(classes[classes >= 0], minlength=there_are) + 1
        return np.log(counts / counts.sum())

    often = np.nanmean(answers.themes[answers.has_themes > 0], axis=0).clip(_RAREST, 1 - _RAREST)
    outputs = np.concatenate([shares(answers.levels), shares(answers.ratings), np.log(often / (1 - often))])
    return outputs, shares(answers.urgencies, URGENCIES)
