"""What an import says of itself beside its figures."""

from shlex import quote

from collectors.files.columns import Guess
from collectors.files.row import listed
from collectors.reading import Reading
from config.settings import Provider, Settings
from warehouse.admit import Admitted


def undescribed(provider: Provider) -> str:
    """Say that heed.toml does not describe a provider."""
    return (
        f"heed.toml does not describe {provider.name!r} yet: it is kept under this name, with no list of sites; "
        f"its days are those of {provider.time_zone}."
    )


def of_other_providers(reading: Reading, settings: Settings) -> list[str]:
    """Say that rows of a file name another organisation of heed.toml as their site; nothing where none does."""
    header = reading.columns.site if reading.columns else None
    written = {
        reading.site_names[plain]: provider.name
        for provider in settings.providers.values()
        for plain in (provider.name.casefold(), provider.title.casefold())
        if provider.name != reading.provider.name and reading.site_names.get(plain)
    }
    if not header or not written:
        return []
    name, provider_name = next(iter(written.items()))
    return [
        f"Rows name {listed(list(written))} in {header!r}, which heed.toml describes as another organisation; all "
        f"the same they count for {reading.provider.name!r}. To part them, import the file once for each, as with "
        f"--provider {provider_name} --only {f'{header}={name}'!r}."
    ]


def of_columns(guessed: Guess, is_remembered: bool, forgotten: bool) -> list[str]:
    """Say which columns are never read, which others may be wanted, and what became of those chosen before."""
    said = []
    if guessed.identifiers:
        said.append(f"Never read, because they look as if they identify a patient: {listed(guessed.identifiers)}.")
    further = [header for header in guessed.further_texts if header in guessed.not_used]
    if further:
        texts = quote("text=" + "+".join((*guessed.columns.text, *further)))
        said.append(
            f"Not read, though sentences stand there: {listed(further)}. If patients wrote them: --map {texts}."
        )
    if is_remembered:
        what = "are not all in this file, so they were guessed" if forgotten else "are used again"
        said.append(f"The columns chosen for this source before {what}.")
    return said


def kept_as_stored(admitted: Admitted) -> list[str]:
    """Say that answers stay as they are stored of which the file tells something else; nothing where there are none."""
    if not admitted.otherwise:
        return []
    answers = "1 known answer has" if admitted.otherwise == 1 else f"{admitted.otherwise:,} known answers have"
    return [
        f"{answers} another {', '.join(admitted.differing)} in this file, or by today's columns and settings: heed "
        "keeps what is stored. If this file is right, import it again with --replace."
    ]
