"""Simulate how often the statistics are wrong; `make bench` writes the figures into docs/figures.md."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial

from tests import measured
from tests.analysis import simulations as simulated

_VOLUMES = (5, 20, 100)


def main() -> None:
    """Run every simulation and write its figures into docs/figures.md."""
    with ProcessPoolExecutor() as pool:
        lines = _figures(pool)
    measured.write(measured.FIGURES, "simulations", [*lines, *_recomputing()])


def _figures(pool: ProcessPoolExecutor) -> list[str]:
    """Simulate all cells side by side, each with a seed of its own, and lay out the tables."""

    def each(simulate: Callable[..., float], cases: Sequence[int] = _VOLUMES) -> list[Future[float]]:
        return [pool.submit(simulate, case) for case in cases]

    rows = [
        (
            "P\u2032 chart: stable years with a false signal",
            "",
            each(partial(simulated.false_signal_share, "p_prime", correlation=0)),
        ),
        (
            "the same when weeks differ more than chance (rho .01)",
            "",
            each(partial(simulated.false_signal_share, "p_prime", correlation=0.01)),
        ),
        (
            "doublings of a 10 % theme alerted within 13 weeks (rho .01)",
            "75 % at 20",
            each(simulated.doublings_found),
        ),
    ]
    rows += [
        (
            f"the chart that is chosen: {what} ({weeks})",
            "",
            each(partial(simulated.chosen_false_signal_share, correlation=correlation, after=after)),
        )
        for what, after in (("stable years with a false signal", 0.25), ("25 to 40 in 100 found within 13 weeks", 0.4))
        for weeks, correlation in (("rho 0", 0.0), ("rho .01", 0.01))
    ]
    rows += [
        (
            f"*Trends* says of stable series ({share * 100:.0f} in 100) that a signal stands (rho {correlation:g})",
            "",
            each(partial(simulated.sentence_false_share, correlation=correlation, share=share)),
        )
        for share in (0.25, 0.06)
        for correlation in (0.0, 0.01)
    ]
    quiet, busy = each(simulated.false_alerts_a_year), each(partial(simulated.false_alerts_a_year, season=0.5))
    places = _places(pool)
    unchanged = [each(partial(simulated.false_improvements, weeks), (20, 100)) for weeks in (12, 26)]
    covered = each(simulated.corrected_coverage, (100, 200))
    lines = ["| | promised | 5 mentions a week | 20 | 100 |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {promise} | {_percents(values)} |" for name, promise, values in rows]
    lines.insert(
        4, f"| alerts: false ones per provider and year, 12 themes (rho .01) | at most 2 at 20 | {_numbers(quiet)} |"
    )
    lines.insert(
        5, f"| the same where the busiest weeks are three times as busy as the quietest |  | {_numbers(busy)} |"
    )
    lines += ["", *_laid_out(places)]
    lines += [
        "",
        '| an action that did nothing while complaints fell, called "fewer" | promised | 20 mentions a week | 100 |',
    ]
    lines += ["|---|---|---|---|"]
    for weeks, values in zip((12, 26), unchanged, strict=True):
        lines.append(f"| {weeks} weeks on each side | at most 5 % | {_percents(values)} |")
    shares = [each.result() * 100 for each in covered]
    return [
        *lines,
        "",
        f"The 95 % interval of the corrected share holds the truth in {shares[0]:.1f} % of 4,000 runs with 100 "
        f"audited mentions and {shares[1]:.1f} % with 200 (promised: 93 to 97 %).",
        "",
    ]


def _recomputing() -> list[str]:
    charts, alerts = simulated.recomputing()
    total = "under" if charts + alerts < 1 else "over"
    return [
        f"20 themes at 50 sites over 5 years of weeks: charts {charts:.2f} s, alerts {alerts:.2f} s of processor time, "
        f"{total} the second that was promised (load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)."
    ]


def _places(pool: ProcessPoolExecutor) -> list[tuple[str, list[Future[float]]]]:
    """Simulate providers of one, three and ten places: the beginning of each line, and its values."""

    def each(simulate: Callable[..., float], **how: object) -> list[Future[float]]:
        return [
            pool.submit(partial(simulate, 20, years=100 if sites > 3 else 400, sites=sites, **how))
            for sites in (1, 3, 10)
        ]

    return [
        *(
            (
                f"| false ones a provider and year, {themes} themes | {promise} ",
                each(simulated.false_alerts_a_year, themes=themes),
            )
            for themes, promise in ((12, "at most 2"), (30, ""))
        ),
        *(
            (
                f"| doublings {where} alerted within 13 weeks | 75 % with one place ",
                each(simulated.doublings_found, is_everywhere=is_everywhere),
            )
            for is_everywhere, where in ((False, "at one place"), (True, "at every place"))
        ),
    ]


def _laid_out(places: list[tuple[str, list[Future[float]]]]) -> list[str]:
    return [
        "| alerts where 20 a week mention each place (rho .01) | promised | 1 place | 3 places | 10 |",
        "|---|---|---|---|---|",
        *(f"{begun}| {_numbers(values)} |" for begun, values in places[:2]),
        *(f"{begun}| {_percents(values)} |" for begun, values in places[2:]),
    ]


def _numbers(values: list[Future[float]]) -> str:
    return " | ".join(f"{value.result():.1f}" for value in values)


def _percents(values: list[Future[float]]) -> str:
    return " | ".join(f"{value.result() * 100:.1f} %" for value in values)


if __name__ == "__main__":
    main()
