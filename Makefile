# make run    sets up and prints the timeline of 1949-1991; ARGS="claims --json" runs another command
# make test   sets up and runs `make lint` and the tests that are quick
# make lint   looks at style, strict types and the rule of the rooms
# make test-all  runs the slow tests that `make test` leaves out, and says how much of the source both have reached
# make test-long  runs the tests that take longest and the many cases of some, which `make test-all` leaves out too
# make fix    formats and mends what the linter can
# make clients  hands exports to programs of npm and reads back what they understood
# make fuzz   runs the fuzz tests with a hundred and twenty times as many examples, others each time; FUZZ="-k date" for some of them
#             FUZZ="-k into_the_inputs" writes two thousand times into precious files, of which none may change
# make vary   runs the tests of the commands in unusual surroundings (C locale, read-only home, 29 February, ...); VARY=tests for all
# make lowest  runs the tests that meet the libraries with the lowest versions that pyproject.toml declares; LOWEST=tests for all
# make docs   builds the documentation as a site in build/site; a link that leads nowhere is an error
# make package  builds the wheel twice, compares the bytes, and tries it in an empty environment
# make changelog  moves what stands in changes/ into CHANGELOG.md, under the version of src/sinorus/__init__.py
# make gallery  draws the pictures of docs/gallery.md, each by the command that stands above it
# make scale  runs the SQL of docs/scale.md on DuckDB and Spark (SCALE="--events 1000 --no-spark" for less)
# make bench  measures commands against bare Python and other programs (not a test); BENCH="--rounds 5 --only json";
#             BENCH=--instructions counts instructions with valgrind and fails where a stored count grew by 3 %;
#             BENCH=--growth runs every command and export with up to 100,000 events and fails beyond an aim
# Each takes PYTHON=python3.12 or the like, and keeps what it installs for that in a folder of its own (VENV).
PYTHON ?= python3
VENV ?= .venv$(patsubst %,-%,$(filter-out python3,$(notdir $(PYTHON))))
BIN := $(VENV)/bin
# Where pip only is there, it installs uv, which gets all else in a quarter of the time that pip takes.
UV := $(or $(shell command -v uv),$(BIN)/uv)
# Where bytecode is forbidden, each process that a test starts would compile all that it imports.
export PYTHONDONTWRITEBYTECODE :=
ARGS ?= timeline --from 1949 --to 1991
BENCH ?=
# Each process begins with files of its own, so that what is made once for a file is not made in each of them.
SPREAD := -n auto --dist worksteal
VARY ?= $(foreach test,cli/timeline cli/claims cli/show cli/trace cli/cite cli/validate query/question output/render output/table output/save,\
	tests/$(dir $(test))test_$(notdir $(test)).py)
FUZZ ?=
COVERAGE ?=
REPORT ?= --cov --cov-append --cov-report=term:skip-covered
# Each library that has a floor is used in one of these tests.
LOWEST ?= $(foreach test,cli/app cli/chart cli/completion cli/export cli/timeline cli/typer_version \
	api/arrow api/frames cli/validate imports/formats imports/read_bibtex index/open_parquet output/table export/parquet,\
	tests/$(dir $(test))test_$(notdir $(test)).py) \
	tests/cli/test_schema.py::test_a_schema_is_a_schema_of_draft_2020_12 \
	tests/page/test_page.py::test_all_that_is_told_is_in_the_file_and_the_titles_and_works_are_read_without_a_script

.PHONY: run lint test test-all test-long fix clients fuzz vary lowest docs package changelog gallery scale bench
run: $(VENV)/ready
	@$(BIN)/sinorus $(ARGS)

lint: $(VENV)/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest $(SPREAD) -m "not slow" $(COVERAGE)

# Coverage is added to that of `make test COVERAGE=--cov`; without it the figure is of the slow tests alone.
test-all: $(VENV)/tools
	$(BIN)/pytest $(SPREAD) -m "slow and not long" $(REPORT)

test-long: $(VENV)/tools
	$(BIN)/pytest $(SPREAD) -m long

fix: $(VENV)/tools
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clients: $(VENV)/tools
	npm --prefix clients install --no-audit --no-fund --silent
	$(BIN)/pytest tests/npm

fuzz: $(VENV)/tools
	$(BIN)/pytest $(SPREAD) --hypothesis-profile=long tests/robustness/test_fuzz.py $(FUZZ)

vary: $(VENV)/tools
	$(BIN)/python tools/vary.py $(SPREAD) $(VARY)

# An old networkx warns that there is no scipy, where a test makes a graph of rows; sinorus does not.
lowest: $(VENV)-lowest/ready $(VENV)-lowest-mcp/ready
	$(VENV)-lowest/bin/python -m pytest $(SPREAD) -p no:cacheprovider -W ignore::ImportWarning -m "not slow or floor" $(LOWEST)
	$(VENV)-lowest-mcp/bin/python -m pytest -p no:cacheprovider -p no:anyio -m "not slow" tests/api/test_wire.py

docs: $(VENV)/docs
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --fresh-env --jobs auto \
		--conf-dir docs --doctree-dir build/doctrees . build/site

# Of the source distribution and, with another order of sets, of the checkout.
package: $(VENV)/tools
	rm -rf build/package
	PYTHONHASHSEED=1 $(BIN)/uv build --quiet --python $(BIN)/python --out-dir build/package/first .
	PYTHONHASHSEED=2 $(BIN)/uv build --quiet --python $(BIN)/python --wheel --out-dir build/package/second .
	cmp build/package/first/*.whl build/package/second/*.whl
	$(BIN)/uv venv --quiet --python $(PYTHON) build/package/empty
	$(BIN)/uv pip install --quiet --python build/package/empty/bin/python build/package/first/*.whl
	build/package/empty/bin/python tools/smoke.py

changelog: $(VENV)/tools
	$(BIN)/towncrier build --yes --version "$$($(BIN)/python -c 'import sinorus; print(sinorus.__version__)')"

gallery: $(VENV)/tools
	$(BIN)/python tools/gallery.py

scale: $(VENV)-scale/ready
	$(VENV)-scale/bin/python tools/scale.py $(SCALE)

bench: $(VENV)/ready
	$(BIN)/python -m benchmarks $(BENCH)

# All that `make run` imports is compiled here, so that the first answer is as quick as the next ones.
$(VENV)/ready: pyproject.toml
	command -v uv >/dev/null || test -x $(BIN)/uv || { $(PYTHON) -m venv $(VENV) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check uv; }
	test -x $(BIN)/python || $(UV) venv --quiet --seed --python $(PYTHON) $(VENV)
	$(UV) pip install --quiet --python $(BIN)/python --compile-bytecode --editable ".[charts]"
	$(BIN)/python -m compileall -q src
	@touch $@

# The uv that a machine has may be older than groups of dependencies.
$(VENV)/tools: $(VENV)/ready
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv || \
		$(UV) pip install --quiet --python $(BIN)/python uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group dev
	@touch $@

$(VENV)/docs: $(VENV)/tools
	$(BIN)/uv pip install --quiet --python $(BIN)/python --group docs
	@touch $@

# What only the tests need is as new as elsewhere; --upgrade forgets the versions that an earlier run has chosen.
# Spark is 300 MB, and `make scale` runs it. The SDK of the Model Context Protocol asks for a newer pydantic than all else, and has an environment of its own.
EXTRAS = $(shell $(PYTHON) -c \
	'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"])')
$(VENV)-lowest/ready: TRIED = $(filter-out mcp spark,$(EXTRAS))
$(VENV)-lowest-mcp/ready: TRIED = mcp
$(VENV)-lowest/ready $(VENV)-lowest-mcp/ready: pyproject.toml | $(VENV)/tools
	test -x $(@D)/bin/python || $(BIN)/uv venv --quiet --python $(PYTHON) $(@D)
	$(BIN)/uv pip compile --quiet --upgrade --python $(@D)/bin/python --resolution lowest-direct \
		$(addprefix --extra ,$(TRIED)) --output-file $(@D)/lowest.txt pyproject.toml
	$(BIN)/uv pip install --quiet --python $(@D)/bin/python --requirements $(@D)/lowest.txt \
		--editable . --group commands
	@touch $@

# Spark is large, and its types would be read by mypy.
$(VENV)-scale/ready: pyproject.toml | $(VENV)/tools
	test -x $(VENV)-scale/bin/python || $(BIN)/uv venv --quiet --python $(PYTHON) $(VENV)-scale
	$(BIN)/uv pip install --quiet --python $(VENV)-scale/bin/python --editable ".[parquet,charts]" --group scale
	@touch $@
