"""The trained encoder as an ONNX file of 8-bit weights, which runs without torch."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import Tensor, nn

from analysis.encoder.network import MIDDLE, Layers, Words
from analysis.encoder.reader import URGENCY_EXAMPLES


class _Whole(nn.Module):
    def __init__(self, words: Words, layers: Layers) -> None:
        super().__init__()
        self.words, self.layers = words, layers

    def forward(self, pieces: Tensor, sides: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        # One text at a time, so nothing is padding.
        mask = torch.ones_like(pieces, dtype=torch.float32)
        states = self.layers.states(self.words(pieces, sides), mask)
        said = self.layers.said(states[-1], mask)
        return said.outputs, said.urgencies, torch.cat([states[number] for number in MIDDLE], -1)


def export(words: Words, layers: Layers, path: Path, urgency_examples: str) -> None:
    """Write the encoder as ONNX.

    Inputs are `pieces` and `sides`, shape (1, pieces); outputs `outputs` (1, outputs), `urgencies` (1, urgencies) and
    `states` (1, pieces, 768).
    Weights keep seven bits, so that no processor's integer arithmetic overflows and all give the same sums.

    Args:
        words: The embeddings.
        layers: What was trained.
        path: The file to write.
        urgency_examples: What tells the examples of urgency that were learnt from; it goes into the file.
    """
    import onnx

    example = torch.ones(1, 7, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            _Whole(words, layers).eval(),
            (example, torch.zeros_like(example)),
            str(exact),
            input_names=["pieces", "sides"],
            output_names=["outputs", "urgencies", "states"],
            dynamic_axes={name: {1: "count"} for name in ("pieces", "sides", "states")},
            opset_version=17,
            dynamo=False,
        )
        with _without_notes():
            from onnxruntime.quantization import QuantType, quantize_dynamic

            quantize_dynamic(exact, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {URGENCY_EXAMPLES: urgency_examples})
    onnx.save(model, path)


@contextmanager
def _without_notes() -> Iterator[None]:
    """Keep a line for each weight out of the terminal: onnxruntime writes them, and turns on the notes of the root."""
    root = logging.getLogger()
    level, handlers, disabled = root.level, root.handlers[:], logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(disabled)
        root.setLevel(level)
        root.handlers[:] = handlers
