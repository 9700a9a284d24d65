"""Mentions of policies (POLICY): named plans, strategies, campaigns and slogans.

In: the clean text, and the documents and events found before, whose parts are left out. Out: disjoint
mentions whose value is the name; policies neither remove a name of another label nor give way to one.

The flow: ``tables`` (the words of ``words.toml``, a class) → ``grammar`` (patterns) → ``reader`` (a verdict
on each quotation and each head: a policy or a refusal, each with an id) → ``extractor`` (settles what
overlaps).

To grow: a new name, head or verb is a word in a list of ``words.toml``; a new rule or refusal is one id in
``reader`` with its condition and a row in ``tests/mentions/test_policies.py``. From outside only
``PolicyExtractor`` is imported.
"""

from gwreport.mentions.policies.extractor import PolicyExtractor

__all__ = ["PolicyExtractor"]
