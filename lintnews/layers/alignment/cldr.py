"""What CLDR knows of a language: its calendar, scales, currencies, units and countries; through Babel, loaded late."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib.machinery import PathFinder
from typing import Any, cast

from lintnews.files.kept_code import stamp_of
from lintnews.records import NamedTuple

_UNITS = {
    "length-kilometer": "kilometer",
    "length-meter": "meter",
    "length-centimeter": "centimeter",
    "length-millimeter": "millimeter",
    "length-mile": "mile",
    "length-foot": "foot",
    "length-inch": "inch",
    "length-yard": "yard",
    "mass-kilogram": "kilogram",
    "mass-gram": "gram",
    "mass-tonne": "ton",
    "mass-ton": "ton",
    "mass-pound": "pound",
    "temperature-celsius": "celsius",
    "temperature-fahrenheit": "fahrenheit",
    "area-hectare": "hectare",
    "area-acre": "acre",
    "area-square-kilometer": "square-kilometer",
    "area-square-meter": "square-meter",
    "area-square-mile": "square-mile",
    "volume-liter": "liter",
    "volume-gallon": "gallon",
    "volume-barrel": "barrel",
    "speed-kilometer-per-hour": "kilometer-per-hour",
    "speed-mile-per-hour": "mile-per-hour",
}


class Cldr(NamedTuple):
    """Names of a language and what they mean. Keys are printed as CLDR has them."""

    months: Mapping[str, int]
    """Wide names, 1 to 12."""
    weekdays: Mapping[str, int]
    """Wide names, Monday is 0."""
    relative_days: Mapping[str, int]
    """Yesterday is -1, today 0."""
    scales: Mapping[str, float]
    """What stands behind digits: `thousand`, `млн`, `万`."""
    currencies: Mapping[str, str]
    """Full names and signs, with the ISO 4217 code."""
    units: Mapping[str, str]
    territories: Mapping[str, str]
    """Names of countries, with the ISO 3166 code."""
    group: str
    """What groups digits: a comma, a full stop, a space."""


_FARTHEST = 2
"""Days from today to which languages have words of their own."""
_MARKS = "\u200e\u200f\u061c"
_AROUND = f"0 \u00a0\u202f¤{_MARKS}"
NOTHING = Cldr({}, {}, {}, {}, {}, {}, {}, "")


@cache
def cldr(language: str) -> Cldr:
    """The names of a language (ISO 639-1); nothing of one that CLDR has not, or without Babel."""
    code = language.partition("-")[0]
    try:
        from babel import localedata
    except ImportError:
        return NOTHING
    if not (code.isascii() and code.isalpha() and localedata.exists(code)):
        return NOTHING
    data: Mapping[str, Any] = localedata.LocaleDataDict(cast(Any, localedata.load(code)))
    return Cldr(
        _numbered(data["months"], ("wide",)),
        _numbered(data["days"], ("wide",)),
        {name: days for days, name in data["date_fields"]["day"].get("relative", {}).items() if abs(days) <= _FARTHEST},
        dict(_scales(data["compact_decimal_formats"])),
        dict(_currencies(data)),
        dict(_unit_names(data["unit_patterns"])),
        {name: code for code, name in data["territories"].items() if len(code) == 2 and code.isalpha()},
        _group(data),
    )


def stamp(language: str) -> str:
    """What changes when what CLDR knows of a language does; found without loading it."""
    spec = PathFinder.find_spec("babel")
    if spec is None or spec.origin is None:
        return "without"
    with suppress(OSError):
        return stamp_of(os.path.join(os.path.dirname(spec.origin), "locale-data", f"{language}.dat"))
    return "unknown"


def _numbered(data: Mapping[str, Any], widths: tuple[str, ...]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in widths:
            names = data.get(context, {}).get(width, {})
            found |= {name.rstrip("."): number for number, name in names.items()}
    return found


def _scales(formats: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for length in ("short", "long"):
        for forms in formats.get(length, {}).values():
            for power, pattern in forms.items():
                text = str(getattr(pattern, "pattern", pattern)).partition(";")[0].replace("'", "")
                word = text.strip(_AROUND).rstrip(".")
                if word and text.strip(_MARKS).startswith("0") and not any(map(str.isdigit, word)):
                    zeros = text.count("0")
                    yield word, float(power) / 10 ** (zeros - 1)


def _currencies(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code, name in data["currency_names"].items():
        yield name, code
    for code, forms in data["currency_names_plural"].items():
        for name in forms.values():
            yield name, code
    for code, sign in data["currency_symbols"].items():
        if sign != code and not sign.isalpha():
            yield sign, code


def _unit_names(patterns: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, unit in _UNITS.items():
        for length in ("long", "short"):
            for form, pattern in patterns.get(key, {}).get(length, {}).items():
                if form != "per" and isinstance(pattern, str):
                    name = pattern.replace("{0}", "").strip(_AROUND)
                    if len(name) > 1:
                        yield name, unit


def _group(data: Mapping[str, Any]) -> str:
    system = data.get("default_numbering_system", "latn")
    symbols = data["number_symbols"].get(system) or data["number_symbols"].get("latn") or {}
    sign = symbols.get("group", ",")
    return sign if isinstance(sign, str) else ","
