#!/usr/bin/env bash
# MLflow's scoring server takes null for False and "false" for True in a boolean column of JSON.
#
# mlflow-skinny 3.17.2 with pandas 2.3.3; the server's function for /invocations, without HTTP. Expected: a required
# boolean column refuses what is no boolean, as it refuses a missing field in CSV and null in a long column. Seen:
#     null              ->  False
#     "false", "no"     ->  True        the truth value of a text that is not empty
#     text/csv, empty   ->  MlflowException … Bool column has NA values
#     text/csv, false   ->  False
# mlflow/mlflow#3996 said in 2021 that booleans are not checked, and is open.
#
# Who meets it: whoever sends rows as JSON in which BOOLEAN is NULL, or is text since SQL or a CSV reader made one of
# it. The model answers, and nothing says that it was given another value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install mlflow-skinny==3.17.2 pandas==2.3.3
cd "$work"
PYTHONWARNINGS=ignore "$work/venv/bin/python" - <<'PYTHON'
import json
import logging
import sys

import mlflow
from mlflow.models import ModelSignature
from mlflow.pyfunc import PythonModel, load_model, save_model, scoring_server
from mlflow.types import ColSpec, DataType, Schema

logging.disable(logging.WARNING)


class Echo(PythonModel):
    def predict(self, context, model_input, params=None):
        return [str(value) for value in model_input["OWNS_HOUSE"]]


signature = ModelSignature(inputs=Schema([ColSpec(DataType.boolean, "OWNS_HOUSE")]))
save_model("model", python_model=Echo(), signature=signature, pip_requirements=[])
model = load_model("model")


def asked(body, content_type):
    try:
        result = scoring_server.invocations(body, content_type, model, model.metadata.get_input_schema())
        return json.loads(result.response)["predictions"][0]
    except mlflow.MlflowException as error:
        return f"MlflowException {error}"


def as_json(value):
    return asked(json.dumps({"dataframe_records": [{"OWNS_HOUSE": value}]}), "application/json")


seen = {f"json {json.dumps(value)}": as_json(value) for value in (True, False, None, "false", "no")}
seen["csv false"] = asked("OWNS_HOUSE\nfalse\n", "text/csv")
seen["csv empty"] = asked('OWNS_HOUSE\ntrue\n""\n', "text/csv")
print("mlflow", mlflow.__version__)
for name, answer in seen.items():
    print(f"{name}: {answer}")
as_stated = "Bool column has NA values" in seen.pop("csv empty") and seen == {
    "json true": "True", "json false": "False", "json null": "False", 'json "false"': "True", 'json "no"': "True",
    "csv false": "False",
}
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
