"""Checklists: templates that people run, what is wrong with one, and when one can't be trusted any more."""
