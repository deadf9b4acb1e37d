"""The clinic's settings: `heed.toml` read into typed rows, with every mistake named."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from config.collecting import Collecting, read_collecting
from config.errors import HeedError, refuse_unknown
from config.home import Home
from config.listening import Listening, read_listening
from config.notices import Notices, read_notices
from config.own_theme import OwnTheme, read_own_themes
from config.people import Permission, read_people
from config.reporting import ScheduledReport, read_reports
from config.rights import Rights, read_rights
from config.triage import Targets, read_targets

_TOP_LEVEL = {
    *("is_demonstration", "spelling", "languages", "max_import_megabytes", "provider", "rights", "source", "budget"),
    *("person", "small_numbers", "readers_may_pool", "tier", "triage", "notices", "report", "theme"),
}
_PROVIDER = {"title", "time_zone", "language", "site", "listen"}
_SITE = {"name", "title", "aliases", "time_zone"}


@dataclass(frozen=True)
class Site:
    """One place of a provider; `time_zone` forms its days and weeks."""

    name: str
    title: str
    aliases: tuple[str, ...]
    time_zone: str

    @cached_property
    def written(self) -> dict[str, str]:
        """Its name, title and aliases, each by the form in which names are compared."""
        return {plain_name(name): name for name in (*self.aliases, self.title, self.name)}


@dataclass(frozen=True)
class Provider:
    """One organisation that is listened to."""

    name: str
    title: str
    time_zone: str
    language: str
    sites: tuple[Site, ...] = ()

    def site_named(self, text: str) -> Site | None:
        """Find a site by its name, title or alias; case and surrounding space do not matter."""
        return next((site for site in self.sites if plain_name(text) in site.written), None)


@dataclass(frozen=True)
class Settings:
    """Everything a clinic can set.

    Attributes:
        home: The data folder.
        providers: By name, as in heed.toml.
        supported_languages: ISO 639-1 codes of the languages that are scored.
        rights: By source.
        is_demonstration: Whether the data is invented; every screen says so.
        max_import_megabytes: The largest file that an import accepts.
        small_numbers: What counts are hidden in what leaves: `k10` (1 to 9) or `round5` (1 to 7, others rounded).
        readers_may_pool: Whether what leaves is hidden even from several people who each see some places only and put
            together what they see; else from each of them alone.
        tier: How mentions are labelled: `fast`, `accurate`, or `auto`: accurate up to 100,000 mentions.
        spelling: `british` (days come first in dates) or `american`.
        listening: What is listened for, by provider; those without a `listen` table are not collected for.
        collecting: What may be fetched, how often and for how much.
        people: What each person may do who signs in, by address; of no use where nobody has to sign in.
        triage: How soon an urgent mention must be taken up and settled.
        notices: Who is told of new signals and of the week.
        reports: What `heed run` makes by itself.
        own_themes: Themes that the organisation added in heed.toml; people may add more at the desk.
    """

    home: Home
    providers: Mapping[str, Provider]
    supported_languages: tuple[str, ...]
    rights: Mapping[str, Rights]
    is_demonstration: bool
    max_import_megabytes: int
    spelling: str
    small_numbers: str = "k10"
    readers_may_pool: bool = False
    tier: str = "auto"
    listening: Mapping[str, Listening] = field(default_factory=dict)
    collecting: Collecting = field(default_factory=Collecting)
    people: Mapping[str, Permission] = field(default_factory=dict)
    triage: Targets = field(default_factory=Targets)
    notices: Notices = field(default_factory=Notices)
    reports: tuple[ScheduledReport, ...] = ()
    own_themes: tuple[OwnTheme, ...] = ()

    def provider(self, name: str) -> Provider:
        """Find a provider by name; one that heed.toml does not describe is taken as it is.

        Raises:
            HeedError: if the name is empty, or so near to a known one that it is likely a slip.
        """
        name = name.strip()
        if not name:
            raise HeedError("The provider has no name: give one with --provider NAME.")
        if name in self.providers:
            return self.providers[name]
        near = difflib.get_close_matches(name.casefold(), list(self.providers), n=1, cutoff=0.75)
        if near:
            raise HeedError(
                f"There is no provider {name!r}; did you mean {near[0]!r}? "
                f"If it really is another one, add [provider.{name}] to {self.home.settings}."
            )
        return Provider(name=name, title=name, time_zone="Europe/London", language=self.supported_languages[0])

    def names_of_places(self) -> list[str]:
        """List every name, title and alias of the providers and their sites."""
        names = []
        for provider in self.providers.values():
            names += [provider.name, provider.title]
            for site in provider.sites:
                names += [site.name, site.title, *site.aliases]
        return names


def plain_name(text: str) -> str:
    """Reduce a name to what is compared: lower case with single spaces."""
    return " ".join(text.split()).casefold()


def load_settings(home: Home) -> Settings:
    """Read and check `heed.toml` of a data folder.

    Raises:
        HeedError: if the file is missing, is not TOML, or holds a setting that heed does not know or cannot use.
    """
    table = _read(home)
    refuse_unknown(table, _TOP_LEVEL, "heed.toml")
    languages = _value(table, "languages", ["en"], list, "heed.toml")
    if not languages or not all(isinstance(code, str) and len(code) == 2 for code in languages):
        raise HeedError('heed.toml: languages must be a list of two-letter codes, such as ["en"].')
    if set(languages) - {"en"}:
        raise HeedError('heed.toml: only English is scored so far: write languages = ["en"].')
    max_import_megabytes = _value(table, "max_import_megabytes", 1024, int, "heed.toml")
    if max_import_megabytes < 1:
        raise HeedError("heed.toml: max_import_megabytes must be 1 or more.")
    tables = _value(table, "provider", {}, dict, "heed.toml")
    providers = {name: _provider(name, value) for name, value in tables.items()}
    sites = [(p.name, site.name) for p in providers.values() for site in p.sites]
    return Settings(
        home=home,
        providers=providers,
        supported_languages=tuple(languages),
        rights=read_rights(_value(table, "rights", {}, dict, "heed.toml")),
        is_demonstration=_value(table, "is_demonstration", False, bool, "heed.toml"),
        max_import_megabytes=max_import_megabytes,
        spelling=_choice(table, "spelling", "british", "american"),
        small_numbers=_choice(table, "small_numbers", "k10", "round5"),
        readers_may_pool=_value(table, "readers_may_pool", False, bool, "heed.toml"),
        tier=_choice(table, "tier", "auto", "fast", "accurate"),
        listening={
            name: read_listening(name, providers[name].title, value["listen"])
            for name, value in tables.items()
            if "listen" in value
        },
        collecting=read_collecting(table.get("source", {}), table.get("budget", {})),
        triage=read_targets(table.get("triage", {})),
        notices=read_notices(table.get("notices", {})),
        people=read_people(table.get("person", {}), sites),
        reports=read_reports(table.get("report", []), sites, providers, home.path),
        own_themes=read_own_themes(table.get("theme", {})),
    )


def _read(home: Home) -> dict[str, Any]:
    try:
        return tomllib.loads(home.settings.read_text("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        raise HeedError(f"{home.path} is not a data folder of heed yet: run `heed init` first.") from None
    except UnicodeDecodeError as error:
        raise HeedError(f"{home.settings} is not written in UTF-8: save it anew in that encoding.") from error
    except tomllib.TOMLDecodeError as error:
        hint = ' A text stands in quotes: title = "Riverside".' if "Invalid value" in str(error) else ""
        raise HeedError(f"{home.settings} cannot be read as TOML: {error}.{hint}") from error


def _choice(table: Mapping[str, Any], name: str, *choices: str) -> str:
    """Give a setting that is one of some words, the first where it is not set."""
    value = _value(table, name, choices[0], str, "heed.toml")
    if value not in choices:
        raise HeedError(f"heed.toml: {name} must be one of {', '.join(choices)}, in quotes.")
    return str(value)


def _provider(name: str, table: Any) -> Provider:
    where = f"heed.toml: [provider.{name}]"
    if not isinstance(table, dict):
        raise HeedError(f"{where} must be a table.")
    refuse_unknown(table, _PROVIDER, where)
    time_zone = _time_zone(_value(table, "time_zone", "Europe/London", str, where), where)
    if isinstance(table.get("site"), dict):
        raise HeedError(f'{where}: write each site as [[provider.{name}.site]], in double brackets, with name = "...".')
    sites = tuple(_site(site, time_zone, where) for site in _value(table, "site", [], list, where))
    if len({site.name for site in sites}) < len(sites):
        raise HeedError(f"{where} has two sites of the same name.")
    _refuse_shared_names(sites, where)
    language = _value(table, "language", "en", str, where)
    if not re.fullmatch("[a-z]{2}", language):
        raise HeedError(f'{where}: language must be a two-letter code, such as "en"; {language!r} is none.')
    return Provider(
        name=name,
        title=_value(table, "title", name, str, where),
        time_zone=time_zone,
        language=language,
        sites=sites,
    )


def _site(table: Any, time_zone: str, where: str) -> Site:
    if not isinstance(table, dict) or not isinstance(table.get("name"), str) or not table["name"].strip():
        raise HeedError(f"{where}: every site needs a name.")
    where = f"{where} site {table['name']!r}"
    refuse_unknown(table, _SITE, where)
    aliases = _value(table, "aliases", [], list, where)
    if not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise HeedError(f"{where}: aliases must be a list of texts.")
    return Site(
        name=table["name"].strip(),
        title=_value(table, "title", table["name"], str, where),
        aliases=tuple(aliases),
        time_zone=_time_zone(_value(table, "time_zone", time_zone, str, where), where),
    )


def _refuse_shared_names(sites: tuple[Site, ...], where: str) -> None:
    """Refuse a name, title or alias of two sites: rows that say it would all count for the first of them."""
    owners: dict[str, str] = {}
    for site in sites:
        for plain, written in site.written.items():
            if owners.setdefault(plain, site.name) != site.name:
                raise HeedError(
                    f"{where}: the sites {owners[plain]!r} and {site.name!r} are both called {written!r}, so that "
                    "nobody could tell which of them a row means: leave that name to one of them."
                )


def _time_zone(name: str, where: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:  # ZoneInfo raises each of these for one kind of bad name
        raise HeedError(f"{where}: time_zone {name!r} is not known; write one such as Europe/London.") from error
    return name


def _value(table: Mapping[str, Any], name: str, default: Any, kind: type, where: str) -> Any:
    value = table.get(name, default)
    if kind is str and type(value) is str and not value.strip():
        raise HeedError(f"{where}: {name} is blank: write it, or leave the line out.")
    if type(value) is not kind:
        wanted = {bool: "true or false", int: "a whole number", str: "text in quotes", list: "a list", dict: "a table"}
        raise HeedError(f"{where}: {name} must be {wanted[kind]}.")
    return value
