"""A mail-out: planned, made group by group, written so that nothing is lost and nothing is made twice."""
