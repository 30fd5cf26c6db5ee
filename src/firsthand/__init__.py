"""firsthand: many articles about the same events in, one sourced account out."""

__version__ = "0.1.0"
