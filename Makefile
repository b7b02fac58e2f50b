# `make demo` and `make test` need nothing but Python 3.11 and make: both install first.
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: install demo run test check format migrate bench lock

install: .venv/installed

.venv/installed: requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

demo: install
	$(BIN)/python bot.py demo $(ARGS)

run: install
	$(BIN)/python bot.py run $(ARGS)

migrate: install
	$(BIN)/python bot.py migrate

test: install
	$(BIN)/pytest $(ARGS)

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install
	@missed=0; for part in burst reading alerts digests punctual; do \
		$(BIN)/python -m benchmarks.$$part || missed=1; \
	done; exit $$missed

lock: install
	for list in requirements requirements-dev; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
			--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
			$$list.in -o $$list.txt || exit 1; done
