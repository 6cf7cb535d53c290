// What a demo page does by itself: lazy sections, in-page navigation, the dialog, the menu. It answers the reader's own
// actions only, and it writes down every click so that a test can prove who clicked.
(() => {
  "use strict";
  const clicks = [];
  Object.defineProperty(window, "demoClicks", { value: clicks });
  const delays = { part: 120, topCard: 250, rest: 700, dialog: 600 };
  const parameters = () => new URLSearchParams(location.search);
  const profilePath = /^\/in\/([^/]+)\/?$/;

  const ask = async (path, values = {}) => {
    const address = new URL(path, location.origin);
    const kept = parameters();
    for (const name of ["layout", "lang"]) if (kept.has(name)) address.searchParams.set(name, kept.get(name));
    for (const [name, value] of Object.entries(values)) address.searchParams.set(name, value);
    try {
      const reply = await fetch(address, { headers: { "x-demo": "page" } });
      return reply.ok ? await reply.text() : "";
    } catch {
      return ""; // the reader has gone on meanwhile
    }
  };
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  // Lazy groups: an empty shell asks for its content when it comes into view, never before.
  // What was jumped over counts as seen: the margin reaches far above the edge.
  let watcher;
  const watch = () => {
    watcher?.disconnect();
    watcher = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) fill(entry.target);
      },
      { root: document.querySelector("#workspace"), rootMargin: "1000000px 0px 0px 0px" },
    );
  };
  const fill = async (shell) => {
    watcher.unobserve(shell);
    if (shell.matches(".pv-profile-cards-loader")) {
      await pause(delays.part);
      const text = await ask(`/demo/part/${location.pathname.split("/")[2]}/rest`);
      if (shell.isConnected) shell.replaceWith(...parse(text).body.childNodes);
      return;
    }
    const key = shell.getAttribute("componentkey");
    const group = shell.parentElement.closest(`[componentkey="${CSS.escape(key)}"]`) ?? shell;
    await pause(delays.part);
    const [, name, slug] = /^profileCardsBelowActivity(Part\d)(.+)$/.exec(key);
    const text = await ask(`/demo/part/${encodeURIComponent(slug)}/${name}`);
    if (text && group.isConnected) group.replaceChildren(...parse(text).body.childNodes);
  };
  const watchShells = () => {
    watch();
    for (const shell of document.querySelectorAll('[componentkey^="profileCardsBelowActivity"] [componentkey^="profileCardsBelowActivity"]')) {
      if (shell.childNodes.length === 0) watcher.observe(shell);
    }
    for (const loader of document.querySelectorAll(".pv-profile-cards-loader")) watcher.observe(loader);
  };

  // In-page navigation: the address changes at once, the top card a moment later, the other cards later still:
  // for a while the page holds cards of two members, as the real one does.
  let turn = 0;
  const show = async (address) => {
    const mine = ++turn;
    const text = await ask(address.pathname, Object.fromEntries(address.searchParams));
    if (mine !== turn || !text) return;
    const next = parse(text);
    document.title = next.title;
    await pause(delays.topCard);
    if (mine !== turn) return;
    const pick = (page) => page.querySelector('[componentkey$="Topcard"], section[data-member-id], .top-card-layout');
    const [old, fresh] = [pick(document), pick(next)];
    if (old && fresh) {
      adopt(next);
      old.replaceWith(document.adoptNode(fresh));
      await pause(delays.rest);
      if (mine !== turn) return;
    }
    const whole = parse(text);
    adopt(whole);
    document.body.replaceChildren(...[...whole.body.childNodes].filter((node) => node.nodeName !== "SCRIPT"));
    document.documentElement.lang = whole.documentElement.lang;
    document.documentElement.dir = whole.documentElement.dir;
    (document.querySelector("#workspace") ?? document.scrollingElement).scrollTop = 0;
    watchShells();
  };
  // Styles of another build have other class names: their rules are added to the page's own sheet (the policy allows no new <style>).
  const adopt = (page) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync([...page.querySelectorAll("style")].map((style) => style.textContent).join("\n"));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.slice(-1), sheet];
  };
  const go = (address) => {
    history.pushState({}, "", address);
    show(address);
  };
  addEventListener("popstate", () => show(new URL(location.href)));

  const openDialog = async () => {
    if (document.querySelector('dialog[data-testid="dialog"]')) return;
    const text = await ask(`/demo/dialog/${location.pathname.split("/")[2]}`);
    const dialog = parse(text).body.firstElementChild;
    if (!dialog) return;
    const rows = dialog.querySelector('[data-testid="dialog-content"]');
    const wait = document.createElement("div");
    wait.setAttribute("role", "progressbar");
    rows?.replaceWith(wait);
    document.body.append(document.adoptNode(dialog));
    await pause(delays.dialog);
    if (rows) wait.replaceWith(rows);
  };
  const openMenu = async (button) => {
    const old = document.querySelector("[data-floating-ui-portal]");
    button.setAttribute("aria-expanded", old ? "false" : "true");
    if (old) return old.remove();
    const text = await ask(`/demo/menu/${location.pathname.split("/")[2]}`);
    const portal = parse(text).body.firstElementChild;
    if (!portal) return;
    document.body.append(document.adoptNode(portal));
    const place = button.getBoundingClientRect();
    portal.firstElementChild.style.top = `${place.bottom + 4}px`;
    portal.firstElementChild.style.left = `${place.left}px`;
  };

  document.addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element ? event.target.closest("a, button, [role=button], [aria-haspopup]") : null;
      clicks.push({ what: target?.getAttribute("aria-label") ?? target?.textContent.trim().slice(0, 80) ?? "", trusted: event.isTrusted });
      if (!target) return;
      event.preventDefault();
      if (target.closest("dialog")) return void (target.tagName === "BUTTON" && target.closest("dialog").remove());
      if (event.target.closest('[aria-haspopup="dialog"]')) return void openDialog();
      if (target.matches("button[aria-expanded]")) return void openMenu(target);
      const href = target.closest("a")?.getAttribute("href");
      if (!href || href.startsWith("#")) return;
      const address = new URL(href, location.href);
      if (!address.hostname.endsWith("linkedin.com")) return;
      if (/\/overlay\/about-this-profile\/$/.test(address.pathname)) return void openDialog();
      const here = new URL(address.pathname + address.search, location.origin);
      if (profilePath.test(here.pathname) && here.pathname !== location.pathname) go(here);
    },
    true,
  );
  watchShells();
})();
