"""Acronyms made from a name, and whether a word is one of them."""

from screener.match.forms import Form


def is_acronym_of(a: Form, b: Form) -> bool:
    """Tell whether one of two forms is an acronym of the other."""
    return _abbreviates(a, b) or _abbreviates(b, a)


def _abbreviates(short: Form, full: Form) -> bool:
    word = short.key
    if " " in word or not word.isascii() or not 3 <= len(word) <= 8 or len(full.tokens) < 2:
        return False
    return word in acronyms(full)


def acronyms(form: Form) -> frozenset[str]:
    """Return the acronyms of a name: initials of its words, with and without the small ones."""
    from screener.normalise.names import words_of

    words = [word for word in words_of(form.text) if word.isascii()] or list(form.tokens)
    return frozenset({"".join(word[0] for word in words)})
