"""Writing HTML the way a built front end does: hashed class names, drawings, nothing that a reader could lean on."""

from __future__ import annotations

import random
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})
STYLE: Final = Path(__file__).with_name("style.css")
SHAPES: Final = {
    "person": "M64 22a24 24 0 100 48 24 24 0 000-48zM20 118c0-24 20-38 44-38s44 14 44 38z",
    "company": "M20 24h88v88H20zm18 18v14h14V42zm38 0v14h14V42zM38 74v14h14V74zm38 0v14h14V74z",
    "school": "M64 18l54 26-54 26L10 44zM32 66v26c18 14 46 14 64 0V66L64 82z",
    "connect": "M8 3a3 3 0 110 6 3 3 0 010-6zM2 14c0-4 3-5 6-5s6 1 6 5zM13 1v2h2v1h-2v2h-1V4h-2V3h2V1z",
    "send": "M21 3L2 11l7 3zm1 0L10 15l3 7z",
    "overflow": "M2 7h3v3H2zm5 0h3v3H7zm5 0h3v3h-3z",
    "verified": "M12 1l9 4v7c0 5-4 9-9 11-5-2-9-6-9-11V5zm-1 15l7-8-2-1-5 6-3-3-1 2z",
    "close": "M5 4l7 7 7-7 1 1-7 7 7 7-1 1-7-7-7 7-1-1 7-7-7-7z",
    "arrow": "M3 7h8L8 4l1-1 5 5-5 5-1-1 3-3H3z",
    "search": "M7 2a5 5 0 014 8l4 4-1 1-4-4a5 5 0 11-3-9z",
    "globe": "M8 1a7 7 0 110 14A7 7 0 018 1z",
    "caret": "M3 6l5 5 5-5z",
    "home": "M12 3l9 8h-3v9h-5v-6h-2v6H6v-9H3z",
    "bell": "M12 3a6 6 0 016 6v5l2 3H4l2-3V9a6 6 0 016-6zm-2 15h4a2 2 0 01-4 0z",
    "linkedin": "M12 2a10 10 0 110 20 10 10 0 010-20zm0 5a5 5 0 100 10 5 5 0 000-10z",
    "people": "M8 5a3 3 0 110 6 3 3 0 010-6zm8 1a2.500 2.500 0 110 5 2.500 2.500 0 010-5zM2 19c0-4 3-6 6-6s6 2 6 6zm14 0c0-2-.5-4-1.500-5.200C18 13 22 14 22 19z",
    "job": "M9 4h6v3h6v13H3V7h6zm2 2v1h2V6z",
    "messages": "M3 5h18v12H10l-5 4v-4H3z",
    "add": "M7 2h2v5h5v2H9v5H7V9H2V7h5z",
    "clock": "M8 1a7 7 0 110 14A7 7 0 018 1zm0 2v5l4 3-1 1-5-4V3z",
}
"""One plain drawing for each family of icon: what stands before the first hyphen of its id."""


class Html(str):
    """Text that is markup already; any other text is escaped when it is put into an element."""

    __slots__ = ()


Child = str | None
Attributes = dict[str, str | None]


class Build:
    """One build of the front end: its class names are made from a seed, as every release of a real site makes new ones.

    seed: the same seed gives the same page. plain: the shape of the made names, "hex" (``_1a2b3c4d``) or "mixed"
    (``tznEPqacRw``). pool: names that mean nothing, where they are words (utility classes). fillers: how many of them an
    element carries, at least and at most. media: where the pictures lie.
    """

    def __init__(
        self,
        seed: str,
        *,
        plain: str = "hex",
        pool: Sequence[str] | None = None,
        fillers: tuple[int, int] = (4, 10),
        media: str = "",
    ) -> None:
        self.random = random.Random(seed)  # noqa: S311  no secret: the same page for the same seed
        self.media = media
        self._seed = seed
        self._plain = plain
        self._fillers = fillers
        self._looks: dict[str, str] = {}
        self._pool = list(pool) if pool is not None else [self._hashed(self.random) for _ in range(420)]
        self._named = pool is not None
        self._serial = 0

    def _hashed(self, made: random.Random) -> str:
        if self._plain == "mixed":
            return "".join(made.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", k=26))
        name = f"{made.getrandbits(32):08x}"
        return name if name[0] in "abcdef" else f"_{name}"

    def look(self, name: str) -> str:
        """The class that this build gives a look of style.css."""
        if name not in self._looks:  # from the name alone: a part that is delivered later must find the same class
            self._looks[name] = self._hashed(random.Random(f"{self._seed}/{name}"))  # noqa: S311
        return self._looks[name]

    def key(self) -> str:
        """A component key without meaning, shaped like a uuid."""
        bits = f"{self.random.getrandbits(128):032x}"
        return f"{bits[:8]}-{bits[8:12]}-{bits[12:16]}-{bits[16:20]}-{bits[20:]}"

    def serial(self, prefix: str = "ember") -> str:
        """An id that counts up, as component frameworks give."""
        self._serial += 1
        return f"{prefix}{self._serial + 30}"

    def number(self, low: int, high: int) -> int:
        """A made number of this build."""
        return self.random.randint(low, high)

    def el(
        self, tag: str, attributes: Attributes | None = None, *children: Child, look: str = "", cls: str = ""
    ) -> Html:
        """One element. look: names of style.css; cls: class names that real pages keep from build to build."""
        names = [*cls.split(), *(self.look(name) for name in look.split())]
        if self._pool and tag not in {"path", "script", "code", "meta", "title", "option", "br"}:
            names += self.random.sample(self._pool, self.random.randint(*self._fillers))
        parts = [f"<{tag}"]
        if names:
            parts.append(f' class="{" ".join(names)}"')
        parts += [f' {name}="{escape(value)}"' for name, value in (attributes or {}).items() if value is not None]
        parts.append(">")
        if tag in VOID:
            return Html("".join(parts))
        parts += [child if isinstance(child, Html) else escape(child, quote=False) for child in children if child]
        parts.append(f"</{tag}>")
        return Html("".join(parts))

    def div(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <div> without attributes."""
        return self.el("div", {}, *children, look=look, cls=cls)

    def p(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <p> without attributes."""
        return self.el("p", {}, *children, look=look, cls=cls)

    def span(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <span> without attributes."""
        return self.el("span", {}, *children, look=look, cls=cls)

    def li(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <li> without attributes."""
        return self.el("li", {}, *children, look=look, cls=cls)

    def ul(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <ul> without attributes."""
        return self.el("ul", {}, *children, look=look, cls=cls)

    def strong(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <strong> without attributes."""
        return self.el("strong", {}, *children, look=look, cls=cls)

    def h2(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <h2> without attributes."""
        return self.el("h2", {}, *children, look=look, cls=cls)

    def h3(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <h3> without attributes."""
        return self.el("h3", {}, *children, look=look, cls=cls)

    def h4(self, *children: Child, look: str = "", cls: str = "") -> Html:
        """A <h4> without attributes."""
        return self.el("h4", {}, *children, look=look, cls=cls)

    def nest(self, depth: int, *children: Child, look: str = "") -> Html:
        """Children inside wrappers that carry nothing: front ends are deep."""
        inner = self.el("div", {}, *children, look=look)
        for _ in range(depth - 1):
            inner = self.el("div", {}, inner)
        return inner

    def svg(
        self, name: str, size: int = 16, *, label: str | None = None, look: str = "icon", more: Attributes | None = None
    ) -> Html:
        """A drawing. name: its id on the page; label: its accessible name, None for decoration; more: further attributes."""
        shape = SHAPES.get(name.split("-")[0], "M4 4h8v8H4z")
        box = {"person": 128, "company": 128, "school": 128, "connect": 16}.get(name.split("-")[0], max(size, 16))
        box = (
            24
            if name.split("-")[0]
            in {"send", "verified", "close", "home", "bell", "linkedin", "people", "job", "messages"}
            else box
        )
        decoration = "".join(
            f"{self.random.choice('MLT')}{self.random.random() * 24:.3f} {self.random.random() * 24:.3f}"
            for _ in range(26)
        )
        return self.el(
            "svg",
            {
                "aria-hidden": "false" if label else "true",
                "aria-label": label or "",
                "height": str(size),
                "id": name,
                "role": "img",
                "viewBox": f"0 0 {box} {box}",
                "width": str(size),
                "xmlns": "http://www.w3.org/2000/svg",
                "data-supported-dps": f"{size}x{size}",
                **(more or {}),
            },
            self.el("path", {"d": shape, "fill": "currentColor"}),
            self.el("path", {"d": f"M0 0{decoration}", "fill": "none"}),
            look=look,
        )

    def image(
        self, kind: str, of: str, *, alt: str = "", look: str = "photo", cls: str = "", **attributes: str
    ) -> Html:
        """A picture at the media host. kind: what the address says it is ("profile-displayphoto-scale_100_100")."""
        key = f"{random.Random(of).getrandbits(48):012x}"  # noqa: S311
        source = f"{self.media}/dms/image/v2/{key}/{kind}/0/1700000000000"
        query = f"?e=1799999999&v=beta&t={self.random.getrandbits(160):040x}"
        return self.el(
            "img", {"alt": alt, "src": source + query, "data-loaded": "true", **attributes}, look=look, cls=cls
        )

    def stylesheet(self) -> Html:
        """style.css with this build's class names, and as many rules again for the classes that mean nothing."""
        plain = re.sub(r"/\*.*?\*/", "", STYLE.read_text("utf-8"), flags=re.DOTALL)
        written = re.sub(r"\.l-([a-z][a-z0-9-]*)", lambda found: f".{self.look(found[1])}", plain)
        noise = "".join(
            f".{name}:not(*){{padding:{index % 9}px;line-height:1.{index % 7};color:#{index:03x}}}"
            for index, name in enumerate([] if self._named else self._pool)
        )
        return Html(written + noise)


def join(*parts: Child) -> Html:
    """Markup one after the other, None left out, plain text escaped."""
    return Html("".join(part if isinstance(part, Html) else escape(part, quote=False) for part in parts if part))
