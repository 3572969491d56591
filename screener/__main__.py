"""``python -m screener``."""

from screener.cli.main import run

if __name__ == "__main__":
    run()
