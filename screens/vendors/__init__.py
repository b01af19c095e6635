"""Vendors: whose contract renews when, what they promised and kept, what rests on few of them."""

from screens.vendors.screen import VendorsScreen

__all__ = ["VendorsScreen"]
