"""Trainings of encoders: side by side on the cores, as far as memory goes, or one by one on a graphics card."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import product
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized

from analysis.encoder.network import Layers
from analysis.encoder.training import EPOCHS, Lessons, Part, Trainer, Weights, has_card
from analysis.processes import processes

# What one training takes where the longest texts come together, and some to spare.
_BYTES_EACH = 6 * 2**30
_SECONDS_BETWEEN_LOOKS = 1.0


def train_all(
    trainer: Trainer, lessons: Lessons, parts: Sequence[Part], trainings: int, progress: Callable[[int, int], None]
) -> list[Layers]:
    """Train an encoder on each part, several times, and take the mean of each.

    Each training computes in one thread, so that it gives the same weights beside however many others.

    Args:
        trainer: Made of `lessons`, in this process.
        lessons: What all trainings have in common.
        parts: What each encoder learns from.
        trainings: How often each is trained, each time in another order.
        progress: Called with (epochs done, of how many).

    Returns:
        An encoder for each part.
    """
    jobs = list(product(parts, range(trainings)))
    at_once = 1 if has_card() else min(os.cpu_count() or 1, _memory() // _BYTES_EACH, len(jobs))
    total = EPOCHS * len(jobs)
    trained = (
        _one_by_one(trainer, jobs, lambda done: progress(done, total))
        if at_once <= 1
        else _in_processes(at_once, lessons, jobs, lambda done: progress(done, total))
    )
    return [
        trainer.mean(part, trained[number * trainings : (number + 1) * trainings]) for number, part in enumerate(parts)
    ]


def _memory() -> int:
    """Give the bytes of memory of this machine; 0 where it does not say."""
    if not hasattr(os, "sysconf"):
        return 0
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _one_by_one(trainer: Trainer, jobs: Sequence[tuple[Part, int]], progress: Callable[[int], None]) -> list[Weights]:
    done = 0

    def epoch_done() -> None:
        nonlocal done
        done += 1
        progress(done)

    return [trainer.train(part, order, epoch_done) for part, order in jobs]


def _in_processes(
    count: int, lessons: Lessons, jobs: Sequence[tuple[Part, int]], progress: Callable[[int], None]
) -> list[Weights]:
    done: Synchronized[int] = get_context("spawn").Value("i", 0)
    with processes(count, initializer=_begin, initargs=(lessons, done)) as pool:
        trainings: list[Future[Weights]] = [pool.submit(_train_here, part, order) for part, order in jobs]
        left = set(trainings)
        while left:
            finished, left = wait(left, _SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED)
            progress(done.value)
            for training in finished:
                # Its weights are asked for now, so that a training that failed ends the others at once.
                training.result()
        return [training.result() for training in trainings]


class _Here:
    """What a process of the pool has: made once, before its first training."""

    trainer: Trainer
    done: "Synchronized[int]"


def _begin(lessons: Lessons, done: "Synchronized[int]") -> None:
    _Here.trainer, _Here.done = Trainer(lessons), done


def _train_here(part: Part, order: int) -> Weights:
    return _Here.trainer.train(part, order, _epoch_done)


def _epoch_done() -> None:
    with _Here.done.get_lock():
        _Here.done.value += 1
