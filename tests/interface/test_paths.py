"""Public module paths stay importable, each with all its names, wherever the code they name lies."""

from __future__ import annotations

from importlib import import_module

import pytest

PATHS = {
    "interfaces": "Extractor Normalizer OutlineParser Reading Segmenter StatementBuilder SubjectFinder",
    "plugins": "Group Provider component providers",
    "testing": "SAMPLE_TEXTS check_extractor check_normalizer check_outline_parser "
    "check_segmenter check_statement_builder check_subject_finder",
    "units": "TABLE Unit UnitTable build_table convert load_units symbol_of",
    "numerals": "ARABIC_PATTERN MULTIPLIERS NUMERAL_PATTERN Number Style format_numeral "
    "parse_numeral parse_percent",
    "analysis.targets": "Presence QualitativeTarget Target TargetForm TargetTable constraint_words "
    "headline_targets is_for_year term_targets",
    "analysis.comparison": "Amplification Outturn compare_levels compare_outturn",
    "analysis.checks": "Finding check_ambition check_growth check_parts check_repeated check_report "
    "check_shares check_totals",
    "analysis.lexical": "Attention Line Reuse Token WordList attention keyword_in_context reused_passages "
    "reused_share role_spans similarity stop_words term_counts tokens word_lists",
    "export.tables": "Row StatementRow TABLE_VERSION TargetRow arrow_schema column_kind csv_text "
    "decimal_cell from_arrow from_pandas read_csv read_jsonl read_parquet read_stata "
    "report_cells statement_rows target_rows to_arrow to_pandas write_csv write_jsonl "
    "write_parquet write_stata",
    "export.spark": "spark_schema statement_frame target_frame",
    "text.segmenters": "CallableSegmenter CharacterSegmenter JiebaSegmenter PkusegSegmenter "
    "RjiebaSegmenter align domain_words",
    "lexicon.indicators": "Entry Form IndicatorCatalogue default_catalogue parse_catalogue read_catalogue",
    "lexicon.regions": "Division NATION RANK RegionTable code_prefix region_table",
    "lexicon.townships": "AS_OF Township TownshipTable township_table",
    "pipeline": "Pipeline default_pipeline",
    "model": "ENTITY_LABELS Aspect Bound Diagnostic Direction Document DocumentKind Indicator "
    "Label Level Mention Metadata Number Period Quantity QuantityKind Region Repair "
    "Report Section SectionRole Severity Source Statement Status",
}
NAMES = [(path, name) for path, names in PATHS.items() for name in names.split()]


@pytest.mark.parametrize("path, name", NAMES, ids=[f"{path}.{name}" for path, name in NAMES])
def test_a_public_name_is_where_it_was(path: str, name: str) -> None:
    assert hasattr(import_module(f"gwreport.{path}"), name)


@pytest.mark.parametrize("path", ["analysis", "export", *PATHS])
def test_a_public_module_says_what_it_is_for(path: str) -> None:
    assert import_module(f"gwreport.{path}").__doc__
