"""The transformer that the encoder is trained from: MiniLM, six layers of 384 units, as torch computes it."""

import copy
import hashlib
from pathlib import Path

from safetensors.torch import load
from torch import Tensor, nn
from torch.nn import functional

from config.errors import HeedError

WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
PIECES, PLACES, SIDES = 30522, 512, 2
FROZEN = 3
DROPOUT = 0.1
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


class Layer(nn.Module):
    """One layer: every piece attends to all others, then each is transformed by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, seen: Tensor, unseen: Tensor) -> Tensor:
        """Transform pieces (texts, pieces, 384); `unseen` is added to the attention, far below 0 for padding."""
        texts, pieces, _ = seen.shape
        query, key, value = (
            part(seen).view(texts, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        attention = (query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + unseen).softmax(-1)
        attended = (self.drop(attention) @ value).transpose(1, 2).reshape(texts, pieces, WIDTH)
        seen = self.norm_attention(seen + self.drop(self.out(attended)))
        transformed: Tensor = self.norm(seen + self.drop(self.down(functional.gelu(self.up(seen)))))
        return transformed


class Bottom(nn.Module):
    """Embeddings and the lower layers, which are never trained."""

    def __init__(self, folder: Path) -> None:
        """Read the published weights.

        Raises:
            HeedError: if they are not there, or are not the published ones.
        """
        super().__init__()
        self.words, self.places, self.sides = (nn.Embedding(size, WIDTH) for size in (PIECES, PLACES, SIDES))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.load_state_dict(_published(folder / "model.safetensors"))
        self.upper = [copy.deepcopy(layer) for layer in self.layers[FROZEN:]]
        self.layers = self.layers[:FROZEN]
        self.eval()

    def forward(self, pieces: Tensor, sides: Tensor, mask: Tensor) -> Tensor:
        """Give what the lower layers make of texts: pieces, sides and mask of shape (texts, pieces)."""
        seen = self.norm(self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.sides(sides))
        for layer in self.layers:
            seen = layer(seen, unseen(mask))
        return seen


class Top(nn.Module):
    """The upper layers and the outputs, which are trained."""

    def __init__(self, bottom: Bottom, outputs: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in bottom.upper)
        self.head = nn.Linear(WIDTH, outputs)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, seen: Tensor, mask: Tensor) -> Tensor:
        """Give the outputs (texts, outputs) for what the lower layers made of texts, the mask as 0.0 and 1.0."""
        seen = self.drop(seen)
        for layer in self.layers:
            seen = layer(seen, unseen(mask))
        mean = (seen * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
        outputs: Tensor = self.head(self.drop(mean))
        return outputs


def unseen(mask: Tensor) -> Tensor:
    """Turn a mask (texts, pieces) of 0.0 and 1.0 into what is added to the attention."""
    return (1 - mask[:, None, None, :]) * _FAR


def _published(path: Path) -> dict[str, Tensor]:
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
