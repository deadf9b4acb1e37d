"""Write the texts: `python -m tests.identifiers FILE [SEED]`, then `heed evaluate redaction FILE`."""

import json
import sys
from pathlib import Path

from tests.identifiers.texts import entries

Path(sys.argv[1]).write_text(
    json.dumps(entries(int(sys.argv[2]) if len(sys.argv) > 2 else 1), ensure_ascii=False), "utf-8"
)
