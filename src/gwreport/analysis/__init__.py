"""What can be computed from reports: targets, checks, words."""
