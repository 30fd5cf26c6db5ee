"""Executing stages: in this process today, with the same stage functions elsewhere later."""
