"""`python -m build_scripts`, alias `jiaokan`."""

import sys

from build_scripts.commands import main

if __name__ == "__main__":
    sys.exit(main())
