"""Audit: can the labels be trusted? People label a random sample without seeing the machine's labels."""

import secrets
from threading import Lock

import pandas as pd
import streamlit as st

from analysis.audit import drawn_sample
from config.errors import HeedError
from dashboard.data import current, decide, viewer
from dashboard.filters import Filters, day_in_words
from dashboard.findings.audit_results import AuditResults, audit_results, machine_counts
from dashboard.screens.audit_samples import items_of, names_in, samples_of
from dashboard.screens.audit_tables import sentiment_table, source_table, theme_table
from dashboard.screens.frame import nothing_heard
from dashboard.screens.judging import show_next, show_unsure
from dashboard.screens.links import link_to
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.figure_row import Figure, figure_row
from dashboard.screens.look.markup import draw, draw_way, link, small
from dashboard.screens.look.page_header import answer
from dashboard.screens.look.said import say
from dashboard.screens.look.table import frame_table
from dashboard.screens.unknown_in_link import check_link, number_in_link, yes_in_link
from dashboard.words.spelling import spelled
from dashboard.words.wording import counted
from warehouse.desk.audit import Sample, judgements, keep_sample

TITLE = "Audit"
ICON = ":material/verified:"

_SIZES = (50, 100, 200, 400)
_USUAL_SIZE = 100
_MANY = 30
_NOT_DRAWN = "why no sample was drawn"
_DRAWING = Lock()
_WHAT_TO_DO = (
    "What to do: where the level matters, tell the corrected share and not heed's own. Correct what the machine is "
    "least sure of, below, and train on that: heed audit labels, then heed train."
)


def show(filters: Filters) -> None:
    """Draw what the newest sample says, or the judging of one, or the mentions that the labellers are unsure of."""
    number = number_in_link("sample", "the sample", "what the newest sample says")
    if number is not None:
        show_next(filters, number)
        return
    if yes_in_link("unsure", "what the machine is unsure of as", "what the newest sample says"):
        show_unsure(filters)
        return
    samples = samples_of(filters)
    if samples.empty:
        if nothing_heard(filters):
            return
        answer("Nobody has audited the labels yet.", "unknown", "Not audited")
        empty_state(
            "Draw a random sample and label it without seeing what the machine said.",
            "100 mentions take about half an hour and say how far the figures of the other screens can be trusted.",
        )
    else:
        _show_results(filters, samples.iloc[0])
    if viewer().may("quality"):
        _show_doors(filters, samples)
        _show_drawing(filters)


def _results(filters: Filters, sample: pd.Series) -> AuditResults:
    judged = decide(lambda con, _: judgements(con, "test"), "viewer")
    population = current().ask(
        "audit_population", provider=filters.provider, sites=names_in(sample["sites"]),
        sources=names_in(sample["sources"]), first_day=sample["first_day"], last_day=sample["last_day"],
    )  # fmt: skip
    items, labellers = items_of(int(sample["sample_id"])), current().ask("labellers")
    return audit_results(items, judged, population, labellers, sample["drawn_at"])


def _show_results(filters: Filters, sample: pd.Series) -> None:
    found = _results(filters, sample)
    days = f"{day_in_words(sample['first_day'].date())} to {day_in_words(sample['last_day'].date())}"
    about = f"Sample {sample['sample_id']} of {counted(found.drawn, 'mention')}, {days}"
    if not found.all.judged:
        answer(spelled(f"{about}: nobody has labelled any of it yet."), "open", "Not begun")
        return
    if found.replaced:
        _show_replaced(found, *found.replaced)
        return
    everything = found.all
    share = everything.agreeing / everything.judged
    _show_verdict(found, share)
    figures = [
        Figure(
            f"{share * 100:.0f} in 100", "Same sentiment",
            f"95 % interval {everything.agreement_low * 100:.0f} to {everything.agreement_high * 100:.0f}",
        ),
        Figure(f"{everything.machine_share * 100:.0f} in 100", "Complaints as the machine counts them", about),
    ]  # fmt: skip
    if everything.corrected:
        low, high = everything.corrected.low * 100, everything.corrected.high * 100
        figures.append(
            Figure(
                f"{everything.corrected.share * 100:.0f} in 100", "Complaints, corrected by the sample",
                f"95 % interval {low:.0f} to {high:.0f}",
            )
        )  # fmt: skip
    figure_row(figures)
    _show_tables(found, "too few judged")


def _show_replaced(found: AuditResults, former: str, later: str) -> None:
    agreeing = f"people gave the same sentiment to {found.all.agreeing} of {found.judged} mentions that they judged"
    advice = "That says nothing of the labels in use: draw a new sample."
    answer(spelled(f"Sample of {former}, before {later} took over: {agreeing}. {advice}"), "unknown", "Earlier labels")
    _show_tables(found, f"not of {later}")


def _show_tables(found: AuditResults, uncorrected: str) -> None:
    st.header("By source", anchor=False)
    frame_table("What the sample says of each source", source_table(found.sources, uncorrected))
    for title, source in found.sources.items():
        if source.labels is not None:
            _measured(f"Precision and recall of {title}", sentiment_table(source.labels))
    _measured("Precision and recall of the themes", theme_table(found.themes, current().ask("themes")))


def _show_verdict(found: AuditResults, share: float) -> None:
    judged = f"{found.judged} of {found.drawn} judged"
    alike = f"People and machine gave the same sentiment to {share * 100:.0f} in 100 mentions that they judged"
    if found.judged < _MANY or found.all.corrected is None:
        answer(f"{alike}. That is too few to rely on.", "unknown", judged)
        return
    said = (
        f"{found.all.machine_share * 100:.0f} complaints in 100, where people find "
        f"{found.all.corrected.low * 100:.0f} to {found.all.corrected.high * 100:.0f}"
    )
    off = machine_counts(found.all)
    if not off:
        answer(f"{alike}, and nothing says that heed counts too few or too many: {said}.", "steady", judged)
        return
    answer(f"heed counts {off}: {said}. {alike} ({judged}).", "concern", f"Counts {off}")
    draw(small(_WHAT_TO_DO))


def _measured(title: str, table: pd.DataFrame) -> None:
    with st.expander(title):
        frame_table(title, table)
        st.caption(
            "In 100, with the 95 % interval. Precision: of those that the machine called so, how many people did. "
            "Recall: of those that people called so, how many the machine found."
        )


def _show_doors(filters: Filters, samples: pd.DataFrame) -> None:
    judged = set(decide(lambda con, _: judgements(con, "test"))["mention_id"])
    doors = []
    for _, sample in samples.head(5).iterrows():
        items = items_of(int(sample["sample_id"]))
        done = int(items["mention_id"].isin(judged).sum())
        if done < len(items):
            address = link_to("audit", filters, sample=[str(sample["sample_id"])])
            doors.append(link(address, f"Go on with sample {sample['sample_id']}: {done} of {len(items)} are judged"))
    doors.append(link(link_to("audit", filters, unsure=["yes"]), "Correct what the machine is least sure of"))
    for door in doors:
        draw_way(door)


def _show_drawing(filters: Filters) -> None:
    st.header("Draw a new sample", anchor=False)
    words = (
        "At random from what the filters choose, as many of each source as of the others. Its mentions are never "
        "trained on, so that they can test the next model too. What was corrected to train with is left out: the "
        "sample tells of the others alone, so draw before you correct many."
    )
    draw(small(words))
    check_link("size", "a sample of", map(str, _SIZES), str(_USUAL_SIZE))
    size = st.segmented_control(
        "How many mentions", _SIZES, default=_USUAL_SIZE, required=True, key="size", bind="query-params"
    )
    own = (filters, int(size or _USUAL_SIZE), _newest_own(filters))
    st.button("Draw the sample", type="primary", on_click=_go_to_new_sample, args=own)
    if sentence := st.session_state.pop(_NOT_DRAWN, ""):
        say(sentence, is_done=False)


def _newest_own(filters: Filters) -> int:
    """Give the newest sample that the person who looks has drawn; 0 for none."""
    samples = samples_of(filters)
    return max(samples.loc[samples["drawn_by"] == viewer().name, "sample_id"].tolist(), default=0)


def _go_to_new_sample(filters: Filters, size: int, known: int) -> None:
    """Draw a sample, unless the first press of a double click has drawn it already."""
    try:
        # Both presses run at the same time, each in a thread of its own.
        with _DRAWING:
            newest = _newest_own(filters)
            newest = _draw(filters, size) if newest == known else newest
    except HeedError as reason:
        st.session_state[_NOT_DRAWN] = f"No sample was drawn. {reason}"
        return
    st.query_params["sample"] = str(newest)


def _draw(filters: Filters, size: int) -> int:
    seed = secrets.randbelow(2**31)
    trained = decide(lambda con, _: judgements(con, "training"))["mention_id"].tolist()
    candidates = current().ask("audit_draw", **filters.parameters(), mention_ids=trained, seed=str(seed), limit=size)
    items = drawn_sample(candidates, size, seed)
    sample = Sample(
        filters.provider, names_in(filters.sites), names_in(filters.sources), filters.first_day, filters.last_day,
        current().name, seed,
    )  # fmt: skip
    return decide(lambda con, person: keep_sample(con, sample, items, person))
