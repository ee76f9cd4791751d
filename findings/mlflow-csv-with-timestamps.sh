#!/usr/bin/env bash
# MLflow's scoring server takes no CSV at all for a model whose signature has a datetime.
#
# mlflow-skinny 3.17.2 with pandas 2.3.3; the server's function for /invocations, without HTTP. Expected: the column
# is parsed as the signature says, as numbers, booleans and texts are, and as JSON is. Seen: each text/csv request is
# refused, also when the text is ISO 8601; the type of the signature goes to a reader that cannot take it.
#     text/csv           MlflowException … the dtype datetime64[ns] is not supported for parsing
#     application/json   200
#
# Who meets it: whoever serves a model that was trained on a table with a TIMESTAMP or DATE in SageMaker's MLflow
# container, and asks it for CSV, the format that SQL clients of SageMaker send. Log the model with the column as a
# string, and parse it in the model.
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
        return [str(value) for value in model_input["SEEN"]]


def asked(kind, column_type, body, content_type):
    signature = ModelSignature(inputs=Schema([ColSpec(column_type, "SEEN")]))
    path = f"{kind}-{column_type.name}"
    save_model(path, python_model=Echo(), signature=signature, pip_requirements=[])
    model = load_model(path)
    try:
        result = scoring_server.invocations(body, content_type, model, model.metadata.get_input_schema())
        return f"{result.status} {result.response}"
    except mlflow.MlflowException as error:
        return f"MlflowException {error}"


CSV = 'SEEN\n"2024-01-01T00:00:00.123"\n'
JSON = json.dumps({"dataframe_records": [{"SEEN": "2024-01-01T00:00:00.123"}]})
seen = {
    "csv, datetime": asked("csv", DataType.datetime, CSV, "text/csv"),
    "json, datetime": asked("json", DataType.datetime, JSON, "application/json"),
    "csv, string": asked("csv", DataType.string, CSV, "text/csv"),
}
print("mlflow", mlflow.__version__)
for name, answer in seen.items():
    print(f"{name}: {answer}")
as_stated = (
    "datetime64[ns] is not supported for parsing" in seen["csv, datetime"]
    and seen["json, datetime"].startswith("200 ")
    and seen["csv, string"].startswith("200 ")
)
print("as stated" if as_stated else "CHANGED")
sys.exit(not as_stated)
PYTHON
