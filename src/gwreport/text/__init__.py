"""Reading raw input: decoding, parting crawls, cleaning, front matter, sentences and words."""
