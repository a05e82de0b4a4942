"""Tables that are kept, of which a start reads those entries that it is asked for, and not the thousands beside them.

A table is bytes: a sum of its index, how many buckets there are, a bit for each sum that a key has, where each bucket
ends, and the buckets. An entry lies in one by the sum of its key; a bucket is a dictionary as `marshal` writes it, with
a sum of its own behind it. So what is not there is mostly known by its bit alone.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, ItemsView, Iterator, Mapping
from itertools import pairwise
from typing import Any
from zlib import crc32

from lintnews.files.kept_code import Part, sum_of

_SIZE = 4
"""Bytes of a number."""
_HEAD = 2 * _SIZE
_BITS = 16
"""Bits for each bucket."""
_SOUND = 0x2144DF1C
"""The sum of anything that has its own sum behind it."""


class KeptTable(Mapping[bytes, Any]):
    """Values of plain types, none of them None, by bytes. `make` gives all of them where the bytes are damaged.

    Each look-up reads: whoever asks for a word again and again remembers the answer.
    """

    def __init__(self, part: Part | None, make: Callable[[], Mapping[bytes, Any]]) -> None:
        self._make = make
        self._whole: Mapping[bytes, Any] | None = None
        if not part or not self._found(part):
            self._whole = make()

    def _found(self, part: Part) -> bool:
        """Whether there is a table, whose index is as it was written."""
        self._pieces, begin, end = part
        head = self._pieces.read(begin, begin + _HEAD)
        count = int.from_bytes(head[_SIZE:], "little")
        bits = count * _BITS // 8
        self._start = begin + _HEAD + bits + _SIZE * (count + 1)
        """Where the first bucket begins."""
        if not count or self._start > end:
            return False
        index = self._pieces.read(begin + _HEAD, self._start)
        if sum_of(index) != head[:_SIZE]:
            return False
        self._bits, self._ends = index, memoryview(index)[bits:].cast("I")
        """The bits stand first."""
        self._mask, self._bits_mask = count - 1, count * _BITS - 1
        return True

    def get(self, key: bytes, default: Any = None) -> Any:
        """The value of a key, or another one."""
        if self._whole is None:
            number = crc32(key)
            if not self._bits[(number & self._bits_mask) >> 3] >> (number & 7) & 1:
                return default
            number &= self._mask
            bucket = self._bucket(self._ends[number], self._ends[number + 1])
            if bucket is not None:
                return bucket.get(key, default)
        return (self._whole or {}).get(key, default)

    def items(self) -> ItemsView[bytes, Any]:
        return self._all().items()

    def __getitem__(self, key: bytes) -> Any:
        if (value := self.get(key)) is None:
            raise KeyError(key)
        return value

    def __bool__(self) -> bool:
        return bool(self._whole) if self._whole is not None else self._ends[-1] > 0

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> Mapping[bytes, Any]:
        if self._whole is None:
            made: dict[bytes, Any] = {}
            for begin, end in pairwise(self._ends):
                made |= (self._bucket(begin, end) or {}) if begin < end else {}
            self._whole = self._whole or made
        return self._whole

    def _bucket(self, begin: int, end: int) -> dict[bytes, Any] | None:
        """The entries of a bucket; None where they are damaged: all entries are made then."""
        data = self._pieces.read(self._start + begin, self._start + end)
        # Before it is read, because `marshal` trusts what it reads.
        if crc32(data) != _SOUND:
            self._whole = self._make()
            return None
        found: dict[bytes, Any] = marshal.loads(data)
        return found


def key_of(text: str) -> bytes:
    """The key of a text, also of one that has no UTF-8."""
    return text.encode("utf-8", "surrogatepass")


def packed(values: Mapping[bytes, Any]) -> bytes:
    """The bytes of a table."""
    count = max(1 << len(values).bit_length(), 8)
    buckets: dict[int, dict[bytes, Any]] = {}
    bits = bytearray(count * _BITS // 8)
    for key, value in values.items():
        number = crc32(key)
        buckets.setdefault(number & (count - 1), {})[key] = value
        bits[(number & (count * _BITS - 1)) >> 3] |= 1 << (number & 7)
    parts: list[bytes] = []
    ends = memoryview(bytearray(_SIZE * (count + 1))).cast("I")
    end = 0
    for number in range(count):
        if bucket := buckets.get(number):
            data = marshal.dumps(bucket)
            parts += data, crc32(data).to_bytes(_SIZE, "little")
            end += len(data) + _SIZE
        ends[number + 1] = end
    index = bytes(bits) + ends.tobytes()
    return b"".join((sum_of(index), count.to_bytes(_SIZE, "little"), index, *parts))
