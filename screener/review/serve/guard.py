"""Who may speak to the served page: this machine, with the token, from the page itself."""

import secrets
from dataclasses import dataclass, field
from email.message import Message
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class Guard:
    """The secrets of one start of the server; nothing of them outlives it."""

    host: str  # as it stands in the address: "127.0.0.1" or "[::1]"
    port: int
    token: str = field(default_factory=_secret)  # in the address that is printed
    session: str = field(default_factory=_secret)  # in the cookie that the token is traded for
    csrf: str = field(default_factory=_secret)  # in the page; only a script of the page reads it

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies do not tell ports apart, so the name does."""
        return f"screener_review_{self.port}"

    @property
    def set_cookie(self) -> str:
        """The header that hands the session out."""
        return f"{self.cookie}={self.session}; HttpOnly; SameSite=Strict; Path=/"

    @property
    def origins(self) -> tuple[str, ...]:
        """The addresses under which the page may be open."""
        hosts = dict.fromkeys((self.host, "localhost"))
        return tuple(f"http://{host}:{self.port}" for host in hosts)

    def host_is_ours(self, headers: Message) -> bool:
        """Return whether the request names this server.

        A foreign name that resolves to this machine (DNS rebinding) brings the foreign name along.
        """
        return f"http://{headers.get('Host', '')}" in self.origins

    def token_is_right(self, token: str) -> bool:
        """Return whether the address holds this start's token."""
        return _same(token, self.token)

    def session_is_right(self, headers: Message) -> bool:
        """Return whether the browser has traded the token in."""
        try:
            found = SimpleCookie(headers.get("Cookie", "")).get(self.cookie)
        except CookieError:
            return False
        return found is not None and _same(found.value, self.session)

    def why_not_written(self, headers: Message) -> str:
        """Return why a request may not write, "" if it may."""
        if headers.get("Origin", "") != f"http://{headers.get('Host', '')}":
            return "the request does not come from the page"
        if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return "the request comes from another site"
        if not _same(headers.get("X-Screener-CSRF", ""), self.csrf):
            return "the page is of an earlier start of the server; load it again"
        return ""


def _same(one: str, two: str) -> bool:
    return compare_digest(one.encode(), two.encode())
