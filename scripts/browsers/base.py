"""One interface for two browsers, so that every browser test is written once."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from scripts.browsers.elements import Element
from scripts.browsers.wire import BrowserError

Theme = Literal["light", "dark"]
Look = Literal["light", "dark", "forced"]
"""What a page is told of its reader: a theme, or that the reader's own few colours replace all others (dark ones in Chromium, light ones in Firefox)."""
Answer = TypeVar("Answer")

SITE = "https://www.linkedin.com"
SITE_HOST = "www.linkedin.com"

CLOSED_ROOT = "#closed"
"""The tag of an Element that stands for a closed shadow root."""

SHOW_ROOT = """(host, root) => {
  Object.defineProperty(host, 'shadowRoot', { value: root, configurable: true });
  // As long as the world stands, so does what was just said of the host.
  (globalThis.shown ??= new Set()).add(host);
}"""
"""Lets the world it runs in see a closed root as an open one."""

KEYS = ("Enter", "Escape", "Tab", "Shift+Tab", " ", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End")
"""The keys that press_key() knows."""


@dataclass(frozen=True, kw_only=True)
class Launch:
    """What a browser is started with.

    executable: the browser; extension: its unpacked folder, or None; site_port: the port on 127.0.0.1 that answers as
    www.linkedin.com, or None; headless: without a window;
    theme: what pages are told the user prefers (headless only); profile: a folder that outlives the browser, for a
    restart (None: an empty one of its own); traffic_log: a file for all that the browser sends (traffic.py reads it), whole
    once the browser was closed, or None; language: a code that the interface comes in, None: the machine's; arguments and preferences (Firefox): more of the browser's own.
    """

    executable: Path
    extension: Path | None = None
    site_port: int | None = None
    headless: bool = True
    theme: Theme = "light"
    width: int = 1280
    height: int = 900
    reduced_motion: bool = True
    profile: Path | None = None
    traffic_log: Path | None = None
    language: str | None = None
    arguments: tuple[str, ...] = ()
    preferences: Mapping[str, bool | int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """One request that a page made (the site's log tells what reached it)."""

    url: str
    method: str


@dataclass(frozen=True)
class Box:
    """A place in the viewport, in CSS pixels."""

    x: float
    y: float
    width: float
    height: float


EXAMINATION_S = 120.0
"""How long one examination of a page may take, in seconds: axe asks about every word of a long panel by itself."""


@dataclass
class Process:
    """A started browser and its profile: both are gone after end(), a profile that is to be kept excepted.

    language: of its interface, where the system tells that (Linux); None: the machine's.
    at_home: whether it knows the user's home, as a window on the user's desktop has to; else it leaves nothing there either.
    """

    command: list[str]
    profile: Path
    at_home: bool
    keeps_profile: bool = False
    language: str | None = None
    log: Path = field(init=False)
    _process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.log = self.profile / "browser.log"
        spoken = {} if self.language is None else {"LANGUAGE": self.language}
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                self.command,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                env={**(os.environ if self.at_home else _homeless(self.profile)), **spoken},
            )

    def wait_for_address(self, read: Callable[[], str | None], *, seconds: float = 45) -> str:
        """Polls until the browser told where it listens. Raises BrowserError with its last words when it does not."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with contextlib.suppress(OSError, ValueError):
                address = read()
                if address:
                    return address
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        said = self.log.read_text(errors="replace").strip().splitlines()[-6:]
        self.end()
        raise BrowserError("The browser did not start.\n" + "\n".join(said))

    @property
    def pid(self) -> int:
        """Its process number, and that of its process group."""
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def end(self) -> None:
        """Ends the browser with its children (its own process group) and removes its profile."""
        for sign in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
            if self._process.poll() is not None:
                break
            self._signal(sign)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
        if os.name != "nt":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)  # children that outlived it
        for _ in range(0 if self.keeps_profile else 20):
            shutil.rmtree(self.profile, ignore_errors=True)
            if not self.profile.exists():
                return
            time.sleep(0.1)

    def _signal(self, sign: int) -> None:
        if os.name == "nt":
            self._process.terminate()
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, sign)


def _homeless(profile: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": str(profile)}


def new_profile() -> Path:
    """An empty folder for one browser's life."""
    return Path(tempfile.mkdtemp(prefix="whosasking-browser-"))


@dataclass(frozen=True)
class Heard:
    """What a screen reader is told: expanded is None where nothing opens."""

    role: str
    name: str
    expanded: bool | None


class Tab(ABC):
    """One tab. Everything a person does goes through real input: pointer and keys, never a call in the page."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Goes there and waits until the page is loaded. An address that starts with / is one of the site."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page's own world; a promise is waited for."""

    @abstractmethod
    def examine(self, expression: str, *, library: str = "") -> Any:
        """The value of an expression in a world beside the page's own, where closed shadow roots count as open ones.

        library: JavaScript that is read into that world first, once for each page. The page itself sees nothing of it.
        """

    @abstractmethod
    def look(self, look: Look) -> None:
        """Tells the pages of this tab from now on how their reader wants to see them."""

    @abstractmethod
    def resize(self, width: int, height: int, *, zoom: int = 1) -> None:
        """The viewport in CSS pixels, each drawn by zoom device pixels: zoom 2 is what a reader has at 200 %."""

    @abstractmethod
    def hosts(self) -> list[Element]:
        """The elements beside head and body, each with its closed shadow root (tag "#closed") as its last child."""

    @abstractmethod
    def box(self, element: Element) -> Box | None:
        """Where an element stands, or None where it is not painted."""

    @abstractmethod
    def focused(self) -> Element | None:
        """The element of the overlay that holds the keyboard's focus, or None."""

    @abstractmethod
    def heard(self, element: Element) -> Heard:
        """An element as a screen reader is told of it."""

    @abstractmethod
    def click(self, x: float, y: float) -> None:
        """A real click of the pointer at a place in the viewport."""

    @abstractmethod
    def press_key(self, key: str) -> None:
        """A real press of one of KEYS."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Types text into what has the focus."""

    @abstractmethod
    def screenshot(self, file: Path) -> None:
        """What the tab shows, brought to the front, as PNG."""

    @abstractmethod
    def activate(self) -> None:
        """Brings the tab to the front."""

    @abstractmethod
    def close(self) -> None: ...

    @property
    @abstractmethod
    def requests(self) -> list[Request]:
        """What the page asked for since its last open()."""

    @property
    @abstractmethod
    def complaints(self) -> list[str]:
        """Errors that the page's console showed since the last open(): exceptions and refusals of its policy."""

    def root(self) -> Element | None:
        """The overlay: the closed root of the page's last element, or None where nothing was added to the page."""
        roots = (child for host in self.hosts() for child in host.children if isinstance(child, Element))
        return next((root for root in roots if root.tag == CLOSED_ROOT), None)

    def badge(self) -> Element | None:
        """The badge: the first shown button of the overlay that opens something."""
        root = self.root()
        if root is None:
            return None
        return next((element for element in root.shown() if element.expanded is not None), None)

    def wait_for_badge(self, *tones: str, provisional: bool | None = None, timeout: float = 15) -> Element:
        """Waits until the badge shows one of these tones ("accept", "off" ...); provisional None: either will do."""
        wanted = None if provisional is None else str(provisional).lower()

        def shown() -> Element | None:
            badge = self.badge()
            if badge is None or badge.attributes.get("data-tone") not in tones:
                return None
            return badge if wanted in {None, badge.attributes.get("data-provisional")} else None

        told = " or ".join(tones) + ("" if provisional is None else f" (provisional: {provisional})")
        return wait_for(shown, f"a badge that says {told}", timeout=timeout, tell=self.outline)

    def press_badge(self) -> Element:
        """Clicks the badge and waits for the panel; returns the panel."""
        self.click_element(self.badge, "the badge")
        return self.wait_for_part("dialog")

    def wait_for_part(self, role: str, name: str | None = None, **attributes: str) -> Element:
        """Waits for an element of the overlay, by its role, accessible name and attributes; returns it."""
        return wait_for(
            lambda: self._in_overlay(role, name, **attributes),
            f"a {role} named {name!r} in the overlay",
            tell=self.outline,
        )

    def press(self, role: str, name: str | None = None, *, timeout: float = 10) -> None:
        """Clicks an element of the overlay by its role and accessible name, as soon as it is there."""
        self.click_element(
            lambda: self._in_overlay(role, name), f"a {role} named {name!r} in the overlay", timeout=timeout
        )

    def click_element(self, find: Callable[[], Element | None], what: str, *, timeout: float = 10) -> None:
        """Waits for an element and clicks its middle, scrolled into view where it lies below. Raises BrowserError."""

        def place() -> Box | None:
            element = find()
            return None if element is None else self.box(element)

        box = wait_for(place, what, timeout=timeout, tell=self.outline)
        self.click(box.x + box.width / 2, box.y + box.height / 2)

    def click_selector(self, selector: str, *, timeout: float = 10) -> None:
        """Clicks an element of the page itself (its own tree) with the pointer."""
        wanted = (
            f"(() => {{ const e = document.querySelector({selector!r}); if (!e) return null;"
            " e.scrollIntoView({block: 'nearest'}); const b = e.getBoundingClientRect();"
            " return b.width && b.height ? [b.x, b.y, b.width, b.height] : null; })()"
        )
        x, y, width, height = wait_for(lambda: self.evaluate(wanted), selector, timeout=timeout)
        self.click(x + width / 2, y + height / 2)

    def wait_until(self, expression: str, *, timeout: float = 10) -> Any:
        """Waits until a JavaScript expression in the page is truthy; returns its value."""
        return wait_for(lambda: self.evaluate(expression), expression, timeout=timeout)

    def outline(self) -> str:
        """What the overlay holds, for a failed test's message."""
        root = self.root()
        return "The page has no overlay." if root is None else root.outline()

    def _in_overlay(self, role: str, name: str | None, **attributes: str) -> Element | None:
        root = self.root()
        return None if root is None else root.find(role, name, **attributes)


class Browser(ABC):
    """A running browser with a fresh profile. ``with launch(...) as browser`` ends it whatever happens."""

    name: str
    process: Process

    @abstractmethod
    def tab(self, url: str | None = None, *, background: bool = False) -> Tab:
        """A new tab, gone to url (see Tab.open) where one is given. background: the tab in front stays in front."""

    @abstractmethod
    def extension_tab(self, path: str, *, background: bool = False) -> Tab:
        """A page of the extension in a tab: "popup/popup.html"."""

    @abstractmethod
    def tabs(self) -> list[tuple[str, str]]:
        """(handle, address) of every open tab."""

    @abstractmethod
    def attach(self, handle: str) -> Tab:
        """The tab that tabs() named."""

    @abstractmethod
    def site(self, path: str = "/") -> str:
        """The address in this browser of a path of the site."""

    @abstractmethod
    def suspend_background(self) -> None:
        """Ends the extension's background as the browser does when it is idle, and waits until it is gone."""

    @property
    @abstractmethod
    def alive(self) -> bool:
        """False once the user closed the last window."""

    @abstractmethod
    def close(self) -> None: ...

    def find_tab(self, part: str, *, timeout: float = 10) -> Tab:
        """Waits for a tab whose address contains part (one that the extension opened itself)."""
        found = wait_for(
            lambda: [handle for handle, url in self.tabs() if part in url], f"a tab at {part}", timeout=timeout
        )
        return self.attach(found[-1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def wait_for(
    ask: Callable[[], Answer | None],
    what: str,
    *,
    timeout: float = 10,
    tell: Callable[[], str] | None = None,
) -> Answer:
    """Asks again until the answer is truthy and returns it. Raises BrowserError naming what did not come, and what tell() says."""
    until = time.monotonic() + timeout
    problem: BrowserError | None = None
    while True:
        try:
            answer = ask()
            problem = None
            if answer:
                return answer
        except BrowserError as error:  # a page that goes elsewhere meanwhile: ask again
            problem = error
        if time.monotonic() > until:
            seen = f"\n{problem or ''}\n{tell() if tell else ''}".rstrip()
            raise BrowserError(f"Waited {timeout:g} s in vain for: {what}{seen}")
        time.sleep(0.04)
