"""What one run of the analysis did, for people and programs."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from analysis.language import SCORED


@dataclass
class Report:
    """What one run of the analysis did.

    Attributes:
        mentions: Mentions in the store.
        labelled: Mentions that got a new label in this run, by labeller.
        languages: Mentions whose language was found in this run, by language.
        own_themes: Themes that the organisation added.
        topics: Topics of the current fit.
        topic_method: `bertopic`, `phrases`, or empty where nothing could be fitted yet.
        topic_changes: Topics that the search of this run kept, found new or ended.
        refitted: Whether topics were searched for in this run.
        outlier_share: Share of the mentions that fit no topic, 0-1; None for phrases.
        topic_note: What a reader must know about the topics.
        notes: What was done before the labelling, as sentences.
    """

    mentions: int = 0
    labelled: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    own_themes: int = 0
    topics: int = 0
    topic_method: str = ""
    topic_changes: Counter[str] = field(default_factory=Counter)
    refitted: bool = False
    outlier_share: float | None = None
    topic_note: str = ""
    notes: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Give the report as plain values."""
        # `dataclasses.asdict` would count the pairs of a Counter anew.
        return {name: dict(value) if isinstance(value, Counter) else value for name, value in vars(self).items()}

    def sentences(self) -> list[str]:
        """Give the report as sentences."""
        if not self.mentions:
            return [
                "There is nothing to analyse yet: import a file (`heed import FILE --provider NAME`) or collect from X "
                "and Reddit (`heed collect`) first."
            ]
        told = [self._about_labels(), *self._about_own_themes(), *self._about_languages(), *self._about_topics()]
        return [*self.notes, *told]

    def _about_labels(self) -> str:
        most = max((count for name, count in self.labelled.items() if name != "topic"), default=0)
        if not most:
            return f"All {self.mentions:,} mentions had their labels already."
        return f"{most:,} of {self.mentions:,} mentions got new labels."

    def _about_own_themes(self) -> list[str]:
        if not self.own_themes:
            return []
        told = "1 theme of your own was" if self.own_themes == 1 else f"{self.own_themes} themes of your own were"
        mentions = self.labelled["own_theme"]
        return [f"{told} looked for in {mentions:,} mentions; `heed themes` says how well."]

    def _about_languages(self) -> list[str]:
        others = [(code, count) for code, count in self.languages.most_common() if code not in SCORED]
        if not others:
            return []
        named = ", ".join(f"{code} {count:,}" for code, count in others[:5])
        total = sum(count for _, count in others)
        return [f"{total:,} are in languages that are not scored ({named}): stored and counted, without sentiment."]

    def _about_topics(self) -> list[str]:
        if not self.topic_method:
            return []
        kind = "topics" if self.topic_method == "bertopic" else "frequent phrases"
        told = f"{self.topics} {kind} {'were found' if self.refitted else 'are kept'}"
        if self.topic_changes["kept"] or self.topic_changes["ended"]:
            told += " (" + ", ".join(f"{count} {change}" for change, count in self.topic_changes.most_common()) + ")"
        if self.outlier_share is not None:
            told += f"; {self.outlier_share:.0%} of the mentions fit none of them"
        return [f"{told}. {self.topic_note}"]
