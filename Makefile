# On a fresh machine: `make demo` sets up and runs the main job, `make assess` starts the interview, `make test` sets up and tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo assess test lint clean

demo: $(READY)
	$(BIN)/credit-assistant assess --no-input \
	  --answers knowledge/cases/zhengzhou_home_textiles/answers.yaml \
	  --data knowledge/data/olist_sellers.csv --row $(SELLER) \
	  --as-of 2026-11-22 --report out/report.html

# a real seller of the Olist marketplace
SELLER ?= cc419e0650a3c5ba77189a1882b7556a

assess: $(READY)
	$(BIN)/credit-assistant assess

test: $(READY)
	$(BIN)/python -m pytest -n 2 -m "not long"

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/credit-assistant rules check

$(READY): pyproject.toml constraints.txt scripts/setup.sh
	PYTHON=$(PYTHON) sh scripts/setup.sh $(VENV)
	@touch $@

clean:
	rm -rf $(VENV) out dist build
