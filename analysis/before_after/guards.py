"""Reasons for which figures before and after an action may not be compared at all."""

import pandas as pd

from analysis.statistics.standardise import mix_warning, standardise

# A source that gives at least this share of one side's mentions and none of the other's started or stopped.
MINIMUM_SOURCE_SHARE = 0.05


def not_comparable_because(before: pd.DataFrame, after: pd.DataFrame) -> str:
    """Say why two sides differ in more than the action, in one sentence; empty if nothing is known against it.

    Args:
        before: `complaints`, `mentions`, and optionally `source` and `version` (of the labeller).
        after: The same columns.
    """
    return _changed_version(before, after) or _changed_sources(before, after) or _changed_mix(before, after)


def _changed_version(before: pd.DataFrame, after: pd.DataFrame) -> str:
    if "version" not in before:
        return ""
    named = [side.loc[side["mentions"] > 0, "version"].astype("str").fillna("one unknown") for side in (before, after)]
    versions = [sorted(set(side)) for side in named]
    if versions[0] == versions[1] and len(versions[0]) == 1:
        return ""
    sides = " and ".join(dict.fromkeys(version for side in versions for version in side))
    return f"the labels were made by different versions ({sides}), which judge in other ways."


def _changed_sources(before: pd.DataFrame, after: pd.DataFrame) -> str:
    if "source" not in before:
        return ""
    shares = [
        side.groupby("source", observed=True)["mentions"].sum() / side["mentions"].sum() for side in (before, after)
    ]
    for here, there, words in ((shares[0], shares[1], "stopped"), (shares[1], shares[0], "started")):
        for source, share in here.items():
            if share >= MINIMUM_SOURCE_SHARE and not there.get(source, 0) > 0:
                return f"the source '{source}' {words} ({share * 100:.0f} in 100 mentions)."
    return ""


def _changed_mix(before: pd.DataFrame, after: pd.DataFrame) -> str:
    if "source" not in before:
        return ""
    sides = pd.concat([before.assign(period=0), after.assign(period=1)])
    warning = mix_warning(standardise(sides))
    return warning[:1].lower() + warning[1:]
