#!/usr/bin/env bash
# ibis cuts the microseconds off a timestamp that it compares with an Exasol column.
#
# ibis-framework 12.0.0 (sqlglot 30.30.0), dialect exasol; statements are only printed. Expected: the literal keeps
# its six digits, or the type says how many there are, since Exasol has TIMESTAMP(0) to TIMESTAMP(9). Seen:
#     ibis.timestamp("2024-01-01 00:00:00.123456")  ->  CAST('2024-01-01 00:00:00.123' AS TIMESTAMP)
# whatever precision the column is declared with; Postgres gets all six digits. "=" finds no row of
# a TIMESTAMP(6), ">" finds those of the same millisecond again.
#
# Who meets it: whoever selects the rows for a prediction by time, for example those since the last run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install \
    ibis-framework==12.0.0 sqlglot==30.30.0 pyarrow==24.0.0 pyarrow-hotfix==0.7 rich==14.2.0 packaging==26.4 \
    numpy==2.4.6 pandas==2.3.3
"$work/venv/bin/python" - <<'PYTHON'
import sys

import ibis

rows = ibis.table({"SEEN": "timestamp(6)"}, name="APPLICATIONS")
since = rows.filter(rows.SEEN > ibis.timestamp("2024-01-01 00:00:00.123456"))
print("ibis", ibis.__version__)
statements = {dialect: " ".join(ibis.to_sql(since, dialect=dialect).split()) for dialect in ("exasol", "postgres")}
for dialect, statement in statements.items():
    print(f"{dialect}: {statement}")
as_stated = (
    "CAST('2024-01-01 00:00:00.123' AS TIMESTAMP)" in statements["exasol"]
    and "123456" in statements["postgres"]
)
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
