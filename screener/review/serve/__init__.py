"""The page of a run with fields for answers, served to the browsers of this machine."""

from screener.review.serve.server import ReviewServer, loopback

__all__ = ["ReviewServer", "loopback"]
