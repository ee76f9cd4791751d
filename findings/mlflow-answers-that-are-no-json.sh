#!/usr/bin/env bash
# MLflow's scoring server answers NaN and Infinity, which no JSON has, and the text "NaT" for a missing time.
#
# mlflow-skinny 3.17.2 with pandas 2.3.3 and numpy 2.4.6; the server's function that writes answers. Expected: null,
# since the server's content type is application/json, and a missing text is null already. Seen:
#     numpy.array([1.0, nan, inf])       ->  {"predictions": [1.0, NaN, Infinity]}
#     DataFrame with a missing time      ->  {"T": "NaT"}, a text
#     Series(["no", None])               ->  [{"0": "no"}, {"0": null}]: objects, where a list of texts was expected
# Python's json reads it; a reader that keeps to the standard refuses the whole answer. Here json.loads with a
# parse_constant that raises stands for one.
#
# Who meets it: whoever asks a regression in SageMaker's MLflow container from anything but Python: one row without a
# number costs the answers to all rows of the request. Let the model return None, or strings.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install mlflow-skinny==3.17.2 pandas==2.3.3 numpy==2.4.6
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import io
import json
import sys

import mlflow
import numpy
import pandas
from mlflow.pyfunc import scoring_server


def written(predictions):
    answer = io.StringIO()
    scoring_server.predictions_to_json(predictions, answer)
    return answer.getvalue()


def refused(constant):
    raise ValueError(constant)


def is_json(text):
    try:
        json.loads(text, parse_constant=refused)
        return True
    except ValueError:
        return False


numbers = written(numpy.array([1.0, float("nan"), float("inf")]))
times = written(pandas.DataFrame({"T": pandas.to_datetime(["2024-01-01", None])}))
texts = written(pandas.Series(["no", None]))
print("mlflow", mlflow.__version__)
print(numbers, times, texts, sep="\n")
as_stated = (
    numbers == '{"predictions": [1.0, NaN, Infinity]}'
    and not is_json(numbers)
    and json.loads(times)["predictions"][1] == {"T": "NaT"}
    and json.loads(texts) == {"predictions": [{"0": "no"}, {"0": None}]}
)
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
