#!/usr/bin/env bash
# MLflow's scoring server makes the text None of a null among "instances", and takes no record that lacks a member.
#
# mlflow-skinny 3.17.2 with pandas 2.3.3 and numpy 2.4.6; the server's function for /invocations, without HTTP. The
# column is an optional string of the signature. Expected: "instances" with records means the same as
# "dataframe_records" with them. Seen:
#     dataframe_records, null              ->  the model gets no value
#     dataframe_records, member left out   ->  the model gets no value
#     instances, null                      ->  the model gets the text None
#     instances, member left out           ->  400 for the whole request, also for rows that have it
# Records are turned into one array of numpy for each member first, which are as long as it is there.
#
# Who meets it: whoever asks SageMaker's MLflow container in the form that other containers take, and has NULLs. A text
# None is a value that no model was trained on, and nothing says so.
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
        return [value if isinstance(value, str) else "no value" for value in model_input["CITY"]]


columns = [ColSpec(DataType.long, "AGE"), ColSpec(DataType.string, "CITY", required=False)]
save_model("model", python_model=Echo(), signature=ModelSignature(inputs=Schema(columns)), pip_requirements=[])
model = load_model("model")


def asked(form, second):
    body = json.dumps({form: [{"AGE": 1, "CITY": "Bonn"}, second]})
    try:
        answer = scoring_server.invocations(body, "application/json", model, model.metadata.get_input_schema())
        return json.loads(answer.response)["predictions"]
    except mlflow.MlflowException as error:
        return error.get_http_status_code()


null, left_out = {"AGE": 2, "CITY": None}, {"AGE": 2}
seen = {
    "dataframe_records, null": asked("dataframe_records", null),
    "dataframe_records, left out": asked("dataframe_records", left_out),
    "instances, null": asked("instances", null),
    "instances, left out": asked("instances", left_out),
}
print("mlflow", mlflow.__version__)
for name, answer in seen.items():
    print(f"{name}: {answer}")
as_stated = list(seen.values()) == [["Bonn", "no value"], ["Bonn", "no value"], ["Bonn", "None"], 400]
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
