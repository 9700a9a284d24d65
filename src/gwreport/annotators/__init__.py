"""Reports for the tools in which people annotate: Label Studio, doccano, Prodigy, displaCy, brat, spaCy.

In come finished reports, out goes plain data in the form of a tool; nothing is read here. Nobody but the
command line imports this folder, and it imports ``model`` alone.

* ``marks``         what is handed over: a mark for each mention, a link for each statement
* ``label_studio``  tasks with predictions, and the labelling interface that they need
* ``lines``         a line of JSON for doccano and for Prodigy
* ``displacy``      what ``spacy.displacy.render(…, manual=True)`` takes
* ``brat``          the three files of brat's standoff form
* ``spacy_pipe``    the factory ``nlp.add_pipe("gwreport")`` (extra ``spacy``)

Places are those of ``report.text``, counted in code points; where a tool counts otherwise it is said there.
A tool more is a module more, with what ``marks`` gives, and a test in ``tests/annotators`` that the tool's
own package reads it.
"""

from gwreport.annotators.brat import BratFiles, brat_configuration, brat_files
from gwreport.annotators.displacy import displacy_data
from gwreport.annotators.label_studio import label_studio_interface, label_studio_task
from gwreport.annotators.lines import doccano_line, prodigy_line

__all__ = [
    "BratFiles",
    "brat_configuration",
    "brat_files",
    "displacy_data",
    "doccano_line",
    "label_studio_interface",
    "label_studio_task",
    "prodigy_line",
]
