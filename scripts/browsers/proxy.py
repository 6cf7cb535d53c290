"""A proxy that knows one host: Firefox cannot map a name *and its port* to another, a proxy can.

So the demo site stands at its real address in both browsers, and no other host exists for them.
"""

from __future__ import annotations

import contextlib
import socket
import threading


class OneHostProxy:
    """Listens on 127.0.0.1 and tunnels ``CONNECT host:443`` to a local port; everything else is refused."""

    def __init__(self, host: str, port: int) -> None:
        """host: the one that exists; port: on 127.0.0.1, where it is answered."""
        self._wanted = f"CONNECT {host}:443 ".encode()
        self._target = ("127.0.0.1", port)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True, name="one-host proxy").start()

    def close(self) -> None:
        """No new connection is taken; open ones end with their browser."""
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self._server.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True, name="tunnel").start()

    def _serve(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            asked = _head(client)
            if not asked.startswith(self._wanted):
                client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            with socket.create_connection(self._target, timeout=10) as site:
                site.settimeout(None)
                client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                back = threading.Thread(target=_pump, args=(site, client), daemon=True)
                back.start()
                _pump(client, site)
                back.join()


def _head(client: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head and len(head) < 8192:
        part = client.recv(1024)
        if not part:
            break
        head += part
    return head


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while part := source.recv(65536):
            target.sendall(part)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
