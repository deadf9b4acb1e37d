"""Processes that label side by side, when a person stops the command."""

import os
import signal
from multiprocessing import active_children

import pandas as pd
import pytest

from analysis.board import LABELLERS
from analysis.labelling import Batch
from analysis.workers import workers


def nothing_to_do() -> Batch:
    texts = pd.Series(["A kind nurse"], index=[1])
    is_done = pd.DataFrame({labeller.NAME: [True] for labeller in LABELLERS}, index=texts.index)
    return Batch(texts, pd.DataFrame({"language": ["en"]}, index=texts.index), is_done, ("en",))


def test_an_interrupt_is_left_to_the_process_that_leads() -> None:
    with workers(9) as label_all:
        answers = label_all([nothing_to_do(), nothing_to_do()])
        for process in active_children():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGINT)
        assert list(answers) == [{}, {}]


def test_nothing_goes_on_when_the_run_is_stopped() -> None:
    with pytest.raises(KeyboardInterrupt), workers(9) as label_all:
        label_all([nothing_to_do(), nothing_to_do()])
        raise KeyboardInterrupt
    assert active_children() == []
