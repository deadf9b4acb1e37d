"""Unlabelled texts -> labels -> store: the only part of the analysis that knows the warehouse."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import language, opinions, own_themes, sentiment, topics, vader
from analysis.board import LABELLERS, figures_of, version_of
from analysis.clusters.frequent_phrases import assign_phrases
from analysis.clusters.words import OUTLIER, Topic
from analysis.labelling import Batch, context_of
from analysis.report import Report
from analysis.texts import near_duplicates
from analysis.tier import chosen
from analysis.topic_search import TopicSearch
from analysis.workers import PROCESSES, cuts_of, workers
from config.home import Home
from config.settings import Settings
from warehouse import labels as store_labels
from warehouse.opinions import append_opinions
from warehouse.own_themes import opinions_now
from warehouse.own_themes import own_themes as themes_added
from warehouse.repeats import public_texts
from warehouse.store import writing
from warehouse.topic_fits import Fit, labeller_version, newest_fit, outliers_of_sources, save_fit

Progress = Callable[[str, int, int | None], None]

# Two processes with so many mentions each stay below 2 GB together.
_CHUNK = 5_000
_COMMAND = "heed analyse"
# Topics are searched for again when the corpus has grown by half, or so many of what may be learnt from fit none.
_GROWTH = 1.5
_MOST_OUTLIERS = 0.15
_FEWEST_NEW = 200


def analyse(home: Home, settings: Settings, progress: Progress, search: TopicSearch = TopicSearch.WHEN_GROWN) -> Report:
    """Label what the current labellers have not labelled yet, then find or assign topics.

    Labels are computed while nothing is locked and appended in brief writes, so that stopping at any moment loses
    nothing that was appended, and running again repeats nothing.

    Args:
        home: The data folder.
        settings: Its settings.
        progress: Called with (stage, done so far, total or None).
        search: What is done about topics.

    Raises:
        HeedError: if another writer does not make way, or a model is missing.
    """
    report = Report()
    with writing(home, "store", _COMMAND) as con:
        mentions = store_labels.mentions(con)
        tier = chosen(settings.tier, mentions)
        asked = {labeller.NAME: version_of(labeller, tier) for labeller in LABELLERS}
        versions = {name: store_labels.newest_version(con, name, version) for name, version in asked.items()}
        done = store_labels.labelled(con, versions)
    report.mentions = len(done)
    waiting = done.loc[_is_waiting(done, settings)].set_index("mention_id")
    cuts = cuts_of(len(waiting), _CHUNK)
    batches = (
        [_batch(home, settings, waiting.iloc[start:end], versions, tier) for start, end in pairwise(some)]
        for some in (cuts[place : place + PROCESSES + 1] for place in range(0, len(cuts) - 1, PROCESSES))
    )
    appended = 0
    with workers(-(-len(waiting) // _CHUNK)) as label_all:
        for some, made_of in label_all(batches):
            progress("labels", appended, len(waiting))
            for batch, made in zip(some, made_of, strict=True):
                _append(home, made, batch.wordings, report, versions, tier)
                appended += len(batch.texts)
    if len(waiting):
        progress("labels", len(waiting), len(waiting))
    _find_own_themes(home, settings, versions, progress, report)
    _find_copies(home, progress, report)
    if search is not TopicSearch.LATER:
        _find_or_assign_topics(home, settings, progress, report, search)
    return report


def _is_waiting(done: pd.DataFrame, settings: Settings) -> NDArray[np.bool_]:
    is_known = done[language.NAME].to_numpy(np.bool_)
    is_scored = done["found_language"].isin(settings.supported_languages).to_numpy(np.bool_)
    rest = [labeller.NAME for labeller in LABELLERS if labeller.NAME != language.NAME]
    return np.asarray(~is_known | (is_scored & ~done[rest].to_numpy(np.bool_).all(axis=1)))


def _batch(home: Home, settings: Settings, chunk: pd.DataFrame, versions: dict[str, str], tier: str) -> Batch:
    """Read what a chunk is labelled by."""
    ids = chunk.index.to_numpy(np.int64)
    with writing(home, "store", _COMMAND) as con:
        mentions = store_labels.texts_of(con, ids)
        valences = store_labels.current_labels(con, vader.NAME, versions[vader.NAME], ids)
        spoken = store_labels.current_labels(con, language.NAME, versions[language.NAME], ids)
    # An edit takes the labels away: what was said to have a language and has none now waits for the next run.
    is_edited = chunk[language.NAME].to_numpy(np.bool_) & ~np.isin(ids, spoken["mention_id"].to_numpy(np.int64))
    mentions = mentions.loc[~np.isin(mentions.index, ids[is_edited])]
    chunk = chunk.loc[mentions.index]
    declared = {name: provider.language for name, provider in settings.providers.items()}
    context = context_of(mentions, declared, settings.supported_languages[0])
    context["language"] = chunk["found_language"].astype(object)
    context["compound"] = valences.set_index("mention_id")["value"].reindex(context.index)
    is_done = chunk.drop(columns="found_language")
    return Batch(mentions["text"], mentions["wording"], context, is_done, settings.supported_languages, tier)


def _append(
    home: Home, made: dict[str, pd.DataFrame], wordings: pd.Series, report: Report, versions: dict[str, str], tier: str
) -> None:
    with writing(home, "store", _COMMAND) as con:
        for labeller in LABELLERS:
            if labeller.NAME in made:
                given = store_labels.of_same_wording(con, wordings, made[labeller.NAME])
                whose = (con, labeller.NAME, versions[labeller.NAME], figures_of(labeller, tier))
                if labeller.NAME == opinions.NAME:
                    append_opinions(*whose, given, opinions.most_negative(given))
                else:
                    store_labels.append(*whose, given)
                report.labelled[labeller.NAME] += int(given["mention_id"].nunique())
    if language.NAME in made:
        report.languages.update(made[language.NAME]["label"].tolist())


def _find_own_themes(
    home: Home, settings: Settings, versions: dict[str, str], progress: Progress, report: Report
) -> None:
    themes = themes_added(home, settings)
    report.own_themes = len(themes)
    if not themes:
        return
    version = own_themes.version_of(themes, versions[opinions.NAME])
    with writing(home, "store", _COMMAND) as con:
        version = store_labels.newest_version(con, own_themes.NAME, version)
        felt = store_labels.labelled_ids(con, sentiment.NAME, versions[sentiment.NAME])
        fresh = np.setdiff1d(felt, store_labels.labelled_ids(con, own_themes.NAME, version))
    figures = own_themes.figures_of(themes) if len(fresh) else None
    for start in _starts(len(fresh), "own themes", progress):
        with writing(home, "store", _COMMAND) as con:
            mentions = store_labels.texts_of(con, fresh[start : start + _CHUNK])
            said = opinions_now(con, mentions.index.to_numpy(np.int64))
        found, clauses = own_themes.label(mentions["text"], themes)
        spoken = own_themes.opinions_of(clauses, *said)
        with writing(home, "store", _COMMAND) as con:
            found, spoken = (store_labels.of_same_wording(con, mentions["wording"], each) for each in (found, spoken))
            append_opinions(con, own_themes.NAME, version, figures, spoken, found)
        report.labelled[own_themes.NAME] += int(found["mention_id"].nunique())


def _find_copies(home: Home, progress: Progress, report: Report) -> None:
    whose = (near_duplicates.NAME, near_duplicates.VERSION)
    with writing(home, "store", _COMMAND) as con:
        public = public_texts(con, *whose, near_duplicates.ASKED_SOURCES, near_duplicates.MAXIMUM_DAYS)
    for _, mentions in public.groupby("provider", sort=False):
        progress("copies", 0, len(mentions))
        is_known = mentions["original"].notna()
        first = near_duplicates.near_duplicates(
            mentions["text"], mentions["day"], mentions.loc[is_known, "original"].astype(np.int64)
        )
        found = first[~is_known]
        made = pd.DataFrame({"mention_id": found.index, "label": found.astype(str).to_numpy(), "value": 1.0})
        with writing(home, "store", _COMMAND) as con:
            made = store_labels.of_same_wording(con, mentions["wording"], made)
            store_labels.append(con, *whose, None, made)
        report.labelled[near_duplicates.NAME] += len(made)
        progress("copies", len(mentions), len(mentions))


def _find_or_assign_topics(
    home: Home, settings: Settings, progress: Progress, report: Report, search: TopicSearch
) -> None:
    with writing(home, "store", _COMMAND) as con:
        fit = newest_fit(con)
        spoken = store_labels.newest_version(con, language.NAME, language.VERSION)
        readable = store_labels.ids_in_languages(con, language.NAME, spoken, settings.supported_languages)
        version = labeller_version(fit.version, fit.fit_id) if fit else ""
        assigned = store_labels.labelled_ids(con, topics.NAME, version)
    if not len(readable):
        return
    fresh = np.setdiff1d(readable, assigned)
    is_asked = search is not TopicSearch.WHEN_GROWN
    if fit and fit.version == topics.VERSION and not is_asked and len(readable) < _GROWTH * fit.mentions:
        _assign_new(home, settings, progress, fresh, fit, report)
        report.refitted = _fits_badly(home, settings, fit, len(readable))
    else:
        report.refitted = True
    if fit is None or report.refitted:
        fit = _find_topics(home, settings, progress, readable, fit, search, report)
    report.topics, report.topic_method = len(fit.topics), fit.method
    report.outlier_share, report.topic_note = fit.outlier_share, fit.note


def _fits_badly(home: Home, settings: Settings, fit: Fit, readable: int) -> bool:
    """Say whether too many of the mentions that may be learnt from fit no topic, and enough are new."""
    if fit.outlier_share is None or readable < fit.mentions + _FEWEST_NEW:
        return False
    with writing(home, "store", _COMMAND) as con:
        version = labeller_version(fit.version, fit.fit_id)
        assigned, outliers = outliers_of_sources(con, topics.NAME, version, _trainable(settings))
    return outliers > max(_MOST_OUTLIERS, fit.outlier_share) * assigned


def _trainable(settings: Settings) -> list[str]:
    return [source for source, rights in settings.rights.items() if rights.may_train]


def _find_topics(
    home: Home,
    settings: Settings,
    progress: Progress,
    readable: NDArray[np.int64],
    former: Fit | None,
    search: TopicSearch,
    report: Report,
) -> Fit:
    progress("topics: preparing (the first use compiles, up to a minute)", 0, None)
    with writing(home, "store", _COMMAND) as con:
        sample = store_labels.sample_of_sources(con, readable, _trainable(settings), topics.CORPUS_READ)
    before = topics.Former(former.model, _known(former), former.next_id) if former else topics.Former()
    named = topics.without_names(sample, settings.names_of_places())
    found = topics.fit_topics(named, before, anew=search is TopicSearch.ANEW)
    described = [(topic.topic_id, topic.title, list(topic.keywords), list(topic.examples)) for topic in found.topics]
    frame = pd.DataFrame(described, columns=["topic_id", "title", "keywords", "examples"])
    called = {topic.topic_id: topic.title for topic in (*before.topics, *found.topics)}
    changed = [(each.topic_id, each.change, each.similarity, called[each.topic_id]) for each in found.changes]
    fit = Fit(
        fit_id=former.fit_id + 1 if former else 1,
        version=topics.VERSION,
        method=found.method,
        mentions=len(readable),
        outlier_share=None,
        note=found.note,
        topics=frame,
        changes=pd.DataFrame(changed, columns=["topic_id", "change", "similarity", "title"]),
        model=found.model,
    )
    given = [
        _assigned(home, settings, fit, readable[start : start + _CHUNK], former)
        for start in _starts(len(readable), "topics: assigning", progress)
    ]
    labels = pd.concat([labels for labels, _ in given], ignore_index=True)
    wordings = pd.concat([wordings for _, wordings in given])
    if found.method == "bertopic":
        fit = replace(fit, outlier_share=float((labels["label"] == str(OUTLIER)).to_numpy(np.bool_).mean()))
    with writing(home, "store", _COMMAND) as con:
        labels = store_labels.of_same_wording(con, wordings, labels)
        same = frozenset(labels["mention_id"])
        frame["examples"] = [[number for number in examples if number in same] for examples in frame["examples"]]
        save_fit(con, topics.NAME, fit, labels)
    report.labelled[topics.NAME] += len(labels)
    report.topic_changes.update(fit.changes["change"].tolist())
    return fit


def _assign_new(
    home: Home, settings: Settings, progress: Progress, fresh: NDArray[np.int64], fit: Fit, report: Report
) -> None:
    for start in _starts(len(fresh), "topics: assigning", progress):
        labels, wordings = _assigned(home, settings, fit, fresh[start : start + _CHUNK])
        with writing(home, "store", _COMMAND) as con:
            labels = store_labels.of_same_wording(con, wordings, labels)
            store_labels.append(con, topics.NAME, labeller_version(fit.version, fit.fit_id), None, labels)
        report.labelled[topics.NAME] += len(labels)


def _assigned(
    home: Home, settings: Settings, fit: Fit, ids: NDArray[np.int64], former: Fit | None = None
) -> tuple[pd.DataFrame, pd.Series]:
    """Give the topic of each mention, and how its text was worded."""
    with writing(home, "store", _COMMAND) as con:
        mentions = store_labels.texts_of(con, ids)
        held = None
        if former:
            version = labeller_version(former.version, former.fit_id)
            before = store_labels.current_labels(con, topics.NAME, version, ids)
            held = before.set_index("mention_id")["label"].astype(np.int64)
    texts = topics.without_names(mentions["text"], settings.names_of_places())
    if fit.method == "bertopic":
        return topics.assign_topics(fit.model, texts, held), mentions["wording"]
    return assign_phrases(_known(fit), texts), mentions["wording"]


def _known(fit: Fit) -> tuple[Topic, ...]:
    rows = zip(*(fit.topics[name].tolist() for name in ("topic_id", "title", "keywords")), strict=True)
    return tuple(Topic(number, title, tuple(words), ()) for number, title, words in rows)


def _starts(count: int, stage: str, progress: Progress) -> Iterator[int]:
    for start in range(0, count, _CHUNK):
        progress(stage, start, count)
        yield start
    if count:
        progress(stage, count, count)
