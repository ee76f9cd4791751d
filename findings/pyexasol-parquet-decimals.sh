#!/usr/bin/env bash
# pyexasol's import_from_parquet sends small DECIMALs with an exponent, and a zone's offset without a colon.
#
# pyexasol 3.0.1 with pyarrow 24.0.0; only the function that writes the CSV for the database is run, no database.
# Expected: a DECIMAL(18,10) of Parquet is sent as digits with ten decimals, and a time in UTC ends in Z or +00:00.
# Seen:
#     0.0000001      ->  1.000E-7              (0.000001 is still 0.0000010000)
#     0              ->  0E-10
#     NaN            ->  nan
#     2024-01-01 00:00:00 in Europe/Berlin  ->  2024-01-01 00:00:00.000000+0100
#
# Who meets it: whoever loads training data from Parquet. What the database makes of such a text was not tried. Cast
# the column to a text or to DOUBLE before, and times to a column without a zone.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install pyexasol==3.0.1 pyarrow==24.0.0
"$work/venv/bin/python" - "$work/rows.parquet" <<'PYTHON'
import io
import sys
from datetime import datetime
from decimal import Decimal
from importlib.metadata import version
from zoneinfo import ZoneInfo

import pyarrow as pa
from pyarrow import parquet
from pyexasol import callback

BERLIN = datetime(2024, 1, 1, tzinfo=ZoneInfo("Europe/Berlin"))
table = pa.table(
    {
        "D": pa.array([Decimal("0.0000001"), Decimal("0.000001"), Decimal("0")], pa.decimal128(18, 10)),
        "F": [float("nan"), 1e-7, 0.5],
        "T": pa.array([BERLIN, None, None], pa.timestamp("us", "Europe/Berlin")),
    }
)
parquet.write_table(table, sys.argv[1])
sent = io.BytesIO()
callback.import_from_parquet(sent, sys.argv[1])
print(*(f"{name} {version(name)}" for name in ("pyexasol", "pyarrow")))
print(sent.getvalue().decode())
as_stated = sent.getvalue().decode().splitlines() == [
    "1.000E-7,nan,2024-01-01 00:00:00.000000+0100",
    "0.0000010000,1e-7,",
    "0E-10,0.5,",
]
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
