"""The preferences as a message: values, presets, and how each field is shown. The popup and the terminal draw from it."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from whosasking.contract import PreferenceField, PreferenceOption, PreferencesReply, PresetText
from whosasking.preferences import PRESETS, Preferences, preset_of
from whosasking.sentences import text

SHOWN_ELSEWHERE = "feedback"
"""The group of what ``GET /v1/feedback`` shows, beside what was counted."""


def preferences_reply(preferences: Preferences, language: str = "en") -> PreferencesReply:
    """The message for these preferences. language: of titles and help, a code of ``sentences.LANGUAGES``."""
    fields = _fields(language)
    groups = dict.fromkeys(field.group for field in fields)
    return PreferencesReply(
        values=preferences,
        preset=preset_of(preferences),
        presets=_presets(language),
        fields=fields,
        groups=tuple(_option(f"preferences.group.{group}", group, language) for group in groups),
    )


@cache
def _presets(language: str) -> tuple[PresetText, ...]:
    return tuple(
        PresetText(
            name=name,
            title=text(f"preferences.preset.{name}.title", language),
            help=text(f"preferences.preset.{name}.help", language),
            values=values,
        )
        for name, values in PRESETS.items()
    )


@cache
def _fields(language: str) -> tuple[PreferenceField, ...]:
    (schema,), definitions = msgspec.json.schema_components([Preferences], ref_template="{name}")
    properties = definitions[schema["$ref"]]["properties"]
    shown = {name: described for name, described in properties.items() if described["group"] != SHOWN_ELSEWHERE}
    return tuple(_field(name, described, language) for name, described in shown.items())


def _field(name: str, described: dict[str, Any], language: str) -> PreferenceField:
    declared = get_type_hints(Preferences)[name]  # in the order of the source; the schema sorts
    options: tuple[str, ...] = get_args(declared) if "enum" in described else ()
    return PreferenceField(
        name=name,
        group=described["group"],
        kind=_kind(described),
        title=text(f"preferences.{name}.title", language),
        help=text(f"preferences.{name}.help", language),
        default=described["default"],
        minimum=described.get("minimum"),
        maximum=described.get("maximum"),
        options=tuple(_option(f"preferences.option.{name}.{option}", option, language) for option in options),
    )


def _kind(described: dict[str, Any]) -> Literal["choice", "number", "switch"]:
    if "enum" in described:
        return "choice"
    return "switch" if described["type"] == "boolean" else "number"


def _option(key: str, value: str, language: str) -> PreferenceOption:
    return PreferenceOption(value=value, title=text(key, language))
