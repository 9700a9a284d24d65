"""From bytes to clean text: sources, segmenters, cleaning and splitting."""
