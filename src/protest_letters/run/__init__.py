"""Where the stages meet: from a wish to finished files. The only package that writes."""
