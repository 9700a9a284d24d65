"""Mentions of policies: named plans, strategies, campaigns and slogans."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern

from gwreport.interfaces import Reading
from gwreport.mentions.policies.grammar import policy_grammar
from gwreport.mentions.policies.reader import Policy, PolicyReader
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label, Mention
from gwreport.script.overlap import settle, untouched
from gwreport.span import Span


class PolicyExtractor:
    """Finds named plans, strategies, campaigns and slogans.

    Three kinds: whole names of the table; a quoted name, where a head (行动, 工程, 战略 …) follows or where
    it has the form of a slogan (“六稳”, “1+3+10”); and an unquoted name before a head, where the verb before
    it says where it begins (实施…行动). What is a part of a document's or an event's name in the reading is
    left out. The value is the name without white space and without quotation marks around all of it.
    Words: ``words.toml``. Source: docs/conventions.md, section 4 (policies are optional there).

    >>> reading = Reading("实施乡村振兴战略,开展“万企进村”行动,启动河湖清洁三年行动,做好“六稳”工作。")
    >>> [mention.value for mention in PolicyExtractor().extract(reading)]
    ['乡村振兴战略', '“万企进村”行动', '河湖清洁三年行动', '六稳']
    """

    name = "policies"
    labels: frozenset[str] = frozenset({Label.POLICY})
    reads_mentions = False

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of policies in the order of the text, disjoint."""
        reader = PolicyReader(policy_grammar(), reading.text)
        policies = [verdict for verdict in reader.read() if isinstance(verdict, Policy)]
        # A name within a quotation with its head is no name of its own, even where a longer one cuts into it.
        longest = {policy.start: policy for policy in sorted(policies, key=lambda item: item.end)}
        taken = [mention.span for mention in reading.labelled(Label.DOCUMENT, Label.EVENT)]
        for policy in untouched(settle(longest.values()), taken):
            span = Span(policy.start, policy.end)
            written = span.of(reading.text)
            yield Mention(span, written, Label.POLICY, _value(written), intern(f"policy.{policy.rule}"))

    def refused(self, reading: Reading) -> list[Refused]:
        """What looks like a policy and is none, with the rule that says so, in the order of the text.

        >>> [(r.start, r.end, r.rule) for r in PolicyExtractor().refused(Reading("重点工程进展顺利"))]
        [(2, 4, 'policy.no-name')]
        """
        verdicts = PolicyReader(policy_grammar(), reading.text).read()
        refused = (verdict for verdict in verdicts if isinstance(verdict, Refused))
        return sorted(Refused(item.start, item.end, f"policy.{item.rule}") for item in refused)


def _value(written: str) -> str:
    """The name without white space and the quotation marks that enclose all of it."""
    name = "".join(written.split())
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        return name[1:-1]
    return name
