"""What the readers of documents share: containers within limits, the parts of Word documents, their places.

``containers``      zip containers, opened within limits; also for workbooks and zips of files
``word``            the paragraphs and table rows of a Word document
``word_numbering``  the numbers that Word makes itself
``extracted``       a source made of pieces with the number of the page or paragraph of each

In: bytes. Out: pieces of text, or a ``Source``. The modules of ``reading.formats`` and
``reading.collections`` import these; they import the model, the numerals and the errors. The folder grows by
what a reader in ``formats`` would otherwise hold besides its class.
"""
