"""Statistical indicators: the catalogue, the forms of their names and the extractor."""
