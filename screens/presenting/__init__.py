"""From domain to `Content`: pure functions that say how a thing looks in one line. No widget, no desk."""
