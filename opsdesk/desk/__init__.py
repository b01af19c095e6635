"""Use cases: what somebody at the desk can do. Each decides on the incident as it is and says what goes in the log."""
