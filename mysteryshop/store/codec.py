"""Nouns to JSON and back, exactly: driven by the types of the nouns, so a new field needs no code here.

Knows dataclasses, pydantic models, enums, aware datetimes (kept in UTC), dates, bytes, tuples, frozensets, mappings with string
keys and unions with None. JSON is ASCII: odd characters from mails (NUL, lone surrogates) survive every database.
Reading forgives: unknown keys are skipped and missing ones take their default, so that stored evidence outlives the code.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import types
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

T = TypeVar("T")
Convert = Callable[[Any], Any]


_written = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def to_json(value: Any, as_type: Any = None) -> str:
    """The value as canonical JSON text (keys sorted, no blanks), read by its own type or by `as_type`."""
    kind = cast(Hashable, as_type if as_type is not None else type(value))
    return _written(_encoder(kind)(value))


def from_json(as_type: type[T], text: str) -> T:
    """The noun that `to_json` wrote. Raises ValueError or TypeError for text that is none."""
    return cast(T, _decoder(cast(Hashable, as_type))(json.loads(text)))


def time_text(at: datetime) -> str:
    """An aware time as UTC text of fixed width (microseconds): sorts as text in any database."""
    if at.tzinfo is None:
        raise ValueError(f"a time without time zone cannot be stored: {at!r}")
    return (at if at.tzinfo is UTC else at.astimezone(UTC)).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def time_of(text: str) -> datetime:
    """The aware UTC time of `time_text`."""
    return datetime.fromisoformat(text)


def _same(value: Any) -> Any:
    return value


@cache
def _encoder(kind: Hashable) -> Convert:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _encoder(_only(arguments))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _encoder(arguments[0])
        return _same if item is _same else lambda value: [item(part) for part in value]
    if origin is tuple:
        items = [_encoder(part) for part in arguments]
        if all(one is _same for one in items):
            return _same
        return lambda value: [encode(part) for encode, part in zip(items, value, strict=True)]
    if origin is frozenset:
        member = _encoder(arguments[0])
        return lambda value: sorted(member(part) for part in value)
    if origin in (dict, Mapping):
        entry = _encoder(arguments[1])
        return lambda value: {str(key): entry(part) for key, part in value.items()}
    return _plain_encoder(kind)


def _plain_encoder(kind: Any) -> Convert:
    if not isinstance(kind, type):
        raise TypeError(f"no way to store {kind!r}")
    if issubclass(kind, BaseModel):
        return lambda value: value.model_dump(mode="json", by_alias=True)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        names = sorted(field.name for field in dataclasses.fields(kind))
        encoders = [(name, encoder) for name in names if (encoder := _encoder(hints[name])) is not _same]
        fetch = attrgetter(*names) if len(names) > 1 else None

        def encoded(value: Any) -> dict[str, Any]:
            plain = dict(zip(names, fetch(value), strict=True)) if fetch else {name: getattr(value, name) for name in names}
            for name, encode in encoders:
                plain[name] = encode(plain[name])
            return plain

        return encoded
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, datetime):
        return time_text
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, bytes):
        return lambda value: base64.b64encode(value).decode("ascii")
    if kind in (str, int, bool):
        return _same
    if kind is float:
        return float
    raise TypeError(f"no way to store {kind!r}")


@cache
def _decoder(kind: Hashable) -> Convert:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(_only(arguments))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return tuple if item is _same else lambda value: tuple([item(part) for part in value])
    if origin is tuple:
        items = [_decoder(part) for part in arguments]
        if all(one is _same for one in items):
            return tuple
        return lambda value: tuple(decode(part) for decode, part in zip(items, value, strict=True))
    if origin is frozenset:
        member = _decoder(arguments[0])
        return lambda value: frozenset(member(part) for part in value)
    if origin in (dict, Mapping):
        entry = _decoder(arguments[1])
        return lambda value: {key: entry(part) for key, part in value.items()}
    return _plain_decoder(kind)


def _plain_decoder(kind: Any) -> Convert:
    if not isinstance(kind, type):
        raise TypeError(f"no way to read {kind!r}")
    if issubclass(kind, BaseModel):
        model = kind
        return lambda value: model.model_validate(value, extra="ignore")
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        parts = [(field.name, _decoder(hints[field.name])) for field in dataclasses.fields(kind)]
        build = cast(Callable[..., Any], kind)
        return lambda value: build(**{name: decode(value[name]) for name, decode in parts if name in value})
    if issubclass(kind, Enum):
        return kind
    if issubclass(kind, datetime):
        return time_of
    if issubclass(kind, date):
        return date.fromisoformat
    if issubclass(kind, bytes):
        return base64.b64decode
    if kind in (str, int, bool):
        return _same
    if kind is float:
        return float
    raise TypeError(f"no way to read {kind!r}")


def _only(arguments: tuple[Any, ...]) -> Any:
    """The one type of an optional; a choice between several real types would be ambiguous in JSON."""
    real = [part for part in arguments if part is not type(None)]
    if len(real) != 1:
        raise TypeError(f"no way to store a choice of {real!r}")
    return real[0]
