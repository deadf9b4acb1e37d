"""The transformer that the encoder is trained from: MiniLM, six layers of 384 units, as torch computes it."""

import hashlib
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

from config.errors import HeedError

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
PIECES, PLACES, SIDES = 30522, 512, 2
# Of 256: one random byte tells whether a unit is dropped, some 10 in 100 are.
_DROPPED, _BYTES = 26, 256
# The layers whose states tell best what a text means: the fourth and the fifth.
MIDDLE = (3, 4)
# model.safetensors of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as published.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_FAR = -1e4
_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm_attention",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm",
}


class Drop(nn.Module):
    """Dropout as torch has it, from one random byte for each unit: on a processor four times as fast."""

    def forward(self, seen: Tensor) -> Tensor:
        """Drop some units and raise the others while training; else change nothing."""
        if not self.training:
            return seen
        chance = torch.empty(-(-seen.numel() // 8), dtype=torch.int64, device=seen.device).random_(-(2**63), None)
        kept = chance.view(torch.uint8)[: seen.numel()].view(seen.shape) >= _DROPPED
        return seen * (kept.to(seen.dtype) * (_BYTES / (_BYTES - _DROPPED)))


class Layer(nn.Module):
    """One layer: every piece attends to all others, then each is transformed by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop()

    def forward(self, seen: Tensor, unseen: Tensor) -> Tensor:
        """Transform pieces (texts, pieces, 384); `unseen` is added to the attention, far below 0 for padding."""
        texts, pieces, _ = seen.shape
        query, key, value = (
            part(seen).view(texts, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        attention = (query / (WIDTH // HEADS) ** 0.5 @ key.transpose(2, 3) + unseen.to(query.dtype)).softmax(-1)
        attended = (self.drop(attention.to(value.dtype)) @ value).transpose(1, 2).reshape(texts, pieces, WIDTH)
        seen = self.norm_attention(seen + self.drop(self.out(attended)))
        transformed: Tensor = self.norm(seen + self.drop(self.down(functional.gelu(self.up(seen)))))
        return transformed


class Words(nn.Module):
    """The embeddings of pieces of words, which are never trained: few of them stand in any labelled text."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.words, self.places, self.sides = (nn.Embedding(size, WIDTH) for size in (PIECES, PLACES, SIDES))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.load_state_dict({name: weight for name, weight in weights.items() if not name.startswith("layers.")})
        self.requires_grad_(False)

    def forward(self, pieces: Tensor, sides: Tensor) -> Tensor:
        """Give texts as the layers take them, from pieces and sides of shape (texts, pieces)."""
        seen: Tensor = self.norm(self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.sides(sides))
        return seen


class Said(NamedTuple):
    """What is said of texts, all of it before any probability.

    Attributes:
        outputs: Levels, ratings and themes, shape (texts, outputs).
        urgencies: Kinds of urgency and, last, harmless, shape (texts, urgencies).
        valences: Shape (texts,).
    """

    outputs: Tensor
    urgencies: Tensor
    valences: Tensor


class Layers(nn.Module):
    """The layers and the outputs, which are trained."""

    def __init__(self, weights: dict[str, Tensor], outputs: int, urgencies: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.load_state_dict({name: weight for name, weight in weights.items() if name.startswith("layers.")})
        self.head, self.urgency, self.valence = (nn.Linear(WIDTH, width) for width in (outputs, urgencies, 1))
        for head in (self.head, self.urgency):
            nn.init.normal_(head.weight, std=0.02)
        self.drop = Drop()

    def forward(self, seen: Tensor, mask: Tensor) -> Said:
        """Say what there is to say of texts; the mask (texts, pieces) is 1.0 for pieces, 0.0 for padding."""
        return self.said(self.states(seen, mask)[-1], mask)

    def states(self, seen: Tensor, mask: Tensor) -> list[Tensor]:
        """Give what each layer makes of the pieces: six of shape (texts, pieces, 384)."""
        seen = self.drop(seen)
        states = []
        for layer in self.layers:
            seen = layer(seen, unseen(mask))
            states.append(seen)
        return states

    def said(self, last: Tensor, mask: Tensor) -> Said:
        """Say it from what the last layer made of the pieces."""
        mean = self.drop((last * mask[:, :, None]).sum(1) / mask.sum(1)[:, None])
        return Said(self.head(mean), self.urgency(mean), self.valence(mean)[:, 0])


def unseen(mask: Tensor) -> Tensor:
    """Turn a mask (texts, pieces) of 0.0 and 1.0 into what is added to the attention."""
    return (1 - mask[:, None, None, :]) * _FAR


def published(folder: Path) -> dict[str, Tensor]:
    """Read the published weights, by our names.

    Raises:
        HeedError: if they are not there, or are not the published ones.
    """
    path = folder / "model.safetensors"
    if not path.is_file():
        raise HeedError(f"There is no {path}: docs/models.md says where the encoder's published weights come from.")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != WEIGHTS_SHA256:
        raise HeedError(f"{path} does not hold the published weights of all-MiniLM-L6-v2 (its SHA-256 differs).")
    given = load(data)
    weights = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"],
        "sides.weight": given["embeddings.token_type_embeddings.weight"],
    }
    for part in ("weight", "bias"):
        weights[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
        for layer in range(LAYERS):
            for theirs, ours in _NAMES.items():
                weights[f"layers.{layer}.{ours}.{part}"] = given[f"encoder.layer.{layer}.{theirs}.{part}"]
    return weights
