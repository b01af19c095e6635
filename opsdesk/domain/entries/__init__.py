"""The log's vocabulary: one frozen payload a kind of entry, each saying what it means for the incident."""

from opsdesk.domain.entries import amend, board, deciding, declaration, message, note, pacing, people, work
from opsdesk.domain.entries.base import Dated, Entry, Payload, decode_payload, encode_payload, kinds

__all__ = [
    "Dated",
    "Entry",
    "Payload",
    "amend",
    "board",
    "deciding",
    "declaration",
    "decode_payload",
    "encode_payload",
    "kinds",
    "message",
    "note",
    "pacing",
    "people",
    "work",
]
