"""Records that outlive an incident, read and written with SQLModel. Loaded on first use only: see `engine`."""
