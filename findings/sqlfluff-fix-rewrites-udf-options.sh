#!/usr/bin/env bash
# sqlfluff's `fix` puts blanks into the options of an Exasol UDF.
#
# sqlfluff 4.5.0, dialect exasol, no configuration. Expected: the body of a script is no SQL, so `fix` leaves it
# alone, as its rule for indentation does since sqlfluff/sqlfluff#1680. Seen: the rule for blanks (LT01) takes the
# body for SQL.
#     %jvmoption -Xmx512m;                           ->  % jvmoption - Xmx512m ;
#     %jar /buckets/bfsdefault/default/model.jar;    ->  % jar / buckets / bfsdefault / default / model.jar ;
# The result still parses, so sqlfluff reports nothing that is wrong.
#
# Who meets it: whoever keeps printed SQL in a repository with sqlfluff as a hook. With the line `-- noqa: disable=all`
# on top the file stays as it was.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install sqlfluff==4.5.0
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import sys

import sqlfluff

SCRIPT = """CREATE OR REPLACE JAVA SET SCRIPT SCORES (X DOUBLE)
EMITS (Y DOUBLE) AS
%jvmoption -Xmx512m;
%scriptclass com.example.Scores;
%jar /buckets/bfsdefault/default/model.jar;
/
"""
sqlfluff.parse(SCRIPT, dialect="exasol")
fixed = sqlfluff.fix(SCRIPT, dialect="exasol")
kept = sqlfluff.fix("-- noqa: disable=all\n" + SCRIPT, dialect="exasol")
print("sqlfluff", sqlfluff.__version__)
print(fixed)
sqlfluff.parse(fixed, dialect="exasol")
as_stated = (
    "\n% jvmoption - Xmx512m ;\n" in fixed
    and "\n% jar / buckets / bfsdefault / default / model.jar ;\n" in fixed
    and kept.endswith(SCRIPT)
)
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
