"""Make a topic a theme of one's own: a person confirms the phrases that it is learnt from."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.change import in_a_sentence
from analysis.clusters.phrases import representative_phrases
from config.errors import HeedError
from config.own_theme import FEWEST_EXAMPLES, LONGEST_PHRASE, LONGEST_TITLE
from dashboard.data import current, decide, decided, note_seen, settings, viewer
from dashboard.filters import Filters, minute_in_words
from dashboard.screens.drafts import draft_emptied_at, draft_of, renew_draft
from dashboard.screens.erased_words import say_erased, say_phrases_erased
from dashboard.screens.history import show_history
from dashboard.screens.links import link_to
from dashboard.screens.look.markup import draw_way, link
from dashboard.screens.look.said import say
from dashboard.screens.offered_phrases import offered_so_far, without_gone
from dashboard.screens.other_window import show_other_window
from dashboard.screens.refusals import said_later
from dashboard.words.people import called, called_within
from dashboard.words.safe_text import as_markdown
from dashboard.words.wording import counted
from warehouse.desk import draft
from warehouse.desk.edit import Edit
from warehouse.desk.own_theme import make_theme, restore_theme, withdraw_theme
from warehouse.store import Connection

_PHRASES_OFFERED = 20
_FIGURES = " `heed themes`."


def show_making_a_theme(filters: Filters, topic_id: int, title: str) -> None:
    """Draw the form that makes a topic a theme, or the theme that was made of it; nothing for who may not decide.

    Args:
        filters: What the screen is filtered by.
        topic_id: Number of the topic.
        title: What it is called.
    """
    if not viewer().may("quality") or viewer().reach is not None:
        return
    made = decided("own_theme")
    made = made[made["topic_id"] == topic_id]
    mine = made[~made["is_withdrawn"].astype(bool)]
    st.header("Count it as a theme", anchor=False)
    if len(mine):
        _show_made(filters, mine.iloc[0])
    else:
        for _, withdrawn in made.tail(1).iterrows():
            _show_withdrawn(withdrawn)
        _show_form(topic_id, title)
    said, is_done = st.session_state.pop(_said(topic_id), ("", True))
    if said:
        say(said, is_done)
    if len(mine) and draft_of(_subject(topic_id)):
        st.caption("What you wrote for another theme of this topic is kept, and comes back if this one is withdrawn.")
    if len(made):
        show_history(f"own_theme {made['theme_id'].max()}")


def _show_made(filters: Filters, theme: pd.Series) -> None:
    title, at = str(theme["title"]), minute_in_words(theme["changed_at"])
    made = f"{called(str(theme['changed_by']))} made it the theme “{title}” ({at} UTC)."
    if title in current().titles("theme").values():
        st.markdown(
            as_markdown(
                f"{made} It is counted beside the other themes; how well it is found is shown by `heed themes`."
            )
        )
        on = link(link_to("read", filters, theme=[title]), f"Read what counts as {in_a_sentence(title)}")
    else:
        st.markdown(
            as_markdown(f"{made} It is looked for from the next analysis on; how well is shown by `heed themes`.")
        )
        on = link(link_to("complaints", filters), "From then on it stands in Complaints")
    draw_way(on)
    st.button("Withdraw the theme", on_click=_withdraw, args=(theme,))


def _show_withdrawn(theme: pd.Series) -> None:
    at = minute_in_words(theme["changed_at"])
    st.markdown(as_markdown(f"{called(str(theme['changed_by']))} withdrew the theme “{theme['title']}” ({at} UTC)."))
    st.button("Undo: let it count again", on_click=_restore, args=(theme,))


def _show_form(topic_id: int, title: str) -> None:
    offered = offered_so_far(_subject(topic_id), _offered(topic_id))
    st.caption(
        f"A theme is learnt from at least {FEWEST_EXAMPLES} phrases. These are nearest to the middle of the topic; "
        "take out what does not belong, and names that were missed; add phrases of your own. One on each line."
    )
    _leave_out_what_was_erased(topic_id, offered)
    _begin(topic_id, title, offered)
    _say_what_another_window_holds(topic_id, offered)
    # No form of Streamlit: a pause in typing hands a text over, which would press its button.
    kept: dict[str, Any] = {"on_change": _keep, "args": (topic_id, offered)}
    st.text_input("Title of the theme", max_chars=LONGEST_TITLE, key=f"title {topic_id}", **kept)
    st.text_input("What belongs to it, in one line", max_chars=LONGEST_PHRASE, key=f"meaning {topic_id}", **kept)
    st.text_area("Phrases", height=320, key=f"phrases {topic_id}", **kept)
    st.checkbox("I have read these phrases: they are about this, and name nobody", key=f"confirmed {topic_id}")
    st.button("Make it a theme", on_click=_make, args=(topic_id, offered))
    if len(offered) < FEWEST_EXAMPLES:
        st.caption(f"Only {counted(len(offered), 'phrase')} could be offered: write the rest yourself.")


def _leave_out_what_was_erased(topic_id: int, offered: dict[str, int]) -> None:
    """Take phrases out of the field whose mentions were erased since they were drawn, and a draft that quoted one."""
    if f"phrases {topic_id}" not in st.session_state:
        return
    if draft_emptied_at(_subject(topic_id)) not in (None, st.session_state[_known(topic_id)]):
        _forget(topic_id)
        say_erased()
        return
    lines = _written(topic_id)[2]
    left = without_gone(lines, offered)
    if len(left) < len(lines):
        st.session_state[f"phrases {topic_id}"] = "\n".join(left)
        say_phrases_erased(len(lines) - len(left))


def _begin(topic_id: int, title: str, offered: dict[str, int]) -> None:
    """Put what the person was writing, or what is offered, into the fields where they hold nothing yet.

    Where they gave the theme no title of its own, it is called as the topic is, also once that has another name.
    """
    name, given = title[:LONGEST_TITLE], st.session_state.get(_given(topic_id))
    st.session_state[_given(topic_id)] = name
    if f"phrases {topic_id}" in st.session_state:
        if st.session_state[f"title {topic_id}"] == given != name:
            st.session_state[f"title {topic_id}"] = name
        return
    kept = draft_of(_subject(topic_id))
    written = kept.content if kept else {}
    out = set(written.get("taken out", "").split())
    phrases = [phrase for phrase in without_gone(list(offered), offered) if str(offered[phrase]) not in out]
    st.session_state[_known(topic_id)] = kept.saved_at if kept else draft_emptied_at(_subject(topic_id))
    st.session_state[f"title {topic_id}"] = written.get("title") or name
    st.session_state[f"meaning {topic_id}"] = written.get("meaning", "")
    st.session_state[f"phrases {topic_id}"] = "\n".join([*phrases, *written.get("own phrases", "").splitlines()])


def _keep(topic_id: int, offered: dict[str, int]) -> None:
    """Keep what stands in the fields, unless another window wrote meanwhile, or a theme was made of them."""
    known = _known(topic_id)
    with said_later(_said(topic_id), "What you wrote stands on this page only. ", _fields(topic_id)):
        if not _is_made(topic_id):
            content = _content(topic_id, offered)
            st.session_state[known] = renew_draft(_subject(topic_id), content, 0, None, st.session_state[known])


def _content(topic_id: int, offered: dict[str, int]) -> dict[str, str]:
    """Give what stands in the fields; of phrases of mentions only the numbers, so that no erasure need look here."""
    title, meaning, lines = _written(topic_id)
    own = [line for line in lines if line not in offered]
    return {
        "title": "" if title == st.session_state[_given(topic_id)] else title,
        "meaning": meaning,
        "own phrases": "\n".join(without_gone(own, offered)),
        "taken out": " ".join(
            str(offered[phrase]) for phrase in without_gone(list(offered), offered) if phrase not in lines
        ),
    }


def _say_what_another_window_holds(topic_id: int, offered: dict[str, int]) -> None:
    kept, mine = draft_of(_subject(topic_id)), _content(topic_id, offered)
    if kept is None or kept.saved_at == st.session_state[_known(topic_id)] or kept.content == mine:
        return
    told = {"title": "Title of the theme", "meaning": "What belongs to it", "own phrases": "Phrases added"}
    there = {name: "; ".join(kept.content.get(name, "").splitlines()) for name in told}
    there["title"] = there["title"] or st.session_state[_given(topic_id)]
    lines = [
        f"- {words}: {as_markdown(there[name] or '(empty)')}"
        for name, words in told.items()
        if kept.content.get(name, "") != mine[name]
    ]

    def keep_mine() -> None:
        st.session_state[_known(topic_id)] = kept.saved_at
        _keep(topic_id, offered)

    others = lines or ["- Other phrases are taken out"]
    show_other_window(others, _subject(topic_id), keep_mine, lambda: _forget(topic_id))


def _forget(topic_id: int) -> None:
    for key in _fields(topic_id):
        st.session_state.pop(key, None)


def _fields(topic_id: int) -> list[str]:
    return [f"{name} {topic_id}" for name in ("title", "meaning", "phrases")]


def _said(topic_id: int) -> str:
    return f"theme of {topic_id} said"


def _given(topic_id: int) -> str:
    return f"{_subject(topic_id)} called as the topic"


def _known(topic_id: int) -> str:
    return f"{_subject(topic_id)} known"


def _written(topic_id: int) -> tuple[str, str, list[str]]:
    title, meaning, phrases = (str(st.session_state[f"{name} {topic_id}"]) for name in ("title", "meaning", "phrases"))
    return title, meaning, [line.strip() for line in phrases.splitlines() if line.strip()]


def _subject(topic_id: int) -> str:
    return f"theme of topic {topic_id}"


def _offered(topic_id: int) -> dict[str, int]:
    said = current().ask("topic_mentions", topic_id=topic_id, sites=None)
    phrases = _chosen(tuple(said["mention_id"].tolist()), tuple(said["text"].tolist()))
    note_seen(phrases.values())
    return phrases


@st.cache_data(max_entries=50, show_spinner=False)
def _chosen(numbers: tuple[int, ...], texts: tuple[str, ...]) -> dict[str, int]:
    if not numbers:
        return {}
    return representative_phrases(pd.Series(texts, index=list(numbers), dtype="str"), _PHRASES_OFFERED)


def _make(topic_id: int, offered: dict[str, int]) -> None:
    if _is_made(topic_id):
        # The second press of a double one, or of another window: the page says who made it.
        return
    title, meaning, lines = _written(topic_id)
    phrases = {line: offered.get(line) for line in lines}

    def write(con: Connection, person: str) -> str:
        emptied_at = draft.emptied_at(con, person, _subject(topic_id))
        if without_gone(lines, offered) != lines or emptied_at not in (None, st.session_state[_known(topic_id)]):
            raise HeedError("Not made: what stood here quoted mentions that were erased meanwhile. Read what is left.")
        name = make_theme(con, settings(), title, meaning, phrases, topic_id, person)
        draft.drop(con, person, _subject(topic_id))
        return name

    with said_later(_said(topic_id), fields=_fields(topic_id)):
        if not st.session_state[f"confirmed {topic_id}"]:
            raise HeedError("Read the phrases and say so: they are what the theme is learnt from.")
        if viewer().reach is not None:
            raise HeedError("A theme is of all places: those who see all of them make it.")
        decide(write)
        st.session_state[_said(topic_id)] = (f"“{title.strip()}” is a theme from the next analysis on.", True)


def _is_made(topic_id: int) -> bool:
    """Say whether the theme that is written here stands, as after the first press of a double one."""
    made = decided("own_theme")
    titles = made.loc[(made["topic_id"] == topic_id) & ~made["is_withdrawn"].astype(bool), "title"]
    return str(st.session_state.get(f"title {topic_id}", "")).strip() in set(titles)


def _withdraw(theme: pd.Series) -> None:
    number, version = int(theme["theme_id"]), int(theme["version"])
    said = _said(int(theme["topic_id"]))
    with said_later(said, "Not withdrawn. "):
        edit = decide(lambda con, person: withdraw_theme(con, number, version, person))
        done = f"“{theme['title']}” is withdrawn: it is counted no more from the next publication on."
        st.session_state[said] = (done if edit.is_saved else _not_saved(edit), edit.is_saved)


def _restore(theme: pd.Series) -> None:
    number, version = int(theme["theme_id"]), int(theme["version"])
    said = _said(int(theme["topic_id"]))
    with said_later(said):
        edit = decide(lambda con, person: restore_theme(con, settings(), number, version, person))
        done = f"“{theme['title']}” is a theme again: it is counted from the next analysis and publication on."
        st.session_state[said] = (done if edit.is_saved else _not_saved(edit), edit.is_saved)


def _not_saved(edit: Edit) -> str:
    return edit.sentence(called_within(edit.changed_by, viewer().name))
