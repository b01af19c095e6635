"""What is told to people outside the call: facts, the drafts made of them, and the check of what is sent."""
