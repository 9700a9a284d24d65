"""From a file to clean text: what is read, which of it is a report, and what is mended in it.

``encodings``   bytes → characters, the encoding told by how the text reads
``formats/``    readers of file formats, a module each, and the choice among them
``documents/``  what the readers of documents share
``source``      a path, bytes or text → ``Source``
``splitting/``  ``Source`` → ``Part``: the documents of a crawl, their kind, boilerplate to drop
``cleaning/``   ``Part`` → ``Document``: recorded repairs and the clean text
``segmenters``  adapters for libraries that cut words

In comes what ``gwreport.read`` takes, out come ``Document`` values, whose every place maps back to the
source; nothing of the source is ever edited. The pipeline calls ``source``, ``splitting.crawl`` and
``cleaning.normalize``, in that order. The folder imports ``script``, ``tables``, the model and the
interfaces, but no other folder of this layer, and none of them imports it. It grows by a format
(``formats/``), a repair (a rule in ``cleaning/normalize``), a pattern of boilerplate or a sign of a report
(tables in ``splitting/``).
"""
