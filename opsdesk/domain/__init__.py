"""The rules of incident work: frozen dataclasses and pure functions, no I/O, no clock, no terminal."""
