"""Parting a source into documents, and telling reports from anything else.

``crawl``        ``split_source``: the documents of a crawl, by marks of a listing and by openings
``openings``     where the words of a report begin and end: opening, address, last appeal
``titles``       which lines before the opening belong to the report, and which is its title
``evidence``     the signs for and against a report, with their points; ``is_report`` adds them up
``kinds``        the signs for each kind of kin; ``kind_of`` says what a document is
``boilerplate``  lines of a site or a crawler around and between those of the report
``prints``       a body printed twice: where the second print is
``words``        the words of ``evidence.toml``, and patterns made of such lists

In comes a ``Source``, out come ``Part`` values: place, kind, title and the spans to drop. Structure is looked
for in a view of the source with plain lines and in simplified script; places map back to the source. Below
``crawl`` nothing knows of the source. A new sign is a row of ``evidence.SIGNS`` with two test rows that it
turns round, or of ``kinds.KIN_SIGNS`` with a row of the kind; a new kind of
boilerplate is a pattern in ``boilerplate.toml``.
"""
