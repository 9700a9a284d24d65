"""File formats: who makes a text of the bytes of a file.

In: bytes and the name of the file. Out: a :class:`gwreport.model.Source`, whose text is the file's, marks and
all; what HTML or Markdown mean is a matter of the recorded repairs (``reading.cleaning``), so that every
place maps back to the file.

``registry``  the readers and the choice among them: by content first, by suffix where no content tells
``docx``, ``pdf``, ``rtf``  documents; what is known and not read is named by ``refused``
``html``      pages; knows the encoding that a page declares
``markdown``  texts with front matter or headings
``text``      any other text; reads what no other reader recognises

How it grows: a format is a module with one class that satisfies ``gwreport.interfaces.Reader``, its line in
``registry.BUILT_IN`` and its entry point in pyproject.toml (group ``gwreport.readers``). A reader that needs
a package imports it when it reads, and raises ``MissingDependencyError``. A reader of one's own is handed to
``Pipeline(readers=[…])``. Readers import ``reading.encodings``, the model and the errors, nothing else.
"""
