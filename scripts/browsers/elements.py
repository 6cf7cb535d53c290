"""What stands in a closed shadow root, as both browsers' protocols tell it, and as a screen reader would name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

ROLES = {
    "a": "link",
    "article": "article",
    "aside": "complementary",
    "button": "button",
    "dialog": "dialog",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "li": "listitem",
    "ol": "list",
    "section": "region",
    "summary": "button",
    "ul": "list",
}
"""The roles that these elements have without being told (HTML-AAM); only what an overlay is built of."""


@dataclass
class Element:
    """One element of the tree. handle: the protocol's own name of it, by which it is pressed."""

    tag: str
    attributes: dict[str, str]
    handle: str
    children: list[Element | str] = field(default_factory=list)

    @property
    def role(self) -> str:
        return self.attributes.get("role") or ROLES.get(self.tag, "generic")

    @property
    def text(self) -> str:
        """All words below, spaces folded."""
        return " ".join(self._words().split())

    @property
    def name(self) -> str:
        """The accessible name as far as an overlay needs it: aria-label, else the words that are not hidden from a reader."""
        return self.attributes.get("aria-label") or " ".join(self._words(skip_hidden=True).split())

    @property
    def expanded(self) -> bool | None:
        """True or False where it opens something; None where it does not."""
        said = self.attributes.get("aria-expanded")
        return None if said is None else said == "true"

    @property
    def hidden(self) -> bool:
        return "hidden" in self.attributes or self.attributes.get("aria-hidden") == "true"

    def walk(self) -> Iterator[Element]:
        """This element and all below, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def shown(self) -> Iterator[Element]:
        """As walk(), without what is marked as hidden and all below it."""
        if self.hidden:
            return
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.shown()

    def find(self, role: str | None = None, name: str | None = None, **attributes: str) -> Element | None:
        """The first shown element with this role, a name that contains name (case folded), and these attributes (_ for -)."""
        return next(iter(self.find_all(role, name, **attributes)), None)

    def find_all(self, role: str | None = None, name: str | None = None, **attributes: str) -> list[Element]:
        """All that find() would take."""
        wanted = {key.replace("_", "-"): value for key, value in attributes.items()}
        return [
            element
            for element in self.shown()
            if (role is None or element.role == role)
            and (name is None or name.casefold() in element.name.casefold())
            and all(element.attributes.get(key) == value for key, value in wanted.items())
        ]

    def outline(self, depth: int = 0) -> str:
        """The tree as indented lines, for a failed test's message."""
        own = "".join(child for child in self.children if isinstance(child, str)).strip()
        told = " ".join(f'{key}="{value[:60]}"' for key, value in self.attributes.items() if key not in {"d", "style"})
        lines = [f"{'  ' * depth}<{self.tag}{' ' if told else ''}{told}> {own}".rstrip()]
        lines += [child.outline(depth + 1) for child in self.children if isinstance(child, Element)]
        return "\n".join(lines)

    def _words(self, *, skip_hidden: bool = False) -> str:
        if self.tag in {"style", "script"} or (skip_hidden and self.hidden):
            return ""
        parts = [child if isinstance(child, str) else child._words(skip_hidden=skip_hidden) for child in self.children]
        return " ".join(parts)
