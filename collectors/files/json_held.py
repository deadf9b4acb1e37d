"""Objects that hold others: a location, say, and its reviews."""

from collections.abc import Iterable, Iterator
from typing import Any

from collectors.files.column_names import SYNONYMS, plain_header
from collectors.files.header import Header

# Line, record and fault.
Document = tuple[int, Any, str]
_PLACE = "location"
_CALLED = ("name", "title")


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """Give what stands in an object within an object a name of its own, `reviewer.displayName`."""
    cells: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict) and value:
            cells.update({f"{key}.{inner}": held for inner, held in flat(value).items()})
        else:
            cells[key] = value
    return cells


def holding_name(records: Iterable[Any]) -> str | None:
    """Find under which name each of some objects holds the feedback itself; None where they are it, or hold none."""
    outer = [flat(record) for record in records if isinstance(record, dict)]
    arrays = dict.fromkeys(key for record in outer for key in record if _objects(record[key]))
    if _speaks_of_feedback(record.keys() - arrays.keys() for record in outer):
        return None
    held = {key: [item for record in outer for item in _objects(record.get(key))] for key in arrays}
    return next((key for key in arrays if _speaks_of_feedback(flat(item).keys() for item in held[key])), None)


def each_held(records: Iterable[Document], held_by: str) -> Iterator[Document]:
    """Yield the objects that others hold under a name, each with the place that its holder names."""
    for line, record, fault in records:
        outer = flat(record) if isinstance(record, dict) else {}
        if fault or held_by not in outer:
            yield line, record, fault
        yield from ((line, with_place(item, outer), "") for item in _objects(outer.get(held_by)))


def with_place(record: Any, holder: dict[str, Any]) -> Any:
    """Give an object the name of the place that its holder tells; its own stays."""
    place = _place_of(holder) if isinstance(record, dict) and _PLACE not in record else ""
    return {_PLACE: place} | record if place else record


def _place_of(holder: dict[str, Any]) -> str:
    named = {plain_header(key): value for key, value in holder.items() if isinstance(value, str) and value.strip()}
    for key, value in named.items():
        *before, last = key.split()
        if last in _CALLED and set(before) & set(SYNONYMS["site"]):
            return value
    known = (*SYNONYMS["site"], *_CALLED)
    return next((named[key] for key in known if key in named), "")


def _objects(value: Any) -> list[dict[str, Any]]:
    are_objects = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    return value if are_objects else []


def _speaks_of_feedback(names: Iterable[Iterable[str]]) -> bool:
    return Header(0, tuple(dict.fromkeys(name for each in names for name in each)), "").speaks_of_feedback
