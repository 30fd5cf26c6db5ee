"""A story → claims, lineage, origins, layers, differences, drift, lost reports, timeline and positions."""
