"""Amounts of money as whole numbers of a currency's minor unit. Two currencies are never added up or converted."""

from __future__ import annotations

from typing import Final

_WHOLE: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THOUSANDTHS: Final = "BHD IQD JOD KWD LYD OMR TND"
_WITHOUT_MINOR: Final = frozenset(_WHOLE.split())
_OF_A_THOUSAND: Final = frozenset(_THOUSANDTHS.split())
"""ISO 4217; all others have a hundredth."""

NO_CURRENCY: Final = "no currency"


def decimals(currency: str) -> int:
    """Digits after the point that a currency's minor unit makes."""
    return 0 if currency in _WITHOUT_MINOR else 3 if currency in _OF_A_THOUSAND else 2


def money(minor: int, currency: str) -> str:
    """`102,557.40 AUD`; where nobody said the currency, that is what stands there."""
    places = decimals(currency)
    whole, part = divmod(abs(minor), 10**places)
    sign = "−" if minor < 0 else ""
    fraction = f".{part:0{places}d}" if places else ""
    return f"{sign}{whole:,}{fraction} {currency or f'({NO_CURRENCY})'}"
