"""Firefox by WebDriver BiDi, which it speaks itself: no geckodriver."""

from __future__ import annotations

import base64
import json
import os
import time
import uuid
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
from scripts.browsers.proxy import OneHostProxy
from scripts.browsers.wire import BrowserError, Event, Wire

KEY_VALUES = {
    "Enter": "\ue006",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    " ": " ",
    "ArrowDown": "\ue015",
    "ArrowUp": "\ue013",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "Home": "\ue011",
    "End": "\ue010",
}
"""The values of WebDriver for keys that are no letters."""
SHIFT = "\ue008"

OUTER = "[...document.documentElement.children].filter(e => e !== document.head && e !== document.body)"
EXAMINATION = "examination"
"""The sandbox of examine(): it sees the page's nodes and not its scripts."""
DEEP = {"maxDomDepth": None, "maxObjectDepth": None, "includeShadowTree": "all"}

CHROME_SCOPE: dict[str, Any] = {"moz:scope": "chrome"}
"""Firefox's own windows instead of the pages in them."""

NOTE_TRAFFIC = """
(() => {
  window.whosAskingTraffic = [];
  Services.obs.addObserver((channel) => {
    const { triggeringPrincipal, loadingPrincipal } = channel.QueryInterface(Ci.nsIChannel).loadInfo;
    const origins = (one) => (one?.isExpandedPrincipal ? one.allowList.flatMap(origins) : one ? [one.origin] : []);
    const by = [...origins(triggeringPrincipal), ...origins(loadingPrincipal)];
    window.whosAskingTraffic.push({ url: channel.URI.spec, by });
  }, 'http-on-opening-request');
})()
"""
"""Notes every HTTP request and web socket of the whole browser as it begins, and for whom; Firefox's own logs do not tell whose one is."""

QUIET: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "browser.contentblocking.introCount": 99,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "browser.warnOnQuit": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.usage.uploadEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "trailhead.firstrun.didSeeAboutWelcome": True,
    "termsofuse.bypassNotification": True,
}
"""Preferences of a browser that starts at once and speaks to nobody by itself."""


class Firefox(Browser):
    """A Firefox with a throwaway profile."""

    name = "firefox"

    def __init__(self, launch: Launch) -> None:
        """Starts it, connects and installs the extension. Raises BrowserError."""
        self.launch = launch
        # The same in every start: else a kept profile would not know the extension again.
        self.uuid = str(uuid.uuid5(uuid.NAMESPACE_URL, str(launch.profile)) if launch.profile else uuid.uuid4())
        self.proxy = OneHostProxy(SITE_HOST, launch.site_port) if launch.site_port is not None else None
        profile = launch.profile or new_profile()
        (profile / "WebDriverBiDiServer.json").unlink(missing_ok=True)  # of the last start
        (profile / "user.js").write_text(_preferences(launch, self.uuid, self.proxy), encoding="utf-8")
        self.process = Process(
            [str(launch.executable), *_arguments(launch, profile)],
            profile,
            at_home=not launch.headless,
            keeps_profile=launch.profile is not None,
            language=launch.language,
        )
        address = self.process.wait_for_address(lambda: _address(profile / "WebDriverBiDiServer.json"))
        self._tabs: dict[str, FirefoxTab] = {}
        try:
            self.wire = Wire(address)
            self.wire.listen(self._hear)
            self.wire.call("session.new", timeout=45, capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
            self.wire.call("session.subscribe", events=["network.beforeRequestSent", "log.entryAdded"])
            if launch.traffic_log is not None:
                self._privileged(NOTE_TRAFFIC)
            if launch.language is not None:
                # It has words in English alone, unless a package for a language is installed; its extensions have their own.
                codes = json.dumps([launch.language])
                self._privileged(
                    f"Services.locale.availableLocales = {codes}; Services.locale.requestedLocales = {codes}"
                )
            if launch.extension is not None:
                self.wire.call("webExtension.install", extensionData={"type": "path", "path": str(launch.extension)})
        except BrowserError:
            self.process.end()
            raise

    def tab(self, url: str | None = None, *, background: bool = False) -> FirefoxTab:
        made = self.wire.call("browsingContext.create", type="tab", background=background)
        tab = self.attach(made["context"])
        if url is not None:
            tab.open(url)
        return tab

    def extension_tab(self, path: str, *, background: bool = False) -> FirefoxTab:
        return self.tab(f"moz-extension://{self.uuid}/{path}", background=background)

    def tabs(self) -> list[tuple[str, str]]:
        contexts = self.wire.call("browsingContext.getTree", maxDepth=0)["contexts"]
        return [(context["context"], context["url"]) for context in contexts]

    def attach(self, handle: str) -> FirefoxTab:
        if handle not in self._tabs:
            self._tabs[handle] = FirefoxTab(self, handle)
            if self.launch.headless:
                size = {"width": self.launch.width, "height": self.launch.height}
                self.wire.call("browsingContext.setViewport", context=handle, viewport=size)
        return self._tabs[handle]

    def site(self, path: str = "/") -> str:
        return SITE + path

    def suspend_background(self) -> None:
        """Firefox's own switch for its tests: the event page goes through the same end as after 30 s without work."""
        extension = (
            f"WebExtensionPolicy.getByID({json.dumps(_extension_id(Path(str(self.launch.extension))))}).extension"
        )
        self._privileged(f"{extension}.terminateBackground({{ignoreDevToolsAttached: true}})")
        wait_for(
            lambda: self._privileged(f"{extension}.backgroundState") == "stopped",
            "the end of the extension's event page",
        )

    def _keep_traffic(self) -> None:
        if self.launch.traffic_log is not None:
            noted = self._privileged("JSON.stringify(window.whosAskingTraffic)")
            self.launch.traffic_log.write_text(noted, encoding="utf-8")

    def _privileged(self, expression: str) -> Any:
        """The value of an expression in the browser's own window."""
        tree = self.wire.call("browsingContext.getTree", maxDepth=0, **CHROME_SCOPE)
        target = {"context": tree["contexts"][0]["context"]}
        answer = self.wire.call("script.evaluate", target=target, expression=expression, awaitPromise=True)
        if answer["type"] == "exception":
            raise BrowserError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    @property
    def alive(self) -> bool:
        return self.process.running and self.wire.open and bool(self.tabs())

    def close(self) -> None:
        try:
            if self.wire.open:
                self._keep_traffic()
                self.wire.post("browser.close")
        except BrowserError:
            pass  # already gone
        for _ in range(60):
            if not self.process.running:
                break
            time.sleep(0.05)
        self.wire.close()
        self.process.end()
        if self.proxy is not None:
            self.proxy.close()

    def _hear(self, event: Event) -> None:
        params = event["params"]
        context = params.get("context") or params.get("source", {}).get("context")
        tab = self._tabs.get(context)
        if tab is not None:
            tab.hear(event["method"], params)


class FirefoxTab(Tab):
    """One browsing context."""

    def __init__(self, browser: Firefox, context: str) -> None:
        self.browser = browser
        self.context = context
        self._requests: list[Request] = []
        self._complaints: list[str] = []
        self._read: set[str] = set()
        """The libraries that the world of examine() holds."""

    def call(self, method: str, **params: Any) -> Any:
        """A BiDi command about this tab."""
        return self.browser.wire.call(method, context=self.context, **params)

    def open(self, url: str) -> None:
        self._requests, self._complaints = [], []
        target = self.browser.site(url) if url.startswith("/") else url
        self.call("browsingContext.navigate", url=target, wait="complete", timeout=30)

    def evaluate(self, expression: str) -> Any:
        return self._value(expression)

    def examine(self, expression: str, *, library: str = "") -> Any:
        if not self._value("globalThis.isOpen === true", sandbox=EXAMINATION):
            self._script("script.evaluate", sandbox=EXAMINATION, expression="globalThis.isOpen = true")
            self._read.clear()
        if library not in self._read:
            self._script("script.evaluate", sandbox=EXAMINATION, expression=f"{library}\n;undefined")
            self._read.add(library)
        for host in self.hosts():
            for root in [child for child in host.children if isinstance(child, Element) and child.tag == CLOSED_ROOT]:
                self._script(
                    "script.callFunction",
                    sandbox=EXAMINATION,
                    functionDeclaration=SHOW_ROOT,
                    arguments=[{"sharedId": host.handle}, {"sharedId": root.handle}],
                )
        return self._value(expression, sandbox=EXAMINATION)

    def look(self, look: Look) -> None:
        is_dark, is_forced = look == "dark", look == "forced"
        prefs = {
            "layout.css.prefers-color-scheme.content-override": int(not is_dark),
            "ui.systemUsesDarkTheme": int(is_dark),
            "browser.display.document_color_use": 2 if is_forced else 1,
        }
        self.browser._privileged(
            "".join(f"Services.prefs.setIntPref({json.dumps(name)}, {value});" for name, value in prefs.items())
        )
        # The page hears of it a moment later.
        asked = {"(prefers-color-scheme: dark)": is_dark, "(forced-colors: active)": is_forced}
        self.wait_until(" && ".join(f"matchMedia('{q}').matches === {json.dumps(wish)}" for q, wish in asked.items()))

    def resize(self, width: int, height: int, *, zoom: int = 1) -> None:
        self.call("browsingContext.setViewport", viewport={"width": width, "height": height}, devicePixelRatio=zoom)

    def _value(self, expression: str, sandbox: str | None = None) -> Any:
        wrapped = f"(async () => JSON.stringify(await ({expression}) ?? null))()"
        return json.loads(self._script("script.evaluate", sandbox=sandbox, expression=wrapped)["value"])

    def hosts(self) -> list[Element]:
        found = self._script("script.evaluate", expression=OUTER, serializationOptions=DEEP)
        return [_element(node) for node in found.get("value", [])]

    def box(self, element: Element) -> Box | None:
        measure = (
            "e => { const c = e.checkVisibility?.({visibilityProperty: true}); e.scrollIntoView({block: 'nearest', inline: 'nearest'});"
            " const b = e.getBoundingClientRect(); return JSON.stringify(c && b.width && b.height ? [b.x, b.y, b.width, b.height] : null); }"
        )
        place = json.loads(self._ask(measure, element)["value"])
        return None if place is None else Box(*place)

    def focused(self) -> Element | None:
        root = self.root()
        if root is None:
            return None
        active = self._ask("root => root.activeElement", root).get("sharedId")
        return next((element for element in root.walk() if element.handle == active), None)

    def heard(self, element: Element) -> Heard:
        return Heard(element.role, element.name, element.expanded)

    def click(self, x: float, y: float) -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "origin": "viewport"}
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        pointer = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move, *press]}
        self.call("input.performActions", actions=[pointer])

    def press_key(self, key: str) -> None:
        value = KEY_VALUES[key.removeprefix("Shift+")]
        if not key.startswith("Shift+"):
            self.type(value)
            return
        self._strike([("keyDown", SHIFT), ("keyDown", value), ("keyUp", value), ("keyUp", SHIFT)])

    def type(self, text: str) -> None:
        self._strike([(kind, letter) for letter in text for kind in ("keyDown", "keyUp")])

    def _strike(self, keys: list[tuple[str, str]]) -> None:
        strokes = [{"type": kind, "value": value} for kind, value in keys]
        self.call("input.performActions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def screenshot(self, file: Path) -> None:
        self.activate()  # a tab at the back is not painted
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(base64.b64decode(self.call("browsingContext.captureScreenshot")["data"]))

    def activate(self) -> None:
        self.call("browsingContext.activate")

    def close(self) -> None:
        self.call("browsingContext.close")
        self.browser._tabs.pop(self.context, None)

    @property
    def requests(self) -> list[Request]:
        return list(self._requests)

    @property
    def complaints(self) -> list[str]:
        return list(self._complaints)

    def hear(self, method: str, params: Event) -> None:
        """Notes an event of this tab (on the wire's thread)."""
        if method == "network.beforeRequestSent":
            self._requests.append(Request(params["request"]["url"], params["request"]["method"]))
        elif method == "log.entryAdded" and params["level"] == "error":
            self._complaints.append(params.get("text") or "")

    def _script(self, method: str, *, sandbox: str | None = None, **params: Any) -> Any:
        target = {"context": self.context, **({} if sandbox is None else {"sandbox": sandbox})}
        timeout = None if sandbox is None else EXAMINATION_S
        answer = self.browser.wire.call(method, timeout=timeout, target=target, awaitPromise=True, **params)
        if answer["type"] == "exception":
            raise BrowserError(answer["exceptionDetails"]["text"])
        return answer["result"]

    def _ask(self, function: str, element: Element) -> Any:
        return self._script(
            "script.callFunction", functionDeclaration=function, arguments=[{"sharedId": element.handle}]
        )


def _arguments(launch: Launch, profile: Path) -> Iterable[str]:
    yield from (
        "--no-remote",
        "--remote-allow-system-access",
        "--profile",
        str(profile),
        "--remote-debugging-port",
        "0",
    )
    if launch.headless:
        yield "--headless"
    yield from ("--width", str(launch.width), "--height", str(launch.height))
    yield from launch.arguments
    yield "about:blank"


def _preferences(launch: Launch, extension_uuid: str, proxy: OneHostProxy | None) -> str:
    wishes: dict[str, bool | int | str] = {**QUIET, **launch.preferences}
    if launch.profile is not None:  # an extension that was installed for the session keeps what it stored
        wishes |= {"extensions.webextensions.keepStorageOnUninstall": True}
        wishes |= {"extensions.webextensions.keepUuidOnUninstall": True}
    if launch.headless:
        dark = launch.theme == "dark"
        wishes["layout.css.prefers-color-scheme.content-override"] = 0 if dark else 1
        wishes["ui.systemUsesDarkTheme"] = int(dark)
        wishes["ui.prefersReducedMotion"] = int(launch.reduced_motion)
    if launch.extension is not None:
        wishes["extensions.webextensions.uuids"] = json.dumps({_extension_id(launch.extension): extension_uuid})
    if proxy is not None:
        wishes |= {
            "network.proxy.type": 1,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": proxy.port,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": proxy.port,
            "network.trr.mode": 5,
        }
    return "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});{os.linesep}" for name, value in wishes.items())


def _extension_id(extension: Path) -> str:
    manifest = json.loads((extension / "manifest.json").read_text(encoding="utf-8"))
    return str(manifest["browser_specific_settings"]["gecko"]["id"])


def _address(server_file: Path) -> str | None:
    server = json.loads(server_file.read_text())
    return f"ws://{server['ws_host']}:{server['ws_port']}/session"


def _element(node: Event) -> Element:
    value = node["value"]
    element = Element(value.get("localName", ""), value.get("attributes", {}), node["sharedId"], _children(value))
    root = value.get("shadowRoot")
    if root and root["value"].get("mode") == "closed":
        element.children.append(Element(CLOSED_ROOT, {}, root["sharedId"], _children(root["value"])))
    return element


def _children(value: Event) -> list[Element | str]:
    children: list[Element | str] = []
    for child in value.get("children", []):
        if child["value"]["nodeType"] == 1:
            children.append(_element(child))
        elif child["value"]["nodeType"] == 3:
            children.append(child["value"]["nodeValue"])
    return children
