"""What is written for annotators, read by spaCy, the SDK of Label Studio and a reader of brat."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():  # those of the packages, for their own developers
    warnings.simplefilter("ignore")
    import spacy
    from bratly.annotation_types import EntityAnnotation, NoteAnnotation, RelationAnnotation
    from label_studio_sdk.label_interface.interface import LabelInterface
    from spacy import displacy
    from spacy.tokens import DocBin

import gwreport
from gwreport.annotators import (
    brat_files,
    displacy_data,
    doccano_line,
    label_studio_interface,
    label_studio_task,
    prodigy_line,
)

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*-20??.txt"))
REPORTS = [report for path in EXAMPLES for report in gwreport.read(path)]
pytestmark = pytest.mark.filterwarnings("ignore")
NAMES = [path.stem for path in EXAMPLES]
TEXT = "2024年云河县政府工作报告\n二、2024年工作安排\n地区生产总值增长 ６ ％左右。"


@pytest.fixture(scope="module")
def nlp() -> Any:
    made = spacy.blank("zh")
    made.add_pipe("gwreport")  # found by the entry point: nothing of gwreport is imported for it
    return made


@pytest.mark.parametrize("report", REPORTS, ids=NAMES)
def test_label_studio_takes_tasks_and_interface(report: gwreport.Report) -> None:
    interface: Any = LabelInterface(label_studio_interface())
    interface.validate()
    task = label_studio_task(report)
    assert interface.validate_task({"data": task["data"]})  # with predictions the SDK 2.1.2 fails in itself
    (prediction,) = task["predictions"]
    assert interface.validate_prediction(prediction, return_errors=True) == []


def test_label_studio_refuses_what_is_wrong() -> None:
    interface: Any = LabelInterface(label_studio_interface(["QUANTITY"]))
    (prediction,) = label_studio_task(REPORTS[0])["predictions"]
    assert interface.validate_prediction(prediction, return_errors=True)


@pytest.mark.parametrize("report", REPORTS, ids=NAMES)
def test_a_reader_of_brat_reads_every_line(report: gwreport.Report) -> None:
    files = brat_files(report)
    lines = files.annotations.splitlines()
    entity: Any = EntityAnnotation
    entities = {each.id: each for each in (entity.from_line(line) for line in lines if line.startswith("T"))}
    assert len(entities) == len(report.mentions)
    for each in entities.values():
        parts = [files.text[part.start : part.end] for part in each.fragments]
        assert " ".join(parts) == each.content
    relation: Any = RelationAnnotation
    relations = [relation.from_line(line, entities) for line in lines if line.startswith("R")]
    # a statement on an indicator that the clause only implies (其中…) has no mark to begin at
    assert 0.8 * len(report.statements) < len(relations) <= len(report.statements)
    note: Any = NoteAnnotation
    notes = [note.from_line(line, entities) for line in lines if line.startswith("#")]
    assert [each.component.id for each in notes] == list(entities)


@pytest.mark.parametrize("report", REPORTS, ids=NAMES)
def test_displacy_draws_every_entity(report: gwreport.Report) -> None:
    data = displacy_data(report)
    drawn = displacy.render(data, style="ent", manual=True, jupyter=False)
    assert drawn.count('<mark class="entity"') == len(data["ents"]) > 0


@pytest.mark.parametrize("report", REPORTS, ids=NAMES)
def test_spans_of_prodigy_and_doccano_are_tokens_of_spacy(report: gwreport.Report) -> None:
    doc = spacy.blank("zh").make_doc(report.text)  # the tokens that Prodigy adds: single characters
    for span in prodigy_line(report)["spans"]:
        found = doc.char_span(span["start"], span["end"], label=span["label"], alignment_mode="strict")
        assert found is not None
    assert [[s["start"], s["end"], s["label"]] for s in prodigy_line(report)["spans"]] == doccano_line(
        report
    )["label"]


def test_the_component_fills_spans(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert doc._.gwreport.metadata.year == 2024
    found = {(span.text, span.label_, span.id_) for span in doc.spans["gwreport"]}
    assert ("地区生产总值", "INDICATOR", "gdp") in found
    assert ("６ ％", "QUANTITY", "≈ 6 %") in found  # as the text has it, not as it was repaired


@pytest.mark.parametrize("report", REPORTS, ids=NAMES)
def test_the_component_loses_no_mention(nlp: Any, report: gwreport.Report) -> None:
    doc = nlp(report.source)
    mentions = doc._.gwreport.mentions
    assert len(doc.spans["gwreport"]) == len(mentions)
    assert [span.label_ for span in doc.spans["gwreport"]] == [str(mention.label) for mention in mentions]


def test_options_of_the_component() -> None:
    made = spacy.blank("zh")
    made.add_pipe("gwreport", config={"key": "ours", "alignment": "strict"})
    assert len(made(TEXT).spans["ours"]) > 0
    again = spacy.blank("zh").from_config(made.config)
    assert again.pipe_names == ["gwreport"]


def test_documents_are_kept_by_spacy(nlp: Any, tmp_path: Path) -> None:
    doc = nlp(TEXT)
    doc._.gwreport = None
    path = tmp_path / "docs.spacy"
    DocBin(docs=[doc], store_user_data=True).to_disk(path)
    (again,) = DocBin().from_disk(path).get_docs(nlp.vocab)
    assert [span.id_ for span in again.spans["gwreport"]] == [span.id_ for span in doc.spans["gwreport"]]
