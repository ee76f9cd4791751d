#!/usr/bin/env bash
# pyexasol: VARCHAR keys of many digits survive export_to_pandas, merge in export_to_parquet, and fail in
# export_to_polars.
#
# pyexasol 3.0.1 with pandas 2.3.3, pyarrow 24.0.0, polars 1.35.2; only the functions that read the CSV of the
# database are run, no database. That readers take "001" for 1 is known. Expected of digits that fit no integer: all
# three keep the text. Seen for two keys of 25 digits that differ in the last one, with and without double quotes:
#     export_to_pandas   both texts
#     export_to_parquet  one DOUBLE, 1.2345678901234568e+24, twice: two keys have become one, without an error
#     export_to_polars   ComputeError: could not parse … as dtype `i64`
# The same with 20 digits, but that pandas makes unsigned integers of them.
#
# Who meets it: whoever fetches predictions with their keys (order numbers, digits of an IBAN) and joins them to the
# rows again. Types have to be said: callback_params={"dtype": str} for pandas, {"infer_schema": False} for polars.
# export_to_parquet has no parameter for them, so put a letter before the key in the query.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install \
    pyexasol==3.0.1 pandas==2.3.3 pyarrow==24.0.0 polars==1.35.2
"$work/venv/bin/python" - "$work/parquet" <<'PYTHON'
import io
import sys
from importlib.metadata import version

from pyarrow import parquet
from pyexasol import callback

KEYS = ["1234567890123456789012345", "1234567890123456789012346"]


def pipe(keys=KEYS, quote='"'):
    rows = (f'{quote}{key}{quote},"no"\n' for key in keys)
    return io.BytesIO(("KEY,PREDICTIONS\n" + "".join(rows)).encode())


print(*(f"{name} {version(name)}" for name in ("pyexasol", "pandas", "pyarrow", "polars")))
as_stated = callback.export_to_pandas(pipe(["12345678901234567890"] * 2), None)["KEY"].dtype == "uint64"
for quote in ('"', ""):
    path = f"{sys.argv[1]}{len(quote)}"
    in_pandas = callback.export_to_pandas(pipe(quote=quote), None)["KEY"].tolist()
    callback.export_to_parquet(pipe(quote=quote), path)
    in_parquet = parquet.read_table(path)["KEY"].to_pylist()
    try:
        in_polars = callback.export_to_polars(pipe(quote=quote), None)["KEY"].to_list()
    except Exception as error:
        in_polars = f"{type(error).__name__}: {str(error).splitlines()[0]}"
    told = callback.export_to_polars(pipe(quote=quote), None, infer_schema=False)["KEY"].to_list()
    print("export_to_pandas ", in_pandas)
    print("export_to_parquet", in_parquet)
    print("export_to_polars ", in_polars)
    as_stated &= (
        in_pandas == KEYS
        and in_parquet == [1.2345678901234568e24] * 2
        and "as dtype `i64`" in in_polars
        and told == KEYS
    )
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
