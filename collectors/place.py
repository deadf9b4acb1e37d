"""Which of a provider's places does a text name?"""

import re
from functools import lru_cache

from config.settings import Provider, Site, plain_name


def site_in(text: str, provider: Provider) -> str | None:
    """Name the site whose title or alias stands in a text as whole words; None where none or more than one does."""
    pattern, names = _pattern(provider.sites)
    found = {names[plain_name(match)] for match in pattern.findall(plain_name(text))} if names else set()
    return found.pop() if len(found) == 1 else None


def zone_of(site: str | None, provider: Provider) -> str:
    """Give the time zone of a site, or of its provider where the site is unknown."""
    for known in provider.sites:
        if known.name == site:
            return known.time_zone
    return provider.time_zone


@lru_cache(maxsize=64)
def _pattern(sites: tuple[Site, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {plain_name(name): site.name for site in sites for name in (site.title, *site.aliases) if name.strip()}
    # The longest name first: "North Clinic" must not be read as "North".
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), names
