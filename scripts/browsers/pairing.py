"""Pairs a browser as a person does: the code that the agent printed is typed into the extension's own tab."""

from __future__ import annotations

from scripts.agent import DEFAULT_PORT
from scripts.browsers.base import Browser, Tab

PAGE = "pairing/pairing.html"


def pair(browser: Browser, code: str, *, port: int = DEFAULT_PORT) -> Tab:
    """Opens the pairing tab, types the port where it is another, types the code, and waits for the word that it is done.

    Returns the tab. Raises BrowserError with what the tab says where the pairing does not come about.
    """
    tab = browser.extension_tab(PAGE)
    tab.wait_until("document.querySelector('#port').value !== ''")
    if port != DEFAULT_PORT:
        tell_port(tab, port)
    type_code(tab, code)
    tab.wait_until("!document.querySelector('#done').hidden")
    return tab


def tell_port(tab: Tab, port: int) -> None:
    """Types the port into the pairing tab and saves it."""
    tab.click_selector("#port-part > summary")
    tab.click_selector("#port")
    tab.evaluate("document.querySelector('#port').select()")
    tab.type(str(port))
    tab.click_selector("#port-form button")
    tab.wait_until("document.querySelector('#port-told').textContent !== ''")


def type_code(tab: Tab, code: str) -> None:
    """Types a code into the pairing tab and sends it."""
    tab.click_selector("#code")
    tab.evaluate("document.querySelector('#code').select()")
    tab.type(code)
    tab.click_selector("#submit")
