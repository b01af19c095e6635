"""The four panes of the war room."""
