"""Writes shared/contract.schema.json and shared/contract.d.ts from the Python types of the contract.

    .venv/bin/python scripts/generate_contract.py            write both files
    .venv/bin/python scripts/generate_contract.py --check    write nothing; 1 where they are not what the types say

The extension names these types in JSDoc (``@import {Review} from "../shared/contract"``); a test compares them with the types.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from whosasking import contract

SHARED = Path(__file__).resolve().parent.parent / "shared"
NOTICE = "Generated from agent/whosasking/contract.py by scripts/generate_contract.py. Do not edit."


def messages() -> list[type[contract.Wire]]:
    """Every message of the contract, in the order of the source."""
    return [
        member
        for member in vars(contract).values()
        if inspect.isclass(member) and issubclass(member, contract.Wire) and member is not contract.Wire
    ]


def schema() -> dict[str, Any]:
    """The JSON schema of all messages. Everything the agent writes is whole, so that every property is required."""
    _, definitions = msgspec.json.schema_components(messages(), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if definition.get("type") == "object" and "properties" in definition:
            definition["required"] = list(definition["properties"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": NOTICE,
        "title": "Who's Asking: the messages between extension and agent",
        "$defs": definitions,
    }


def typescript(described: dict[str, Any]) -> str:
    """TypeScript declarations for a schema made by schema()."""
    head = f"// {NOTICE}\n\n/** Version of this contract. */\nexport type Protocol = {contract.PROTOCOL};\n"
    return head + "".join(f"\n{_declaration(name, shape)}" for name, shape in described["$defs"].items())


def _declaration(name: str, shape: dict[str, Any]) -> str:
    comment = _comment(shape.get("description"), "")
    if "properties" not in shape:
        return f"{comment}export type {name} = {_type(shape)};\n"
    lines = [f"  {_key(key)}: {_type(value)};" for key, value in shape["properties"].items()]
    return f"{comment}export interface {name} {{\n" + "\n".join(lines) + "\n}\n"


def _comment(description: str | None, indent: str) -> str:
    if not description:
        return ""
    lines = inspect.cleandoc(description).replace("*/", "*\\/").splitlines()
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    body = "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines)
    return f"{indent}/**\n{body}{indent} */\n"


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def _type(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        return str(shape["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in shape:
        return " | ".join(_type(option) for option in shape["anyOf"])
    if "enum" in shape:
        return " | ".join(json.dumps(value) for value in shape["enum"])
    if shape.get("type") == "array":
        return f"ReadonlyArray<{_type(shape.get('items', {}))}>"
    if shape.get("type") == "object":
        values = shape.get("additionalProperties")
        return f"Readonly<Record<string, {_type(values) if isinstance(values, dict) else 'unknown'}>>"
    return _PLAIN[shape["type"]] if "type" in shape else "unknown"


def generated() -> dict[Path, str]:
    """What the two files have to hold."""
    described = schema()
    return {
        SHARED / "contract.schema.json": json.dumps(described, indent=2, ensure_ascii=False) + "\n",
        SHARED / "contract.d.ts": typescript(described),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    stale = [path for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]
    if check:
        for path in stale:
            print(f"{path.name} is not what the types say: run scripts/generate_contract.py", file=sys.stderr)
        return 1 if stale else 0
    SHARED.mkdir(exist_ok=True)
    for path, text in generated().items():
        path.write_text(text, "utf-8")
    print("contract.schema.json and contract.d.ts are what the types say.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
