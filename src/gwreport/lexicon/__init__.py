"""Data tables as frozen, indexed objects, loaded once and only when asked for."""
