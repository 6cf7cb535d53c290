"""Chromium by its DevTools protocol: sees into closed shadow roots, and into the tree that a screen reader gets."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.browsers.base import (
    CLOSED_ROOT,
    EXAMINATION_S,
    SHOW_ROOT,
    SITE,
    SITE_HOST,
    Box,
    Browser,
    Heard,
    Launch,
    Look,
    Process,
    Request,
    Tab,
    new_profile,
    wait_for,
)
from scripts.browsers.elements import Element
from scripts.browsers.wire import BrowserError, Event, Wire

FLAGS = (
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-search-engine-choice-screen",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    "--mute-audio",
)

KEY_EVENTS = {
    "Enter": {"code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"},
    "Escape": {"code": "Escape", "windowsVirtualKeyCode": 27},
    "Tab": {"code": "Tab", "windowsVirtualKeyCode": 9},
    "Shift+Tab": {"code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8},
    " ": {"code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
    "ArrowDown": {"code": "ArrowDown", "windowsVirtualKeyCode": 40},
    "ArrowUp": {"code": "ArrowUp", "windowsVirtualKeyCode": 38},
    "ArrowLeft": {"code": "ArrowLeft", "windowsVirtualKeyCode": 37},
    "ArrowRight": {"code": "ArrowRight", "windowsVirtualKeyCode": 39},
    "Home": {"code": "Home", "windowsVirtualKeyCode": 36},
    "End": {"code": "End", "windowsVirtualKeyCode": 35},
}

OUTER = "[...document.documentElement.children].filter(e => e !== document.head && e !== document.body)"


class Chromium(Browser):
    """A Chromium with a throwaway profile."""

    name = "chromium"

    def __init__(self, launch: Launch) -> None:
        """Starts it and connects. Raises BrowserError."""
        self.launch = launch
        profile = launch.profile or new_profile()
        (profile / "DevToolsActivePort").unlink(missing_ok=True)  # of the last start
        self.process = Process(
            [str(launch.executable), *_arguments(launch, profile)],
            profile,
            at_home=not launch.headless,
            keeps_profile=launch.profile is not None,
            language=launch.language,
        )
        port_file = profile / "DevToolsActivePort"
        address = self.process.wait_for_address(lambda: _address(port_file))
        try:
            self.wire = Wire(address)
            self.wire.listen(self._hear)
            self._tabs: dict[str, ChromiumTab] = {}
            self._by_session: dict[str, ChromiumTab] = {}
        except BrowserError:
            self.process.end()
            raise

    def tab(self, url: str | None = None, *, background: bool = False) -> ChromiumTab:
        made = self.wire.call("Target.createTarget", url="about:blank", background=background)
        tab = self.attach(made["targetId"])
        if url is not None:
            tab.open(url)
        return tab

    def extension_tab(self, path: str, *, background: bool = False) -> ChromiumTab:
        return self.tab(f"chrome-extension://{self.extension_id}/{path}", background=background)

    def tabs(self) -> list[tuple[str, str]]:
        targets = self.wire.call("Target.getTargets")["targetInfos"]
        return [(target["targetId"], target["url"]) for target in targets if target["type"] == "page"]

    def attach(self, handle: str) -> ChromiumTab:
        if handle not in self._tabs:
            session = self.wire.call("Target.attachToTarget", targetId=handle, flatten=True)["sessionId"]
            tab = ChromiumTab(self, handle, session)
            self._tabs[handle] = self._by_session[session] = tab
            tab.begin()
        return self._tabs[handle]

    def site(self, path: str = "/") -> str:
        return SITE + path

    @property
    def extension_id(self) -> str:
        """The id that Chromium derives from the unpacked folder's path."""
        digest = hashlib.sha256(os.fsencode(Path(str(self.launch.extension)).resolve())).hexdigest()[:32]
        return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)

    def suspend_background(self) -> None:
        for target in self._backgrounds():
            self.wire.call("Target.closeTarget", targetId=target)
        wait_for(lambda: not self._backgrounds(), "the end of the extension's service worker")

    def _backgrounds(self) -> list[str]:
        own = f"chrome-extension://{self.extension_id}/"
        targets = self.wire.call("Target.getTargets")["targetInfos"]
        return [one["targetId"] for one in targets if one["type"] == "service_worker" and one["url"].startswith(own)]

    @property
    def alive(self) -> bool:
        return self.process.running and self.wire.open and bool(self.tabs())

    def close(self) -> None:
        try:
            if self.wire.open:
                self.wire.post("Browser.close")
        except BrowserError:
            pass  # already gone
        for _ in range(40):
            if not self.process.running:
                break
            time.sleep(0.05)
        self.wire.close()
        self.process.end()

    def _hear(self, event: Event) -> None:
        tab = self._by_session.get(event.get("sessionId", ""))
        if tab is not None:
            tab.hear(event["method"], event["params"])


class ChromiumTab(Tab):
    """One page target, spoken to in its own session."""

    def __init__(self, browser: Chromium, target: str, session: str) -> None:
        self.browser = browser
        self.target = target
        self.session = session
        self._requests: list[Request] = []
        self._complaints: list[str] = []
        self._loaded: set[str] = set()
        self._examined = ("", 0)
        """Which page the world of examine() belongs to, and its number."""
        self._read: set[str] = set()

    def begin(self) -> None:
        """Turns on what the tab listens to, and what its pages are told of the user."""
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)
        if self.browser.launch.headless:
            self.call("Emulation.setFocusEmulationEnabled", enabled=True)
            size = {"width": self.browser.launch.width, "height": self.browser.launch.height}
            self.call("Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=1, mobile=False)
            self.look(self.browser.launch.theme)

    def call(self, method: str, **params: Any) -> Any:
        """A DevTools command in this tab."""
        return self.browser.wire.call(method, session=self.session, **params)

    def look(self, look: Look) -> None:
        motion = "reduce" if self.browser.launch.reduced_motion else "no-preference"
        is_forced = look == "forced"
        wishes = {
            "prefers-color-scheme": "dark" if is_forced else look,
            "prefers-reduced-motion": motion,
            "forced-colors": "active" if is_forced else "none",
        }
        self.call(
            "Emulation.setEmulatedMedia", features=[{"name": name, "value": value} for name, value in wishes.items()]
        )

    def resize(self, width: int, height: int, *, zoom: int = 1) -> None:
        size = {"width": width, "height": height}
        self.call("Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=zoom, mobile=False)

    def open(self, url: str) -> None:
        self._requests, self._complaints = [], []
        went = self.call("Page.navigate", url=self.browser.site(url) if url.startswith("/") else url)
        if went.get("errorText"):
            raise BrowserError(f"The page did not open: {went['errorText']}")
        until = time.monotonic() + 30
        while (loader := went.get("loaderId")) and loader not in self._loaded:
            if time.monotonic() > until:
                raise BrowserError("The page did not load in 30 s")
            time.sleep(0.01)

    def evaluate(self, expression: str) -> Any:
        return self._value(expression)

    def examine(self, expression: str, *, library: str = "") -> Any:
        frame = self.call("Page.getFrameTree")["frameTree"]["frame"]
        if self._examined[0] != frame["loaderId"]:
            made = self.call("Page.createIsolatedWorld", frameId=frame["id"], worldName="examination")
            self._examined = (frame["loaderId"], made["executionContextId"])
            self._read.clear()
        world = self._examined[1]
        if library not in self._read:
            self._value(f"{library}\n;undefined", world)
            self._read.add(library)
        self._open_roots(world)
        return self._value(expression, world)

    def _open_roots(self, world: int) -> None:
        """In a world beside the page's, an own property of the host shows what the page cannot see."""
        for host in self.hosts():
            for root in [child for child in host.children if isinstance(child, Element) and child.tag == CLOSED_ROOT]:
                handles = [
                    self.call("DOM.resolveNode", backendNodeId=int(one.handle), executionContextId=world)["object"]
                    for one in (host, root)
                ]
                self.call(
                    "Runtime.callFunctionOn",
                    functionDeclaration=SHOW_ROOT,
                    executionContextId=world,
                    arguments=[{"objectId": handle["objectId"]} for handle in handles],
                )

    def _value(self, expression: str, world: int | None = None) -> Any:
        where = {} if world is None else {"contextId": world, "timeout": EXAMINATION_S}
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True, **where)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description") or details["text"])
        return answer["result"].get("value")

    def hosts(self) -> list[Element]:
        found = self.call("Runtime.evaluate", expression=OUTER, objectGroup="overlay")
        array = found["result"].get("objectId")
        if array is None:
            return []
        members = self.call("Runtime.getProperties", objectId=array, ownProperties=True)["result"]
        objects = [member["value"]["objectId"] for member in members if member["name"].isdigit()]
        nodes = [self.call("DOM.describeNode", objectId=handle, depth=-1, pierce=True)["node"] for handle in objects]
        self.call("Runtime.releaseObjectGroup", objectGroup="overlay")
        return [_element(node) for node in nodes]

    def box(self, element: Element) -> Box | None:
        node = int(element.handle)
        try:
            self.call("DOM.scrollIntoViewIfNeeded", backendNodeId=node)
            quad = self.call("DOM.getBoxModel", backendNodeId=node)["model"]["border"]
        except BrowserError:  # not painted, or gone meanwhile
            return None
        left, top = min(quad[::2]), min(quad[1::2])
        return Box(left, top, max(quad[::2]) - left, max(quad[1::2]) - top)

    def focused(self) -> Element | None:
        self.call("Accessibility.enable")
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        focused = {str(node.get("backendDOMNodeId")) for node in nodes if _property(node, "focused")}
        root = self.root()
        return None if root is None else next((element for element in root.walk() if element.handle in focused), None)

    def heard(self, element: Element) -> Heard:
        node = self.call("Accessibility.getPartialAXTree", backendNodeId=int(element.handle), fetchRelatives=False)[
            "nodes"
        ][0]
        expanded = _property(node, "expanded")
        return Heard(_said(node, "role"), _said(node, "name"), None if expanded is None else bool(expanded))

    def click(self, x: float, y: float) -> None:
        place = {"x": x, "y": y, "button": "left", "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        self.call("Input.dispatchMouseEvent", type="mousePressed", **place)
        self.call("Input.dispatchMouseEvent", type="mouseReleased", **place)

    def press_key(self, key: str) -> None:
        event = {"key": key.removeprefix("Shift+"), **KEY_EVENTS[key]}
        self.call("Input.dispatchKeyEvent", type="keyDown" if "text" in event else "rawKeyDown", **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **{name: event[name] for name in event if name != "text"})

    def type(self, text: str) -> None:
        for letter in text:
            self.call("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=letter)

    def screenshot(self, file: Path) -> None:
        self.activate()  # a tab at the back is not painted
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def activate(self) -> None:
        self.browser.wire.call("Target.activateTarget", targetId=self.target)

    def close(self) -> None:
        self.browser.wire.call("Target.closeTarget", targetId=self.target)
        self.browser._tabs.pop(self.target, None)

    @property
    def requests(self) -> list[Request]:
        return list(self._requests)

    @property
    def complaints(self) -> list[str]:
        return list(self._complaints)

    def hear(self, method: str, params: Event) -> None:
        """Notes an event of this tab (on the wire's thread)."""
        match method:
            case "Page.lifecycleEvent" if params["name"] == "load":
                self._loaded.add(params["loaderId"])
            case "Network.requestWillBeSent":
                self._requests.append(Request(params["request"]["url"], params["request"]["method"]))
            case "Runtime.exceptionThrown":
                details = params["exceptionDetails"]
                self._complaints.append(details.get("exception", {}).get("description") or details["text"])
            case "Runtime.consoleAPICalled" if params["type"] == "error":
                self._complaints.append(
                    " ".join(str(value.get("value", value.get("description"))) for value in params["args"])
                )
            case "Log.entryAdded" if params["entry"]["level"] == "error":
                self._complaints.append(params["entry"]["text"])


def _arguments(launch: Launch, profile: Path) -> Iterable[str]:
    yield from FLAGS
    yield f"--user-data-dir={profile}"
    yield "--remote-debugging-port=0"
    yield f"--window-size={launch.width},{launch.height}"
    if launch.headless:
        yield "--headless=new"
        yield "--force-color-profile=srgb"
    if sys.platform == "linux" and os.geteuid() == 0:
        yield "--no-sandbox"  # Chromium refuses to start as root with it
    if launch.extension is not None:
        yield f"--load-extension={launch.extension}"
        yield f"--disable-extensions-except={launch.extension}"
    if launch.site_port is not None:
        # The whole browser sees one host, at its real address; everything else does not exist.
        yield f"--host-resolver-rules=MAP {SITE_HOST}:443 127.0.0.1:{launch.site_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        yield "--ignore-certificate-errors"
    if launch.language is not None:
        yield f"--lang={launch.language}"  # on Linux the environment decides (LANGUAGE)
    if launch.traffic_log is not None:
        yield f"--log-net-log={launch.traffic_log}"
    yield from launch.arguments
    yield "about:blank"


def _address(port_file: Path) -> str | None:
    port, path = port_file.read_text().split()
    return f"ws://127.0.0.1:{port}{path}"


def _element(node: Event) -> Element:
    flat = node.get("attributes", [])
    attributes = dict(zip(flat[::2], flat[1::2], strict=True))
    element = Element(node["localName"], attributes, str(node["backendNodeId"]))
    element.children = _children(node)
    for root in node.get("shadowRoots", []):
        if root["shadowRootType"] == "closed":
            element.children.append(Element(CLOSED_ROOT, {}, str(root["backendNodeId"]), _children(root)))
    return element


def _children(node: Event) -> list[Element | str]:
    children: list[Element | str] = []
    for child in node.get("children", []):
        if child["nodeType"] == 1:
            children.append(_element(child))
        elif child["nodeType"] == 3:
            children.append(child["nodeValue"])
    return children


def _property(node: Event, name: str) -> Any:
    return next((one["value"].get("value") for one in node.get("properties", []) if one["name"] == name), None)


def _said(node: Event, name: str) -> str:
    return str(node.get(name, {}).get("value", ""))
