#!/usr/bin/env bash
# sqlglot, from Exasol to Exasol, drops an argument of RANDOM and makes names of SYSDATE and CURRENT_SESSION.
#
# sqlglot 30.30.0, read="exasol", write="exasol". Expected: a statement of one dialect comes back with the same
# meaning, and what sqlglot does not know comes back as it was. Seen, without a warning:
#     RANDOM(0, 100) < 10    ->  RAND(0) < 10          the upper bound is gone
#     SYSDATE                ->  "SYSDATE"             a delimited identifier, thus the name of a column
#     CURRENT_SESSION        ->  "CURRENT_SESSION"
# CURRENT_SCHEMA, CURRENT_USER, IPROC(), NPROC() and ROWNUM come back as they were. sqlglot/issues/6686 names SYSDATE
# among words that are no functions to it; the issue is closed.
#
# Who meets it: tools that parse a statement and print it again (formatters, query builders, SQL editors), with a
# training view on a sample of rows, or a query for the jobs of the last day.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install sqlglot==30.30.0
"$work/venv/bin/python" - <<'PYTHON'
import sys

import sqlglot

STATED = {
    "SELECT * FROM T WHERE RANDOM(0, 100) < 10": "SELECT * FROM T WHERE RAND(0) < 10",
    "SELECT * FROM T WHERE D > SYSDATE - 1": 'SELECT * FROM T WHERE D > "SYSDATE" - 1',
    "SELECT CURRENT_SESSION FROM DUAL": 'SELECT "CURRENT_SESSION" FROM DUAL',
    "SELECT CURRENT_SCHEMA, CURRENT_USER FROM DUAL": "SELECT CURRENT_SCHEMA, CURRENT_USER FROM DUAL",
    "SELECT IPROC(), NPROC() FROM T WHERE ROWNUM <= 5": "SELECT IPROC(), NPROC() FROM T WHERE ROWNUM <= 5",
}
print("sqlglot", sqlglot.__version__)
changed = False
for statement, stated in STATED.items():
    seen = sqlglot.transpile(statement, read="exasol", write="exasol")[0]
    print(f"{statement}\n    {seen}")
    changed |= seen != stated
print("CHANGED" if changed else "as stated")
sys.exit(changed)
PYTHON
