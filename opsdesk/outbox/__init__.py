"""How a text leaves the desk. Every channel says what happened to it, and never more than happened."""
