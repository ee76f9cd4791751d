#!/usr/bin/env bash
# MLflow's scoring server cuts 1.5 to 1 in a long column of JSON, and refuses null in one that is optional.
#
# mlflow-skinny 3.17.2 with pandas 2.3.3 and numpy 2.4.6; the server's function for /invocations, without HTTP.
# Expected, by what MLflow says of signatures: only conversions without loss, so 1.5 is refused, and a column with
# required=False takes null. Seen:
#     application/json, 1.5, in dataframe_split, dataframe_records, instances and inputs   ->  the model gets 1
#     text/csv, 1.5                                                                         ->  400
#     application/json, null in an optional long column                                     ->  400
#     9007199254740993 beside 1.5 in another row                                            ->  the model gets ...992
#
# Who meets it: whoever sends a DECIMAL with decimals to a model that learned whole numbers from a sample, and whoever
# has NULLs in a column of integers. Log such columns as double.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install mlflow-skinny==3.17.2 pandas==2.3.3 numpy==2.4.6
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
        return [str(value) for value in model_input["N"]]


def saved(name, required):
    signature = ModelSignature(inputs=Schema([ColSpec(DataType.long, "N", required=required)]))
    save_model(name, python_model=Echo(), signature=signature, pip_requirements=[])
    return load_model(name)


def asked(model, body, content_type="application/json"):
    try:
        answer = scoring_server.invocations(body, content_type, model, model.metadata.get_input_schema())
        return json.loads(answer.response)["predictions"]
    except mlflow.MlflowException as error:
        return error.get_http_status_code()


required, optional = saved("required", True), saved("optional", False)
bodies = {
    "dataframe_split": {"columns": ["N"], "data": [[1.5]]},
    "dataframe_records": [{"N": 1.5}],
    "instances": [{"N": 1.5}],
    "inputs": {"N": [1.5]},
}
seen = {form: asked(required, json.dumps({form: body})) for form, body in bodies.items()}
seen["csv"] = asked(required, "N\n1.5\n", "text/csv")
seen["optional, null"] = asked(optional, json.dumps({"dataframe_records": [{"N": None}, {"N": 5}]}))
seen["large beside 1.5"] = asked(required, json.dumps({"dataframe_records": [{"N": 9007199254740993}, {"N": 1.5}]}))
print("mlflow", mlflow.__version__)
for name, answer in seen.items():
    print(f"{name}: {answer}")
as_stated = list(seen.values()) == [["1"], ["1"], ["1"], ["1"], 400, 400, ["9007199254740992", "1"]]
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
