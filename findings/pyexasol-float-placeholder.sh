#!/usr/bin/env bash
# pyexasol's placeholder for floats, {x!f}, refuses every float that Python writes with an exponent and one digit.
#
# pyexasol 3.0.1. Expected: each finite float can be formatted. Seen: an exponent is taken only behind a point, and
# Python's str() has none where one digit is enough:
#     1.5e-07  ->  1.5e-07
#     1e-07    ->  ValueError: Value [1e-07] is not a safe float
#     1e+16    ->  ValueError: Value [1e+16] is not a safe float
# So a query works with one threshold and not with its neighbour.
#
# Who meets it: whoever selects predictions by a probability, "... WHERE PROBABILITY < {limit!f}". The text
# f"{limit:.17e}" as the value of the placeholder is always taken, and means the same number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install pyexasol==3.0.1
"$work/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from pyexasol.formatter import ExaFormatter

TAKEN = [0.5, 1.5e-07, 1.5e16, f"{1e-07:.17e}"]
REFUSED = [1e-07, 1e-05, 1e16]


def formatted(value):
    try:
        return ExaFormatter.safe_float(value)
    except ValueError as error:
        return f"ValueError: {error}"


print("pyexasol", version("pyexasol"))
for value in TAKEN + REFUSED:
    print(f"{value}  ->  {formatted(value)}")
as_stated = all(formatted(value) == str(value) for value in TAKEN) and all(
    formatted(value) == f"ValueError: Value [{value}] is not a safe float" for value in REFUSED
)
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
