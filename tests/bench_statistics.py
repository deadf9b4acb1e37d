"""Simulate how often the statistics are wrong; `make bench` writes the figures into docs/figures.md."""

import os

from tests import measured
from tests.analysis import simulations as simulated

_VOLUMES = (5, 20, 100)


def main() -> None:
    """Run every simulation and write its figures into docs/figures.md."""
    measured.write(measured.FIGURES, "simulations", _figures())


def _figures() -> list[str]:
    rows = [
        (
            "P\u2032 chart: stable years with a false signal",
            "",
            [simulated.false_signal_share("p_prime", n, 0) for n in _VOLUMES],
        ),
        (
            "the same when weeks differ more than chance (rho .01)",
            "",
            [simulated.false_signal_share("p_prime", n, 0.01) for n in _VOLUMES],
        ),
        (
            "doublings of a 10 % theme alerted within 13 weeks (rho .01)",
            "75 % at 20",
            [simulated.doublings_found(n) for n in _VOLUMES],
        ),
    ]
    rows += [
        (
            f"the chart that is chosen: {what} ({weeks})",
            "",
            [simulated.chosen_false_signal_share(n, correlation, after) for n in _VOLUMES],
        )
        for what, after in (("stable years with a false signal", 0.25), ("25 to 40 in 100 found within 13 weeks", 0.4))
        for weeks, correlation in (("rho 0", 0.0), ("rho .01", 0.01))
    ]
    rows += [
        (
            f"*Trends* says of stable series ({share * 100:.0f} in 100) that a signal stands (rho {correlation:g})",
            "",
            [simulated.sentence_false_share(n, correlation, share) for n in _VOLUMES],
        )
        for share in (0.25, 0.06)
        for correlation in (0.0, 0.01)
    ]
    lines = ["| | promised | 5 mentions a week | 20 | 100 |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {promise} | {_percents(values)} |" for name, promise, values in rows]
    alarms = " | ".join(f"{simulated.false_alerts_a_year(n):.1f}" for n in _VOLUMES)
    lines.insert(4, f"| alerts: false ones per provider and year, 12 themes (rho .01) | at most 2 at 20 | {alarms} |")
    busy = " | ".join(f"{simulated.false_alerts_a_year(n, season=0.5):.1f}" for n in _VOLUMES)
    lines.insert(5, f"| the same where the busiest weeks are three times as busy as the quietest |  | {busy} |")
    lines += ["", *_places()]
    lines += [
        "",
        '| an action that did nothing while complaints fell, called "fewer" | promised | 20 mentions a week | 100 |',
    ]
    lines += ["|---|---|---|---|"]
    for weeks in (12, 26):
        values = [simulated.false_improvements(weeks, n) for n in (20, 100)]
        lines.append(f"| {weeks} weeks on each side | at most 5 % | {_percents(values)} |")
    covered = [simulated.corrected_coverage(audited) for audited in (100, 200)]
    charts, alerts = simulated.recomputing()
    total = "under" if charts + alerts < 1 else "over"
    lines += [
        "",
        f"The 95 % interval of the corrected share holds the truth in {covered[0] * 100:.1f} % of 4,000 runs with 100 "
        f"audited mentions and {covered[1] * 100:.1f} % with 200 (promised: 93 to 97 %).",
        "",
        f"20 themes at 50 sites over 5 years of weeks: charts {charts:.2f} s, alerts {alerts:.2f} s of processor time, "
        f"{total} the second that was promised (load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores).",
    ]
    return lines


def _places() -> list[str]:
    lines = [
        "| alerts where 20 a week mention each place (rho .01) | promised | 1 place | 3 places | 10 |",
        "|---|---|---|---|---|",
    ]
    for themes, promise in ((12, "at most 2"), (30, "")):
        alarms = " | ".join(
            f"{simulated.false_alerts_a_year(20, years=100 if sites > 3 else 400, sites=sites, themes=themes):.1f}"
            for sites in (1, 3, 10)
        )
        lines.append(f"| false ones a provider and year, {themes} themes | {promise} | {alarms} |")
    for is_everywhere, where in ((False, "at one place"), (True, "at every place")):
        found = [
            simulated.doublings_found(20, years=100 if sites > 3 else 400, sites=sites, is_everywhere=is_everywhere)
            for sites in (1, 3, 10)
        ]
        lines.append(f"| doublings {where} alerted within 13 weeks | 75 % with one place | {_percents(found)} |")
    return lines


def _percents(values: list[float]) -> str:
    return " | ".join(f"{value * 100:.1f} %" for value in values)


if __name__ == "__main__":
    main()
