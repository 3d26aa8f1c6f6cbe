"""``python -m dialogs.preview DIR`` writes the page into a folder."""

import sys
from pathlib import Path

from dialogs.preview.page import main

main(Path(sys.argv[1]))
