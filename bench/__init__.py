"""How fast the desk is, always beside something everybody can run, in the same minutes on the same machine."""
