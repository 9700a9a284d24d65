"""File formats: who makes a text of the bytes of a file. Every module but ``registry`` is a format.

In: bytes and the name of the file. Out: a :class:`gwreport.model.Source`, whose text is the file's, marks and
all; what HTML or Markdown mean is a matter of the recorded repairs (``reading.cleaning``), so that every
place maps back to the file.

``registry``  finds the formats and chooses among them: by content first, by suffix where no content tells
``docx``, ``pdf``, ``rtf``  documents; what is known and not read is named by ``refused``
``html``      pages; knows the encoding that a page declares
``markdown``  texts with front matter or headings
``text``      any other text; reads what no other reader recognises

How it grows: a format is a module with a class that satisfies ``gwreport.interfaces.Reader`` and
``FORMAT = InputFormat(kind, reader)``, which says what tells its files. The registry finds the module when
the first file is read, and its reader is a component by its name; there is no list to add it to. A reader
that needs a package imports it when it reads, and raises ``MissingDependencyError``; what it needs besides
its class goes into ``reading.documents``. A reader of one's own is handed to ``Pipeline(readers=[…])``, or
has a name by an entry point of its package (group ``gwreport.readers``). Formats import ``registry``,
``reading.encodings``, ``reading.documents``, the model and the errors, nothing else.
"""
