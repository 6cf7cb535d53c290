"""axe-core, read into a world beside the page's own: what it finds in a page of the extension, or in what lies over a page of LinkedIn's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scripts.browsers import Tab, wait_for
from scripts.browsers.base import EXAMINATION_S

ROOT = Path(__file__).resolve().parents[2]

BESIDE_THE_BODY = """
// axe looks for colours from the body downwards; badge, panel and marks stand beside it.
const walk = document.createTreeWalker.bind(document);
document.createTreeWalker = (root, ...rest) => {
  if (root !== document.body) return walk(root, ...rest);
  const walker = walk(document.documentElement, ...rest);
  walker.currentNode = root;
  return walker;
};
"""

TAGS = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
    "experimental",
)
"""All that axe knows up to level AA of WCAG 2.2, what it advises beyond, and what it still tries out."""

RULES = {
    "target-size": {"enabled": True},  # WCAG 2.2 AA; axe leaves it off unless it is asked for
    # It finds nothing: it reminds of what is folded, and that is a screen of its own here.
    "hidden-content": {"enabled": False},
}

RUN = """
(async () => {
  const ABOUT_PLACES = ['color-contrast', 'target-size'];
  const own = [...(globalThis.shown ?? [])].filter((host) => host.isConnected);
  const settings = { runOnly: { type: 'tag', values: %s }, rules: %s, resultTypes: ['violations', 'incomplete'], elementRef: true };
  const { violations, incomplete, passes } = await axe.run(own.length > 0 ? { include: own } : document, settings);
  // What lies under something else, or out of sight, is brought into sight and asked about again.
  const again = async (rule, { element }) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    if (!element.isConnected) throw new Error('drawn anew');
    const { violations, incomplete } = await axe.run({ include: [element] }, { ...settings, runOnly: { type: 'rule', values: [rule.id] } });
    return [...violations.flatMap(({ nodes }) => nodes.map(told('wrong', rule))), ...incomplete.flatMap(({ nodes }) => nodes.map(told('unsure', rule)))];
  };
  const told = (kind, { id }) => ({ target, html, any, all, none }) =>
    [kind, id, target.flat().join(' '), [...any, ...all, ...none].map(({ message }) => message).join('; '), html.slice(0, 120)].join(' | ');
  const found = [];
  for (const [kind, rules] of [['wrong', violations], ['unsure', incomplete]]) {
    for (const rule of rules) {
      if (kind === 'wrong' && !ABOUT_PLACES.includes(rule.id)) found.push(...rule.nodes.map(told(kind, rule)));
      else for (const node of rule.nodes) found.push(...(await again(rule, node)));
    }
  }
  return { found, passed: passes.length };
})()
"""


def examined(tab: Tab) -> list[str]:
    """A line for each thing that axe found wrong or could not decide: nothing is left to be looked at by hand.

    On a page of LinkedIn's only what we laid over it; where that is drawn anew meanwhile, axe begins again. Raises AssertionError where axe looked at next to nothing.
    """
    told: dict[str, Any] = wait_for(
        lambda: tab.examine(RUN % (json.dumps(TAGS), json.dumps(RULES)), library=_library()),
        "axe",
        timeout=EXAMINATION_S,
    )
    assert told["passed"] >= 5, f"axe looked at next to nothing: {told}"
    return list(told["found"])


def _library() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8") + BESIDE_THE_BODY
