"""How the command line speaks: options that all commands share, help, hints, languages, completion.

``parser`` is the parser of every command, with hints for what was mistyped; ``commands`` says which module
holds which command, so that only that is imported; ``language`` asks the locale for a language and
``chinese`` gives help and messages in Chinese (table ``zh.toml``; a text that it lacks stays English);
``completion`` prints what a shell needs to complete. A new text of a command is a new line of ``zh.toml``: a
test names it.
"""
