"""The outline of a report: its sections with titles, levels and roles.

In comes a clean text, out come the frozen :class:`gwreport.model.Section` trees. One stage hands to the next:

1. ``candidates`` finds every numeral that may open a heading (一、（二）3. 第四，), ``items`` what divides
   the text below the headings (一是 … 二是 …, ——, short lines of their own); ``matter`` leaves out a table
   of contents and the entries of glossaries, ``broken`` finds titles in two lines;
2. ``series`` chooses the headings among the candidates together: series count up, restarts nest;
3. ``boundaries`` says where each title ends; where the body is glued to it, ``titles`` scores the possible
   ends by a learned model (``titles.json``, made by ``tools/train_titles.py``) and ``agreement`` lets
   the titles of a series decide together;
4. ``roles`` says what each section does, by a decision table with ids;
5. ``stretches`` finds the parts that have a role and no heading (opening, problems, closing);
6. ``decode`` runs these stages and builds the tree; it is the component ``report``.

The words are in ``words.toml`` and reach the code through ``words`` only. A new way of numbering is a member
of ``candidates.Style`` with its worth in ``series``; a new word of a role is a word of the table; a new rule
for roles is a ``roles.Case`` and a row of its test. Other folders import ``decode`` only.
"""
