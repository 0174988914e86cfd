"""Programs under measurement."""

import os

import pytest

from app.cli.bench.stage import BenchError, Program, _caller_of


def test_a_program_answers_with_numbers_and_other_words_are_passed_over() -> None:
    code = "import sys\nfor line in sys.stdin:\n  print('words', flush=True); print(len(line.strip()), flush=True)"
    program = Program(["-c", code], dict(os.environ))
    assert program.ask("four") == 4
    program.close()


def test_one_that_ends_too_early_is_told_with_its_last_words() -> None:
    program = Program(["-c", "raise SystemExit('no screen here')"], dict(os.environ))
    with pytest.raises(BenchError, match="no screen here"):
        program.hear()
    program.close()


def test_figures_of_a_program_with_a_defect_count_for_nothing() -> None:
    program = Program(["-c", "print(1)\nraise KeyError('x')"], dict(os.environ))
    program.hear()
    with pytest.raises(BenchError, match="KeyError"):
        program.close()


def test_a_customer_calls_from_their_number() -> None:
    assert "<sip:+8613800000000@" in _caller_of(8613800000000)
