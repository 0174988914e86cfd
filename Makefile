# make setup   .venv with the locked packages, and nothing more
# make demo    everything, up to a demo bank whose phone rings; HEADLESS=1 plays one call by itself
# make test    lint, then every test, with an Asterisk, a SIPp, a PostgreSQL and a sound server of its own
# make bench   the figures; NAMES="ring pop" for some of them, LONG=1 for the curve to ten million customers
# make lint    ruff, mypy, the walls
# make lock    requirements.lock anew from pyproject.toml
# make translations LANGUAGE=zh_CN   collects the texts into its .ts, and compiles the .qm

.DEFAULT_GOAL := setup
.PHONY: setup debs debs-test debs-bench demo test lint bench lock translations

TELLERLINE := .venv/bin/tellerline

setup: .venv/made

.venv/made: requirements.lock pyproject.toml installer/venv.sh
	@installer/venv.sh

debs:
	@installer/debs.sh run

debs-test:
	@installer/debs.sh run test

debs-bench:
	@installer/debs.sh run test bench

demo: setup debs
	@$(TELLERLINE) demo $(if $(filter-out 0,$(HEADLESS)),--headless)

lint: setup
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy app
	@.venv/bin/lint-imports

test: setup debs-test lint
	@.venv/bin/python -m tests.pbx.asterisk
	@.venv/bin/pytest -n auto --maxprocesses 4 --dist loadgroup $(ARGS)

bench: setup debs-bench
	@$(TELLERLINE) bench $(if $(filter-out 0,$(LONG)),--long) $(NAMES)

lock: setup
	@.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--group dev pyproject.toml -o requirements.lock

LANGUAGE ?= zh_CN
TS := resources/translations/$(LANGUAGE).ts

translations: setup
	@.venv/bin/pyside6-lupdate -silent -no-obsolete -locations none $$(git ls-files 'app/*.py') -ts $(TS)
	@.venv/bin/pyside6-lrelease -silent $(TS) -qm $(TS:.ts=.qm).new
	@mv $(TS:.ts=.qm).new $(TS:.ts=.qm)  # in one step: a desk at work reads the old one from where it lies
