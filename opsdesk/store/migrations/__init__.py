"""Alembic's folder: the schema's history, one file a step."""
