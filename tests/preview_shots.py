"""The preview page as pictures, one a service: ``python -m tests.preview_shots DIR``."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


def main(folder: Path) -> None:
    """Photograph every service of ``index.html`` in a folder."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*FLAGS])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto((folder / "index.html").absolute().as_uri())
        for part in page.locator("main.part").all():
            name = part.locator("h2").inner_text().replace("/", "").replace(": ", "-")
            part.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
