"""Processes that label side by side, when a person stops the command."""

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pandas as pd
import pytest

from analysis.board import LABELLERS
from analysis.labelling import Batch
from analysis.workers import workers

pytestmark = pytest.mark.thorough


def nothing_to_do() -> Batch:
    texts = pd.Series(["A kind nurse"], index=[1])
    is_done = pd.DataFrame({labeller.NAME: [True] for labeller in LABELLERS}, index=texts.index)
    return Batch(texts, texts, pd.DataFrame({"language": ["en"]}, index=texts.index), is_done, ("en",))


def test_an_interrupt_is_left_to_the_process_that_leads() -> None:
    with workers(9) as label_all:
        ((_, answers),) = label_all([[nothing_to_do(), nothing_to_do()]])
        for process in active_children():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGINT)
        assert list(answers) == [{}, {}]


def _environment_of(pid: int | None) -> bytes:
    """Read what a process was started with; one just begun is for a moment a copy of this one."""
    own, its = Path("/proc/self/cmdline").read_bytes(), Path(f"/proc/{pid}")
    while (its / "cmdline").read_bytes() == own:
        time.sleep(0.01)
    return (its / "environ").read_bytes()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="only Linux shows what a process was started with")
def test_each_process_multiplies_in_one_thread() -> None:
    with workers(9) as label_all:
        list(label_all([[nothing_to_do()]]))
        started = [_environment_of(process.pid) for process in active_children()]
    assert started
    assert all(b"OPENBLAS_NUM_THREADS=1" in environment for environment in started)
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_the_next_batches_are_begun_before_the_labels_of_those_before_are_given() -> None:
    begun: list[int] = []

    def batches() -> Iterator[list[Batch]]:
        for number in range(3):
            begun.append(number)
            yield [nothing_to_do()]

    with workers(9) as label_all:
        assert [(len(begun), list(made)) for _, made in label_all(batches())] == [(2, [{}]), (3, [{}]), (3, [{}])]


def test_nothing_goes_on_when_the_run_is_stopped() -> None:
    with pytest.raises(KeyboardInterrupt), workers(9) as label_all:
        list(label_all([[nothing_to_do(), nothing_to_do()]]))
        raise KeyboardInterrupt
    assert active_children() == []
