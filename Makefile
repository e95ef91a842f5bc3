# make run    sets up and prints the timeline of 1949-1991; ARGS="claims --json" runs another command
# make test   sets up and runs lint, strict types, the rule of the rooms and the tests that are quick
# make test-all  runs the slow tests that `make test` leaves out, and says how much of the source both have reached
# make test-long  runs the few tests that take longest, which `make test-all` leaves out too
# make fix    formats and mends what the linter can
# make clients  hands exports to programs of npm and reads back what they understood
# make fuzz   runs the fuzz tests with sixty times as many examples, others each time; FUZZ="-k date" for some of them
#             FUZZ="-k into_the_inputs" writes two thousand times into precious files, of which none may change
# make vary   runs the tests of the commands in unusual surroundings (C locale, read-only home, 29 February, ...); VARY=tests for all
# make lowest  runs the tests that meet the libraries with the lowest versions that pyproject.toml declares; LOWEST=tests for all
# make gallery  draws the pictures of docs/gallery.md, each by the command that stands above it
# make scale  runs the SQL of docs/scale.md on DuckDB and Spark (SCALE="--events 1000 --no-spark" for less)
# make bench  measures commands against bare Python and other programs (not a test); BENCH="--rounds 5 --only json";
#             BENCH=--instructions counts instructions with valgrind and fails where a stored count grew by 3 %
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ARGS ?= timeline --from 1949 --to 1991
BENCH ?=
VARY ?= $(foreach test,cli/timeline cli/claims cli/show cli/trace cli/cite cli/validate query/question output/render output/table output/save,\
	tests/$(dir $(test))test_$(notdir $(test)).py)
FUZZ ?=
COVERAGE ?=
REPORT ?= --cov --cov-append --cov-report=term:skip-covered
# All extras but spark, which is 300 MB; `make scale` runs it.
EXTRAS := graph charts parquet big sheets bibtex export
# Each library that has a floor is used in one of these tests.
LOWEST ?= $(foreach test,cli/app cli/chart cli/completion cli/export cli/schema cli/timeline cli/typer_version \
	cli/validate imports/formats imports/read_bibtex index/open_parquet output/table export/parquet,\
	tests/$(dir $(test))test_$(notdir $(test)).py) \
	tests/page/test_page.py::test_all_that_is_told_is_in_the_file_and_the_titles_and_works_are_read_without_a_script

.PHONY: run test test-all test-long fix clients fuzz vary lowest gallery scale bench
run: .venv/ready
	@$(BIN)/sinorus $(ARGS)

test: .venv/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto -m "not slow" $(COVERAGE)

# Coverage is added to that of `make test COVERAGE=--cov`; without it the figure is of the slow tests alone.
test-all: .venv/tools
	$(BIN)/pytest -n auto -m "slow and not long" $(REPORT)

test-long: .venv/tools
	$(BIN)/pytest -n auto -m long

fix: .venv/tools
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clients: .venv/tools
	npm --prefix clients install --no-audit --no-fund --silent
	$(BIN)/pytest tests/npm

fuzz: .venv/tools
	$(BIN)/pytest -n auto --hypothesis-profile=long tests/robustness/test_fuzz.py $(FUZZ)

vary: .venv/tools
	$(BIN)/python tools/vary.py -n auto $(VARY)

# An old networkx warns that there is no scipy, where a test makes a graph of rows; sinorus does not.
lowest: .venv-lowest/ready
	.venv-lowest/bin/python -m pytest -n auto -p no:cacheprovider -W ignore::ImportWarning -m "not slow" $(LOWEST)

gallery: .venv/tools
	$(BIN)/python tools/gallery.py

scale: .venv-scale/ready
	.venv-scale/bin/python tools/scale.py $(SCALE)

bench: .venv/ready
	$(BIN)/python -m benchmarks $(BENCH)

# An environment that uv made has no pip.
.venv/ready: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	$(PIP) --editable ".[charts]"
	@touch $@

# What the tests need is eighty packages: uv gets them in a tenth of the time that pip takes.
.venv/tools: .venv/ready
	$(PIP) uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group dev
	@touch $@

# What only the tests need is as new as elsewhere; --upgrade forgets the versions that an earlier run has chosen.
.venv-lowest/ready: pyproject.toml
	test -x .venv-lowest/bin/python || $(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check uv
	.venv-lowest/bin/uv pip compile --quiet --upgrade --python .venv-lowest/bin/python --resolution lowest-direct \
		$(foreach extra,$(EXTRAS),--extra $(extra)) --output-file .venv-lowest/lowest.txt pyproject.toml
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python --requirements .venv-lowest/lowest.txt \
		--editable . --group commands
	@touch $@

# Spark is large, and its types would be read by mypy.
.venv-scale/ready: pyproject.toml
	test -x .venv-scale/bin/python || $(PYTHON) -m venv .venv-scale
	.venv-scale/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	.venv-scale/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[parquet,charts]" --group scale
	@touch $@
