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

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules about colours: all that another look at the same screen can break."""

RULES = {
    "target-size": {"enabled": True},  # WCAG 2.2 AA; axe leaves it off unless it is asked for
    # It finds nothing: it reminds of what is folded, and that is a screen of its own here.
    "hidden-content": {"enabled": False},
}

RUN = """
(async () => {
  const ABOUT_PLACES = ['color-contrast', 'target-size'];
  const own = [...(globalThis.shown ?? [])].filter((host) => host.isConnected);
  const settings = { runOnly: %s, rules: %s, resultTypes: ['violations', 'incomplete'], elementRef: true };
  const { violations, incomplete, passes } = await axe.run(own.length > 0 ? { include: own } : document, settings);
  const told = ({ kind, id, node: { target, html, any, all, none } }) =>
    [kind, id, target.flat().join(' '), [...any, ...all, ...none].map(({ message }) => message).join('; '), html.slice(0, 120)].join(' | ');
  const nodes = (kind, rules) => rules.flatMap(({ id, nodes }) => nodes.map((node) => ({ kind, id, node })));
  const decided = ({ kind, id }) => kind === 'wrong' && !ABOUT_PLACES.includes(id);
  const troubled = [...nodes('wrong', violations), ...nodes('unsure', incomplete)];
  const found = troubled.filter(decided);
  // What lies under something else, or out of sight, is brought into sight and asked about again: one after the other,
  // and all that are left each time, as what comes into sight with another one need not be brought there itself.
  const undecided = Map.groupBy(troubled.filter((one) => !decided(one)), ({ id }) => id);
  for (const [id, ones] of undecided) {
    let left = ones.map(({ node }) => node.element);
    while (left.length > 0) {
      const [first, ...others] = left;
      first.scrollIntoView({ block: 'center', behavior: 'instant' });
      if (!left.every((element) => element.isConnected)) throw new Error('drawn anew');
      const { violations, incomplete } = await axe.run({ include: left }, { ...settings, runOnly: { type: 'rule', values: [id] } });
      const still = [...nodes('wrong', violations), ...nodes('unsure', incomplete)];
      found.push(...still.filter(({ node }) => first.contains(node.element)));
      left = others.filter((element) => still.some(({ node }) => element.contains(node.element)));
    }
  }
  return { found: found.map(told), passed: passes.length };
})()
"""


def examined(tab: Tab, *, only_colours: bool = False) -> list[str]:
    """A line for each thing that axe found wrong or could not decide: nothing is left to be looked at by hand.

    only_colours: asks COLOURS alone, for a screen that was examined in another look before. On a page of LinkedIn's only what we laid over it; where that is drawn anew meanwhile, axe begins again. Raises AssertionError where axe looked at next to nothing.
    """
    asked = {"type": "rule", "values": COLOURS} if only_colours else {"type": "tag", "values": TAGS}
    told: dict[str, Any] = wait_for(
        lambda: tab.examine(RUN % (json.dumps(asked), json.dumps({} if only_colours else RULES)), library=_library()),
        "axe",
        timeout=EXAMINATION_S,
    )
    assert told["passed"] >= (1 if only_colours else 5), f"axe looked at next to nothing: {told}"
    return list(told["found"])


def _library() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8") + BESIDE_THE_BODY
