"""Tables inside a text: where they are, and what the heads say of each figure.

In comes a clean text, out go :class:`~gwreport.grids.figures.FigureTable` values: for each cell with a figure
the name that it has a value of, its unit, the heads above it and the lines over the table. What the figure
means is no matter of this folder: ``mentions.quantities`` makes quantities of the cells, ``statements``
statements, both of the sentence (``written``) that a cell stands for.

* ``cells``: rows and cells, of lines with pipes (Markdown, and what becomes of HTML and Word tables), with
  tabs, with wide or single blanks under a head that names its columns;
* ``heads``: what each column holds, by its head: names, units, values, growth, shares, ranks, notes;
* ``figures``: the cells with figures, with all that belongs to them;
* ``written``: a cell as the sentence that it stands for, with the way back to the text;
* ``words``: the words of heads, from the table ``words.toml``.

A text without a table costs a look for a pipe, a tab and the words that heads begin with. A new word of a
head is a line of ``words.toml``; a new kind of column a member of ``heads.ColumnKind``. The folder imports
``span``, ``tables`` and ``units``.
"""
