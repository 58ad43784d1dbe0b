"""The way to the host of an annotator's process: memory that both share, and a socket.

plugins/python/message_board.hpp describes the memory. Messages that do not fit into it, and all of
them where the host has none, go through the socket, whose end is the end of the host.
"""
from __future__ import annotations

import mmap
import os
import select
import struct
import sys
import time
from typing import Optional

SOCKET, MEMORY, SENT, ANSWERED = 3, 4, 5, 6  # descriptors
PAGE, AREA = 1 << 12, 1 << 20
COUNT, SIZE, IS_ASLEEP = 0, 1, 2  # words of 8 bytes of the host's place
OWN = 8  # words before this side's place
SOON = 300e-6  # seconds; python_process.cpp says why
MOST_ASLEEP = 256  # messages, where those that were awaited awake are late
FIRST_SLEEP_MS = 10  # a ring that comes while this side falls asleep may be lost
FIRST_READ = 1 << 14  # most documents, with some layers; more takes time to allocate
_RING = struct.pack("=Q", 1)


def with_size(content: bytes) -> bytes:
    """A whole message."""
    return struct.pack("<I", len(content) + 4) + content


class Channel:
    """Sends and receives messages, in turn."""

    def __init__(self) -> None:
        os.set_inheritable(SOCKET, False)
        self._received = 0
        self._asleep = 1  # messages that are not awaited awake
        self._next_asleep = 1  # such messages, should one be late
        self._words: Optional[memoryview] = None
        try:
            os.fstat(MEMORY)
        except OSError:
            return  # the host has none
        self._memory = memoryview(mmap.mmap(MEMORY, PAGE + 2 * AREA))
        self._words = self._memory[:PAGE].cast("Q")
        os.close(MEMORY)
        os.set_inheritable(SENT, False)
        os.set_inheritable(ANSWERED, False)
        self._poll = select.poll()
        self._poll.register(SENT, select.POLLIN)
        self._poll.register(SOCKET, 0)  # its end

    def receive(self) -> Optional[bytes]:
        """A whole message; None at the end."""
        words = self._words
        if words is None:
            return self._read_socket()
        if not self._await(words):
            return None
        self._received += 1
        size = words[SIZE]
        return bytes(self._memory[PAGE:PAGE + size]) if size else self._read_socket()

    def send(self, content: bytes) -> None:
        """Sends it as a message. Raises OSError if the annotator has closed the socket: its end
        would no longer be seen, here and there."""
        os.get_inheritable(SOCKET)  # asks for no more than whether it is open
        message = with_size(content)
        words = self._words
        if words is None:
            return self._write_socket(message)
        fits = len(message) <= AREA
        if fits:
            self._memory[PAGE + AREA:PAGE + AREA + len(message)] = message
        words[OWN + SIZE] = len(message) if fits else 0
        words[OWN + COUNT] += 1
        if words[IS_ASLEEP]:
            os.write(ANSWERED, _RING)
        if not fits:
            self._write_socket(message)

    def _await(self, words: memoryview) -> bool:
        """Waits for a message: awake at first, where they come soon. Returns whether there is one;
        else the host has gone."""
        received = self._received
        if self._asleep:
            self._asleep -= 1
        else:
            end = time.perf_counter() + SOON
            while words[COUNT] <= received:
                if time.perf_counter() > end:
                    self._asleep = self._next_asleep
                    self._next_asleep = min(2 * self._next_asleep, MOST_ASLEEP)
                    break
            else:
                self._next_asleep = 1
                return True
        patience_ms: Optional[int] = FIRST_SLEEP_MS
        words[OWN + IS_ASLEEP] = 1
        while words[COUNT] <= received:
            events = self._poll.poll(patience_ms)
            patience_ms = None
            if any(number == SOCKET for number, _ in events):
                return False
            if events:
                os.read(SENT, 8)
        words[OWN + IS_ASLEEP] = 0
        return True

    @staticmethod
    def _read_socket() -> Optional[bytes]:
        data = os.read(SOCKET, FIRST_READ)
        if len(data) < 4:
            return None
        total = int.from_bytes(data[:4], sys.byteorder)
        if len(data) == total:
            return data
        parts, missing = [data], total - len(data)
        while missing:
            part = os.read(SOCKET, min(missing, 1 << 20))
            if not part:
                return None
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    @staticmethod
    def _write_socket(message: bytes) -> None:
        sent = os.write(SOCKET, message)
        while sent < len(message):
            sent += os.write(SOCKET, memoryview(message)[sent:])
