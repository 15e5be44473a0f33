"""Files to model: the only stage that reads. Every problem of a file is reported at once."""
