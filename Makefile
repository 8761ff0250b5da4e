# make grade   grade the bundled sample class            make test   run the test suite
# make lab     open JupyterLab on the course             make check  lint code and lessons, check built files
# make notebooks   build the notebooks from the lessons  make lock   renew requirements.txt from pyproject.toml
# make bench   grade one class by stock nbgrader and by the course, and compare (forty minutes)
#
# Every command makes .venv first, from the locked requirements. PYTHON=python3.12 chooses another Python.

.DEFAULT_GOAL := help
.PHONY: help grade test lab notebooks check bench lock clean

ifndef PYTHON
PYTHON := $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,$(shell $(name) -c \
  "import sys; (3, 11) <= sys.version_info[:2] <= (3, 13) and print('$(name)')" 2>/dev/null)))
endif
BIN := .venv/bin
INSTALLED := .venv/.installed

help:
	@sed -n 's/^# \{0,1\}//p;/^$$/q' Makefile

$(INSTALLED): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed and was not found. Install one, or name it: make PYTHON=/path/to/python3.12"; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version) (the first time takes a few minutes) ..."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check --requirement requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --editable .
	@# JupyterLab's own news and updates: the course fetches nothing.
	@$(BIN)/jupyter labextension disable --level=sys_prefix "@jupyterlab/apputils-extension:announcements" 2>/dev/null
	@touch $@

grade: $(INSTALLED)
	$(BIN)/course build
	$(BIN)/course grade --sample

test: $(INSTALLED)
	$(BIN)/pytest --numprocesses 2 --dist worksteal

lab: $(INSTALLED)
	$(BIN)/jupyter lab

notebooks: $(INSTALLED)
	$(BIN)/course build --execute

check: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/course check
	$(BIN)/course build --check

bench: $(INSTALLED)
	$(BIN)/python -m tests.benchmarks.grading

# Needs uv (pip install uv). The result holds for all platforms and for Python 3.11 to 3.13.
lock:
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --universal --python-version 3.11 --extra test --extra postgresql --no-annotate --upgrade \
	  pyproject.toml --output-file requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile --universal --python-version 3.11 --extra worlds --no-annotate --upgrade \
	  --constraint requirements.txt pyproject.toml --output-file requirements-worlds.txt

clean:
	rm -rf .venv build
