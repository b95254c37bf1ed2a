"""Short ids that people can read aloud and type: ``A-7K3F9`` an assessment, ``C-…`` a client, ``I-…`` an interview.

Five signs of Crockford's alphabet (no I, L, O, U), taken from a digest of what the id stands for: no hidden randomness. Where five
are taken, the same digest gives a sixth. What is typed may be in lower case, without the letter, with O for 0 and I or L for 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from assistant.model.canonical import canonical

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SHORTEST = 5
_AS_MEANT = str.maketrans("OIL", "011")


def short_id(letter: str, seed: object, *, taken: Callable[[str], bool]) -> str:
    """The shortest free id of at least five signs for ``seed``; equal seeds get one sign more each time."""
    number = int.from_bytes(hashlib.sha256(canonical(seed)).digest())
    signs = "".join(ALPHABET[number >> place & 31] for place in range(0, 255, 5))
    for length in range(SHORTEST, len(signs)):
        candidate = f"{letter}-{signs[:length]}"
        if not taken(candidate):
            return candidate
    raise ValueError(f"{seed!r} was given an id too often")


def as_typed(letter: str, typed: str) -> str:
    """The id that was meant by what somebody typed; it need not exist. Bytes that are no text are no sign of an id."""
    signs = typed.encode("utf-8", "replace").decode("utf-8").strip().upper().removeprefix(f"{letter}-").translate(_AS_MEANT)
    return f"{letter}-{signs}"
