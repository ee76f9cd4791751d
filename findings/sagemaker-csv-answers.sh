#!/usr/bin/env bash
# The SageMaker SDK for Python loses line breaks in labels, and makes two rows of some.
#
# sagemaker-core 2.27.0, CSVDeserializer, which turns an endpoint's answer into lists. Expected: CSV as containers
# write it with Python's csv module, so that a quoted label keeps its line break. Seen: the answer goes through
# str.splitlines() first, which takes the line breaks away, and breaks lines at eight further characters as well.
#     "first<LF>second",0.9        ->  ['firstsecond', '0.9']
#     first<U+2028>second,0.9      ->  ['first'], ['second', '0.9']     a row too many: all that follow are shifted
# The same for U+0085, form feed and vertical tab; none of them needs quotes in CSV.
#
# Who meets it: whoever asks the endpoint of a model from Python and compares the answers with those of a query, if
# labels are texts that people typed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install sagemaker-core==2.27.0
"$work/venv/bin/python" - <<'PYTHON'
import csv
import io
import sys
from importlib.metadata import version

from sagemaker.core.deserializers import CSVDeserializer


def answer(label):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[label, "0.9"], ["no", "0.1"]])
    return CSVDeserializer().deserialize(io.BytesIO(text.getvalue().encode()), "text/csv")


print("sagemaker-core", version("sagemaker-core"))
seen = {label: answer(label) for label in ("first\nsecond", *(f"first{c}second" for c in "\u2028\u0085\f\v"))}
for label, rows in seen.items():
    print(ascii(label), "->", rows)
as_stated = seen.pop("first\nsecond") == [["firstsecond", "0.9"], ["no", "0.1"]] and all(
    rows == [["first"], ["second", "0.9"], ["no", "0.1"]] for rows in seen.values()
)
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
