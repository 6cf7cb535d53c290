"""Pages of strangers that try every route of the agent in every way a page has, and a squatter on the agent's port."""

from __future__ import annotations

import contextlib
import http.client
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ATTACK = """
async function attack(port, routes, token) {
  const base = `http://127.0.0.1:${port}`;
  const read = [];
  const patient = (promise, ms = 4000) => Promise.race([promise, new Promise((done) => setTimeout(() => done('late'), ms))]);
  const bodies = ['{}', '{"preset":"open","values":{}}', '{"kind":"blocked","slug":"x","member_id":null,"name":"x"}', '{"code":"00000000","client_name":"x"}'];
  async function tryFetch(path, init) {
    try {
      const answer = await fetch(base + path, { signal: AbortSignal.timeout(4000), ...init });
      const text = answer.type === 'opaque' ? '' : await answer.text();
      if (answer.type !== 'opaque') read.push(`fetch ${init.method} ${path}: ${answer.status} ${text}`);
    } catch {}
  }
  const tries = [];
  for (const [method, path] of routes) {
    for (const mode of ['cors', 'no-cors']) {
      for (const body of method === 'GET' ? [undefined] : bodies) {
        tries.push(() => tryFetch(path, { method, mode, body, headers: { 'Content-Type': 'text/plain' } }));
      }
      tries.push(() => tryFetch(path, { method, mode, credentials: 'include', body: method === 'GET' ? undefined : '{}', headers: mode === 'cors' ? { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } : {} }));
    }
    tries.push(() => patient(new Promise((done) => {
      const image = new Image();
      image.onload = () => { read.push(`image ${path}`); done(); };
      image.onerror = done;
      image.src = base + path;
    })));
    tries.push(() => patient(new Promise((done) => {
      const script = document.createElement('script');
      script.onload = () => { read.push(`script ${path}`); done(); };
      script.onerror = done;
      script.src = base + path;
      document.documentElement.append(script);
    })));
    tries.push(() => patient(new Promise((done) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, ['whosasking.v1', `bearer.${token}`]);
      socket.onopen = () => { read.push(`websocket ${path}`); socket.close(); done(); };
      socket.onerror = socket.onclose = done;
    }).catch(() => {})));
    tries.push(() => patient(new Promise((done) => {
      const events = new EventSource(base + path);
      events.onopen = () => { read.push(`events ${path}`); done(); };
      events.onerror = () => { events.close(); done(); };
    })));
    tries.push(() => patient(new Promise((done) => {
      const frame = document.createElement('iframe');
      frame.name = `frame-${tries.length}-${Math.random()}`;
      frame.onload = () => {
        try { if (frame.contentDocument?.body?.innerText) read.push(`frame ${path}: ${frame.contentDocument.body.innerText}`); } catch {}
        done();
      };
      document.body.append(frame);
      const form = document.createElement('form');
      Object.assign(form, { action: base + path, method: method === 'GET' ? 'GET' : 'POST', target: frame.name, enctype: 'text/plain' });
      const field = document.createElement('input');
      Object.assign(field, { name: '{"preset":"open","values":{},"x":"', value: '"}' });
      form.append(field);
      document.body.append(form);
      form.submit();
    }), 1500));
    tries.push(async () => { try { navigator.sendBeacon(base + path, '{"preset":"open","values":{}}'); } catch {} });
  }
  let next = 0;
  const work = async () => { while (next < tries.length) { const one = tries[next++]; try { await one(); } catch {} } };
  await Promise.all(Array.from({ length: 12 }, work));
  return JSON.stringify({ tried: tries.length, read });
}
"""
"""Gives how many ways were tried, and whatever could be read of any answer."""


def attack(port: int, routes: list[tuple[str, str]], token: str) -> str:
    """The expression that runs the attack; its value is JSON."""
    return f"({ATTACK.strip()})({port}, {json.dumps(routes)}, {json.dumps(token)})"


class _Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = b"<!doctype html><title>stranger</title><body>stranger</body>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextlib.contextmanager
def serving(handler: type[http.server.BaseHTTPRequestHandler], port: int = 0) -> Iterator[int]:
    """A server on 127.0.0.1 with this handler; gives its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="stranger", daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


def another_site() -> contextlib.AbstractContextManager[int]:
    """A page of a stranger on another port of this machine."""
    return serving(_Page)


def page_file(folder: Path) -> str:
    """A page of a stranger that was saved to the disk; gives its address."""
    file = folder / "stranger.html"
    file.write_text("<!doctype html><title>stranger</title><body>stranger</body>", "utf-8")
    return file.as_uri()


@contextlib.contextmanager
def squatting(port: int, relay_to: int | None = None) -> Iterator[list[bytes]]:
    """A program on the agent's port that keeps every byte it hears. relay_to: the port of the real agent, to whom it passes
    everything on as if it were the caller. Gives what it heard."""
    heard: list[bytes] = []

    class Squatter(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            heard.append(f"{self.command} {self.path}\n{self.headers}\n".encode() + body)
            status, content = (200, b"{}") if relay_to is None else self.relayed(relay_to, body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = do_OPTIONS = answer  # noqa: N815  (named by http.server)

        def relayed(self, real: int, body: bytes) -> tuple[int, bytes]:
            headers = {**dict(self.headers.items()), "Host": f"127.0.0.1:{real}"}
            connection = http.client.HTTPConnection("127.0.0.1", real, timeout=10)
            with contextlib.closing(connection):
                connection.request(self.command, self.path, body or None, headers)
                answer = connection.getresponse()
                return answer.status, answer.read()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    with serving(Squatter, port):
        yield heard
