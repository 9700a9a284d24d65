"""The texts of a command line: what is looked for, and what became of each.

* ``search``  the options that say where texts lie and what is known of them, and the entries they lead to;
* ``tally``   how many were read, held no report or failed, and the exit code that follows.

Every command that reads files uses them, by way of ``gwreport.cli.inputs``. Only ``gwreport.cli`` imports
this folder.
"""
