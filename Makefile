# Thin: everything is in scripts/, so that paths with spaces are no trouble.

.PHONY: help serve build test quick bench clean

help:
	@echo "make serve   build the optimised site and serve it on http://127.0.0.1:8080"
	@echo "make build   leave the optimised site in dist/"
	@echo "make quick   format, clippy, native tests"
	@echo "make test    everything, in headless Chromium too"
	@echo "make bench   how fast it is, as a table"

serve build test quick bench:
	@command -v node >/dev/null 2>&1 || { echo "Node 20 or newer with npm is needed and not on PATH"; exit 1; }
	@node scripts/$@.mjs

clean:
	rm -rf dist generated .stage
	cargo clean
