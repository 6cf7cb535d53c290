"""The generated contract is what the types say, and the examples are what both sides understand."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import msgspec
import pytest

from whosasking import contract
from whosasking.preferences import Preferences
from whosasking.server.preferences import preferences_reply

SHARED = Path("shared")
EXAMPLES = {
    "doctor": contract.DoctorReport,
    "export-part": contract.ExportPart,
    "feedback": contract.FeedbackReply,
    "forgotten": contract.Forgotten,
    "hello": contract.Hello,
    "history": contract.HistoryReply,
    "import": contract.ImportReply,
    "imports": contract.ImportsReply,
    "invitations": contract.InvitationsReply,
    "live-import": contract.LiveEvent,
    "live-notebook": contract.LiveEvent,
    "live-override": contract.LiveEvent,
    "live-preferences": contract.LiveEvent,
    "live-verdict": contract.LiveEvent,
    "override-not-spam": contract.OverrideRequest,
    "override-request": contract.OverrideRequest,
    "overrides": contract.OverridesReply,
    "pair-reply": contract.PairReply,
    "pair-request": contract.PairRequest,
    "pasted-request": contract.PastedRequest,
    "people": contract.PeopleReply,
    "person": contract.PersonText,
    "preferences": contract.PreferencesReply,
    "preferences-request": contract.PreferencesRequest,
    "preview": contract.PreviewReply,
    "preview-request": contract.PreferencesRequest,
    "problem": contract.Problem,
    "review-accept": contract.ReviewReply,
    "review-ignore": contract.ReviewReply,
    "review-look-closer": contract.ReviewReply,
    "review-none": contract.ReviewReply,
    "review-request": contract.ReviewRequest,
    "same-person": contract.SamePerson,
    "statistics": contract.StatisticsReply,
    "taps": contract.TapsReply,
    "tie-request": contract.TieRequest,
    "trial-request": contract.TrialRequest,
    "verdicts-deleted": contract.VerdictsDeleted,
}
NOT_MESSAGES = {"hello-proof"}  # a worked example of a computation, see tests/server/test_pairing.py

generator = runpy.run_path("scripts/generate_contract.py")


@pytest.mark.parametrize("name", ["contract.schema.json", "contract.d.ts"])
def test_generated_files_are_what_the_types_say(name: str) -> None:
    assert (SHARED / name).read_text("utf-8") == generator["generated"]()[SHARED.resolve() / name]


def test_every_message_is_in_the_types() -> None:
    declared = (SHARED / "contract.d.ts").read_text("utf-8")
    names = re.findall(r"^export interface (\w+)", declared, re.MULTILINE)
    assert {message.__name__ for message in generator["messages"]()} <= set(names)
    assert not re.search(r"\w\?:", declared)  # whole messages: nothing is optional


def test_every_example_is_decoded_and_every_file_is_an_example() -> None:
    assert {path.stem for path in (SHARED / "examples").iterdir()} == set(EXAMPLES) | NOT_MESSAGES


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_whole_messages(name: str) -> None:
    content = (SHARED / "examples" / f"{name}.json").read_bytes()
    decoded = msgspec.json.decode(content, type=EXAMPLES[name])
    assert json.loads(msgspec.json.encode(decoded)) == json.loads(content)


def test_example_of_the_preferences_is_what_the_agent_sends() -> None:
    example = (SHARED / "examples" / "preferences.json").read_bytes()
    assert msgspec.json.decode(example, type=contract.PreferencesReply) == preferences_reply(Preferences())


@pytest.mark.parametrize("name", ["review-accept", "review-ignore", "review-look-closer"])
def test_examples_name_only_what_the_agent_knows(name: str) -> None:
    """Ids that no agent would ever send would teach the extension nonsense."""
    from whosasking.sentences import catalogue

    reply: dict[str, Any] = json.loads((SHARED / "examples" / f"{name}.json").read_bytes())
    known = catalogue()
    review = reply["review"]
    assert [each["point"] for each in review["points"] if f"checks.point.{each['point']}" not in known] == []
    assert [each["family"] for each in review["telltales"] if f"telltales.{each['family']}.title" not in known] == []


def test_newer_fields_are_refused_not_ignored() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"code": "1", "client_name": "x", "more": 1}', type=contract.PairRequest)


@pytest.mark.parametrize(
    ("shape", "declared"),
    [
        ({"type": "string"}, "string"),
        ({"type": "integer", "minimum": 1}, "number"),
        ({"anyOf": [{"type": "boolean"}, {"type": "null"}]}, "boolean | null"),
        ({"enum": ["a", "b"]}, '"a" | "b"'),
        ({"type": "array", "items": {"$ref": "#/$defs/Review"}}, "ReadonlyArray<Review>"),
        ({"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "ReadonlyArray<string | null>"),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "Readonly<Record<string, number>>"),
        ({"type": "object"}, "Readonly<Record<string, unknown>>"),
        ({}, "unknown"),
    ],
)
def test_types_in_typescript(shape: dict[str, Any], declared: str) -> None:
    assert generator["_type"](shape) == declared


def test_comments_cannot_end_early() -> None:
    assert "*/ " not in generator["_comment"]("over */ done", "")[:-4]
