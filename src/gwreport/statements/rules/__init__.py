"""Decision tables of the statements: ordered cases with ids, of which the first that holds decides.

``figure``    figures that are no value, and words that part a figure from its indicator
``joining``   which figures belong to which indicators
``aspect``    level, growth, change, share, rank or contribution
``scope``     the report's own figure, or one of a part or of something else
``status``    reported or aimed at
``period``    the years that it holds for

``phrase`` and ``claim`` hold what the tables look at. A table imports no other but for those two, and
``period`` the subject of ``status``.
"""
