"""The served page over HTTP: two addresses to read, one to write."""

import ipaddress
import json
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pydantic import ValidationError

from screener.errors import SettingError
from screener.report.page import policy
from screener.review.serve.desk import Asked, Desk
from screener.review.serve.guard import Guard

_MOST_BYTES = 65_536  # of an answer
_IDLE_SECONDS = 30
_NO_ENTRY = "Open the address that screener review serve has printed; it holds a token."
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def loopback(host: str) -> str:
    """Return a host as the address of this machine's own loopback.

    Raises:
        SettingError: It is any other address; answers and documents stay on this machine.
    """
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host.strip("[]"))
    except ValueError:
        address = None
    if address is None or not address.is_loopback:
        raise SettingError(
            f"review serve listens on this machine only, and {host} is not its loopback address",
            hint="leave --host out; from another machine, use a tunnel such as ssh -L",
        )
    return str(address)


class ReviewServer(ThreadingHTTPServer):
    """Serves one run's page; a thread a request."""

    daemon_threads = True

    def __init__(self, desk: Desk, host: str = "127.0.0.1", port: int = 0) -> None:
        """Take a port.

        Args:
            desk: The run and its answers.
            host: A loopback address.
            port: 0 for any free one.

        Raises:
            SettingError: The host is not loopback, or the port is taken.
        """
        address = loopback(host)
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            super().__init__((address, port), _Handler)
        except (OSError, OverflowError) as problem:
            raise SettingError(
                f"port {port} cannot be used: {problem}", hint="leave --port out for a free one"
            ) from problem
        self.desk = desk
        self.guard = Guard(f"[{address}]" if ":" in address else address, self.server_port)

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        return f"http://{self.guard.host}:{self.guard.port}/?token={self.guard.token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no fault; anything else keeps its traceback."""
        import sys

        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "screener", ""
    timeout = _IDLE_SECONDS
    server: ReviewServer

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        query = parse_qs(asked.query)
        if not self._host_is_ours():
            return
        if asked.path == "/" and "token" in query:
            self._hand_out(query["token"][0])
        elif not self.server.guard.session_is_right(self.headers):
            self._text(HTTPStatus.FORBIDDEN, _NO_ENTRY)
        elif asked.path == "/":
            self._page()
        elif asked.path == "/answers":
            self._answers(query.get("since", ["0"])[0])
        else:
            self._text(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def do_POST(self) -> None:
        content = self._content()
        if content is None or not self._host_is_ours():
            return
        guard = self.server.guard
        why = guard.why_not_written(self.headers)
        if not guard.session_is_right(self.headers):
            self._text(HTTPStatus.FORBIDDEN, _NO_ENTRY)
        elif why:
            self._json(HTTPStatus.FORBIDDEN, {"why": why})
        elif self.path != "/answers":
            self._text(HTTPStatus.NOT_FOUND, "There is nothing here.")
        elif self.headers.get_content_type() != "application/json":
            self._json(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, {"why": "an answer is JSON"})
        else:
            self._keep(content)

    def _keep(self, content: bytes) -> None:
        try:
            asked = Asked.model_validate_json(content)
        except ValidationError as problem:
            first = problem.errors()[0]
            told = f"{'.'.join(str(one) for one in first['loc'])}: {first['msg']}"
            self._json(HTTPStatus.BAD_REQUEST, {"why": told})
            return
        done = self.server.desk.keep(asked)
        status = HTTPStatus.CONFLICT if done.stale else HTTPStatus.UNPROCESSABLE_ENTITY
        told_now = {"why": done.why, "now": done.now}
        self._json(HTTPStatus.OK if done.kept else status, told_now)

    def _host_is_ours(self) -> bool:
        if self.server.guard.host_is_ours(self.headers):
            return True
        self._text(HTTPStatus.FORBIDDEN, "This server answers to its own address only.")
        return False

    def _hand_out(self, token: str) -> None:
        if not self.server.guard.token_is_right(token):
            self._text(HTTPStatus.FORBIDDEN, _NO_ENTRY)
            return
        # The token leaves the address at once, and with it the browser's history.
        self._send(
            HTTPStatus.SEE_OTHER, b"", {"Location": "/", "Set-Cookie": self.server.guard.set_cookie}
        )

    def _page(self) -> None:
        text = self.server.desk.page(self.server.guard.csrf)
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": f"{policy(live=True)}; frame-ancestors 'none'",
        }
        self._send(HTTPStatus.OK, text.encode(), headers)

    def _answers(self, since: str) -> None:
        known = int(since) if since.isascii() and since.isdigit() and len(since) < 12 else 0
        newest, answers = self.server.desk.answers(known)
        self._json(HTTPStatus.OK, {"newest": newest, "answers": answers})

    def _content(self) -> bytes | None:
        """Return what was sent; None where it is refused unread, and the connection ends."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or len(length) > 9:
            self.close_connection = True
            self._text(HTTPStatus.LENGTH_REQUIRED, "An answer tells its length.")
            return None
        if int(length) > _MOST_BYTES:
            self.close_connection = True
            self._text(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "An answer is not that long.")
            return None
        return self.rfile.read(int(length))

    def _json(self, status: HTTPStatus, told: dict[str, Any]) -> None:
        content = json.dumps(told, ensure_ascii=False).encode()
        self._send(status, content, {"Content-Type": "application/json; charset=utf-8"})

    def _text(self, status: HTTPStatus, text: str) -> None:
        self._send(status, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})

    def _send(self, status: HTTPStatus, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in (_HEADERS | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Write nothing: an address in a log would hold the token."""
