-- sme 0.1.0: AWS SageMaker Autopilot in SQL
-- Schema: "SME"
-- JAR:    /buckets/bfsdefault/default/sme-udf-0.1.0.jar
-- JVM options of an earlier deployment, which 'sme deploy' would keep, are not in it. They are
-- the lines with %jvmoption, but for -Dsme.…, that this shows; 'sme status' names them, too:
--   SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'SME' AND SCRIPT_NAME = 'SME_DOUBLE_TEXT'
-- The JAR has to be there before a script is called. To upload it by hand:
--   unzip sme.jar sme-udf-0.1.0.jar
--   curl --fail --user w --upload-file sme-udf-0.1.0.jar https://<bucketfs-host>:2581/default/sme-udf-0.1.0.jar
-- A script has to reach the database as it is, from CREATE to the line /, with every ; in it:
--   pyexasol: not by execute_sql_script, nor without the line /: it takes the last ; of a UDF away, which is
--     then created and fails with 'Error parsing script options'. Pass each statement to execute, and each
--     script with its line /, which keeps the ; in front of it.
--   EXAplus: run SET DEFINE OFF; first, or it replaces words behind an ampersand.
--   DBeaver: mark each script from CREATE to before the line / and run it as one statement, without parameters.
--   DbVisualizer: switch parameters off.
-- CREATE OR REPLACE drops EXECUTE on a script, and ACCESS ON CONNECTION FOR SCRIPT. Before you run it, these show
-- what will be gone; afterwards, 'sme grant --to-print' prints the statements that grant it again:
--   SELECT * FROM SYS.EXA_DBA_OBJ_PRIVS WHERE OBJECT_TYPE = 'SCRIPT'
--   SELECT * FROM SYS.EXA_DBA_RESTRICTED_OBJ_PRIVS

CREATE SCHEMA IF NOT EXISTS "SME";
OPEN SCHEMA "SME";

SELECT SYSTEM_VALUE, SESSION_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'SCRIPT_LANGUAGES';
-- A value that has JAVA=… in it is right. Put one that has not into its statement
-- instead of the words in angle brackets, and run it without the hyphens:
-- ALTER SYSTEM SET SCRIPT_LANGUAGES = '<SYSTEM_VALUE> JAVA=builtin_java';
-- ALTER SESSION SET SCRIPT_LANGUAGES = '<SESSION_VALUE> JAVA=builtin_java';

-- Asks every node for its Java, which has to be 11 or later, and for the JAR: every node from 0 to
-- NPROC() - 1 has to show the digest of 'sha256sum sme-udf-0.1.0.jar'. If one does not, wait and ask again.
-- If one is not listed, ask with more groups than NPROC(). The three statements can be left out.
--/
CREATE JAVA SET SCRIPT "SME"."SME_NODE_PROBE" ("group" DECIMAL(9,0), "file" VARCHAR(2000))
EMITS ("NODE" DECIMAL(9,0), "JAVA" VARCHAR(200), "BYTES" DECIMAL(18,0), "SHA256" VARCHAR(64)) AS
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.MessageDigest;

class SME_NODE_PROBE {
    static void run(ExaMetadata meta, ExaIterator rows) throws Exception {
        Long bytes = null;
        String sha256 = null;
        Path file = rows.getString(1) == null ? null : Paths.get(rows.getString(1));
        if (file == null ? false : Files.isRegularFile(file)) {
            bytes = Files.size(file);
            sha256 = digest(file);
        }
        rows.emit(meta.getNodeId(), System.getProperty("java.version"), bytes, sha256);
    }

    static String digest(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[65536];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        StringBuilder text = new StringBuilder();
        for (byte part : digest.digest()) {
            text.append(Integer.toHexString(Byte.toUnsignedInt(part) + 256).substring(1));
        }
        return text.toString();
    }
}
/
SELECT "SME"."SME_NODE_PROBE"(i, '/buckets/bfsdefault/default/sme-udf-0.1.0.jar') FROM VALUES BETWEEN 1 AND NPROC() t(i) GROUP BY i;
DROP SCRIPT "SME"."SME_NODE_PROBE";

CREATE TABLE IF NOT EXISTS "SME_METADATA_AUTOPILOT_JOBS" (
    "DATETIME" TIMESTAMP,
    "JOB_NAME" VARCHAR(32) PRIMARY KEY,
    "AWS_CREDENTIALS_CONNECTION_NAME" VARCHAR(200),
    "IAM_SAGEMAKER_ROLE" VARCHAR(2048),
    "S3_BUCKET_URI" VARCHAR(200),
    "S3_OUTPUT_PATH" VARCHAR(1024),
    "TARGET_ATTRIBUTE_NAME" VARCHAR(128),
    "PROBLEM_TYPE" VARCHAR(100),
    "OBJECTIVE" VARCHAR(100),
    "MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS" DECIMAL(18,0),
    "MAX_CANDIDATES" DECIMAL(18,0),
    "MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS" DECIMAL(18,0),
    "SESSION_ID" DECIMAL(20,0),
    "SCRIPT_USER" VARCHAR(128),
    "COLUMN_NAMES" VARCHAR(2000000),
    "COLUMN_TYPES" VARCHAR(2000000),
    "TEXT_RULE" VARCHAR(30)
);
CREATE TABLE IF NOT EXISTS "SME_METADATA_SAGEMAKER_JOBS" (
    "JOB_NAME" VARCHAR(63),
    "JOB_KIND" VARCHAR(30),
    "CREATED" TIMESTAMP,
    "SESSION_ID" DECIMAL(20,0),
    "SCRIPT_USER" VARCHAR(128),
    "AWS_CREDENTIALS_CONNECTION_NAME" VARCHAR(200),
    "AWS_REGION" VARCHAR(32),
    "IAM_SAGEMAKER_ROLE" VARCHAR(2048),
    "S3_BUCKET_URI" VARCHAR(200),
    "S3_OUTPUT_PATH" VARCHAR(1024),
    "INPUT_SCHEMA_NAME" VARCHAR(128),
    "INPUT_TABLE_OR_VIEW_NAME" VARCHAR(128),
    "TARGET_ATTRIBUTE_NAME" VARCHAR(128),
    "PROBLEM_TYPE" VARCHAR(100),
    "COLUMN_NAMES" VARCHAR(2000000),
    "COLUMN_TYPES" VARCHAR(2000000),
    "TEXT_RULE" VARCHAR(30),
    "SETTINGS" VARCHAR(2000000),
    PRIMARY KEY ("JOB_NAME", "JOB_KIND", "AWS_REGION", "AWS_CREDENTIALS_CONNECTION_NAME")
);
-- A table that is there already gets the columns that it lacks:
ALTER TABLE "SME_METADATA_AUTOPILOT_JOBS" ADD COLUMN IF NOT EXISTS "COLUMN_NAMES" VARCHAR(2000000);
ALTER TABLE "SME_METADATA_AUTOPILOT_JOBS" ADD COLUMN IF NOT EXISTS "COLUMN_TYPES" VARCHAR(2000000);
ALTER TABLE "SME_METADATA_AUTOPILOT_JOBS" ADD COLUMN IF NOT EXISTS "TEXT_RULE" VARCHAR(30);
-- Whoever calls the scripts needs EXECUTE on SME_LIBRARY, too. Those who could call them so far are
SELECT GRANTEE FROM SYS.EXA_ALL_OBJ_PRIVS WHERE PRIVILEGE = 'EXECUTE' AND OBJECT_SCHEMA = CURRENT_SCHEMA AND OBJECT_NAME IN ('SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT', 'SME_TRAIN_WITH_SAGEMAKER', 'SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS', 'SME_POLL_SAGEMAKER_JOB', 'SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT', 'SME_DEPLOY_SAGEMAKER_ENDPOINT', 'SME_REGISTER_SAGEMAKER_ENDPOINT', 'SME_POLL_SAGEMAKER_ENDPOINT_STATUS', 'SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT', 'SME_DELETE_SAGEMAKER_ENDPOINT', 'SME_LIBRARY') ORDER BY GRANTEE;
-- and need, for each GRANTEE, when all scripts are there:
-- GRANT EXECUTE ON SCRIPT "SME_LIBRARY" TO "<GRANTEE>";

--/
CREATE OR REPLACE JAVA SET SCRIPT "SME_AUTOPILOT_TRAINING_UDF" ("statement_id" VARCHAR(40), "request" VARCHAR(2000000))
EMITS ("STATUS" VARCHAR(10), "CODE" VARCHAR(40), "MESSAGE" VARCHAR(2000000), "RESULTS" VARCHAR(2000000)) AS
%scriptclass com.exasol.sme.udf.AutopilotTrainingUdf;
%jar /buckets/bfsdefault/default/sme-udf-0.1.0.jar;
%jvmoption -Dsme.version=0.1.0;
%jvmoption -Dsme.hash=3f7142d2ad8e3e4a1d5b6f96ab255e387bb41df083e82f3ce19b382e84bc1f0b;
%jvmoption -XX:TieredStopAtLevel=1;
/

--/
CREATE OR REPLACE JAVA SET SCRIPT "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF" ("statement_id" VARCHAR(40), "request" VARCHAR(2000000))
EMITS ("STATUS" VARCHAR(10), "CODE" VARCHAR(40), "MESSAGE" VARCHAR(2000000), "RESULTS" VARCHAR(2000000)) AS
%scriptclass com.exasol.sme.udf.AutopilotJobStatusPollingUdf;
%jar /buckets/bfsdefault/default/sme-udf-0.1.0.jar;
%jvmoption -Dsme.version=0.1.0;
%jvmoption -Dsme.hash=8b53e4c2de87284adbfdc397e25b6f827c275c5dc334cd762b1eed584d927d0e;
%jvmoption -XX:TieredStopAtLevel=1;
/

--/
CREATE OR REPLACE JAVA SET SCRIPT "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF" ("statement_id" VARCHAR(40), "request" VARCHAR(2000000))
EMITS ("STATUS" VARCHAR(10), "CODE" VARCHAR(40), "MESSAGE" VARCHAR(2000000), "RESULTS" VARCHAR(2000000)) AS
%scriptclass com.exasol.sme.udf.AutopilotEndpointDeploymentUdf;
%jar /buckets/bfsdefault/default/sme-udf-0.1.0.jar;
%jvmoption -Dsme.version=0.1.0;
%jvmoption -Dsme.hash=09a6255f21eab8f0b58cf5eb01b30fc1db70979f855bc552c2102ff4916df1bb;
%jvmoption -XX:TieredStopAtLevel=1;
/

--/
CREATE OR REPLACE JAVA SET SCRIPT "SME_AUTOPILOT_ENDPOINT_DELETION_UDF" ("statement_id" VARCHAR(40), "request" VARCHAR(2000000))
EMITS ("STATUS" VARCHAR(10), "CODE" VARCHAR(40), "MESSAGE" VARCHAR(2000000), "RESULTS" VARCHAR(2000000)) AS
%scriptclass com.exasol.sme.udf.AutopilotEndpointDeletionUdf;
%jar /buckets/bfsdefault/default/sme-udf-0.1.0.jar;
%jvmoption -Dsme.version=0.1.0;
%jvmoption -Dsme.hash=9f913fe5fe353257ce3c2ba99126632c068d2614a6a8665cf92e627fec7ea9a2;
%jvmoption -XX:TieredStopAtLevel=1;
/

--/
CREATE OR REPLACE JAVA SCALAR SCRIPT "SME_DOUBLE_TEXT" (...) EMITS (...) AS
%scriptclass com.exasol.sme.udf.DoubleTextUdf;
%jar /buckets/bfsdefault/default/sme-udf-0.1.0.jar;
%jvmoption -Dsme.version=0.1.0;
%jvmoption -Dsme.hash=cd7c6a72edc512918aa9a293a947884f5e5f3d06b4ddb41f97ad200b5b97826e;
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_LIBRARY" () AS
-- sme 0.1.0
-- hash 06fe800dbdd350e107a4f354905c35d948dcea6821ccf638cfa6b5060ce9b7fe
local VERSION = "0.1.0"
-- The modules of sme, once for all its scripts, which import this one. Only global functions can be seen from there.
-- A run may import the library of another version too: so nothing is put where Lua keeps the modules of all.
local built_in = require
local sources, loaded, places = {}, {}, {}

local function require(name)
    if not sources[name] then
        return built_in(name)
    end
    if loaded[name] == nil then
        loaded[name] = sources[name](name)
    end
    return loaded[name]
end

local function module(name, source)
    sources[name] = source
    -- An error of level 3 starts with the place of this call, in the way in which all errors name places.
    places[name] = select(2, pcall(error, "", 3))
end

function sme_module(name)
    return require(name)
end

function sme_version()
    return VERSION
end

module("sme.autopilot_job", function(...)
-- What is special about a training by Autopilot, for sme.training.
local csv_dialect = require("sme.csv_dialect")
local export = require("sme.export")
local jobs = require("sme.jobs")
local training_arguments = require("sme.training_arguments")

local autopilot_job = {}

--- The columns of the script's result.
autopilot_job.COLUMNS = "JOB_NAME VARCHAR(32), S3_INPUT_URI VARCHAR(1024), ROWS_EXPORTED DECIMAL(18,0), "
        .. "FILES DECIMAL(18,0), ROWS_LEFT_OUT DECIMAL(18,0), ADVICE VARCHAR(2000000)"

autopilot_job.CHECK = "check"
autopilot_job.CREATE = "create"
autopilot_job.TABLE = jobs.TABLE

autopilot_job.read = training_arguments.read
autopilot_job.refuse_recorded = jobs.refuse_recorded
autopilot_job.removal = jobs.removal

function autopilot_job.dialect()
    return csv_dialect.AUTOPILOT
end

function autopilot_job.prepare() end

function autopilot_job.files(_, rows, node_count)
    return export.files(rows, node_count)
end

function autopilot_job.to_check()
    return {}
end

function autopilot_job.to_create(wanted)
    return {
        { "target_attribute_name", wanted.target },
        { "problem_type", wanted.problem_type },
        { "objective", wanted.metric },
        { "max_runtime_for_automl_job_in_seconds", wanted.max_job_seconds },
        { "max_candidates", wanted.max_candidates },
        { "max_runtime_per_training_job_in_seconds", wanted.max_training_seconds },
    }
end

function autopilot_job.record(database, wanted, source)
    jobs.record(database, wanted, source.columns)
end

function autopilot_job.forget(database, wanted)
    return jobs.forget(database, wanted.job_name)
end

return autopilot_job
end)

module("sme.csv_dialect", function(...)
-- What training files look like, by what reads them: a value { has_header, quoting, target_position, text_rule,
-- is_numeric }.
local column_names = require("sme.column_names")
local csv_text = require("sme.csv_text")
local failure = require("sme.failure")
local text_rule = require("sme.text_rule")

local csv_dialect = {}

--- What Autopilot reads.
csv_dialect.AUTOPILOT = { has_header = true, quoting = "texts", target_position = "table", text_rule = text_rule.CURRENT }

--- What the containers of built-in algorithms read without an error, and rightly: numbers alone, the target first.
-- XGBoost takes a header for a row, a field in quotes for a missing one, and a date for its year.
csv_dialect.BUILT_IN = {
    has_header = false,
    quoting = "never",
    target_position = "first",
    text_rule = text_rule.PLAIN,
    is_numeric = true,
}

local NUMERIC = { BOOLEAN = true, DECIMAL = true, DOUBLE = true }
local DELIMIT = { always = "ALWAYS", never = "NEVER" }

--- How EXPORT delimits the fields of a column.
function csv_dialect.delimit(dialect, type)
    return DELIMIT[dialect.quoting] or csv_text.delimit(type)
end

--- The columns in the order of the files.
function csv_dialect.order(dialect, columns, target)
    if dialect.target_position == "table" then
        return columns
    end
    local list = {}
    for _, column in ipairs(columns) do
        if column ~= target then
            list[#list + 1] = column
        end
    end
    table.insert(list, dialect.target_position == "first" and 1 or #list + 1, target)
    return list
end

local function list_of(columns, is_refused)
    local refused = {}
    for _, column in ipairs(columns) do
        if is_refused(column) then
            refused[#refused + 1] = column
        end
    end
    return #refused > 0 and column_names.with_types(refused) or nil
end

--- Stops before columns that cannot be written so that they are read as they were.
function csv_dialect.check_columns(dialect, columns, target)
    local refused = dialect.is_numeric and list_of(columns, function(column)
        return column ~= target and not NUMERIC[column.type.kind]
    end)
    if refused then
        failure.raise("E-SME-LUA-136", "The algorithm learns from numbers and truth values only, and would read these "
                .. "columns wrongly without an error: %s. Nothing was exported. Train on a view that leaves them out or "
                .. "encodes them: a text as CASE ... WHEN 'red' THEN 1 ELSE 0 END for each value, a date as DAYS_BETWEEN "
                .. "a certain day, a timestamp as SECONDS_BETWEEN.", refused)
    end
    refused = dialect.quoting == "never" and not dialect.is_numeric and list_of(columns, function(column)
        return csv_text.is_delimited(column.type) and column.type.kind ~= "TIMESTAMP"
    end)
    if refused then
        failure.raise("E-SME-LUA-153", 'With "quoting": "never" no text can be exported, because it may have commas or '
                .. "line breaks: %s. Nothing was exported. Leave out quoting, or train on a view without these columns.",
                refused)
    end
end

return csv_dialect
end)

module("sme.column_names", function(...)
-- Which names of columns can be carried: to SageMaker in the header of CSV files, and into prediction scripts.
local characters = require("sme.characters")
local failure = require("sme.failure")

local column_names = {}

local CONTROL = "it has a line break or another control character"
local BLANK = "it starts or ends with a blank"

local DELIMITED = "it has a comma or a double quote"

-- Refused is what readers or writers may treat differently: a line break in a header; blanks around a name, which some
-- trim, so that the target is not found or two columns become one; and what has to be delimited, because it is
-- documented nowhere whether EXPORT delimits names, and one name read as two would shift every column.
-- INFERRED: names of columns are case-sensitive in a header as SageMaker documents it for the target.
local function header_problem(name)
    if characters.has_control(name) then
        return CONTROL
    end
    if name:find('[,"]') then
        return DELIMITED
    end
    return characters.has_blank_around(name) and BLANK or nil
end

local function list(columns, problem_of)
    local refused = {}
    for _, column in ipairs(columns) do
        local problem = problem_of(column.header or column.name)
        if problem then
            refused[#refused + 1] = failure.show(column.header or column.name) .. " (" .. problem .. ")"
        end
    end
    return #refused > 0 and failure.list(refused) or nil
end

--- Columns with their types, as an error shows them.
function column_names.with_types(columns)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = failure.show(column.name) .. " (" .. column.type_text .. ")"
    end
    return failure.list(list)
end

--- Gives columns the names that the header is to have for them: one for each in the order of the table, or none.
function column_names.name(columns, names)
    if names and #names ~= #columns then
        failure.raise("E-SME-LUA-149", "The value of column_names has %d names, but the table or view has %d columns. Give "
                .. "one for each, in the order of the table, the target included.", #names, #columns)
    end
    for index, column in ipairs(columns) do
        column.header = names and names[index]
    end
end

--- Stops before an export whose header would not be read as it was written.
function column_names.check_header(columns)
    local refused = list(columns, header_problem)
    if refused then
        failure.raise("E-SME-LUA-50", "Names of columns cannot safely be carried by the header of a CSV file: %s. "
                .. "Nothing was exported. Train on a view that gives these columns other names.", refused)
    end
end

--- Stops before a script whose parameters would break its lines; such a job was not trained or recorded by us.
function column_names.check_parameters(job_name, columns)
    local refused = list(columns, function(name)
        return characters.has_control(name) and CONTROL or nil
    end)
    if refused then
        failure.raise("E-SME-LUA-51", "The job %s was trained on columns whose names cannot stand in a prediction "
                .. "script: %s. Nothing was created. Train again on a view that gives these columns other names.",
                failure.show(job_name), refused)
    end
end

--- Stops before scripts that would return two columns of one name: only those with probabilities have this one.
function column_names.check_probabilities(job_name, columns)
    for _, column in ipairs(columns) do
        if column.name == "PROBABILITIES" then
            failure.raise("E-SME-LUA-76", "The job %s was trained on a column named PROBABILITIES, and prediction "
                    .. "scripts with probabilities return a column of that name. Nothing was created. Leave out "
                    .. "probabilities, or train again on a view that gives the column another name.",
                    failure.show(job_name))
        end
    end
end

return column_names
end)

module("sme.characters", function(...)
-- Characters in texts that users give, byte by byte in UTF-8 and whatever the locale.
local characters = {}

-- Those of ASCII, those above it, and Unicode's own line and paragraph separators.
local CONTROLS = { "[\0-\31\127]", "\194[\128-\159]", "\226\128[\168\169]" }

-- They turn the direction of what follows.
local DIRECTIONS = "\226\128[\170-\174]"

-- All that Unicode calls a space, and the byte order mark.
local BLANKS = {
    " ", "\u{A0}", "\u{1680}", "\226\128[\128-\138]", "\u{202F}", "\u{205F}", "\u{3000}", "\u{FEFF}",
}

--- Whether there is a line break, NUL or any other character that is no part of a name anywhere.
function characters.has_control(text)
    for _, control in ipairs(CONTROLS) do
        if text:find(control) then
            return true
        end
    end
    return false
end

--- The text on one line and in its own direction, with a question mark for each character that could change that.
function characters.on_one_line(text)
    for _, control in ipairs(CONTROLS) do
        text = text:gsub(control, "?")
    end
    return (text:gsub(DIRECTIONS, "?"))
end

function characters.has_blank_around(text)
    for _, blank in ipairs(BLANKS) do
        if text:find("^" .. blank) or text:find(blank .. "$") then
            return true
        end
    end
    return false
end

--- Whether there is a character that UTF-16 writes as two, such as an emoji.
function characters.has_supplementary(text)
    return text:find("[\240-\244]") ~= nil
end

function characters.count(text)
    local _, count = text:gsub("[^\128-\191]", "")
    return count
end

--- The text with A to Z for a to z: the one reading on which all databases and locales agree.
function characters.upper(text)
    return (text:gsub("[a-z]", function(letter)
        return string.char(letter:byte() - 32)
    end))
end

return characters
end)

module("sme.failure", function(...)
-- Errors that a person reads: raised with a code in the modules, turned into plain text at the edge of the script.
local characters = require("sme.characters")
local positions = require("sme.positions")

local failure = {}

local Coded = {}

local LONGEST_SHOWN = 100
local LONGEST_LOOKED_AT = 1000
local LENGTH_OF_SECRETS = 40
local KEY_IDS = { "AKIA", "ASIA", "AROA", "AIDA" }
local MOST_LISTED = 10

--- Stops the script with a text for the user; the text starts with the code.
function failure.raise(code, text, ...)
    if select("#", ...) > 0 then
        text = string.format(text, ...)
    end
    error(setmetatable({ text = code .. ": " .. text }, Coded), 0)
end

--- Stops the script with a finished text that already starts with its code.
function failure.raise_text(text)
    error(setmetatable({ text = text }, Coded), 0)
end

-- Without what may be a key of AWS or a password: their ids, 40 characters of Base64, and all before an '@'.
local function masked(text)
    text = text:sub(1, LONGEST_LOOKED_AT)
    local host = text:match(".*()@")
    if host and text:sub(1, host):find(":", 1, true) then
        text = "..." .. text:sub(host)
    end
    for _, start in ipairs(KEY_IDS) do
        text = text:gsub(start .. ("[A-Z0-9]"):rep(8) .. "[A-Z0-9]*", "...")
    end
    return (text:gsub("[A-Za-z0-9/+=]+", function(run)
        if #run >= LENGTH_OF_SECRETS and run:find("[A-Z]") and run:find("[a-z]") and run:find("[0-9]") then
            return "..."
        end
    end))
end

--- Whether a value is not shown whole, because it may be a key or hold one.
function failure.hides(text)
    return masked(text) ~= text
end

--- A value as it may stand in a message: short, on one line, in quotes.
function failure.show(value)
    if type(value) ~= "string" then
        return tostring(value)
    end
    value = masked(value)
    if #value <= LONGEST_SHOWN then
        return "'" .. characters.on_one_line(value) .. "'"
    end
    -- A cut inside a UTF-8 character would make the whole message unreadable for some clients.
    local shown = value:sub(1, LONGEST_SHOWN):gsub("[\192-\255][\128-\191]*$", "")
    return "'" .. characters.on_one_line(shown) .. "...'"
end

--- A list as it may stand in a message: its beginning if it is long.
function failure.list(texts)
    if #texts <= MOST_LISTED then
        return table.concat(texts, ", ")
    end
    return table.concat(texts, ", ", 1, MOST_LISTED) .. " and " .. #texts - MOST_LISTED .. " more"
end

--- Runs the action; true and its result, or false and the text of the error. What is not coded is our own bug.
function failure.attempt(action)
    local done, result = pcall(action)
    if done then
        return true, result
    end
    if getmetatable(result) == Coded then
        return false, result.text
    end
    return false, "F-SME-LUA-44: The script stopped by a mistake of its own: "
            .. positions.readable(tostring(result))
            .. ". Please report this text together with the statement."
end

--- Runs the whole work of a script, so that whatever goes wrong leaves it as the text that a person reads.
function failure.guard(action)
    local done, result = failure.attempt(action)
    if not done then
        -- Level 0: the position in the script would stand before the code.
        error(result, 0)
    end
    return result
end

return failure
end)

module("sme.positions", function(...)
-- Places in the text of an error: all modules are in one script, so a line of that script is told as one of a module.
local positions = {}

local PLACE = "^(.-):(%d+): "

local starts = {}

--- Takes the places, as Lua words them, of the lines before the first lines of modules, by the modules' names.
function positions.know(places)
    starts = {}
    for name, place in pairs(places) do
        local script, line = place:match(PLACE)
        if script then
            starts[#starts + 1] = { name = name, script = script, line = tonumber(line) }
        end
    end
    table.sort(starts, function(one, other) return one.line < other.line end)
end

--- The text, with the module and its line where it named a script and a line of that.
function positions.readable(text)
    local script, line = text:match(PLACE)
    for at = #starts, 1, -1 do
        local start = starts[at]
        if start.script == script and start.line < tonumber(line) then
            return start.name .. ":" .. tonumber(line) - start.line .. ": " .. text:gsub(PLACE, "", 1)
        end
    end
    return text
end

return positions
end)

module("sme.csv_text", function(...)
-- How a value looks in the files that are trained on: the twin of what the prediction UDF sends to the endpoint. The
-- table of both is docs/csv-text.md.
-- Every assumption about Exasol's conversions stands in this file; none of them could be tried on a live database.
local text_rule = require("sme.text_rule")

local csv_text = {}

-- The types whose text has, or may have, something to delimit: blanks, separators, quotes, line breaks.
local DELIMITED = { CHAR = true, VARCHAR = true, TIMESTAMP = true }

-- Formats are bound values: they hold colons, which a statement's text with parameters must not.
local DATE = "YYYY-MM-DD"
local TIMESTAMP = "YYYY-MM-DD HH24:MI:SS"

--- Exactly `scale` digits after the point and at least one before it.
local function decimal_mask(type)
    local digits_before_point = math.max(1, type.precision - type.scale)
    return string.rep("9", digits_before_point - 1) .. "0." .. string.rep("0", type.scale)
end

local function boolean(column, rule)
    if rule == text_rule.PLAIN then
        return "CASE " .. column .. " WHEN TRUE THEN '1' WHEN FALSE THEN '0' END"
    end
    return "CASE " .. column .. " WHEN TRUE THEN 'true' WHEN FALSE THEN 'false' END"
end

-- INFERRED: a 9 of the mask without a digit, and a sign that is not there, become blanks. FM, which removes blanks, is
-- not used: it might remove trailing zeros too. REPLACE with two arguments removes the blanks wherever they are, also
-- between a sign and the first digit. Whether the point of a mask follows NLS_NUMERIC_CHARACTERS, as D does, is
-- unknown, and does not matter because sme.decimal_point sets them.
local function decimal(column, bind, type)
    return "REPLACE(TO_CHAR(" .. column .. ", " .. bind(decimal_mask(type)) .. "), ' ')"
end

local function timestamp(column, bind, type)
    local format = type.precision == 0 and TIMESTAMP or TIMESTAMP .. ".FF" .. type.precision
    return "TO_CHAR(" .. column .. ", " .. bind(format) .. ")"
end

--- Whether SQL has no expression for the text of a column: there is no format that writes any DOUBLE so that it is
-- read as the same value, and what EXPORT makes of one is documented nowhere. A script writes it instead.
function csv_text.needs_script(type)
    return type.kind == "DOUBLE"
end

--- The SQL expression for a column, by a rule of texts; `bind` takes a value and gives the placeholder that stands for
-- it.
-- INFERRED: integers and texts leave the loader as they are, and NULL as an empty field.
function csv_text.expression(column, bind, type, rule)
    if type.kind == "BOOLEAN" then
        return boolean(column, rule)
    end
    if type.kind == "DECIMAL" and type.scale > 0 then
        return decimal(column, bind, type)
    end
    if type.kind == "DATE" then
        return "TO_CHAR(" .. column .. ", " .. bind(DATE) .. ")"
    end
    if type.kind == "TIMESTAMP" then
        return timestamp(column, bind, type)
    end
    return column
end

--- When EXPORT delimits the fields of a column.
-- ALWAYS, because which characters AUTO counts as special is documented nowhere that is certain; the prediction UDF
-- does the same. The text of other types has nothing special, so AUTO leaves it alone and still delimits a name in the
-- header that needs it, which NEVER might not.
-- INFERRED: NULL stays an empty field under ALWAYS too; a reader of CSV cannot tell the difference.
function csv_text.delimit(type)
    return csv_text.is_delimited(type) and "ALWAYS" or "AUTO"
end

--- Whether the text of a column has, or may have, something to delimit.
function csv_text.is_delimited(type)
    return DELIMITED[type.kind] == true
end

return csv_text
end)

module("sme.text_rule", function(...)
-- By which rule values become text. A model is served by the rule of the files that it was trained on, so the record of
-- its job names it, and so do its prediction scripts; what was trained before there were rules has none.
local failure = require("sme.failure")

local text_rule = {}

--- The rule of today's training files: a DOUBLE has the text that SME_DOUBLE_TEXT gives it.
text_rule.CURRENT = "SHORTEST_DOUBLE"

--- The rule of files of numbers alone: no exponent as far as that goes, and 1 and 0 for truth values.
text_rule.PLAIN = "PLAIN_NUMBERS"

--- The rule that the record of a job names, or nil.
function text_rule.of_record(recorded, job_name)
    if type(recorded) ~= "string" then
        return nil
    end
    if recorded ~= text_rule.CURRENT and recorded ~= text_rule.PLAIN then
        failure.raise("E-SME-LUA-80", "The job %s was trained on texts written by the rule %s, which this version does "
                .. "not know: predictions would send other texts. Deploy it with the version of sme that it was "
                .. "trained with or a later one, or train again.", failure.show(job_name), failure.show(recorded))
    end
    return recorded
end

return text_rule
end)

module("sme.export", function(...)
-- Writes the columns of a table or view to S3 as the CSV files that a job is trained on.
local csv_dialect = require("sme.csv_dialect")
local decimal_point = require("sme.decimal_point")
local export_query = require("sme.export_query")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local export = {}

local FILES_PER_NODE = 4
local ROWS_PER_FILE = 100000

-- With more objects than this under its prefix, Autopilot no longer measures the data to choose the training mode.
local MAX_FILES = 1000

-- INFERRED: a placeholder's value is not searched for placeholders again, so that a column name may have a colon.
local function parameters()
    local bound, values = 0, {}
    local function add(value)
        bound = bound + 1
        values["p" .. bound] = value
        return "p" .. bound
    end
    return values, function(value)
        return ":" .. add(value)
    end, function(quoted)
        return "::" .. add(quoted)
    end
end

-- All columns in order: EXPORT might leave out those that its list leaves out.
local function column_options(columns, dialect)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = index .. " DELIMIT = " .. csv_dialect.delimit(dialect, column.type)
    end
    return "(" .. table.concat(list, ", ") .. ")"
end

local function paths(prefix, files)
    local list = {}
    for index = 1, files do
        list[index] = string.format("%spart-%04d.csv", prefix, index)
    end
    return list
end

local function file_list(files, bind)
    local list = {}
    for index, path in ipairs(files) do
        list[index] = "FILE " .. bind(path)
    end
    return table.concat(list, " ")
end

--- How many files to write: few enough to be read well, enough to keep each node busy.
-- INFERRED: exa.meta.node_count is there in scripts too, as it is documented for Lua UDFs.
function export.files(rows, node_count)
    local most = math.min(FILES_PER_NODE * numbers.integer(node_count), rows // ROWS_PER_FILE, MAX_FILES)
    return math.max(1, most)
end

-- One statement; the number of rows written, or of the rows that were counted before.
-- INFERRED: EXPORT reports its rows like INSERT; the number counted before is the next best answer.
local function run(database, source, dialect, connection_name, paths, shard)
    local values, bind, name = parameters()
    local text = "EXPORT (" .. export_query.text(database, source, dialect, bind, name, shard) .. ") INTO CSV AT "
            .. name(database.quote(connection_name)) .. " " .. file_list(paths, bind)
            .. " " .. column_options(source.columns, dialect)
            .. " REPLACE ENCODING = 'UTF-8' NULL = '' ROW SEPARATOR = 'LF' COLUMN SEPARATOR = ','"
            .. [[ COLUMN DELIMITER = '"' DELIMIT = AUTO]] .. (dialect.has_header and " WITH COLUMN NAMES" or "")
    local done, result = database:try(text, values)
    if not done then
        failure.raise("E-SME-LUA-29",
                "The database could not export %s.%s to S3: %s. Check that you have the EXPORT privilege and were "
                        .. "granted the connection %s, and that its AWS user may write to the bucket.",
                source.schema, source.name, result, failure.show(connection_name))
    end
    return numbers.integer(result.rows_affected)
end

--- Exports in a dialect of csv_dialect, and tells the number of rows written.
-- Options are spelled out where a default is a setting or unknown; REPLACE makes a repeated name harmless.
function export.run(database, source, dialect, connection_name, prefix, files)
    return decimal_point.during(database, function()
        return run(database, source, dialect, connection_name, paths(prefix, files)) or source.rows
    end)
end

--- The same with as many rows in each file as in any other, give or take one: EXPORT spreads rows over its files as it
-- likes, and may leave one of them empty.
-- INFERRED: what statements of one transaction read is of one moment, so that no row comes twice or never.
function export.run_evenly(database, source, dialect, connection_name, prefix, files)
    return decimal_point.during(database, function()
        local rows = 0
        for index, path in ipairs(paths(prefix, files)) do
            local written = run(database, source, dialect, connection_name, { path },
                    { index = index - 1, count = files })
            rows = rows and written and rows + written
        end
        return rows or source.rows
    end)
end

return export
end)

module("sme.decimal_point", function(...)
-- Makes sure that numbers are written with a point while an action runs, whatever the session has been set to: whether
-- the point in a format follows the session is documented nowhere.
local failure = require("sme.failure")

local decimal_point = {}

local POINT = ".,"

local function set(database, characters)
    return database:try("ALTER SESSION SET NLS_NUMERIC_CHARACTERS = :characters", { characters = characters })
end

local function not_restored(before, problem)
    return "E-SME-LUA-47: The database refused to set NLS_NUMERIC_CHARACTERS of your session back to "
            .. failure.show(before) .. " after the export: " .. problem .. ". It is " .. failure.show(POINT)
            .. " now, and no job was created. Set it with ALTER SESSION or connect again, then train again."
end

--- Runs the action with a decimal point and leaves the session as it was, also when the action fails.
-- INFERRED: ALTER SESSION may be used inside of a script, and neither commits nor ends its transaction.
function decimal_point.during(database, action)
    local rows = database:read("the session's NLS_NUMERIC_CHARACTERS",
            "SELECT SESSION_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'NLS_NUMERIC_CHARACTERS'")
    local before = rows[1].SESSION_VALUE
    if before == POINT then
        return action()
    end
    local is_set, problem = set(database, POINT)
    if not is_set then
        failure.raise("E-SME-LUA-26", "The database refused to set NLS_NUMERIC_CHARACTERS of your session to %s for "
                .. "the export: %s. Set it yourself with ALTER SESSION.", failure.show(POINT), problem)
    end
    local done, result = failure.attempt(action)
    is_set, problem = set(database, before)
    if not is_set then
        local text = not_restored(before, problem)
        failure.raise_text(done and text or result .. " Besides, " .. text)
    end
    if not done then
        failure.raise_text(result)
    end
    return result
end

return decimal_point
end)

module("sme.export_query", function(...)
-- The query whose rows are exported: the columns of a table or view as text, of the rows that have a target.
local class_labels = require("sme.class_labels")
local csv_text = require("sme.csv_text")
local double_text = require("sme.double_text")

local export_query = {}

--- Whether a script of the database is needed to write the columns.
function export_query.needs_script(columns)
    for _, column in ipairs(columns) do
        if csv_text.needs_script(column.type) then
            return true
        end
    end
    return false
end

local function rows_with_target(database, source, name)
    return " FROM " .. name(database:object(source.schema, source.name))
            .. " WHERE " .. name(database.quote(source.target.name)) .. " IS NOT NULL"
end

local function names(database, source, name)
    local list = {}
    for index, column in ipairs(source.columns) do
        local placeholder = name(database.quote(column.name))
        list[index] = column.header and placeholder .. " AS " .. name(database.quote(column.header)) or placeholder
    end
    return table.concat(list, ", ")
end

local function expression(source, column, dialect, bind, placeholder)
    if source.labels and column == source.target then
        return class_labels.expression(placeholder, bind, column.type, source.labels)
    end
    return csv_text.expression(placeholder, bind, column.type, dialect.text_rule)
end

-- What the script emits are columns side by side, so that a query around it brings all of them into their order.
local function inner(database, source, dialect, bind, name)
    local list, of_script = {}, {}
    for _, column in ipairs(source.columns) do
        if csv_text.needs_script(column.type) then
            of_script[#of_script + 1] = column
        else
            local placeholder = name(database.quote(column.name))
            list[#list + 1] = expression(source, column, dialect, bind, placeholder) .. " AS " .. placeholder
        end
    end
    if #of_script > 0 then
        list[#list + 1] = double_text.call(database, of_script, dialect.text_rule, bind, name)
    end
    return "SELECT " .. table.concat(list, ", ") .. rows_with_target(database, source, name)
end

local function outer(database, source, dialect, bind, name)
    local text = "SELECT " .. names(database, source, name) .. " FROM (" .. inner(database, source, dialect, bind, name)
            .. ")"
    -- A class that came into the table after its classes were read has no number.
    return source.labels and text .. " WHERE " .. name(database.quote(source.target.name)) .. " IS NOT NULL" or text
end

local function flat(database, source, dialect, bind, name)
    local list = {}
    for index, column in ipairs(source.columns) do
        local placeholder = name(database.quote(column.name))
        list[index] = expression(source, column, dialect, bind, placeholder) .. " AS "
                .. (column.header and name(database.quote(column.header)) or placeholder)
    end
    return "SELECT " .. table.concat(list, ", ") .. rows_with_target(database, source, name)
end

-- A name that none of the columns has.
local function number_name(source)
    local name = "ROW"
    for _, column in ipairs(source.columns) do
        if #(column.header or column.name) >= #name then
            name = ("N"):rep(#(column.header or column.name) + 1)
        end
    end
    return name
end

-- Rows are numbered in an order in which only equal rows change places, so that all parts together are all rows, each
-- once, and no part has a row more than another one has.
local function part(database, source, text, shard, name)
    local list = {}
    for index, column in ipairs(source.columns) do
        list[index] = name(database.quote(column.header or column.name))
    end
    local columns, number = table.concat(list, ", "), name(database.quote(number_name(source)))
    return "SELECT " .. columns .. " FROM (SELECT " .. columns .. ", ROW_NUMBER() OVER (ORDER BY " .. columns .. ") AS "
            .. number .. " FROM (" .. text .. ")) WHERE MOD(" .. number .. ", " .. shard.count .. ") = " .. shard.index
end

--- The text of the query; `bind` and `name` take a value, or a quoted name, and give the placeholder that stands for it.
-- A row without a target is not exported: nothing can be learned from it, and encoders take a missing label for one of
-- the classes. Where the source has labels, the target is the number of its label, and columns with a header are named
-- by it. With a shard { index, count }, index being below count, only that part of the rows is read.
function export_query.text(database, source, dialect, bind, name, shard)
    local write = (source.labels or export_query.needs_script(source.columns)) and outer or flat
    local text = write(database, source, dialect, bind, name)
    return shard and part(database, source, text, shard, name) or text
end

return export_query
end)

module("sme.class_labels", function(...)
-- The classes of a target as the numbers from 0 on, for containers that know them as nothing else.
local characters = require("sme.characters")
local csv_text = require("sme.csv_text")
local decimal_point = require("sme.decimal_point")
local failure = require("sme.failure")

local class_labels = {}

-- They travel in an option of the JVM of prediction scripts, which takes 128 KB with all else.
local MOST_LABELS = 1000
local LONGEST_LABEL = 200
local MOST_CHARACTERS = 20000

-- The text of a class, by which it is known from here on.
local function text(placeholder, bind, type)
    if type.kind == "DECIMAL" and type.scale == 0 then
        return "CAST(" .. placeholder .. " AS VARCHAR(40))"
    end
    return csv_text.expression(placeholder, bind, type)
end

--- The SQL expression for the number of a class, which is NULL for one that is not among the labels.
function class_labels.expression(placeholder, bind, type, labels)
    local cases = {}
    for index, label in ipairs(labels) do
        cases[index] = " WHEN " .. bind(label) .. " THEN '" .. index - 1 .. "'"
    end
    return "CASE " .. text(placeholder, bind, type) .. table.concat(cases) .. " END"
end

local function check(labels, target)
    local count = 0
    for _, label in ipairs(labels) do
        local length = characters.count(label)
        count = count + length
        if length > LONGEST_LABEL or characters.has_control(label) then
            failure.raise("E-SME-LUA-145", "The target %s has the class %s, which has a control character or more than %d "
                    .. "characters, and could not be given back by predictions. Nothing was exported. Train on a view "
                    .. "with other names of the classes.", failure.show(target.name), failure.show(label), LONGEST_LABEL)
        end
    end
    if count > MOST_CHARACTERS then
        failure.raise("E-SME-LUA-145", "The names of the %d classes of the target %s have %d characters together; "
                .. "prediction scripts can carry %d. Nothing was exported. Train on a view with shorter names.", #labels,
                failure.show(target.name), count, MOST_CHARACTERS)
    end
end

--- Stops before a target of more classes than a model is trained on.
function class_labels.check_count(target, count)
    if count > MOST_LABELS then
        failure.raise("E-SME-LUA-145", "The target %s has %d classes; at most %d are trained on. Nothing was exported. "
                .. "Train on a view that puts classes together, or take another target.", failure.show(target.name),
                count, MOST_LABELS)
    end
end

--- The texts of the classes of a table or view, in the order of their values.
function class_labels.read(database, schema, table_or_view, target)
    local values = {
        source = database:object(schema, table_or_view),
        target = database.quote(target.name),
    }
    local expression = text("::target", function(value)
        values.format = value
        return ":format"
    end, target.type)
    local rows = decimal_point.during(database, function()
        return database:read(schema .. "." .. table_or_view, "SELECT " .. expression .. " AS LABEL_TEXT FROM ::source "
                .. "WHERE ::target IS NOT NULL GROUP BY ::target ORDER BY ::target", values)
    end)
    local labels = {}
    for index = 1, #rows do
        labels[index] = rows[index].LABEL_TEXT
    end
    check(labels, target)
    return labels
end

return class_labels
end)

module("sme.double_text", function(...)
-- The text of a DOUBLE in training files: that of the script SME_DOUBLE_TEXT, which is made by the very class that makes
-- it for the requests of predictions.
-- Every assumption about calling it stands in this file; none of them could be tried on a live database.
local failure = require("sme.failure")
local numbers = require("sme.numbers")
local script_end = require("sme.script_end")
local text_rule = require("sme.text_rule")

local double_text = {}

local SCRIPT = "SME_DOUBLE_TEXT"

-- Of each rule: the columns that are emitted, whose texts have 24 or 40 characters at most, and what distinguishes it from
-- others, which write 5.0 or 1E-7. A script of an older version knows no rule but the first.
local RULES = {
    [text_rule.CURRENT] = { type = " VARCHAR(30)", number = "5", text = "5" },
    [text_rule.PLAIN] = { type = " VARCHAR(40)", number = "0.0000001", text = "0.0000001" },
}

-- The first argument of a call by a rule that is not the one that is meant without it.
local function leading(rule, bind)
    return rule ~= text_rule.CURRENT and bind(rule) .. ", " or ""
end

--- The expression that puts, in place of columns, their texts by a rule under the same names; `name` takes a quoted name
-- and `bind` a value, and either gives the placeholder that stands for it.
-- INFERRED: that a UDF may stand in the SELECT of an EXPORT. That the columns of a scalar script with EMITS stand beside
-- other expressions, and that a script with (...) takes its columns from the call, are known from Exasol's changelog
-- (13769) and its tests of script languages. One call for all columns: Exasol starts processes for each call in a
-- statement, and warns of statements with many of them.
function double_text.call(database, columns, rule, bind, name)
    local arguments, texts = {}, {}
    for index, column in ipairs(columns) do
        local placeholder = name(database.quote(column.name))
        arguments[index] = placeholder
        texts[index] = placeholder .. RULES[rule].type
    end
    return name(database:own(SCRIPT)) .. "(" .. leading(rule, bind) .. table.concat(arguments, ", ") .. ") EMITS ("
            .. table.concat(texts, ", ") .. ")"
end

--- Stops if the script cannot be run, or writes by another rule.
function double_text.check(database, rule)
    local script, sample = database:own(SCRIPT), RULES[rule]
    local values = { script = script, number = sample.number, statement_id = numbers.text(database.meta.statement_id) }
    local first = leading(rule, function(value)
        values.rule = value
        return ":rule"
    end)
    -- The statement's id makes each call unlike all others, so that no query cache answers for the script.
    local done, rows = database:try("SELECT ::script(" .. first .. "CAST(:number AS DOUBLE), CAST(:statement_id AS DOUBLE)) "
            .. 'EMITS ("NUMBER_TEXT"' .. sample.type .. ', "ID_TEXT"' .. sample.type .. ") FROM DUAL", values)
    local problem = not done and rows
            or rows[1].NUMBER_TEXT ~= sample.text
                    and "it writes " .. failure.show(rows[1].NUMBER_TEXT) .. " for " .. sample.number
    if not done then
        script_end.check(database, SCRIPT)
    end
    if problem then
        failure.raise("E-SME-LUA-79", "The script %s, which writes columns of type DOUBLE for the training, could not "
                .. "be run: %s. Nothing was exported. Check that you have EXECUTE on %s, which a new deployment may "
                .. "have dropped, and let the administrator check that the JAR is in BucketFS and the script language "
                .. "is activated.", SCRIPT, problem, script)
    end
end

return double_text
end)

module("sme.numbers", function(...)
-- Whole numbers, whatever Lua type the database or cjson hands them over in.
local numbers = {}

-- A DECIMAL has 36 digits, a sign and a point.
local LONGEST = 40

--- The integer that the value stands for, or nil.
-- The database gives DECIMAL values as userdata, cjson and exa.meta give 10.0 for 10: their text is common to all.
function numbers.integer(value)
    local kind = type(value)
    if kind == "number" then
        return math.tointeger(value)
    end
    if kind ~= "string" and kind ~= "userdata" then
        return nil
    end
    local text = tostring(value)
    -- The pattern takes for ever on a long text of zeros that ends in something else.
    local digits = #text <= LONGEST and text:match("^%s*([+-]?%d+)%.?0*%s*$")
    -- Without a base: with one, a number too large for an integer would silently wrap around.
    return digits and math.tointeger(tonumber(digits)) or nil
end

--- The plain digits of an id such as a session's, never 1.8e+18 and never with a fraction.
function numbers.text(value)
    local integer = numbers.integer(value)
    return integer and string.format("%d", integer) or tostring(value)
end

return numbers
end)

module("sme.script_end", function(...)
-- Whether a UDF can be read by Exasol at all: a SQL client may have taken away what ends its last option.
local failure = require("sme.failure")

local script_end = {}

--- Stops if the last option of the script beside the running one has lost its semicolon; such a script never starts.
-- https://github.com/exasol/pyexasol, version 3.0.1, takes a semicolon at the end of each statement away.
function script_end.check(database, name)
    local done, rows = database:try([[
SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = :schema AND SCRIPT_NAME = :script]],
            { schema = database.meta.script_schema, script = name })
    local text = done and #rows > 0 and rows[1].SCRIPT_TEXT or ""
    local last = text:gsub("[%s/]+$", ""):match("[^\r\n]*$")
    if last:find("^%%") and last:sub(-1) ~= ";" then
        failure.raise("E-SME-LUA-116", "The UDF %s cannot start: its last option, %s, has lost the ; at its end. The SQL "
                .. "client that created it took it away, as pyexasol does. Let the administrator run sme deploy, which "
                .. "writes it again.", database:own(name), failure.show(last))
    end
end

return script_end
end)

module("sme.jobs", function(...)
-- The table in which every job of Autopilot is recorded.
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local text_rule = require("sme.text_rule")
local transaction = require("sme.transaction")

local jobs = {}

jobs.TABLE = "SME_METADATA_AUTOPILOT_JOBS"

--- The statement with which a person takes back the record of a job that does not exist.
function jobs.removal(database, job_name)
    return "DELETE FROM " .. database:own(jobs.TABLE) .. " WHERE JOB_NAME = '" .. job_name:gsub("'", "''") .. "'"
end

local RECORDED = "SELECT JOB_NAME, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, S3_BUCKET_URI FROM ::metadata "
        .. "WHERE UPPER(JOB_NAME) = UPPER(:job_name)"

local function parameters(database, job_name)
    return { metadata = database:own(jobs.TABLE), job_name = job_name }
end

-- The row of a job of this name, or nil; SageMaker tells job names apart without regard to case.
local function recorded(database, job_name)
    return database:read(jobs.TABLE, RECORDED, parameters(database, job_name))[1]
end

-- The statement that tells what has become of a recorded job; the record does not know the region.
local function report(database, row, wanted)
    local connection = row.AWS_CREDENTIALS_CONNECTION_NAME
    connection = type(connection) == "string" and connection or wanted.connection_name
    return "EXECUTE SCRIPT " .. database:own("SME_POLL_SAGEMAKER_JOB") .. "('" .. row.JOB_NAME:gsub("'", "''") .. "', '"
            .. database.quote(connection):gsub("'", "''") .. "', '" .. wanted.region .. "')"
end

--- Stops if a job of this name is recorded already, in this table or in that of other kinds of jobs.
-- The row may stand for an export that still goes on: that there is no job does not make it safe to delete.
function jobs.refuse_recorded(database, wanted)
    local row = recorded(database, wanted.job_name)
    if row then
        failure.raise("E-SME-LUA-25", "The job %s is recorded already, by session %s. Choose another job_name, also if "
                .. "that job failed: AWS keeps the names of all jobs. %s tells what became of it. Only if that session "
                .. "no longer trains it and this finds no such job, take the record back with %s and run the script "
                .. "again.", failure.show(row.JOB_NAME), numbers.text(row.SESSION_ID), report(database, row, wanted),
                jobs.removal(database, row.JOB_NAME))
    end
    sagemaker_jobs.refuse_recorded(database, wanted.job_name)
end

--- Raises a better error than that there is no such job, if a UDF says so and the record knows of one.
-- Whoever polls need not be allowed to read the records.
function jobs.explain_absence(database, wanted, refusal)
    if refusal.results.job ~= "absent" then
        return
    end
    local done, rows = database:try(RECORDED, parameters(database, wanted.job_name))
    local row = done and rows[1]
    if not row then
        sagemaker_jobs.explain_absence(database, wanted)
        return
    end
    if row.JOB_NAME ~= wanted.job_name or row.AWS_CREDENTIALS_CONNECTION_NAME ~= wanted.connection_name then
        failure.raise("E-SME-LUA-99", "There is no job %s in %s for the connection %s. The job %s was trained with the "
                .. "connection %s, in the region of %s. Use these: name, connection and region.",
                failure.show(wanted.job_name), wanted.region, failure.show(wanted.connection_name),
                failure.show(row.JOB_NAME), failure.show(row.AWS_CREDENTIALS_CONNECTION_NAME), failure.show(row.S3_BUCKET_URI))
    end
    failure.raise("E-SME-LUA-100", "There is no job %s in %s, although it is recorded, by session %s, and was trained "
            .. "with this connection in the region of %s. If that is another region, use it. If it is this one, the "
            .. "job was never created: unless the session is still at work on it, take its record back with %s and "
            .. "train again.", failure.show(wanted.job_name), wanted.region, numbers.text(row.SESSION_ID),
            failure.show(row.S3_BUCKET_URI), jobs.removal(database, row.JOB_NAME))
end

--- Raises that a job could not be recorded; `find` reads who else has recorded one of the name in the table.
function jobs.complain(database, job_name, problem, table_name, find)
    local row = find(database, job_name)
    if row then
        failure.raise("E-SME-LUA-58", "Another session, %s, has recorded the job %s in %s while this one was preparing "
                .. "it: %s. Nothing was exported and no job was created here. Poll the status of the other session's "
                .. "job, or choose another job_name.", numbers.text(row.SESSION_ID), failure.show(row.JOB_NAME),
                table_name, problem)
    end
    failure.raise("E-SME-LUA-27", "The job %s could not be recorded in %s: %s. Nothing was exported and no job was "
            .. "created. Check that you have SELECT, INSERT and DELETE on the table, then run the script again.",
            failure.show(job_name), table_name, problem)
end

--- Records a job that is about to be created, for good.
-- INFERRED: a text of digits is converted to DECIMAL(20,0), as in any INSERT. SYSTIMESTAMP is the time in the zone of
-- the database, where CURRENT_TIMESTAMP would be the time in the zone that the session has been set to.
function jobs.record(database, wanted, columns)
    local insert = [[
INSERT INTO ::metadata (DATETIME, JOB_NAME, AWS_CREDENTIALS_CONNECTION_NAME, IAM_SAGEMAKER_ROLE, S3_BUCKET_URI,
S3_OUTPUT_PATH, TARGET_ATTRIBUTE_NAME, PROBLEM_TYPE, OBJECTIVE, MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS, MAX_CANDIDATES,
MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS, SESSION_ID, SCRIPT_USER, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE)
VALUES (SYSTIMESTAMP, :job_name, :connection_name, :role, :bucket_uri, :path, :target, :problem_type, :metric,
:max_job_seconds, :max_candidates, :max_training_seconds, :session_id, :script_user, :column_names, :column_types,
:text_rule)]]
    local values = {
        metadata = database:own(jobs.TABLE),
        job_name = wanted.job_name,
        connection_name = wanted.connection_name,
        role = wanted.role,
        bucket_uri = wanted.bucket_uri,
        path = wanted.path,
        target = wanted.target,
        problem_type = wanted.problem_type or database.null,
        metric = wanted.metric or database.null,
        max_job_seconds = wanted.max_job_seconds or database.null,
        max_candidates = wanted.max_candidates or database.null,
        max_training_seconds = wanted.max_training_seconds or database.null,
        session_id = numbers.text(database.meta.session_id),
        script_user = database.meta.current_user,
        column_names = json.encode_members(columns, "name"),
        column_types = json.encode_members(columns, "type_text"),
        text_rule = text_rule.CURRENT,
    }
    local done, problem = transaction.run(database, function()
        return database:try(insert, values)
    end)
    if not done then
        jobs.complain(database, wanted.job_name, problem, jobs.TABLE, recorded)
    end
end

--- Takes back the record of a job that does not exist, for good; true, or false and the database's message.
-- Only the row of this session: somebody may have deleted it meanwhile and recorded a job of the same name.
function jobs.forget(database, job_name)
    return transaction.run(database, function()
        return database:try("DELETE FROM ::metadata WHERE JOB_NAME = :job_name "
                .. "AND SESSION_ID = CAST(:session_id AS DECIMAL(20,0))", {
            metadata = database:own(jobs.TABLE),
            job_name = job_name,
            session_id = numbers.text(database.meta.session_id),
        })
    end)
end

-- The Python extension joined names and types by a semicolon; ours are JSON.
local function texts(stored)
    if type(stored) ~= "string" then
        return nil
    end
    if stored:sub(1, 1) == "[" then
        return json.decode_texts(stored)
    end
    local list = {}
    for text in (stored .. ";"):gmatch("(.-);") do
        list[#list + 1] = text
    end
    return list
end

local function features_and_target(row)
    local names, types = texts(row.COLUMN_NAMES), texts(row.COLUMN_TYPES)
    if not names or not types or #names ~= #types then
        return nil
    end
    local job, seen = { features = {} }, {}
    for index, name in ipairs(names) do
        local column = { name = name, type_text = types[index], type = column_type.read(types[index]) }
        if not column.type or name == "" or seen[name] then
            return nil
        end
        seen[name] = true
        if name == row.TARGET_ATTRIBUTE_NAME then
            job.target = column
        else
            job.features[#job.features + 1] = column
        end
    end
    return job.target and #job.features > 0 and job or nil
end

-- What the record of a training job says beyond its columns: nil if that cannot be understood.
local function add_settings(job, row)
    local settings = type(row.SETTINGS) == "string" and json.decode_object(row.SETTINGS)
    if not settings then
        return nil
    end
    job.kind = sagemaker_jobs.TRAINING
    job.problem_type = type(row.PROBLEM_TYPE) == "string" and row.PROBLEM_TYPE or nil
    job.inference_image = type(settings.inference_image) == "string" and settings.inference_image or nil
    job.supported = type(settings.supported) == "string" and settings.supported or nil
    job.is_built_in = settings.algorithm ~= nil
    job.algorithm = settings.algorithm
    job.labels = settings.labels and json.texts(settings.labels) or nil
    local needs_labels = job.is_built_in and job.problem_type ~= "Regression"
    return needs_labels == (job.labels ~= nil) and (job.problem_type ~= nil) == job.is_built_in and job or nil
end

--- { features, target, text_rule } of a recorded job, in the order in which it was trained. A training job has more:
-- { kind, problem_type, inference_image, supported, is_built_in, algorithm, labels }.
function jobs.read(database, job_name)
    local row = database:read(jobs.TABLE,
            "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE FROM ::metadata "
                    .. "WHERE JOB_NAME = :job_name",
            { metadata = database:own(jobs.TABLE), job_name = job_name })[1]
    local training = not row and sagemaker_jobs.training(database, job_name) or nil
    if not row and not training then
        failure.raise("E-SME-LUA-37", "The job %s is not recorded in %s, nor in %s, so its columns are not known. Check the "
                .. "name, upper and lower case included.", failure.show(job_name), jobs.TABLE, sagemaker_jobs.TABLE)
    end
    local job = features_and_target(row or training)
    if job and training then
        job = add_settings(job, training)
    end
    if not job then
        failure.raise("E-SME-LUA-38", "The row of the job %s in %s does not tell which columns of which types it was "
                .. "trained on: COLUMN_NAMES and COLUMN_TYPES have to be as many, each name once, with the target "
                .. "among them and types that a UDF takes%s. Train again, or correct the row.",
                failure.show(job_name), row and jobs.TABLE or sagemaker_jobs.TABLE,
                row and "" or ", and SETTINGS has to be what the training wrote")
    end
    job.text_rule = text_rule.of_record((row or training).TEXT_RULE, job_name)
    return job
end

return jobs
end)

module("sme.column_type", function(...)
-- Column types as the catalogue reports them, and which of them a UDF takes.
local column_type = {}

-- TIMESTAMP without a precision is what databases before nanosecond support report; it means milliseconds.
local MILLISECONDS = 3

-- What the database takes: a type of a damaged row of a job is found before it gets into a statement.
local MAX_PRECISION = 36
local MAX_LENGTH = { CHAR = 2000, VARCHAR = 2000000 }

local function decimal(precision, scale)
    precision, scale = tonumber(precision), tonumber(scale)
    if precision < 1 or precision > MAX_PRECISION or scale > precision then
        return nil
    end
    return { kind = "DECIMAL", precision = precision, scale = scale }
end

local function text(kind, length, suffix)
    local most = MAX_LENGTH[kind]
    if not most or tonumber(length) < 1 or tonumber(length) > most then
        return nil
    end
    return (suffix == "" or suffix == " ASCII" or suffix == " UTF8") and { kind = kind, length = tonumber(length) } or nil
end

--- { kind, precision, scale, length } of a type that can be trained on, or nil.
-- The whole text has to fit: the type is later written into a CREATE SCRIPT statement.
-- INFERRED: HASHTYPE, GEOMETRY, INTERVAL and TIMESTAMP WITH LOCAL TIME ZONE cannot be parameters of Java UDFs.
function column_type.read(type_text)
    if type_text == "BOOLEAN" or type_text == "DATE" then
        return { kind = type_text }
    end
    if type_text == "DOUBLE" or type_text == "DOUBLE PRECISION" then
        return { kind = "DOUBLE" }
    end
    local precision, scale = type_text:match("^DECIMAL%((%d+), ?(%d+)%)$")
    if precision then
        return decimal(precision, scale)
    end
    if type_text == "TIMESTAMP" then
        return { kind = "TIMESTAMP", precision = MILLISECONDS }
    end
    precision = type_text:match("^TIMESTAMP%((%d)%)$")
    if precision then
        return { kind = "TIMESTAMP", precision = tonumber(precision) }
    end
    local kind, length, suffix = type_text:match("^(V?A?R?CHAR)%((%d+)%)(.*)$")
    return kind and text(kind, length, suffix) or nil
end

--- What the catalogue says of a column's type, as a text.
-- INFERRED: the type of a column is NULL where the view was not looked at since its source has changed.
function column_type.text(catalogued)
    return type(catalogued) == "string" and catalogued or "unknown (its view is outdated)"
end

--- Whether no prediction of a class can be turned into a value of the type.
function column_type.is_point_in_time(type)
    return type.kind == "DATE" or type.kind == "TIMESTAMP"
end

function column_type.is_number(type)
    return type.kind == "DECIMAL" or type.kind == "DOUBLE"
end

return column_type
end)

module("sme.json", function(...)
-- JSON in both directions, on top of the database's own cjson.
local cjson = require("cjson")
local json_text = require("sme.json_text")

local json = {}

--- The object without its members that are null: they mean the same as absent ones.
function json.without_nulls(object)
    for key, content in pairs(object) do
        if content == cjson.null then
            object[key] = nil
        end
    end
    return object
end

--- The decoded object, or nil and what is wrong; absent and null values are both nil in it.
function json.decode_object(text)
    -- cjson decodes [] and {} to the same empty table, so the text itself has to say which of them it is.
    if not text:find("^%s*{") then
        return nil, "it is not a JSON object"
    end
    local read, value = pcall(cjson.decode, text)
    if not read then
        return nil, tostring(value)
    end
    local flaw = json_text.flaw(text)
    if flaw then
        return nil, flaw
    end
    return json.without_nulls(value)
end

--- The value if it is a list of texts, or nil.
function json.texts(value)
    if type(value) ~= "table" then
        return nil
    end
    for _, element in pairs(value) do
        if type(element) ~= "string" then
            return nil
        end
    end
    return value
end

--- The list of texts, or nil if the text is anything else.
function json.decode_texts(text)
    local read, list = pcall(cjson.decode, text)
    return read and json.texts(list) or nil
end

local function encode(value)
    if math.type(value) == "integer" then
        return string.format("%d", value)
    end
    return cjson.encode(value)
end

-- What is JSON already, by the value that stands for it.
local verbatim = setmetatable({}, { __mode = "k" })

--- Stands for a text of JSON as a value of json.encode_object.
function json.verbatim(text)
    local value = {}
    verbatim[value] = text
    return value
end

--- A list of texts; cjson alone would write an empty one as {}.
function json.encode_texts(texts)
    local encoded = {}
    for index, text in ipairs(texts) do
        encoded[index] = cjson.encode(text)
    end
    return "[" .. table.concat(encoded, ",") .. "]"
end

--- The list of what each element has under a key, which is a text.
function json.encode_members(elements, key)
    local texts = {}
    for index, element in ipairs(elements) do
        texts[index] = element[key]
    end
    return json.encode_texts(texts)
end

--- An object of { key, value } pairs in the order given, so that equal contents are equal texts; nil is left out.
function json.encode_object(pairs_in_order)
    local members = {}
    for _, pair in ipairs(pairs_in_order) do
        local key, value = pair[1], pair[2]
        if value ~= nil then
            local text = verbatim[value] or type(value) == "table" and json.encode_texts(value) or encode(value)
            members[#members + 1] = cjson.encode(key) .. ":" .. text
        end
    end
    return "{" .. table.concat(members, ",") .. "}"
end

return json
end)

module("sme.json_text", function(...)
-- Looks at a JSON text more closely than cjson, which takes more than JSON, and not the same in all of its versions.
local cjson = require("cjson")
local failure = require("sme.failure")

local json_text = {}

local BLANKS = "[ \t\r\n]*"
local WORDS = { ["true"] = true, ["false"] = true, ["null"] = true }

local function is_number(word)
    local whole, rest = word:match("^%-?(%d+)(.*)$")
    if not whole or whole:find("^0.") then
        return false
    end
    rest = rest:gsub("^%.%d+", "", 1)
    return rest == "" or rest:find("^[eE][+-]?%d+$")
end

--- What cjson may take for a number or a word though JSON does not, such as 0x1F, 007 or NaN.
local function strange_word(between)
    for word in between:gmatch("[^ \t\r\n,:]+") do
        if not WORDS[word] and not is_number(word) then
            return failure.show(word) .. " is neither a number of JSON nor true, false or null"
        end
    end
    return nil
end

-- cjson takes the last of two equal keys; nobody knows which was meant.
local function repeated_key(keys, quoted)
    local key = cjson.decode(quoted)
    if keys[key] then
        return "the key " .. failure.show(key) .. " is there twice"
    end
    keys[key] = true
    return nil
end

--- What is wrong with a text that cjson could decode, or nil.
function json_text.flaw(text)
    -- For cjson it ends the text, whatever follows.
    if text:find("\0", 1, true) then
        return "it has the character NUL"
    end
    -- As long as the text, with quotes and brackets in the same places, but without a quote that ends no string.
    local bare = text:gsub("\\.", "__")
    local keys, outer, at, flaw = {}, {}, 1, nil
    repeat
        local from, _, mark = bare:find('([{}%[%]"])', at)
        flaw = strange_word(bare:sub(at, (from or 0) - 1))
        local to = from
        if mark == '"' then
            to = bare:find('"', from + 1, true)
            if bare:find("^" .. BLANKS .. ":", to + 1) then
                flaw = flaw or repeated_key(keys, text:sub(from, to))
            end
        elseif mark == "{" or mark == "[" then
            outer[#outer + 1] = keys
            keys = {}
        elseif mark then
            keys = table.remove(outer)
        end
        at = to and to + 1
    until flaw or not from
    return flaw
end

return json_text
end)

module("sme.sagemaker_jobs", function(...)
-- The table of all that is recorded and is no job of Autopilot: each row is of a kind, and has what belongs to one kind
-- alone in its settings.
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")
local transaction = require("sme.transaction")

local sagemaker_jobs = {}

sagemaker_jobs.TABLE = "SME_METADATA_SAGEMAKER_JOBS"

--- The kind of rows that are no jobs: their names are those of endpoints, which may be those of jobs, too.
sagemaker_jobs.ENDPOINT = "Endpoint"

--- The kind of training jobs, as SageMaker calls them: of built-in algorithms and of any other container.
sagemaker_jobs.TRAINING = "Training"

local FIELDS = {
    "kind",
    "connection_name",
    "region",
    "role",
    "bucket_uri",
    "path",
    "schema",
    "table_or_view",
    "target",
    "problem_type",
    "text_rule",
    "settings",
}

local INSERT = [[
INSERT INTO ::metadata (JOB_NAME, JOB_KIND, CREATED, SESSION_ID, SCRIPT_USER, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION,
IAM_SAGEMAKER_ROLE, S3_BUCKET_URI, S3_OUTPUT_PATH, INPUT_SCHEMA_NAME, INPUT_TABLE_OR_VIEW_NAME, TARGET_ATTRIBUTE_NAME,
PROBLEM_TYPE, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, SETTINGS)
VALUES (:name, :kind, SYSTIMESTAMP, :session_id, :script_user, :connection_name, :region, :role, :bucket_uri, :path, :schema,
:table_or_view, :target, :problem_type, :column_names, :column_types, :text_rule, :settings)]]

--- The condition on the key of a record, with :name, :kind, :region and :connection_name.
sagemaker_jobs.OF_ONE = " WHERE JOB_NAME = :name AND JOB_KIND = :kind AND AWS_REGION = :region "
        .. "AND AWS_CREDENTIALS_CONNECTION_NAME = :connection_name"

local OF_THIS_SESSION = "DELETE FROM ::metadata" .. sagemaker_jobs.OF_ONE
        .. " AND SESSION_ID = CAST(:session_id AS DECIMAL(20,0))"

--- Inserts the row of a record in the transaction that is open: true, or false and the database's message.
-- A record is { name, kind, connection_name, region, role, bucket_uri, path, schema, table_or_view, target, problem_type,
-- columns, text_rule, settings }. The first four are the key; of the others all but the columns may be missing. Columns
-- are { name, type_text } each, and the settings are the text of a JSON object.
function sagemaker_jobs.insert(database, record)
    local values = {
        metadata = database:own(sagemaker_jobs.TABLE),
        name = record.name,
        session_id = numbers.text(database.meta.session_id),
        script_user = database.meta.current_user,
        column_names = json.encode_members(record.columns, "name"),
        column_types = json.encode_members(record.columns, "type_text"),
    }
    for _, field in ipairs(FIELDS) do
        values[field] = record[field] or database.null
    end
    return database:try(INSERT, values)
end

--- Records something for good, in a transaction of its own: true, or false and the database's message.
function sagemaker_jobs.record(database, record)
    return transaction.run(database, function()
        return sagemaker_jobs.insert(database, record)
    end)
end

--- Takes back the record of something that does not exist, for good: true, or false and the database's message.
-- Only the row of this session, as with jobs of Autopilot.
function sagemaker_jobs.forget(database, record)
    return transaction.run(database, function()
        return database:try(OF_THIS_SESSION, {
            metadata = database:own(sagemaker_jobs.TABLE),
            name = record.name,
            kind = record.kind,
            region = record.region,
            connection_name = record.connection_name,
            session_id = numbers.text(database.meta.session_id),
        })
    end)
end

--- The statement with which a person takes back the records of a job that does not exist.
function sagemaker_jobs.removal(database, job_name, kind)
    return "DELETE FROM " .. database:own(sagemaker_jobs.TABLE) .. " WHERE JOB_NAME = '" .. job_name:gsub("'", "''")
            .. "' AND JOB_KIND = '" .. kind .. "'"
end

local RECORDED = "SELECT JOB_NAME, JOB_KIND, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION FROM ::metadata "
        .. "WHERE UPPER(JOB_NAME) = UPPER(:job_name) AND JOB_KIND <> :endpoint"

local function parameters(database, job_name)
    return {
        metadata = database:own(sagemaker_jobs.TABLE),
        job_name = job_name,
        endpoint = sagemaker_jobs.ENDPOINT,
    }
end

--- The row { JOB_NAME, JOB_KIND, SESSION_ID, AWS_CREDENTIALS_CONNECTION_NAME, AWS_REGION } of a job of this name, in
-- whatever case and of whatever kind, or nil. Endpoints are no jobs.
function sagemaker_jobs.recorded_job(database, job_name)
    return database:read(sagemaker_jobs.TABLE, RECORDED, parameters(database, job_name))[1]
end

--- The same for who need not be allowed to read the records: nil then, too.
function sagemaker_jobs.look_for_job(database, job_name)
    local done, rows = database:try(RECORDED, parameters(database, job_name))
    return done and rows[1] or nil
end

--- The row { TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, PROBLEM_TYPE, SETTINGS } of a training job of
-- exactly this name, or nil.
function sagemaker_jobs.training(database, job_name)
    return database:read(sagemaker_jobs.TABLE,
            "SELECT TARGET_ATTRIBUTE_NAME, COLUMN_NAMES, COLUMN_TYPES, TEXT_RULE, PROBLEM_TYPE, SETTINGS FROM ::metadata "
                    .. "WHERE JOB_NAME = :job_name AND JOB_KIND = :kind",
            {
                metadata = database:own(sagemaker_jobs.TABLE),
                job_name = job_name,
                kind = sagemaker_jobs.TRAINING,
            })[1]
end

--- Raises a better error than that there is no such job, if the record knows of one.
function sagemaker_jobs.explain_absence(database, wanted)
    local row = sagemaker_jobs.look_for_job(database, wanted.job_name)
    if not row then
        return
    end
    if row.JOB_NAME ~= wanted.job_name or row.AWS_REGION ~= wanted.region
            or row.AWS_CREDENTIALS_CONNECTION_NAME ~= wanted.connection_name then
        failure.raise("E-SME-LUA-99", "There is no job %s in %s for the connection %s. The job %s was trained with the "
                .. "connection %s, in %s. Use these: name, connection and region.", failure.show(wanted.job_name),
                wanted.region, failure.show(wanted.connection_name), failure.show(row.JOB_NAME),
                failure.show(row.AWS_CREDENTIALS_CONNECTION_NAME), row.AWS_REGION)
    end
    failure.raise("E-SME-LUA-100", "There is no job %s in %s, although it is recorded, by session %s, and was trained "
            .. "with this connection. It was never created: unless the session is still at work on it, take its record "
            .. "back with %s and train again.", failure.show(wanted.job_name), wanted.region,
            numbers.text(row.SESSION_ID), sagemaker_jobs.removal(database, row.JOB_NAME, row.JOB_KIND))
end

--- Stops if a job of this name is recorded here: names of jobs are asked for without their kind.
function sagemaker_jobs.refuse_recorded(database, job_name)
    local row = sagemaker_jobs.recorded_job(database, job_name)
    if row then
        failure.raise("E-SME-LUA-101", "The job %s is recorded already in %s, as one of the kind %s, by session %s. Choose "
                .. "another job_name, also if that job failed. SME_POLL_SAGEMAKER_JOB tells what became of it, with the "
                .. "connection %s in %s. Only if that session no longer works on it and there is no such job, take the "
                .. "record back with %s and run the script again.", failure.show(row.JOB_NAME), sagemaker_jobs.TABLE,
                row.JOB_KIND, numbers.text(row.SESSION_ID), failure.show(row.AWS_CREDENTIALS_CONNECTION_NAME),
                row.AWS_REGION, sagemaker_jobs.removal(database, row.JOB_NAME, row.JOB_KIND))
    end
end

return sagemaker_jobs
end)

module("sme.transaction", function(...)
-- Changes in a transaction of their own that does little but write.
-- The database rolls back a transaction that read something and writes later, if another one wrote in between; one that
-- only writes waits for its turn. A transaction of its own can also be rolled back without taking away what the user
-- had done before.
local transaction = {}

--- Ends the transaction, because what is read in one is as old as its beginning. What the user left open is committed.
function transaction.refresh(database)
    return database:try("COMMIT")
end

--- Runs the work, which gives true and a result or false and a problem, for good.
-- true and the result; or false and the problem, and then nothing of it was done.
function transaction.run(database, work)
    local done, result = transaction.refresh(database)
    if not done then
        return false, result
    end
    local problem
    done, result = work()
    if done then
        done, problem = database:try("COMMIT")
        if done then
            return true, result
        end
    end
    database:try("ROLLBACK")
    return false, problem or result
end

return transaction
end)

module("sme.training_arguments", function(...)
-- The JSON argument of the training script: its keys, their types, and what each may hold.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
local objective = require("sme.objective")
local s3_location = require("sme.s3_location")

local training_arguments = {}

local REQUIRED = {
    "job_name",
    "aws_credentials_connection_name",
    "aws_region",
    "iam_sagemaker_role",
    "s3_bucket_uri",
    "s3_output_path",
    "input_schema_name",
    "input_table_or_view_name",
    "target_attribute_name",
}

local OPTIONAL = {
    "problem_type",
    "objective",
    "max_runtime_for_automl_job_in_seconds",
    "max_candidates",
    "max_runtime_per_training_job_in_seconds",
    "check_data",
}

-- SageMaker takes 750 candidates, and 32 bits for a number of seconds.
local LARGEST = {
    max_runtime_for_automl_job_in_seconds = 2147483647,
    max_candidates = 750,
    max_runtime_per_training_job_in_seconds = 2147483647,
}

local MAX_ROLE = 2048
local MAX_ROLE_NAME = 64

local text = json_arguments.text

local function number(object, key)
    return json_arguments.integer(object, key, LARGEST[key])
end

local function is_role_arn(text)
    local account = text:match("^arn:aws[a-z-]*:iam::([0-9]+):role/[A-Za-z0-9+=,.@_/-]+$")
    return account ~= nil and #account == 12 and #text <= MAX_ROLE
end

-- What looks like a key would be recorded as a name.
local function is_role_name(text)
    return #text <= MAX_ROLE_NAME and text:find("^[A-Za-z0-9+=,.@_-]+$") ~= nil and not failure.hides(text)
end

-- The training UDF makes an ARN of a name.
local function role(given)
    if not is_role_arn(given) and not is_role_name(given) then
        failure.raise("E-SME-LUA-9", "The iam_sagemaker_role %s is neither the ARN of a role, such as "
                .. "arn:aws:iam::123456789012:role/sagemaker, nor the name of one. Copy the ARN from the AWS console, or "
                .. "ask for it with aws iam get-role --role-name <name> --query Role.Arn.", failure.show(given))
    end
    return given
end

local function name(object, key)
    return identifier.read("The " .. key, text(object, key))
end

local function connection_name(object, key)
    return identifier.read_connection("The " .. key, text(object, key))
end

local function learning_goal(object)
    local problem_type, given = object.problem_type, object.objective
    if problem_type ~= nil then
        problem_type = text(object, "problem_type")
    end
    if given ~= nil and type(given) ~= "table" then
        given = text(object, "objective")
    end
    return objective.read(problem_type, given)
end

--- What jobs of all kinds have in common: the checked place, role, bucket, table and target of a JSON object.
function training_arguments.common(object)
    return {
        connection_name = connection_name(object, "aws_credentials_connection_name"),
        region = arguments.region(text(object, "aws_region")),
        role = role(text(object, "iam_sagemaker_role")),
        bucket_uri = s3_location.bucket_uri(text(object, "s3_bucket_uri")),
        path = s3_location.path(text(object, "s3_output_path")),
        schema = name(object, "input_schema_name"),
        table_or_view = name(object, "input_table_or_view_name"),
        target = name(object, "target_attribute_name"),
        target_as_given = object.target_attribute_name,
        is_data_checked = json_arguments.flag(object, "check_data", true),
    }
end

--- The checked arguments: names as SQL means them, numbers as integers, optional ones that are absent as nil.
function training_arguments.read(json_text)
    local object = json_arguments.read(json_text, REQUIRED, OPTIONAL)
    local problem_type, metric = learning_goal(object)
    local job_name = arguments.autopilot_job_name(text(object, "job_name"))
    local wanted = training_arguments.common(object)
    wanted.job_name = job_name
    wanted.problem_type, wanted.metric = problem_type, metric
    wanted.max_job_seconds = number(object, "max_runtime_for_automl_job_in_seconds")
    wanted.max_candidates = number(object, "max_candidates")
    wanted.max_training_seconds = number(object, "max_runtime_per_training_job_in_seconds")
    return wanted
end

return training_arguments
end)

module("sme.arguments", function(...)
-- Checks that arguments of all scripts share, whether they come from JSON or one by one.
local characters = require("sme.characters")
local failure = require("sme.failure")
local identifier = require("sme.identifier")

local arguments = {}

-- SageMaker: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,31} for Autopilot, {0,62} for all other jobs
local MAX_AUTOPILOT_NAME = 32
local MAX_JOB_NAME = 63
local MAX_REGION = 32
local MAX_INSTANCE_TYPE = 64

--- A text with something in it; SQL's '' is NULL, so an empty text is no better than none.
function arguments.text(what, value)
    if type(value) ~= "string" or value == "" then
        failure.raise("E-SME-LUA-33", "%s has to be a text and must not be NULL or empty.", what)
    end
    if characters.has_control(value) then
        failure.raise("E-SME-LUA-6",
                "%s %s has a control character, such as a line break or NUL. Remove it.", what, failure.show(value))
    end
    return value
end

local function job_name(given, longest)
    local value = arguments.text("The job name", given)
    if #value > longest
            or not (value:find("^[A-Za-z0-9-]+$") and value:find("^[A-Za-z0-9]") and value:find("[A-Za-z0-9]$")) then
        failure.raise("E-SME-LUA-8",
                "The job name %s cannot be used: SageMaker takes up to %d letters (A to Z), digits and hyphens, "
                        .. "the first and last of them no hyphen.", failure.show(value), longest)
    end
    return value
end

--- The name of a job of Autopilot.
function arguments.autopilot_job_name(given)
    return job_name(given, MAX_AUTOPILOT_NAME)
end

--- The name of a job of any kind.
function arguments.job_name(given)
    return job_name(given, MAX_JOB_NAME)
end

--- Whether a text is written like one of SageMaker's instance types, of which there are new ones all the time.
function arguments.is_instance_type(text)
    return #text <= MAX_INSTANCE_TYPE and text:find("^ml%.[a-z0-9-]+%.[a-z0-9-]+$") ~= nil
end

function arguments.region(given)
    local value = arguments.text("The AWS region", given)
    if #value > MAX_REGION or not value:find("^[a-z][a-z][a-z0-9-]*%-[0-9]+$") then
        failure.raise("E-SME-LUA-13",
                "The AWS region %s is not written like one. Give it as AWS does, such as eu-central-1.",
                failure.show(value))
    end
    return value
end

function arguments.connection_name(given)
    return identifier.read_connection("The connection name", arguments.text("The connection name", given))
end

return arguments
end)

module("sme.identifier", function(...)
-- Names as users write them in SQL: my_table means MY_TABLE, "my table" means itself.
local characters = require("sme.characters")
local failure = require("sme.failure")

local identifier = {}

-- https://docs.exasol.com/db/latest/sql_references/basiclanguageelements.htm
local MAX_CHARACTERS = 128

local function unquoted(text)
    if text:find("[\128-\255]") then
        return nil, "it has letters outside of A to Z: write it in double quotes, exactly as it was created"
    end
    if not text:find("^[A-Za-z][A-Za-z0-9_]*$") then
        return nil, "without double quotes a name starts with a letter and has letters, digits and _ only: "
                .. "write any other name in double quotes"
    end
    return characters.upper(text)
end

local function quoted(text)
    local inside = text:match('^"(.*)"$')
    if not inside or inside:gsub('""', ""):find('"', 1, true) then
        return nil, 'its double quotes do not fit: it starts and ends with one, and a " inside is written twice'
    end
    if inside == "" then
        return nil, "there is nothing between its double quotes"
    end
    if inside:find(".", 1, true) then
        -- The database's own words: '.' character is not allowed within quoted identifiers.
        return nil, "the database allows no . in a name: a schema and what is in it are given separately"
    end
    return (inside:gsub('""', '"'))
end

local function read(text)
    if characters.has_control(text) then
        return nil, "it has a control character"
    end
    local name, problem
    if text:sub(1, 1) == '"' then
        name, problem = quoted(text)
    else
        name, problem = unquoted(text)
    end
    if name and characters.count(name) > MAX_CHARACTERS then
        return nil, "it has more than " .. MAX_CHARACTERS .. " characters"
    end
    return name, problem
end

--- The name that SQL would look for; `what` says in an error what the text was given as.
function identifier.read(what, text)
    local name, problem = read(text)
    if not name then
        failure.raise("E-SME-LUA-7", "%s %s is not a name of SQL: %s.", what, failure.show(text), problem)
    end
    return name
end

--- The name of a connection, which UDFs will ask for.
-- INFERRED from the source of Exasol's Java client: the name leaves Java in JNI's own encoding, which writes a
-- character beyond U+FFFF as bytes that are not UTF-8, so that the database would look for another name.
function identifier.read_connection(what, text)
    local name = identifier.read(what, text)
    if characters.has_supplementary(name) then
        failure.raise("E-SME-LUA-52", "%s %s has a character that a UDF cannot pass on to the database, such as an "
                .. "emoji. Create the connection under another name.", what, failure.show(name))
    end
    return name
end

return identifier
end)

module("sme.json_arguments", function(...)
-- The JSON argument of a script: which keys it has, and of which types their values are.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")

local json_arguments = {}

local function decode(text)
    if type(text) ~= "string" then
        failure.raise("E-SME-LUA-1", "The argument of the script has to be a text with a JSON object, not %s.",
                type(text) == "number" and "a number" or "NULL or an empty text")
    end
    local object, problem = json.decode_object(text)
    if not object then
        failure.raise("E-SME-LUA-1", "The argument of the script cannot be read as JSON: %s. "
                .. 'It has to be an object with the keys of the user guide, such as {"job_name":"churn", ...}.',
                problem)
    end
    return object
end

local function known_keys(required, optional)
    local names, known = {}, {}
    for _, keys in ipairs({ required, optional }) do
        for _, key in ipairs(keys) do
            names[#names + 1] = key
            known[key] = true
        end
    end
    return names, known
end

local function check_keys(what, object, required, optional)
    local names, known = known_keys(required, optional)
    local unknown, missing = {}, {}
    for key in pairs(object) do
        if not known[key] then
            unknown[#unknown + 1] = failure.show(key)
        end
    end
    for _, key in ipairs(required) do
        if object[key] == nil then
            missing[#missing + 1] = key
        end
    end
    if #unknown > 0 then
        table.sort(unknown)
        failure.raise("E-SME-LUA-2", "%s has unknown keys: %s. Remove them or correct their names; the known keys are "
                .. "%s.", what, failure.list(unknown), table.concat(names, ", "))
    end
    if #missing > 0 then
        failure.raise("E-SME-LUA-3", "%s lacks the keys %s. Add them.", what, table.concat(missing, ", "))
    end
end

local function check_type(key, value, fits, expected)
    if not fits then
        failure.raise("E-SME-LUA-4", "The value of %s has to be %s, but is %s.", key, expected,
                type(value) == "table" and "an object or array" or failure.show(value))
    end
end

--- The object of a text, with all the keys that are required and none that is not known.
function json_arguments.read(text, required, optional)
    local object = decode(text)
    check_keys("The argument", object, required, optional)
    return object
end

function json_arguments.text(object, key)
    local value = object[key]
    check_type(key, value, type(value) == "string" and value ~= "", "a text that is not empty")
    return arguments.text("The value of " .. key, value)
end

--- The texts under all of the keys, by key.
function json_arguments.texts(object, keys)
    local texts = {}
    for _, key in ipairs(keys) do
        texts[key] = json_arguments.text(object, key)
    end
    return texts
end

--- The integer, or nil if there is none.
function json_arguments.integer(object, key, largest)
    local value = object[key]
    if value == nil then
        return nil
    end
    check_type(key, value, type(value) == "number", "a number without quotes")
    local integer = numbers.integer(value)
    if not integer or integer < 1 or integer > largest then
        failure.raise("E-SME-LUA-5", "The value of %s is %s, but has to be a whole number from 1 to %d.",
                key, numbers.text(value), largest)
    end
    return integer
end

--- true, false, or the other value if there is none.
function json_arguments.flag(object, key, otherwise)
    local value = object[key]
    if value == nil then
        return otherwise
    end
    check_type(key, value, type(value) == "boolean", "true or false, without quotes")
    return value
end

--- The text if it is one of the choices, or nil if there is none; any other is an error of the code.
function json_arguments.choice(object, key, choices, code)
    if object[key] == nil then
        return nil
    end
    local value = json_arguments.text(object, key)
    for _, known in ipairs(choices) do
        if value == known then
            return value
        end
    end
    failure.raise(code, "The value of %s is %s, but has to be one of %s.", key, failure.show(value),
            table.concat(choices, ", "))
end

--- The object inside of the object, with the keys that are required and perhaps others; nil if there is none.
function json_arguments.object(object, key, required, optional)
    local value = object[key]
    if value == nil then
        return nil
    end
    check_type(key, value, type(value) == "table", "an object")
    -- cjson gives [1] as a table with the key 1, which is not known, and [] as one that lacks its keys.
    check_keys("The value of " .. key, json.without_nulls(value), required, optional or {})
    return value
end

return json_arguments
end)

module("sme.objective", function(...)
-- What the job optimises: the problem type and the metric that fits it.
local failure = require("sme.failure")
local json = require("sme.json")

local objective = {}

local TYPES = { "BinaryClassification", "MulticlassClassification", "Regression" }

-- Autopilot for tabular data knows these metrics, each for the given problem types only.
local METRICS = {
    BinaryClassification = { "Accuracy", "AUC", "BalancedAccuracy", "F1", "Precision", "Recall" },
    MulticlassClassification = { "Accuracy", "BalancedAccuracy", "F1macro", "PrecisionMacro", "RecallMacro" },
    Regression = { "MAE", "MSE", "R2", "RMSE" },
}

local function contains(list, element)
    for _, candidate in ipairs(list) do
        if candidate == element then
            return true
        end
    end
    return false
end

local function check_type(problem_type)
    if not METRICS[problem_type] then
        failure.raise("E-SME-LUA-14", "The problem_type %s is unknown. Use one of %s.",
                failure.show(problem_type), table.concat(TYPES, ", "))
    end
end

--- The name of the metric: given as such, or in the Python extension's form {"MetricName":"F1"}, as text or object.
local function metric(given)
    if type(given) == "string" and not given:find("{", 1, true) then
        return given
    end
    local object = given
    if type(given) == "string" then
        object = json.decode_object(given)
    end
    local name = object and object.MetricName
    if type(name) ~= "string" or next(object, next(object)) then
        failure.raise("E-SME-LUA-16",
                'The objective %s cannot be read. Give the name of a metric, such as "F1", or {"MetricName":"F1"}.',
                type(given) == "table" and "object" or failure.show(given))
    end
    return name
end

--- The pair of problem type and metric name; both or neither are given.
function objective.read(problem_type, given)
    if problem_type then
        check_type(problem_type)
    end
    if not problem_type ~= not given then
        failure.raise("E-SME-LUA-15",
                "The argument has %s but lacks %s. SageMaker needs both or, to find out both by itself, neither.",
                problem_type and "problem_type" or "objective", problem_type and "objective" or "problem_type")
    end
    if not given then
        return nil, nil
    end
    local name = metric(given)
    if not contains(METRICS[problem_type], name) then
        failure.raise("E-SME-LUA-17", "The metric %s does not fit the problem_type %s. Use one of %s.",
                failure.show(name), problem_type, table.concat(METRICS[problem_type], ", "))
    end
    return problem_type, name
end

return objective
end)

module("sme.s3_location", function(...)
-- Where in S3 a training attempt reads and writes.
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local s3_location = {}

-- CreateAutoMLJobV2 takes an S3OutputPath of 512 characters; the prefix of the files is shorter by one.
local MAX_OUTPUT_URI = 512

--- The bucket's URI without a slash at its end.
function s3_location.bucket_uri(given)
    local bucket = given:match("^s3://([a-z0-9][a-z0-9.-]*[a-z0-9])/?$")
    if not bucket or #bucket < 3 or #bucket > 63 or bucket:find("..", 1, true) then
        failure.raise("E-SME-LUA-10",
                "The s3_bucket_uri %s is not s3:// and the name of a bucket, such as s3://my-bucket. "
                        .. "A path inside of the bucket goes into s3_output_path.", failure.show(given))
    end
    return "s3://" .. bucket
end

--- The path without slashes around it.
function s3_location.path(given)
    -- Before the pattern, which takes for ever on a long text of slashes that ends in something else.
    if #given > MAX_OUTPUT_URI then
        failure.raise("E-SME-LUA-12", "The s3_output_path is too long: it has %d characters, but SageMaker takes an "
                .. "URI of %d. Shorten it.", #given, MAX_OUTPUT_URI)
    end
    local path = given:match("^/*(.-)/*$")
    local clean = path:find("^[A-Za-z0-9!_.*'()/-]+$") and not path:find("//", 1, true)
    for segment in path:gmatch("[^/]+") do
        clean = clean and segment:find("[^.]")
    end
    if not clean then
        failure.raise("E-SME-LUA-11",
                "The s3_output_path %s cannot be used. It takes names with a slash between them, such as data/churn; "
                        .. "a name has letters (A to Z), digits and !_.*'()- only and does not consist of dots.",
                failure.show(given))
    end
    return path
end

--- Prefix and URIs of one attempt: no other attempt, earlier, later or failed, ever shares them.
function s3_location.attempt(bucket_uri, path, job_name, meta)
    local attempt = numbers.text(meta.session_id) .. "-" .. numbers.text(meta.statement_id)
    local prefix = path .. "/" .. job_name .. "/" .. attempt
    local location = {
        files = prefix .. "/train/",
        input_uri = bucket_uri .. "/" .. prefix .. "/train/",
        output_uri = bucket_uri .. "/" .. prefix .. "/output/",
        validation_files = prefix .. "/validation/",
        validation_uri = bucket_uri .. "/" .. prefix .. "/validation/",
        checkpoint_uri = bucket_uri .. "/" .. prefix .. "/checkpoints/",
    }
    if #location.output_uri > MAX_OUTPUT_URI then
        failure.raise("E-SME-LUA-12",
                "The s3_output_path is too long: the job would write to an URI of %d characters, SageMaker takes %d. "
                        .. "Shorten it by at least %d characters.", #location.output_uri, MAX_OUTPUT_URI,
                #location.output_uri - MAX_OUTPUT_URI)
    end
    return location
end

return s3_location
end)

module("sme.database", function(...)
-- The functions that the database gives to a script, as one value that is handed on to whoever needs them.
local failure = require("sme.failure")

local database = {}
database.__index = database

--- Takes { pquery, quote, join, null, decimal, meta } of the script.
function database.new(host)
    return setmetatable(host, database)
end

--- The quoted name of an object, fit for ::name.
function database:object(schema, name)
    return self.join(".", self.quote(schema), self.quote(name))
end

--- The quoted names of columns, as a list.
function database:names(columns)
    local names = {}
    for index, column in ipairs(columns) do
        names[index] = self.quote(column.name)
    end
    return names
end

--- The quoted name of an object that lives beside the running script.
function database:own(name)
    return self:object(self.meta.script_schema, name)
end

--- true and the result, or false and the database's message.
-- Without parameters nothing in the text is replaced: the only safe way for text with a colon inside.
function database:try(text, parameters)
    local done, result
    if parameters then
        done, result = self.pquery(text, parameters)
    else
        done, result = self.pquery(text)
    end
    if done then
        return true, result
    end
    return false, tostring(result.error_message)
end

--- The rows of a query; `what` says in an error what was to be read.
function database:read(what, text, parameters)
    local done, result = self:try(text, parameters)
    if not done then
        failure.raise("E-SME-LUA-28", "The database refused to read %s: %s. Check that you have SELECT on it, and "
                .. "USAGE on its schema.", what, result)
    end
    return result
end

return database
end)

module("sme.training", function(...)
-- From a table to a training job of any kind: check, record, export, create.
local double_text = require("sme.double_text")
local export = require("sme.export")
local export_query = require("sme.export_query")
local failure = require("sme.failure")
local s3_location = require("sme.s3_location")
local source_table = require("sme.source_table")
local udf = require("sme.udf")

local training = {}

local UDF = "SME_AUTOPILOT_TRAINING_UDF"

-- Proves JAR, language, privileges, address and credentials of the connection, the role and the job name, before any
-- export; the results, with what could not be proved, and with the ARN of a role that was given by its name.
local function preflight(database, kind, wanted, source, dialect)
    if export_query.needs_script(source.columns) then
        double_text.check(database, dialect.text_rule)
    end
    local request = {
        { "action", kind.CHECK },
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "s3_bucket_uri", wanted.bucket_uri },
        { "iam_sagemaker_role", wanted.role },
    }
    for _, member in ipairs(kind.to_check(wanted)) do
        request[#request + 1] = member
    end
    return udf.call(database, UDF, request)
end

-- Only for a job that surely does not exist: a job that bills must not lose its row.
local function give_up(database, kind, wanted, text)
    local forgotten, problem = kind.forget(database, wanted)
    if not forgotten then
        text = text .. " Besides, E-SME-LUA-31: the row of the job " .. failure.show(wanted.job_name)
                .. " could not be deleted from " .. kind.TABLE .. " again: " .. problem
                .. ". Before you use this job name again, run " .. kind.removal(database, wanted.job_name)
                .. ", which takes DELETE on the table."
    end
    failure.raise_text(text)
end

-- The number of rows that are trained on.
local function export_files(database, kind, wanted, source, dialect, location, files)
    local done, result = failure.attempt(function()
        local write = source.is_sharded and export.run_evenly or export.run
        local rows = write(database, source, dialect, wanted.connection_name, location.files, files)
        if source.validation then
            export.run(database, source.validation, dialect, wanted.connection_name, location.validation_files, 1)
        end
        return rows
    end)
    if not done then
        give_up(database, kind, wanted, result)
    end
    return result
end

local function create_job(database, kind, wanted, location, checked)
    local request = {
        { "action", kind.CREATE },
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "s3_bucket_uri", wanted.bucket_uri },
        { "iam_sagemaker_role", wanted.role },
        { "role_name", wanted.role_name },
        { "s3_input_uri", location.input_uri },
        { "s3_output_uri", location.output_uri },
    }
    for _, member in ipairs(kind.to_create(wanted, location, checked)) do
        request[#request + 1] = member
    end
    local answer, problem = udf.try(database, UDF, request)
    if answer and answer.ok then
        return
    end
    if answer and answer.results.job == "absent" then
        give_up(database, kind, wanted, answer.message)
    end
    failure.raise("E-SME-LUA-32", "It could not be found out whether SageMaker has created the job %s, which would be "
            .. "billed: %s. Its row in %s stays. Poll the status of the job; if there is no such job, take the record "
            .. "back with %s and train again.", failure.show(wanted.job_name), answer and answer.message or problem,
            kind.TABLE, kind.removal(database, wanted.job_name))
end

-- What a person should know of a training that goes well, or NULL.
local function advice(database, source, checked)
    local list = { table.unpack(source.advice) }
    list[#list + 1] = checked.advice
    return #list > 0 and table.concat(list, " ") or database.null
end

--- Trains; one row { job name, URI of the files, rows exported, files, rows left out, advice }.
-- A kind of job says what its arguments are (read), in which dialect files are (dialect), what else there is to look at
-- before anything is done (prepare), how many files there are (files), what the UDF is told (CHECK, to_check, CREATE,
-- to_create), and where the job is recorded (TABLE, refuse_recorded, record, forget, removal).
-- The COMMIT in between also commits what the caller has left open: a long export must not hold the lock on the table
-- of jobs, and a rollback must not take away the row of a job that is billed.
function training.run(database, kind, json_text)
    local wanted = kind.read(json_text)
    local location = s3_location.attempt(wanted.bucket_uri, wanted.path, wanted.job_name, database.meta)
    local dialect = kind.dialect(wanted)
    local source = source_table.read(database, wanted, dialect)
    kind.prepare(database, wanted, source)
    kind.refuse_recorded(database, wanted)
    local checked = preflight(database, kind, wanted, source, dialect)
    if checked.role then
        wanted.role, wanted.role_name = checked.role, wanted.role
    end
    -- Before the record: what fails after it has to take it back.
    local files = kind.files(wanted, source.rows, database.meta.node_count)
    kind.record(database, wanted, source, dialect, checked)
    local exported = export_files(database, kind, wanted, source, dialect, location, files)
    create_job(database, kind, wanted, location, checked)
    -- A plain Lua number is refused for a DECIMAL column of a script's result.
    local function integer(value)
        return database.decimal(value, 18, 0)
    end
    return { {
        wanted.job_name,
        location.input_uri,
        integer(exported),
        integer(files),
        integer(source.left_out),
        advice(database, source, checked),
    } }
end

return training
end)

module("sme.source_table", function(...)
-- The table or view to learn from: what the catalogue says about it and whether a model can be trained on it.
local column_names = require("sme.column_names")
local column_type = require("sme.column_type")
local csv_dialect = require("sme.csv_dialect")
local data_check = require("sme.data_check")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local source_table = {}

-- The prediction scripts add these columns to the features.
local RESERVED = { PREDICTIONS = true, PROBABILITY = true, KEY = true }

--- The columns { name, type_text, type } of a table or view, the type being nil where it is none for a UDF.
function source_table.columns(database, schema, table_or_view)
    local rows = database:read("the catalogue", [[
SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS
WHERE COLUMN_SCHEMA = :schema AND COLUMN_TABLE = :table_or_view ORDER BY COLUMN_ORDINAL_POSITION]],
            { schema = schema, table_or_view = table_or_view })
    local columns = {}
    for index = 1, #rows do
        local type_text = column_type.text(rows[index].COLUMN_TYPE)
        columns[index] = { name = rows[index].COLUMN_NAME, type_text = type_text, type = column_type.read(type_text) }
    end
    if #columns == 0 then
        failure.raise("E-SME-LUA-18",
                "There is no table or view %s in the schema %s that you may read. Check both names (without double "
                        .. "quotes they mean upper case) and that you have SELECT on it and USAGE on the schema.",
                failure.show(table_or_view), failure.show(schema))
    end
    return columns
end

local function find(columns, name)
    for _, column in ipairs(columns) do
        if column.name == name then
            return column
        end
    end
    return nil
end

-- How a name is written in JSON so that SQL takes it exactly.
local function in_json(name)
    local quoted = '"' .. name:gsub('"', '""') .. '"'
    return (quoted:gsub('[\\"]', "\\%0"))
end

local function target_among(columns, wanted)
    local target = find(columns, wanted.target)
    if target then
        return target
    end
    local advice = "Check the name"
    if find(columns, wanted.target_as_given) then
        advice = 'Without double quotes a name means upper case: for the column that is there, write "'
                .. in_json(wanted.target_as_given) .. '" in the JSON text'
    end
    failure.raise("E-SME-LUA-19", "%s.%s has no column %s to predict. %s.", wanted.schema, wanted.table_or_view,
            failure.show(wanted.target), advice)
end

local function check_features(columns, target)
    if #columns == 1 then
        failure.raise("E-SME-LUA-20", "Besides the target %s there is no column to learn from. Add columns.",
                failure.show(target.name))
    end
    for _, column in ipairs(columns) do
        if column ~= target and RESERVED[column.name] then
            failure.raise("E-SME-LUA-21", "A column to learn from must not be named %s: the prediction scripts return "
                    .. "a column of that name. Train on a view that gives it another name.", failure.show(column.name))
        end
    end
end

local function check_types(columns)
    local unsupported = {}
    for _, column in ipairs(columns) do
        if not column.type then
            unsupported[#unsupported + 1] = column
        end
    end
    if #unsupported > 0 then
        failure.raise("E-SME-LUA-22", "Columns have types that a UDF cannot take: %s. Train on a view that converts "
                .. "them, such as with CAST(... AS VARCHAR(100)), or leaves them out.", column_names.with_types(unsupported))
    end
end

--- { schema, name, columns, target, rows, values, left_out, advice } with the columns, target included, in the order of
-- the files; the rows that have a target, how many different ones, the number of rows that have none, and sentences that a
-- person should read. The dialect says what the files are like; the columns get `header` where names are wanted for them.
function source_table.read(database, wanted, dialect)
    local columns = source_table.columns(database, wanted.schema, wanted.table_or_view)
    local target = target_among(columns, wanted)
    check_features(columns, target)
    column_names.name(columns, wanted.column_names)
    if dialect.has_header then
        column_names.check_header(columns)
    end
    check_types(columns)
    csv_dialect.check_columns(dialect, columns, target)
    data_check.target_type(target, wanted.problem_type)
    local source = data_check.run(database, wanted, columns, target)
    source.schema, source.name = wanted.schema, wanted.table_or_view
    source.columns, source.target = csv_dialect.order(dialect, columns, target), target
    return source
end

-- Names and types, in any order, as a text.
local function described(columns)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = column.name .. " " .. column.type_text
    end
    table.sort(list)
    return table.concat(list, "\n")
end

--- Another table or view of the same schema with the same columns: { schema, name, columns, target, rows }.
function source_table.validation(database, source, table_or_view)
    local columns = source_table.columns(database, source.schema, table_or_view)
    if described(columns) ~= described(source.columns) then
        failure.raise("E-SME-LUA-146", "The validation_table_or_view_name %s has other columns, or columns of other types, "
                .. "than %s. Nothing was exported. Take a table or view with the same ones.",
                failure.show(table_or_view), source.name)
    end
    local counted = database:read(source.schema .. "." .. table_or_view,
            "SELECT COUNT(::target) AS TARGET_COUNT FROM ::source",
            { source = database:object(source.schema, table_or_view), target = database.quote(source.target.name) })[1]
    local rows = numbers.integer(counted.TARGET_COUNT)
    if rows == 0 then
        failure.raise("E-SME-LUA-147", "The validation_table_or_view_name %s has no row with a target, so that nothing "
                .. "could be measured. Nothing was exported. Fill it, or leave it out.", failure.show(table_or_view))
    end
    return {
        schema = source.schema,
        name = table_or_view,
        columns = source.columns,
        target = source.target,
        labels = source.labels,
        rows = rows,
    }
end

return source_table
end)

module("sme.data_check", function(...)
-- What the values of a table tell before anything is exported: what nothing can be learned from is refused, and what
-- is probably a mistake is said.
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local data_check = {}

-- CreateAutoMLJobV2 refuses to train on less.
local MIN_ROWS = 500

-- A class of fewer rows has hardly any in the part of the rows that candidates are measured on.
local FEW_ROWS = 10

-- Without a problem type: more different numbers than this are hardly meant as classes.
local MOST_CLASSES_OF_NUMBERS = 20

-- INFERRED: how far APPROXIMATE_COUNT_DISTINCT may be off is not documented; 5 percent is more than such methods are.
local NEARLY_ALL = 0.95

local CLASSIFICATION = { BinaryClassification = true, MulticlassClassification = true }

--- Stops before a target that cannot be what the problem type says, whatever its values are.
function data_check.target_type(target, problem_type)
    local name, type_text = failure.show(target.name), target.type_text
    if problem_type == "Regression" and not column_type.is_number(target.type) then
        failure.raise("E-SME-LUA-95", "The target %s is a %s, but a regression learns numbers. Nothing was exported. "
                .. "Train on a view that converts it to a DECIMAL or DOUBLE, or take another target or problem_type.",
                name, type_text)
    end
    if not column_type.is_point_in_time(target.type) then
        return
    end
    if CLASSIFICATION[problem_type] then
        failure.raise("E-SME-LUA-23", "The target %s is a %s, which cannot be a class. Train on a view that converts "
                .. "it to a text, or choose another target.", name, target.type.kind)
    end
    failure.raise("E-SME-LUA-98", "The target %s is a %s, which is neither a class nor a number. Nothing was exported. "
            .. "Train on a view that converts it: to a text for a classification, or to a number, such as days from "
            .. "a certain day on, for a regression.", name, type_text)
end

-- The values of placeholders, and the function that gives the placeholder of a quoted name.
local function names()
    local count, values = 0, {}
    return values, function(quoted)
        count = count + 1
        values["n" .. count] = quoted
        return "::n" .. count
    end
end

-- Of the rows that are learned from, which are those with a target.
local function feature_counts(columns, target, place)
    local list = {}
    for index, column in ipairs(columns) do
        if column ~= target then
            list[#list + 1] = ", APPROXIMATE_COUNT_DISTINCT(CASE WHEN " .. place(target.name) .. " IS NOT NULL THEN "
                    .. place(column.name) .. " END) AS FEATURE_" .. index .. "_COUNT"
        end
    end
    return table.concat(list)
end

-- One query for all, so that all of it is about the same rows.
local function query(database, wanted, columns, target)
    local values, name = names()
    local function place(column_name)
        return name(database.quote(column_name))
    end
    local source = name(database:object(wanted.schema, wanted.table_or_view))
    local counts = "SELECT COUNT(*) AS ROW_COUNT, COUNT(" .. place(target.name) .. ") AS TARGET_COUNT, COUNT(DISTINCT "
            .. place(target.name) .. ") AS VALUE_COUNT"
    if not wanted.is_data_checked then
        return counts .. " FROM " .. source, values
    end
    counts = counts .. feature_counts(columns, target, place) .. " FROM " .. source
    local classes = "SELECT CAST(" .. place(target.name) .. " AS VARCHAR(2000000)) AS VALUE_TEXT FROM " .. source
            .. " WHERE " .. place(target.name) .. " IS NOT NULL GROUP BY " .. place(target.name)
            .. " HAVING COUNT(*) < " .. FEW_ROWS
    return "SELECT * FROM (" .. counts .. ") COUNTED CROSS JOIN (SELECT COUNT(*) AS RARE_COUNT, "
            .. "MIN(VALUE_TEXT) AS RARE_CLASS FROM (" .. classes .. ") CLASSES) RARE", values
end

local function check_rows(wanted, rows, left_out)
    local source = wanted.schema .. "." .. wanted.table_or_view
    if rows == 0 and left_out > 0 then
        failure.raise("E-SME-LUA-78", "The target %s is NULL in all %d rows of %s, so there is nothing to learn. "
                .. "Nothing was exported. Check the target, or fill it.", failure.show(wanted.target), left_out, source)
    end
    if rows < (wanted.least_rows or MIN_ROWS) then
        local besides = left_out == 0 and "" or string.format(" with a target, and %d whose target %s is NULL",
                left_out, failure.show(wanted.target))
        if wanted.least_rows then
            failure.raise("E-SME-LUA-135", "%s has %d row%s%s, but the training needs at least %d: each of the "
                    .. "instances gets a file, and no file may be empty. Nothing was exported.", source, rows,
                    rows == 1 and "" or "s", besides, wanted.least_rows)
        end
        failure.raise("E-SME-LUA-24", "%s has %d row%s%s. SageMaker Autopilot needs at least %d to train a model.",
                source, rows, rows == 1 and "" or "s", besides, MIN_ROWS)
    end
end

local function check_values(wanted, rows, values)
    if values == 1 then
        failure.raise("E-SME-LUA-97", "The target %s has the same value in all %d rows of %s.%s that have one, so "
                .. "there is nothing to learn. Nothing was exported. Check target_attribute_name, or train on more rows.",
                failure.show(wanted.target), rows, wanted.schema, wanted.table_or_view)
    end
    if wanted.problem_type == "BinaryClassification" and values ~= 2 then
        failure.raise("E-SME-LUA-96", "The target %s of %s.%s has %d different values, but a BinaryClassification "
                .. "learns to tell two from each other. Nothing was exported. Use MulticlassClassification, or train "
                .. "on a view in which the target has two values.", failure.show(wanted.target), wanted.schema,
                wanted.table_or_view, values)
    end
end

local function is_class(wanted, target, values)
    return CLASSIFICATION[wanted.problem_type]
            or not wanted.problem_type
                    and (not column_type.is_number(target.type) or values <= MOST_CLASSES_OF_NUMBERS)
end

local function left_out_advice(target, rows, left_out)
    return string.format("%d of %d rows %s left out, because the target %s is NULL there: nothing can be learned from "
            .. "such rows. A model that is to tell them needs a value of their own in the target.", left_out,
            left_out + rows, left_out == 1 and "was" or "were", failure.show(target.name))
end

local function rare_advice(target, values, counted)
    local rare = numbers.integer(counted.RARE_COUNT)
    return string.format("%d of the %d classes of the target %s %s fewer than %d rows%s %s: a model hardly learns such "
            .. "a class. Train on more rows of it, or on a view that puts it together with another one.", rare, values,
            failure.show(target.name), rare == 1 and "has" or "have", FEW_ROWS, rare == 1 and "," or ", such as",
            failure.show(counted.RARE_CLASS))
end

local function target_advice(target, rows)
    return string.format("The target %s has another value in each of the %d rows. What only numbers or names the rows "
            .. "cannot be predicted: check target_attribute_name.", failure.show(target.name), rows)
end

local function features_advice(columns, target, rows, counted)
    local list = {}
    for index, column in ipairs(columns) do
        if column ~= target and numbers.integer(counted["FEATURE_" .. index .. "_COUNT"]) >= NEARLY_ALL * rows then
            list[#list + 1] = failure.show(column.name)
        end
    end
    return #list > 0 and "These columns have another value in (nearly) each row: " .. failure.list(list) .. ". Nothing "
            .. "can be learned from what only numbers or names the rows, such as a customer number: train on a view "
            .. "without it. What is measured may well differ in each row." or nil
end

-- What a person should know of a training that goes well.
local function advice(wanted, columns, target, counted, values, result)
    local list = {}
    if result.left_out > 0 then
        list[1] = left_out_advice(target, result.rows, result.left_out)
    end
    if not wanted.is_data_checked then
        return list
    end
    if values == result.rows then
        list[#list + 1] = target_advice(target, result.rows)
    elseif is_class(wanted, target, values) and numbers.integer(counted.RARE_COUNT) > 0 then
        list[#list + 1] = rare_advice(target, values, counted)
    end
    list[#list + 1] = features_advice(columns, target, result.rows, counted)
    return list
end

--- { rows, values, left_out, advice }: the rows that have a target, how many different ones, the number of rows that have
-- none, and sentences.
function data_check.run(database, wanted, columns, target)
    local counted = database:read(wanted.schema .. "." .. wanted.table_or_view,
            query(database, wanted, columns, target))[1]
    local rows, values = numbers.integer(counted.TARGET_COUNT), numbers.integer(counted.VALUE_COUNT)
    local result = { rows = rows, values = values, left_out = numbers.integer(counted.ROW_COUNT) - rows }
    check_rows(wanted, rows, result.left_out)
    check_values(wanted, rows, values)
    result.advice = advice(wanted, columns, target, counted, values, result)
    return result
end

return data_check
end)

module("sme.udf", function(...)
-- Calls of the UDFs that talk to SageMaker.
local cjson = require("cjson")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")
local script_end = require("sme.script_end")

local udf = {}

--- Asks the UDF: { ok, message, results } of its one row, or nil and the database's message if it did not run.
function udf.try(database, name, request)
    -- The statement's id makes each call unlike all others, so that no query cache answers for AWS.
    local done, rows = database:try("SELECT ::udf(:statement_id, :request) FROM DUAL", {
        udf = database:own(name),
        statement_id = numbers.text(database.meta.statement_id),
        request = json.encode_object(request),
    })
    if not done then
        return nil, rows
    end
    local row = rows[1]
    return {
        ok = row.STATUS == "OK",
        message = row.MESSAGE,
        results = type(row.RESULTS) == "string" and cjson.decode(row.RESULTS) or {},
    }
end

--- The results of a UDF that has to succeed; its own error is raised as it is, unless `on_refusal` raises a better one.
function udf.call(database, name, request, on_refusal)
    local answer, problem = udf.try(database, name, request)
    if not answer then
        script_end.check(database, name)
        failure.raise("E-SME-LUA-30", "The UDF %s could not be run: %s. Check that you have EXECUTE on %s, which a new "
                .. "deployment may have dropped, and let the administrator check that the JAR is in BucketFS and the "
                .. "script language is activated. If its VM crashed, run the statement again.", name, problem,
                database:own(name))
    end
    if not answer.ok then
        if on_refusal then
            on_refusal(answer)
        end
        failure.raise_text(answer.message)
    end
    return answer.results
end

return udf
end)

module("sme.container_job", function(...)
-- What is special about a training job of a container, for sme.training.
local built_in_algorithms = require("sme.built_in_algorithms")
local class_labels = require("sme.class_labels")
local container_arguments = require("sme.container_arguments")
local csv_dialect = require("sme.csv_dialect")
local export = require("sme.export")
local failure = require("sme.failure")
local hyperparameters = require("sme.hyperparameters")
local json = require("sme.json")
local jobs = require("sme.jobs")
local long_numbers = require("sme.long_numbers")
local numbers = require("sme.numbers")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local source_table = require("sme.source_table")
local text_rule = require("sme.text_rule")

local container_job = {}

--- The columns of the script's result.
container_job.COLUMNS = "JOB_NAME VARCHAR(63), S3_INPUT_URI VARCHAR(1024), ROWS_EXPORTED DECIMAL(18,0), "
        .. "FILES DECIMAL(18,0), ROWS_LEFT_OUT DECIMAL(18,0), ADVICE VARCHAR(2000000)"

container_job.CHECK = "check_container"
container_job.CREATE = "create_container"
container_job.TABLE = sagemaker_jobs.TABLE

container_job.read = container_arguments.read

function container_job.dialect(wanted)
    if not wanted.own_files then
        return csv_dialect.BUILT_IN
    end
    local dialect = wanted.own_files.dialect
    dialect.text_rule = text_rule.CURRENT
    return dialect
end

-- A target outside of what the objective is defined for fails the job after it has started an instance.
local function check_range(database, wanted, source)
    local conditions = {}
    for index, comparison in ipairs(wanted.goal.outside or {}) do
        conditions[index] = "::target " .. comparison
    end
    if #conditions == 0 then
        return
    end
    local counted = database:read(source.schema .. "." .. source.name,
            "SELECT COUNT(*) AS OUTSIDE_COUNT FROM ::source WHERE " .. table.concat(conditions, " OR "),
            { source = database:object(source.schema, source.name), target = database.quote(source.target.name) })[1]
    local count = numbers.integer(counted.OUTSIDE_COUNT)
    if count > 0 then
        failure.raise("E-SME-LUA-137", "The target %s is %s in %d rows, for which the objective is not defined: the training "
                .. "would fail. Nothing was exported. Leave these rows out in a view, or take another objective.",
                failure.show(source.target.name), table.concat(wanted.goal.outside, " or "), count)
    end
end

local function read_labels(database, wanted, source)
    if source.target.type.kind == "DOUBLE" then
        failure.raise("E-SME-LUA-137", "The target %s is a DOUBLE, whose values are measured and no classes. Nothing was "
                .. "exported. Train on a view that converts it with CAST to a DECIMAL or a text.",
                failure.show(source.target.name))
    end
    class_labels.check_count(source.target, source.values)
    source.labels = class_labels.read(database, source.schema, source.name, source.target)
    local count = built_in_algorithms.count_of_classes(wanted.algorithm, wanted.goal)
    if count then
        wanted.hyperparameters[count] = tostring(#source.labels)
    end
end

-- A class of which nothing was learned would be measured as an error of the model.
local function check_labels(database, source, validation)
    local known, unknown = {}, {}
    for _, label in ipairs(source.labels) do
        known[label] = true
    end
    for _, label in ipairs(class_labels.read(database, validation.schema, validation.name, source.target)) do
        if not known[label] then
            unknown[#unknown + 1] = failure.show(label)
        end
    end
    if #unknown > 0 then
        failure.raise("E-SME-LUA-147", "The validation_table_or_view_name %s has classes that %s has not: %s. Nothing was "
                .. "exported. Leave their rows out in a view, or train on such rows.", failure.show(validation.name),
                source.name, failure.list(unknown))
    end
end

-- The names of all kinds of models are checked with the table; this one is that of an algorithm.
local function check_reserved(wanted, source)
    for _, column in ipairs(source.columns) do
        if column ~= source.target and column.name == wanted.goal.reserved then
            failure.raise("E-SME-LUA-21", "A column to learn from must not be named %s: the prediction scripts of %s return "
                    .. "a column of that name. Train on a view that gives it another name.", failure.show(column.name),
                    wanted.algorithm)
        end
    end
end

local function is_sharded(wanted)
    return wanted.instance_count > 1 and not (wanted.own_files and wanted.own_files.is_one_file)
end

local function prepare_built_in(database, wanted, source)
    check_reserved(wanted, source)
    if wanted.problem_type == "Regression" then
        check_range(database, wanted, source)
    else
        read_labels(database, wanted, source)
    end
    long_numbers.check(database, source)
end

local function read_validation(database, wanted, source)
    local validation = source_table.validation(database, source, wanted.validation)
    if wanted.goal then
        long_numbers.check(database, validation)
    end
    if source.labels then
        check_labels(database, source, validation)
    end
    return validation
end

--- Reads the classes of the target and the validation table, where there are such.
function container_job.prepare(database, wanted, source)
    source.is_sharded = is_sharded(wanted)
    if wanted.goal then
        prepare_built_in(database, wanted, source)
    end
    if wanted.validation then
        source.validation = read_validation(database, wanted, source)
    end
end

--- One for each instance that gets a part of the rows. Elsewhere one, where the container reads one, and never an empty
-- one: XGBoost's container stops at it, and EXPORT may leave one empty.
function container_job.files(wanted, rows, node_count)
    if is_sharded(wanted) then
        return wanted.instance_count
    end
    return wanted.own_files and not wanted.own_files.is_one_file and export.files(rows, node_count) or 1
end

function container_job.to_check(wanted)
    return {
        { "algorithm", wanted.algorithm },
        { "algorithm_version", wanted.algorithm_version },
        { "training_image", wanted.training_image },
        { "hyperparameters", hyperparameters.to_json(wanted.hyperparameters) },
    }
end

function container_job.to_create(wanted, location, checked)
    local own = wanted.own_files
    return {
        { "training_image", checked.training_image },
        { "hyperparameters", hyperparameters.to_json(wanted.hyperparameters) },
        { "environment", hyperparameters.to_json(wanted.environment) },
        { "channel_name", own and own.channel_name or built_in_algorithms.CHANNEL },
        { "content_type", own and own.content_type or built_in_algorithms.CONTENT_TYPE },
        { "is_sharded", is_sharded(wanted) },
        { "s3_validation_uri", wanted.validation and location.validation_uri },
        { "instance_type", wanted.instance_type },
        { "instance_count", wanted.instance_count },
        { "volume_size_in_gb", wanted.volume_size_in_gb },
        { "max_runtime_in_seconds", wanted.max_runtime_in_seconds },
        { "max_wait_in_seconds", wanted.max_wait_in_seconds },
        { "s3_checkpoint_uri", wanted.max_wait_in_seconds and location.checkpoint_uri },
    }
end

-- What it takes to deploy the model, and what a person may want to know of its training.
local function settings(wanted, source, checked)
    return json.encode_object({
        { "algorithm", wanted.algorithm },
        { "algorithm_version", wanted.algorithm_version },
        { "training_image", checked.training_image },
        { "inference_image", wanted.inference_image },
        { "supported", wanted.goal and wanted.goal.supported },
        { "labels", source.labels },
        { "hyperparameters", hyperparameters.to_json(wanted.hyperparameters) },
    })
end

container_job.refuse_recorded = jobs.refuse_recorded

local function record_of(wanted)
    return {
        name = wanted.job_name,
        kind = sagemaker_jobs.TRAINING,
        connection_name = wanted.connection_name,
        region = wanted.region,
    }
end

function container_job.record(database, wanted, source, dialect, checked)
    local record = record_of(wanted)
    record.role, record.bucket_uri, record.path = wanted.role, wanted.bucket_uri, wanted.path
    record.schema, record.table_or_view, record.target = source.schema, source.name, source.target.name
    record.problem_type, record.columns, record.text_rule = wanted.problem_type, source.columns, dialect.text_rule
    record.settings = settings(wanted, source, checked)
    local done, problem = sagemaker_jobs.record(database, record)
    if not done then
        jobs.complain(database, wanted.job_name, problem, sagemaker_jobs.TABLE, sagemaker_jobs.recorded_job)
    end
end

function container_job.forget(database, wanted)
    return sagemaker_jobs.forget(database, record_of(wanted))
end

function container_job.removal(database, job_name)
    return sagemaker_jobs.removal(database, job_name, sagemaker_jobs.TRAINING)
end

return container_job
end)

module("sme.built_in_algorithms", function(...)
-- SageMaker's built-in algorithms that are trained on tables: how they are told what to learn, and how they answer.
local failure = require("sme.failure")

local built_in_algorithms = {}

local BINARY, MULTICLASS, REGRESSION = "BinaryClassification", "MulticlassClassification", "Regression"

-- `supported` are the keys that the container can be asked to answer, as Autopilot's containers tell them.
-- https://github.com/aws/sagemaker-xgboost-container, serve_utils.py: with probability and the label, a binary model
-- gives the probability of the second class; so the probabilities of all labels are asked for.
local ALL_LABELS = "predicted_label,labels,probabilities"

-- https://docs.aws.amazon.com/sagemaker/latest/dg/LL-in-formats.html: of two classes the score tells how strongly the
-- class 1 is believed in, of more it is a list, and of a regression it is the prediction. The score of two classes is
-- not named a probability: what is learned with another loss than logistic has none.
local function linear_learner_response(job)
    local outputs
    if job.problem_type == REGRESSION then
        outputs = { { name = "PREDICTIONS", type = "DOUBLE", path = "$.score" } }
    else
        outputs = { { name = "PREDICTIONS", type = job.target.type_text, path = "$.predicted_label" } }
    end
    if job.problem_type == BINARY then
        table.insert(outputs, 1, { name = "SCORE", type = "DOUBLE", path = "$.score" })
    end
    return { content_type = "application/jsonlines", outputs = outputs }
end

local ALGORITHMS = {
    xgboost = {
        goal = "objective",
        count = "num_class",
        goals = {
            ["binary:logistic"] = { problem_type = BINARY, supported = ALL_LABELS },
            ["multi:softprob"] = { problem_type = MULTICLASS, supported = ALL_LABELS },
            ["multi:softmax"] = { problem_type = MULTICLASS, supported = "predicted_label" },
            ["reg:squarederror"] = { problem_type = REGRESSION },
            ["reg:absoluteerror"] = { problem_type = REGRESSION },
            ["reg:pseudohubererror"] = { problem_type = REGRESSION },
            ["reg:squaredlogerror"] = { problem_type = REGRESSION, outside = { "<= -1" } },
            ["reg:logistic"] = { problem_type = REGRESSION, outside = { "< 0", "> 1" } },
            ["reg:gamma"] = { problem_type = REGRESSION, outside = { "<= 0" } },
            ["reg:tweedie"] = { problem_type = REGRESSION, outside = { "< 0" } },
            ["count:poisson"] = { problem_type = REGRESSION, outside = { "< 0" } },
        },
        -- A second column of weights would be one in the requests as well.
        refused = { csv_weights = "the columns of the table are the target and features" },
    },
    -- Its code is not public, and its own checks of hyperparameters neither: none are repeated here.
    -- https://docs.aws.amazon.com/sagemaker/latest/dg/linear-learner.html
    ["linear-learner"] = {
        goal = "predictor_type",
        count = "num_classes",
        goals = {
            binary_classifier = { problem_type = BINARY, reserved = "SCORE" },
            multiclass_classifier = { problem_type = MULTICLASS },
            regressor = { problem_type = REGRESSION },
        },
        refused = {},
        response = linear_learner_response,
    },
}

built_in_algorithms.CHANNEL = "train"
built_in_algorithms.CONTENT_TYPE = "text/csv"

local function names(list)
    local sorted = {}
    for name in pairs(list) do
        sorted[#sorted + 1] = name
    end
    table.sort(sorted)
    return table.concat(sorted, ", ")
end

--- The algorithm of a name: { name, goal, count, goals, refused }.
function built_in_algorithms.of(name)
    local algorithm = ALGORITHMS[name]
    if not algorithm then
        failure.raise("E-SME-LUA-139", "The algorithm %s is not one of those that are known here: %s. Name its image with "
                .. "training_image instead, and say what its files look like.", failure.show(name), names(ALGORITHMS))
    end
    return algorithm
end

--- What the hyperparameters say is to be learned: { problem_type, supported, outside, reserved }, the third being
-- comparisons that hold for targets on which the training would fail, the last the name of one more predicted column.
function built_in_algorithms.goal(name, given)
    local algorithm = built_in_algorithms.of(name)
    local value = given[algorithm.goal]
    local goal = value and algorithm.goals[value]
    if not goal then
        failure.raise("E-SME-LUA-143", "The hyperparameter %s of %s %s. It decides what is learned, and has to be one of "
                .. "%s.", algorithm.goal, name, value and "is " .. failure.show(value) or "is missing",
                names(algorithm.goals))
    end
    if given[algorithm.count] then
        failure.raise("E-SME-LUA-144", "The hyperparameter %s is counted from the classes of the target. Leave it out.",
                algorithm.count)
    end
    for key, reason in pairs(algorithm.refused) do
        if given[key] then
            failure.raise("E-SME-LUA-144", "The hyperparameter %s cannot be used: %s. Leave it out.", key, reason)
        end
    end
    return goal
end

--- The hyperparameter that tells how many classes there are, or nil.
function built_in_algorithms.count_of_classes(name, goal)
    return goal.problem_type == MULTICLASS and ALGORITHMS[name].count or nil
end

--- What a recorded job's model answers, as prediction_formats reads it; nil where it answers as Autopilot's models do.
function built_in_algorithms.response(job)
    local algorithm = ALGORITHMS[job.algorithm]
    return algorithm and algorithm.response and algorithm.response(job)
end

return built_in_algorithms
end)

module("sme.container_arguments", function(...)
-- The JSON argument of the script that trains containers: its keys, their types, and what each may hold.
local arguments = require("sme.arguments")
local built_in_algorithms = require("sme.built_in_algorithms")
local failure = require("sme.failure")
local hyperparameters = require("sme.hyperparameters")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
local training_arguments = require("sme.training_arguments")

local container_arguments = {}

local REQUIRED = {
    "job_name",
    "aws_credentials_connection_name",
    "aws_region",
    "iam_sagemaker_role",
    "s3_bucket_uri",
    "s3_output_path",
    "input_schema_name",
    "input_table_or_view_name",
    "target_attribute_name",
    "instance_type",
}

local OPTIONAL = {
    "algorithm",
    "algorithm_version",
    "training_image",
    "inference_image",
    "hyperparameters",
    "environment",
    "instance_count",
    "volume_size_in_gb",
    "max_runtime_in_seconds",
    "use_spot_instances",
    "max_wait_in_seconds",
    "validation_table_or_view_name",
    "channel_name",
    "content_type",
    "csv_header",
    "column_names",
    "target_position",
    "quoting",
    "files",
    "check_data",
}

-- What files look like, which the algorithm decides where there is one.
local OF_OWN_IMAGES = {
    "inference_image",
    "channel_name",
    "content_type",
    "csv_header",
    "column_names",
    "target_position",
    "quoting",
    "files",
}

-- Where nothing else is asked for.
local OTHERWISE = {
    instance_count = 1,
    volume_size_in_gb = 30,
    max_runtime_in_seconds = 3600,
}

-- https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html has 28 days at most unless a quota
-- allows more; whatever the API takes is left to it.
local LARGEST = 2147483647
local LONGEST_IMAGE = 255
local LONGEST_CHANNEL = 64
local LONGEST_CONTENT_TYPE = 256

local text = json_arguments.text

local function number(object, key)
    return json_arguments.integer(object, key, LARGEST) or OTHERWISE[key]
end

-- The first of the choices where nothing else is asked for.
local function choice(object, key, choices)
    return json_arguments.choice(object, key, choices, "E-SME-LUA-148") or choices[1]
end

local function instance_type(object)
    local value = text(object, "instance_type")
    if not arguments.is_instance_type(value) then
        failure.raise("E-SME-LUA-138", "The instance_type %s is not written like one of SageMaker's, such as ml.m5.xlarge. "
                .. "Choose one from the AWS price list for training.", failure.show(value))
    end
    return value
end

-- AWS takes images of the job's own region alone.
local function image(object, key, region)
    if object[key] == nil then
        return nil
    end
    local value = text(object, key)
    local place = value:match("^[0-9]+%.dkr%.ecr[a-z-]*%.([a-z0-9-]+)%.[a-z0-9.]+/")
    if #value > LONGEST_IMAGE or value:find("[%s\128-\255]") or not value:find("^[^/]+/[^/].*$") then
        failure.raise("E-SME-LUA-140", "The %s %s is not the address of an image, such as "
                .. "111122223333.dkr.ecr.%s.amazonaws.com/name:tag.", key, failure.show(value), region)
    end
    if place and place ~= region then
        failure.raise("E-SME-LUA-140", "The %s %s is in the region %s, but the job is to run in %s. Copy the image there, "
                .. "or train in its region.", key, failure.show(value), place, region)
    end
    return value
end

-- Either an algorithm, whose image is known by its version or named, or an image of somebody's own.
local function check_what_is_trained(object)
    if object.algorithm == nil and (object.training_image == nil or object.algorithm_version ~= nil) then
        failure.raise("E-SME-LUA-139", "The argument has to say what is trained: a built-in algorithm with algorithm and "
                .. "algorithm_version, or any other container with training_image alone.")
    end
    if object.algorithm ~= nil and (object.algorithm_version == nil) == (object.training_image == nil) then
        failure.raise("E-SME-LUA-139", "The algorithm %s needs either algorithm_version or, where its image is not known "
                .. "here, training_image.", failure.show(object.algorithm))
    end
    for _, key in ipairs(object.algorithm and OF_OWN_IMAGES or {}) do
        if object[key] ~= nil then
            failure.raise("E-SME-LUA-141", "The argument has %s, which the algorithm %s decides by itself. Leave it out.",
                    key, failure.show(object.algorithm))
        end
    end
end

-- Spot instances may be taken away, so that the whole takes longer than the training.
local function max_wait(object, max_runtime)
    local is_spot = json_arguments.flag(object, "use_spot_instances", false)
    local seconds = json_arguments.integer(object, "max_wait_in_seconds", LARGEST)
    if is_spot ~= (seconds ~= nil) then
        failure.raise("E-SME-LUA-150", "The keys use_spot_instances and max_wait_in_seconds belong together: the latter says "
                .. "how long the job may take, waiting for instances included. Give both or neither.")
    end
    if seconds and seconds < max_runtime then
        failure.raise("E-SME-LUA-150", "The value of max_wait_in_seconds is %d, but has to be at least that of "
                .. "max_runtime_in_seconds, %d, which is a part of it.", seconds, max_runtime)
    end
    return seconds
end

local function column_names(object)
    local given, names, seen = object.column_names, {}, {}
    if given == nil then
        return nil
    end
    if type(given) ~= "table" or #given == 0 or next(given, #given) ~= nil then
        failure.raise("E-SME-LUA-149", "The value of column_names has to be a list of texts, one for each column of the "
                .. "table or view, in its order.")
    end
    for index, name in ipairs(given) do
        if type(name) ~= "string" or name == "" then
            failure.raise("E-SME-LUA-149", "The value of column_names has something else than a text at place %d.", index)
        end
        if seen[name] then
            failure.raise("E-SME-LUA-149", "The name %s is twice in column_names.", failure.show(name))
        end
        seen[name] = true
        names[index] = name
    end
    return names
end

local function channel_name(object)
    local value = object.channel_name == nil and "training" or text(object, "channel_name")
    if #value > LONGEST_CHANNEL or not value:find("^[A-Za-z0-9._-]+$") or value == "validation" then
        failure.raise("E-SME-LUA-152", "The channel_name %s cannot be used: it takes up to %d letters, digits and ._- only, "
                .. "and validation is that of the validation table.", failure.show(value), LONGEST_CHANNEL)
    end
    return value
end

local function content_type(object)
    local value = object.content_type == nil and "text/csv" or text(object, "content_type")
    if #value > LONGEST_CONTENT_TYPE or not value:find("^[\33-\126 ]+$") then
        failure.raise("E-SME-LUA-152", "The content_type %s is none, such as text/csv.", failure.show(value))
    end
    return value
end

-- What an image of somebody's own reads.
local function own_files(object)
    local files = {
        channel_name = channel_name(object),
        content_type = content_type(object),
        column_names = column_names(object),
        dialect = {
            has_header = json_arguments.flag(object, "csv_header", true),
            target_position = choice(object, "target_position", { "table", "first", "last" }),
            quoting = choice(object, "quoting", { "texts", "always", "never" }),
        },
        is_one_file = choice(object, "files", { "one", "many" }) == "one",
    }
    if files.column_names and not files.dialect.has_header then
        failure.raise("E-SME-LUA-149", 'The argument has column_names, but "csv_header" is false, so that nobody would '
                .. "read them. Leave out one of the two.")
    end
    return files
end

--- The checked arguments: names as SQL means them, numbers as integers, optional ones that are absent as nil.
function container_arguments.read(json_text)
    local object = json_arguments.read(json_text, REQUIRED, OPTIONAL)
    check_what_is_trained(object)
    local job_name = arguments.job_name(text(object, "job_name"))
    local wanted = training_arguments.common(object)
    wanted.job_name = job_name
    wanted.training_image = image(object, "training_image", wanted.region)
    wanted.inference_image = image(object, "inference_image", wanted.region)
    wanted.hyperparameters = hyperparameters.read(object, "hyperparameters")
    wanted.environment = hyperparameters.read(object, "environment")
    wanted.instance_type = instance_type(object)
    wanted.instance_count = number(object, "instance_count")
    wanted.volume_size_in_gb = number(object, "volume_size_in_gb")
    wanted.max_runtime_in_seconds = number(object, "max_runtime_in_seconds")
    wanted.max_wait_in_seconds = max_wait(object, wanted.max_runtime_in_seconds)
    wanted.validation = object.validation_table_or_view_name ~= nil and identifier.read(
            "The validation_table_or_view_name", text(object, "validation_table_or_view_name")) or nil
    wanted.least_rows = wanted.instance_count
    if object.algorithm == nil then
        wanted.own_files = own_files(object)
        wanted.column_names = wanted.own_files.column_names
        return wanted
    end
    wanted.algorithm = text(object, "algorithm")
    wanted.algorithm_version = object.algorithm_version ~= nil and text(object, "algorithm_version") or nil
    wanted.goal = built_in_algorithms.goal(wanted.algorithm, wanted.hyperparameters)
    wanted.problem_type = wanted.goal.problem_type
    return wanted
end

return container_arguments
end)

module("sme.hyperparameters", function(...)
-- Names and texts that a container is given: hyperparameters, which the API takes as texts only, and its environment.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local json = require("sme.json")
local numbers = require("sme.numbers")

local hyperparameters = {}

-- https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html: HyperParameters has at most 100
-- entries. The page says 256 characters of a value, the API's own model 2,500.
local MOST = 100
local LONGEST_NAME = 256
local LONGEST_VALUE = 2500

-- Of a key of the argument: the code of its errors.
local CODES = { hyperparameters = "E-SME-LUA-142", environment = "E-SME-LUA-151" }

-- As few digits as it takes to read the same number again; nil for what JSON has no number for.
local function number_text(number)
    local integer = numbers.integer(number)
    if integer then
        return string.format("%d", integer)
    end
    for digits = 15, 17 do
        local text = string.format("%." .. digits .. "g", number)
        if tonumber(text) == number then
            return text
        end
    end
end

local function text_of(key, name, value)
    local kind = type(value)
    if kind == "number" and number_text(value) then
        return number_text(value)
    end
    if kind == "boolean" then
        return tostring(value)
    end
    if kind ~= "string" then
        failure.raise(CODES[key], "The value of %s in %s has to be a text, a number, true or false. Write a list as the "
                .. "text that the container reads.", failure.show(name), key)
    end
    return arguments.text("The value of " .. failure.show(name) .. " in " .. key, value)
end

local function check(key, name, value, count)
    if type(name) ~= "string" or name == "" or #name > LONGEST_NAME or name:find("[^%w_.:/=@-]") then
        failure.raise(CODES[key], "The value of %s has the name %s, which is none: it takes letters, digits and _.:/=@- "
                .. "only.", key, failure.show(tostring(name)))
    end
    if #value > LONGEST_VALUE then
        failure.raise(CODES[key], "The value of %s in %s has more than %d characters.", failure.show(name), key,
                LONGEST_VALUE)
    end
    if count > MOST then
        failure.raise(CODES[key], "The value of %s has more than %d members.", key, MOST)
    end
end

--- The texts of the object under a key by their names; none where there is no such key.
function hyperparameters.read(object, key)
    local value, texts, count = object[key], {}, 0
    if value == nil then
        return texts
    end
    if type(value) ~= "table" then
        failure.raise(CODES[key], 'The value of %s has to be an object, such as {"num_round": 100}.', key)
    end
    for name, member in pairs(json.without_nulls(value)) do
        count = count + 1
        texts[name] = text_of(key, name, member)
        check(key, name, texts[name], count)
    end
    return texts
end

--- The texts as a value of json.encode_object, in the order of their names.
function hyperparameters.to_json(texts)
    local members = {}
    for name, text in pairs(texts) do
        members[#members + 1] = { name, text }
    end
    table.sort(members, function(one, other)
        return one[1] < other[1]
    end)
    return json.verbatim(json.encode_object(members))
end

return hyperparameters
end)

module("sme.long_numbers", function(...)
-- DECIMALs of more digits than XGBoost's reader of training files takes. Of whole numbers from 2^64 on it keeps a
-- remainder, and it forgets what comes behind the 19th decimal, both without an error (xgboost 1.7.6; docs/csv-text.md).
local column_names = require("sme.column_names")
local failure = require("sme.failure")
local numbers = require("sme.numbers")

local long_numbers = {}

local MOST_DIGITS = 19
local TOO_LARGE = "1" .. string.rep("0", MOST_DIGITS)

-- Those of a type that is_concerned; a target whose classes are numbered is none of them.
local function decimals(source, is_concerned)
    local list = {}
    for _, column in ipairs(source.columns) do
        local is_number = column.type.kind == "DECIMAL" and not (column == source.target and source.labels)
        if is_number and is_concerned(column.type) then
            list[#list + 1] = column
        end
    end
    return list
end

-- Those that hold such a number in a row with a target.
local function holding(database, source, columns)
    local counts, names = {}, { source = database:object(source.schema, source.name),
        target = database.quote(source.target.name) }
    for index, column in ipairs(columns) do
        local place = "::c" .. index
        names["c" .. index] = database.quote(column.name)
        counts[index] = "COUNT(CASE WHEN " .. place .. " >= " .. TOO_LARGE .. " OR " .. place .. " <= -" .. TOO_LARGE
                .. " THEN 1 END) AS COLUMN_" .. index .. "_COUNT"
    end
    local counted = database:read(source.schema .. "." .. source.name, "SELECT " .. table.concat(counts, ", ")
            .. " FROM ::source WHERE ::target IS NOT NULL", names)[1]
    local list = {}
    for index, column in ipairs(columns) do
        if numbers.integer(counted["COLUMN_" .. index .. "_COUNT"]) > 0 then
            list[#list + 1] = column
        end
    end
    return list
end

--- Stops before numbers that the algorithm would read as others.
function long_numbers.check(database, source)
    local refused = decimals(source, function(type)
        return type.scale > MOST_DIGITS
    end)
    if #refused > 0 then
        failure.raise("E-SME-LUA-121", "The algorithm reads no more than %d decimals of a number, without an error, and "
                .. "these columns of %s have more: %s. Nothing was exported. Train on a view that casts them to DOUBLE.",
                MOST_DIGITS, source.name, column_names.with_types(refused))
    end
    local wide = decimals(source, function(type)
        return type.precision - type.scale > MOST_DIGITS
    end)
    refused = #wide > 0 and holding(database, source, wide) or {}
    if #refused > 0 then
        failure.raise("E-SME-LUA-122", "The algorithm would read numbers of more than %d digits before the point wrongly, "
                .. "without an error, and these columns of %s have some: %s. Nothing was exported. Train on a view that "
                .. "casts them to DOUBLE.", MOST_DIGITS, source.name, column_names.with_types(refused))
    end
end

return long_numbers
end)

module("sme.polling", function(...)
-- What a training job is at, and what became of it.
local arguments = require("sme.arguments")
local jobs = require("sme.jobs")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local udf = require("sme.udf")

local polling = {}

--- The columns of the report.
polling.COLUMNS = "JOB_NAME VARCHAR(63), JOB_KIND VARCHAR(40), JOB_STATUS VARCHAR(100), "
        .. "JOB_SECONDARY_STATUS VARCHAR(100), FAILURE_REASON VARCHAR(2000000), OBJECTIVE VARCHAR(100), "
        .. "OBJECTIVE_VALUE DOUBLE, METRICS VARCHAR(2000000), SECONDS_RUN DECIMAL(18,0), SECONDS_BILLED DECIMAL(18,0)"

local UDF = "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF"

-- The UDF looks for all kinds where the record is not there or may not be read.
local function recorded_kind(database, job_name)
    local row = sagemaker_jobs.look_for_job(database, job_name)
    return row and row.JOB_KIND or nil
end

-- A job that AWS does not know with this connection, in this region, may be there with others.
local function describe(database, given, kind_of)
    local wanted = {
        job_name = arguments.job_name(given.job_name),
        connection_name = arguments.connection_name(given.connection_name),
        region = arguments.region(given.region),
    }
    local results = udf.call(database, UDF, {
        { "job_name", wanted.job_name },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "job_kind", kind_of and kind_of(database, wanted.job_name) or nil },
    }, function(refusal)
        jobs.explain_absence(database, wanted, refusal)
    end)
    return results, wanted
end

--- One row { JOB_STATUS, JOB_SECONDARY_STATUS }.
function polling.run(database, given)
    local job = describe(database, given)
    return { { job.job_status, job.job_secondary_status } }
end

--- One row of the COLUMNS; NULL is what AWS does not tell, or not yet.
function polling.report(database, given)
    local job, wanted = describe(database, given, recorded_kind)
    local function integer(value)
        return value and database.decimal(value, 18, 0) or database.null
    end
    return { {
        wanted.job_name,
        job.job_kind,
        job.job_status,
        job.job_secondary_status,
        job.failure_reason or database.null,
        job.objective or database.null,
        job.objective_value or database.null,
        job.metrics or database.null,
        integer(job.seconds_run),
        integer(job.seconds_billed),
    } }
end

return polling
end)

module("sme.endpoint_arguments", function(...)
-- The arguments of both scripts that deploy an endpoint: one by one, or as JSON with more of them.
local arguments = require("sme.arguments")
local endpoint_capacity = require("sme.endpoint_capacity")
local endpoint_name = require("sme.endpoint_name")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
local prediction_settings = require("sme.prediction_settings")
local prediction_source = require("sme.prediction_source")

local endpoint_arguments = {}

local REQUIRED = {
    "job_name",
    "endpoint_name",
    "schema_name",
    "aws_credentials_connection_name",
    "aws_region",
}

local OPTIONAL = {
    "instance_type",
    "instance_count",
    "serverless",
    "rows_per_request",
    "bytes_per_request",
    "requests_in_flight",
    "on_error",
    "probabilities",
    "wait",
    "source",
    "view_name",
    "groups_per_node",
    "error_column",
    "request",
    "response",
    "min_rows_per_request",
}

-- Groups of rows that a view makes of the rows of each node. A node has not many more JVMs than that for one query.
local MOST_GROUPS = 256

local function wanted(texts, capacity, settings, is_awaited)
    return {
        job_name = arguments.job_name(texts.job_name),
        name = endpoint_name.read_new(arguments.text("The endpoint name", texts.endpoint_name)),
        schema = identifier.read("The schema name", arguments.text("The schema name", texts.schema_name)),
        connection_name = arguments.connection_name(texts.aws_credentials_connection_name),
        region = arguments.region(texts.aws_region),
        capacity = capacity,
        settings = settings,
        formats = {},
        is_awaited = is_awaited,
    }
end

--- The view { name, source, groups_per_node } that is wanted, or nil; `script` is the name of the function.
function endpoint_arguments.view(object, script)
    if object.source == nil then
        for _, key in ipairs({ "view_name", "groups_per_node" }) do
            if object[key] ~= nil then
                failure.raise("E-SME-LUA-114", "The argument has %s, which is about a view, but no source for a view to "
                        .. "read from. Add source, or leave out %s.", key, key)
            end
        end
        return nil
    end
    return {
        name = object.view_name == nil and script .. "_PREDICTIONS"
                or identifier.read("The view name", json_arguments.text(object, "view_name")),
        source = prediction_source.names(json_arguments.text(object, "source")),
        groups_per_node = json_arguments.integer(object, "groups_per_node", MOST_GROUPS) or 1,
    }
end

--- What is wanted with arguments one by one: an endpoint on instances, with nothing out of the ordinary.
function endpoint_arguments.of_values(given)
    local capacity = endpoint_capacity.instances(given.instance_type, given.instance_count)
    return wanted(given, capacity, prediction_settings.read({}, capacity), true)
end

--- What is wanted with a JSON text.
function endpoint_arguments.of_json(text)
    local object = json_arguments.read(text, REQUIRED, OPTIONAL)
    local texts = json_arguments.texts(object, REQUIRED)
    local capacity = endpoint_capacity.read(object)
    local all = wanted(texts, capacity, prediction_settings.read(object, capacity),
            json_arguments.flag(object, "wait", true))
    all.formats = object
    all.view = endpoint_arguments.view(object, all.name.script)
    return all
end

return endpoint_arguments
end)

module("sme.endpoint_capacity", function(...)
-- What an endpoint runs on: instances that are paid all the time, or serverless memory that is paid while it answers.
local arguments = require("sme.arguments")
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")
local numbers = require("sme.numbers")

local endpoint_capacity = {}

-- SageMaker takes 32 bits for a number of instances; what an account may really start is a quota.
local MAX_INSTANCES = 2147483647

-- https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html
local MEMORY_STEP_IN_MB = 1024
local MEMORY_STEPS = 6
local MAX_CONCURRENCY = 200

local SERVERLESS_KEYS = { "memory_size_in_mb", "max_concurrency" }

local function instance_type(given)
    local text = arguments.text("The instance type", given)
    if not arguments.is_instance_type(text) then
        failure.raise("E-SME-LUA-34", "The instance type %s is not written like one of SageMaker's, such as "
                .. "ml.m5.large. Choose one from the AWS price list for real-time inference.", failure.show(text))
    end
    return text
end

local function instance_count(given)
    local count = numbers.integer(given)
    if not count or count < 1 or count > MAX_INSTANCES then
        failure.raise("E-SME-LUA-35", "The instance count has to be a whole number, at least 1.")
    end
    return count
end

-- Both or serverless: what is left out must not decide what is paid for.
local function require_one(object)
    local given = {}
    for _, key in ipairs({ "instance_type", "instance_count", "serverless" }) do
        if object[key] ~= nil then
            given[#given + 1] = key
        end
    end
    local list = #given > 0 and table.concat(given, ", ") or "none of them"
    if list ~= "instance_type, instance_count" and list ~= "serverless" then
        failure.raise("E-SME-LUA-61", "The argument has to say what the endpoint runs on, with instance_type and "
                .. "instance_count or else with serverless, but it has %s.", list)
    end
end

local function memory_size(object)
    local sizes, largest = {}, MEMORY_STEP_IN_MB * MEMORY_STEPS
    local size = json_arguments.integer(object, "memory_size_in_mb", largest)
    if size % MEMORY_STEP_IN_MB ~= 0 then
        for step = 1, MEMORY_STEPS do
            sizes[step] = MEMORY_STEP_IN_MB * step
        end
        failure.raise("E-SME-LUA-62", "The value of memory_size_in_mb is %d, but SageMaker has %s only.", size,
                table.concat(sizes, ", "))
    end
    return size
end

--- { instance_type, instance_count }, checked.
function endpoint_capacity.instances(type, count)
    return { instance_type = instance_type(type), instance_count = instance_count(count) }
end

--- As JSON has it: { instance_type, instance_count } or { memory_size_in_mb, max_concurrency, is_serverless = true }.
function endpoint_capacity.read(object)
    require_one(object)
    local serverless = json_arguments.object(object, "serverless", SERVERLESS_KEYS)
    if not serverless then
        return endpoint_capacity.instances(json_arguments.text(object, "instance_type"),
                json_arguments.integer(object, "instance_count", MAX_INSTANCES))
    end
    return {
        is_serverless = true,
        memory_size_in_mb = memory_size(serverless),
        max_concurrency = json_arguments.integer(serverless, "max_concurrency", MAX_CONCURRENCY),
    }
end

--- Stops if the model cannot run on it.
-- https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html lists inference pipelines among what
-- serverless endpoints do not support.
function endpoint_capacity.check_model(capacity, job_name, containers)
    if capacity.is_serverless and containers > 1 then
        failure.raise("E-SME-LUA-66", "The best model of the job %s is a pipeline of %d containers, which AWS does not "
                .. "run on serverless endpoints. Nothing was created. Give instance_type and instance_count instead of "
                .. "serverless.", failure.show(job_name), containers)
    end
end

return endpoint_capacity
end)

module("sme.endpoint_name", function(...)
-- One name given by the user, two names made of it: the prediction script's in SQL and the endpoint's in AWS.
local characters = require("sme.characters")
local failure = require("sme.failure")
local jvm_memory = require("sme.jvm_memory")

local endpoint_name = {}

-- SageMaker: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}
local MAX_LENGTH = 63

local function fits_aws(text)
    return #text <= MAX_LENGTH
            and text:find("^[A-Za-z0-9-]+$")
            and text:find("^[A-Za-z0-9]")
            and text:find("[A-Za-z0-9]$")
end

--- The pair { script, endpoint }; SQL has no hyphen in an unquoted name, AWS has no underscore in any.
function endpoint_name.read(given)
    local quoted = given:match('^"([^"]*)"$')
    local script = quoted or characters.upper(given):gsub("-", "_")
    local endpoint = (quoted or given):gsub("_", "-")
    if not fits_aws(endpoint) then
        failure.raise("E-SME-LUA-36",
                "The endpoint name %s cannot be used: SageMaker takes up to %d letters (A to Z), digits and hyphens, "
                        .. "the first and last of them no hyphen. A _ becomes a hyphen. Choose another name.",
                failure.show(given), MAX_LENGTH)
    end
    return { script = script, endpoint = endpoint }
end

--- The pair of an endpoint that is to be created: its name becomes an option of the prediction scripts.
function endpoint_name.read_new(given)
    local name = endpoint_name.read(given)
    local word = jvm_memory.word_in(name.endpoint)
    if word then
        failure.raise("E-SME-LUA-84",
                "The endpoint name %s cannot be used: Exasol would take %s in it for an option of the JVM that runs the "
                        .. "prediction script. Choose another name.", failure.show(given), word)
    end
    return name
end

return endpoint_name
end)

module("sme.jvm_memory", function(...)
-- The words by which Exasol's Java client knows that a script decides on the memory of its JVM itself. It looks for them
-- anywhere in an option, and adds none of its own where it finds one (`setJvmOptions` in its source, August 2026).
local jvm_memory = {}

local WORDS = { "-Xms", "-Xmx", "-Xss" }

--- The first such word in a text that is no such option, or nil.
function jvm_memory.word_in(text)
    for _, word in ipairs(WORDS) do
        if text:find(word, 1, true) then
            return word
        end
    end
    return nil
end

return jvm_memory
end)

module("sme.prediction_settings", function(...)
-- How an endpoint's prediction scripts send rows and what they give back.
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")

local prediction_settings = {}

-- Where nothing else is asked for. Each query begins with less and stops below them when the endpoint gains nothing.
local DEFAULTS = {
    rows_per_request = 20000,
    bytes_per_request = 4000000,
    requests_in_flight = 16,
}

-- The API of InvokeEndpoint takes 6 MB in a body; newer pages of AWS name 25 MB, but not for which endpoints. 4 MB are
-- what serverless ones take: https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-invoke.html
local LARGEST_REQUEST = 6291456
local LARGEST_SERVERLESS_REQUEST = 4194304

-- The line of a row has a character and a line end at least, so that no request could carry more rows.
local MOST_ROWS = LARGEST_REQUEST // 2

-- Each is a thread and a connection of every JVM that runs the script. More were never measured, and from 32 on they
-- gained only where an endpoint takes a tenth of a second for a thousand rows.
local MOST_IN_FLIGHT = 64

local function requests_in_flight(object, max_concurrency)
    local most = json_arguments.integer(object, "requests_in_flight", MOST_IN_FLIGHT)
    if most and most > max_concurrency then
        failure.raise("E-SME-LUA-65", "The value of requests_in_flight is %d, but with max_concurrency %d the "
                .. "serverless endpoint refuses more than %d at a time. Lower the one or raise the other.", most, max_concurrency,
                max_concurrency)
    end
    return most or math.min(DEFAULTS.requests_in_flight, max_concurrency)
end

local function on_error(object)
    local reaction = object.on_error == nil and "error" or json_arguments.text(object, "on_error")
    if reaction ~= "error" and reaction ~= "null" then
        failure.raise("E-SME-LUA-63", 'The value of on_error is %s, but has to be "error" or "null": a row that the '
                .. "model refuses stops the query, or has no prediction.", failure.show(reaction))
    end
    return reaction
end

--- The checked settings of an object that may lack any of them, for an endpoint that runs on such a capacity.
function prediction_settings.read(object, capacity)
    local largest = capacity.is_serverless and LARGEST_SERVERLESS_REQUEST or LARGEST_REQUEST
    return {
        rows_per_request = json_arguments.integer(object, "rows_per_request", MOST_ROWS) or DEFAULTS.rows_per_request,
        bytes_per_request = json_arguments.integer(object, "bytes_per_request", largest)
                or math.min(DEFAULTS.bytes_per_request, largest),
        requests_in_flight = requests_in_flight(object, capacity.max_concurrency or MOST_IN_FLIGHT),
        largest_request_in_bytes = largest,
        on_error = on_error(object),
        probabilities = json_arguments.flag(object, "probabilities", false),
    }
end

-- What the model can be asked for, or nothing for a regression.
local function has_probabilities(response_keys)
    local keys = {}
    for _, key in ipairs(response_keys) do
        keys[key] = true
    end
    return keys.labels and keys.probabilities
end

--- Stops if the model cannot give what is asked for.
function prediction_settings.check_model(settings, job_name, described)
    if settings.probabilities and not has_probabilities(described.response_keys) then
        local reason = described.problem_type == "Regression" and "it predicts numbers, which have none"
                or "its container does not tell them"
        failure.raise("E-SME-LUA-77", "The model of the job %s, a %s, has no probabilities of all labels: %s. Nothing "
                .. "was created. Leave out probabilities.", failure.show(job_name), described.problem_type or "container of its own", reason)
    end
end

return prediction_settings
end)

module("sme.prediction_source", function(...)
-- The table or view whose rows are predicted by a view: its columns by name, and whether the model's are among them.
local characters = require("sme.characters")
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local identifier = require("sme.identifier")

local prediction_source = {}

--- The names { schema, name } of a text such as CREDIT.APPLICATIONS; no name of SQL holds a point.
function prediction_source.names(text)
    local schema, name = text:match("^([^.]+)%.([^.]+)$")
    if not schema then
        failure.raise("E-SME-LUA-109", "The source %s is not written as a schema and a table or view in it, with a point "
                .. 'between them, such as "source" : "CREDIT.APPLICATIONS".', failure.show(text))
    end
    return { schema = identifier.read("The schema of the source", schema), name = identifier.read("The source", name) }
end

local function shown(source)
    return failure.show(source.schema .. "." .. source.name)
end

local function catalogue(database, source)
    local rows = database:read("the catalogue", [[
SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS
WHERE COLUMN_SCHEMA = :schema AND COLUMN_TABLE = :source ORDER BY COLUMN_ORDINAL_POSITION]],
            { schema = source.schema, source = source.name })
    local columns = {}
    for index = 1, #rows do
        local type_text = column_type.text(rows[index].COLUMN_TYPE)
        columns[index] = { name = rows[index].COLUMN_NAME, type_text = type_text, type = column_type.read(type_text) }
    end
    if #columns == 0 then
        failure.raise("E-SME-LUA-110", "There is no source %s that you may read. Nothing was created. Check both names "
                .. "(without double quotes they mean upper case) and that you have SELECT on it and USAGE on the "
                .. "schema.", shown(source))
    end
    return columns
end

-- Texts of different lengths are the same text to a model, but for CHAR, which is filled with blanks.
local function has_same_text(type, trained)
    if not type or type.kind ~= trained.type.kind then
        return false
    end
    if type.kind == "DECIMAL" then
        return type.scale == trained.type.scale
    end
    if type.kind == "TIMESTAMP" then
        return type.precision == trained.type.precision
    end
    return type.kind ~= "CHAR" or type.length == trained.type.length
end

local function by_name(columns)
    local found = {}
    for _, column in ipairs(columns) do
        found[column.name] = column
    end
    return found
end

local function check_features(source, columns, features)
    local found, flaws = by_name(columns), {}
    for _, feature in ipairs(features) do
        local column = found[feature.name]
        if not column then
            flaws[#flaws + 1] = failure.show(feature.name) .. " is missing"
        elseif not has_same_text(column.type, feature) then
            flaws[#flaws + 1] = failure.show(feature.name) .. " is " .. column.type_text .. " instead of "
                    .. feature.type_text
        end
    end
    if #flaws > 0 then
        failure.raise("E-SME-LUA-111", "The source %s does not have the columns that the model was trained on: %s. "
                .. "Nothing was created. Give a view of it that has them, with these names and types.", shown(source),
                failure.list(flaws))
    end
end

local function check_others(source, columns, reserved)
    local flaws = {}
    for _, column in ipairs(columns) do
        if characters.has_control(column.name) then
            flaws[#flaws + 1] = failure.show(column.name) .. " has a line break or another control character"
        elseif not column.type then
            flaws[#flaws + 1] = failure.show(column.name) .. " is " .. column.type_text .. ", which a UDF cannot take"
        elseif reserved[column.name] then
            flaws[#flaws + 1] = failure.show(column.name) .. " is the name of what the model says"
        end
    end
    if #flaws > 0 then
        failure.raise("E-SME-LUA-112", "Columns of the source %s cannot stand beside predictions: %s. Nothing was "
                .. "created. Give a view of it that leaves them out, casts them or names them otherwise.",
                shown(source), failure.list(flaws))
    end
end

--- { schema, name, columns, features, passed }: all columns in their order; of these those of the model in its order, and
-- the others. `outputs` are the columns { name } that the model adds.
function prediction_source.read(database, names, features, outputs)
    local columns = catalogue(database, names)
    check_features(names, columns, features)
    check_others(names, columns, by_name(outputs))
    local source = { schema = names.schema, name = names.name, columns = columns, features = {}, passed = {} }
    local found, trained = by_name(columns), by_name(features)
    for index, feature in ipairs(features) do
        source.features[index] = found[feature.name]
    end
    for _, column in ipairs(columns) do
        if not trained[column.name] then
            source.passed[#source.passed + 1] = column
        end
    end
    return source
end

return prediction_source
end)

module("sme.endpoint_deployment", function(...)
-- From a finished training job to an endpoint and the scripts that predict through it.
local built_in_algorithms = require("sme.built_in_algorithms")
local column_names = require("sme.column_names")
local column_type = require("sme.column_type")
local endpoint_capacity = require("sme.endpoint_capacity")
local failure = require("sme.failure")
local hyperparameters = require("sme.hyperparameters")
local jobs = require("sme.jobs")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_formats = require("sme.prediction_formats")
local prediction_grants = require("sme.prediction_grants")
local prediction_result = require("sme.prediction_result")
local prediction_script = require("sme.prediction_script")
local prediction_scripts = require("sme.prediction_scripts")
local prediction_settings = require("sme.prediction_settings")
local prediction_view = require("sme.prediction_view")
local udf = require("sme.udf")

local endpoint_deployment = {}

-- What the scripts say of the model behind them, where everybody can read it with SQL.
local COMMENT = "SageMaker job: "

local UDF = "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF"

-- What tells the model of a training job from that of Autopilot: the container, and what it is to be asked for.
local function of_kind(job)
    return {
        { "job_kind", job.kind },
        { "problem_type", job.problem_type },
        { "inference_image", job.inference_image },
        { "environment", job.kind and hyperparameters.to_json({ SAGEMAKER_INFERENCE_SUPPORTED = job.supported }) },
    }
end

local function request(action, wanted, ...)
    return {
        { "action", action },
        { "job_name", wanted.job_name },
        { "endpoint_name", wanted.name.endpoint },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        ...
    }
end

-- Training refuses such a target only if it is told the problem type; what Autopilot chose is known from here on.
local function check_target(job_name, target, problem_type)
    if problem_type ~= nil and problem_type ~= "Regression" and column_type.is_point_in_time(target.type) then
        failure.raise("E-SME-LUA-45", "The job %s was trained as %s on the target %s, a %s, which cannot be a class. "
                .. "Nothing was created. Train again on a view that converts it to a text or a number.",
                failure.show(job_name), problem_type, failure.show(target.name), target.type.kind)
    end
end

-- What the scripts are to give decides what the model is asked to answer, which both requests have to agree about.
local function probabilities(wanted)
    return { "probabilities", wanted.settings.probabilities }
end

-- The formats of a model that is known are known as well; of any other, nobody else knows what its answers mean.
local function check_formats(wanted, job)
    local is_own = job.kind ~= nil and not job.is_built_in
    for _, key in ipairs({ "request", "response", "min_rows_per_request" }) do
        if not is_own and wanted.formats[key] ~= nil then
            failure.raise("E-SME-LUA-155", "The argument has %s, but how the model of the job %s is asked and answers is "
                    .. "known. Leave it out.", key, failure.show(wanted.job_name))
        end
    end
    if is_own and wanted.formats.response == nil then
        failure.raise("E-SME-LUA-154", "The job %s trained an image of its own, and nothing says what its answers mean. Add "
                .. "response, with the content_type and the outputs, and request if it does not take CSV.",
                failure.show(wanted.job_name))
    end
end

-- What is asked for, with the answers of an algorithm that answers otherwise than Autopilot's models.
local function formats_of(wanted, job)
    local formats = {}
    for key, value in pairs(wanted.formats) do
        formats[key] = value
    end
    formats.response = formats.response or built_in_algorithms.response(job)
    return formats
end

-- What the model can do decides what can be asked for, and is known before anything is created.
local function describe(database, wanted, job)
    local described = udf.call(database, UDF, request("describe", wanted, probabilities(wanted),
            table.unpack(of_kind(job))), function(refusal)
        jobs.explain_absence(database, wanted, refusal)
    end)
    check_target(wanted.job_name, job.target, described.problem_type)
    prediction_settings.check_model(wanted.settings, wanted.job_name, described)
    endpoint_capacity.check_model(wanted.capacity, wanted.job_name, described.containers)
    return described
end

local function deleted_meanwhile(wanted, is_undone, message)
    local text = "E-SME-LUA-59: Another session has deleted the endpoint " .. failure.show(wanted.name.endpoint)
            .. " in " .. wanted.region .. " while it was being deployed: its prediction scripts are gone. "
    if is_undone then
        text = text .. "Nothing of this deployment is left in AWS. Deploy it again if it is still wanted."
    else
        text = text .. "Something of this deployment may be left in AWS, and an endpoint is billed. Run "
                .. "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for it."
    end
    return message and text .. " What happened: " .. message or text
end

-- When the undoing is complete the scripts have nothing left to record; otherwise they are how the rest is found.
local function give_up(database, wanted, scripts, is_undone, stand, message)
    local text = stand and message or deleted_meanwhile(wanted, is_undone, message)
    if is_undone then
        local _, kept = prediction_scripts.drop_own(database, scripts)
        if #kept > 0 then
            text = text .. " Besides, " .. prediction_scripts.complaint(kept)
        end
    end
    failure.raise_text(text)
end

-- A deletion that finds scripts without an endpoint drops them; an endpoint created after that would have no record.
local function withdraw(database, wanted, scripts)
    local answer, problem = udf.try(database, UDF, request("undo", wanted, { "deployment", scripts.deployment }))
    local is_undone = answer ~= nil and answer.ok
    local message = answer and answer.message or problem
    give_up(database, wanted, scripts, is_undone, false, not is_undone and message or nil)
end

local function create_endpoint(database, wanted, scripts, job)
    local answer, problem = udf.try(database, UDF, request("create", wanted,
            { "deployment", scripts.deployment },
            probabilities(wanted),
            { "instance_type", wanted.capacity.instance_type },
            { "instance_count", wanted.capacity.instance_count },
            { "memory_size_in_mb", wanted.capacity.memory_size_in_mb },
            { "max_concurrency", wanted.capacity.max_concurrency },
            { "wait", wanted.is_awaited },
            table.unpack(of_kind(job))))
    if not answer then
        failure.raise("E-SME-LUA-43", "It could not be found out whether the endpoint %s in %s was created, which "
                .. "would be billed: %s. Its prediction scripts stay. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT for "
                .. "it.",
                failure.show(wanted.name.endpoint), wanted.region, problem)
    end
    local stand = prediction_catalogue.stand(database, scripts)
    if not answer.ok then
        give_up(database, wanted, scripts, answer.results.undone == true, stand, answer.message)
    elseif not stand then
        withdraw(database, wanted, scripts)
    end
end

--- Deploys; one row of those that prediction_result has.
-- The scripts are committed before the first paid call: bad names, privileges or types surface for free, and whatever
-- dies later, they are the record by which the endpoint is found and deleted.
function endpoint_deployment.run(database, deployment, wanted)
    local job = jobs.read(database, wanted.job_name)
    column_names.check_parameters(wanted.job_name, job.features)
    if wanted.settings.probabilities then
        column_names.check_probabilities(wanted.job_name, job.features)
    end
    check_formats(wanted, job)
    local formats = prediction_formats.read(formats_of(wanted, job), job.features, wanted.settings.rows_per_request)
    prediction_formats.name_labels(formats, job.labels)
    local owner = prediction_catalogue.check_place(database, wanted.schema, wanted.name.script)
    local described = describe(database, wanted, job)
    local endpoint = {
        name = wanted.name.endpoint,
        region = wanted.region,
        deployment = prediction_script.new_mark(database),
        connection_name = wanted.connection_name,
        problem_type = described.problem_type,
        response_keys = described.response_keys,
        job = job,
        settings = wanted.settings,
        probabilities = wanted.settings.probabilities,
        formats = formats,
    }
    local view = prediction_view.read(database, wanted, owner, endpoint)
    local scripts = prediction_scripts.create(database, deployment, endpoint, wanted.schema, wanted.name.script, view)
    local is_commented, comment_problem = prediction_scripts.comment(database, scripts, COMMENT .. wanted.job_name)
    create_endpoint(database, wanted, scripts, job)
    return { prediction_result.row(database, scripts, {
        endpoint = wanted.name.endpoint,
        status = wanted.is_awaited and "InService" or "Creating",
        features = job.features,
        source = view and view.source,
        grants = prediction_grants.missing(database, wanted, owner, scripts),
        commented = "job",
        comment_problem = not is_commented and comment_problem or nil,
    }) }
end

return endpoint_deployment
end)

module("sme.prediction_catalogue", function(...)
-- Looks for the prediction scripts of an endpoint among the scripts of the database.
local failure = require("sme.failure")
local prediction_script = require("sme.prediction_script")
local transaction = require("sme.transaction")

local prediction_catalogue = {}

-- The names that scripts of an endpoint may have, beside that of the endpoint itself.
local WITH_KEY = "_WITH_KEY"
local WITH_SOURCE = "_WITH_SOURCE"

local NAMED = [[
SCRIPT_SCHEMA = :schema AND SCRIPT_NAME IN (:script, :script_with_key, :script_with_source)]]

--- The name of the script that passes a key through.
function prediction_catalogue.with_key(script)
    return script .. WITH_KEY
end

--- The name of the script that passes through what else a view's source has.
function prediction_catalogue.with_source(script)
    return script .. WITH_SOURCE
end

local function named(schema, script)
    return {
        schema = schema,
        script = script,
        script_with_key = prediction_catalogue.with_key(script),
        script_with_source = prediction_catalogue.with_source(script),
    }
end

--- The quoted name of a script that is there under one of the names, or nil.
function prediction_catalogue.taken_name(database, schema, script)
    local taken = database:read("the catalogue", "SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS\nWHERE " .. NAMED,
            named(schema, script))
    return #taken > 0 and database:object(schema, taken[1].SCRIPT_NAME) or nil
end

--- The owner of the schema, a user or a role; stops if it is not there or a script of one of the names already is.
function prediction_catalogue.check_place(database, schema, script)
    local schemas = database:read("the catalogue",
            "SELECT SCHEMA_OWNER FROM SYS.EXA_SCHEMAS WHERE SCHEMA_NAME = :schema", { schema = schema })
    if #schemas == 0 then
        failure.raise("E-SME-LUA-39", "There is no schema %s for the prediction scripts. Create it, or check the name: "
                .. "without double quotes it means upper case.", failure.show(schema))
    end
    local taken = prediction_catalogue.taken_name(database, schema, script)
    if taken then
        failure.raise("E-SME-LUA-41", "There is already a script %s. If it belongs to an endpoint, delete that with "
                .. "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT first; otherwise choose another endpoint name or schema.",
                taken)
    end
    return schemas[1].SCHEMA_OWNER
end

--- The scripts that stand as one deployment has left them, and not as another one of the same names.
function prediction_catalogue.standing(database, scripts)
    local values = named(scripts.schema, scripts.name)
    values.mark = "%" .. prediction_script.mark(scripts.deployment) .. "%"
    return database:try("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS\nWHERE " .. NAMED .. " AND SCRIPT_TEXT LIKE :mark",
            values)
end

--- Whether the scripts still stand that this deployment created, as far as its user can see that.
function prediction_catalogue.stand(database, scripts)
    if not scripts.are_visible then
        return true
    end
    transaction.refresh(database)
    local done, rows = prediction_catalogue.standing(database, scripts)
    return not done or #rows == #scripts.created
end

local function has_line(text, wanted)
    for line in text:gmatch("[^\r\n]+") do
        if line == wanted then
            return true
        end
    end
    return false
end

--- The prediction scripts of exactly this endpoint and region, in whatever schema they are.
-- Each as { name, connection_name, view, is_registered, registered_in }: the name is quoted, and nil is what the script
-- does not tell.
function prediction_catalogue.find(database, endpoint_name, region)
    local endpoint_line = prediction_script.endpoint_line(endpoint_name)
    local region_line = prediction_script.region_line(region)
    transaction.refresh(database)
    local rows = database:read("the catalogue", [[
SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS
WHERE SCRIPT_TEXT LIKE :mark ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME]],
            { mark = "%-Dsme.endpoint=" .. endpoint_name .. ";%" })
    local found = {}
    for index = 1, #rows do
        local row = rows[index]
        if has_line(row.SCRIPT_TEXT, endpoint_line) and has_line(row.SCRIPT_TEXT, region_line) then
            local name = database:object(row.SCRIPT_SCHEMA, row.SCRIPT_NAME)
            local record = prediction_script.record(row.SCRIPT_TEXT)
            found[#found + 1] = {
                name = name,
                connection_name = record.connection_name,
                is_registered = record.is_registered,
                registered_in = record.registered_in,
                view = record.view_name and { schema = row.SCRIPT_SCHEMA, name = record.view_name, script = name },
            }
        end
    end
    return found
end

return prediction_catalogue
end)

module("sme.prediction_script", function(...)
-- The text of the script that predicts through one endpoint.
local base64url = require("sme.base64url")
local json = require("sme.json")
local jvm_memory = require("sme.jvm_memory")
local numbers = require("sme.numbers")
local prediction_formats = require("sme.prediction_formats")

local prediction_script = {}

-- Tells, for ever, that sme has not created the endpoint and never deletes it.
local REGISTERED = "%jvmoption -Dsme.registered=true;"

local KEY = '"KEY" VARCHAR(2000000)'

local function add_columns(database, list, columns)
    for _, column in ipairs(columns) do
        list[#list + 1] = database.quote(column.name) .. " " .. column.type_text
    end
    return list
end

local function column_list(database, shape)
    local list = shape.has_key and { KEY } or {}
    return add_columns(database, add_columns(database, list, shape.passed or {}), shape.features)
end

local function types(columns)
    local list = {}
    for index, column in ipairs(columns) do
        list[index] = column.type_text
    end
    return list
end

-- A blank before the JSON moves all letters, of which four in a row may look like an option of the JVM.
local function moved(text)
    local letters = base64url.encode(text)
    return jvm_memory.word_in(letters) and moved(" " .. text) or letters
end

local function settings(endpoint, shape)
    local members = {
        { "connection", endpoint.connection_name },
        { "problem_type", not prediction_formats.has_outputs(endpoint.formats) and endpoint.problem_type or nil },
        { "target_type", endpoint.job.target and endpoint.job.target.type_text },
        { "feature_types", types(shape.features) },
        { "response_keys", endpoint.response_keys },
        { "has_key", shape.has_key == true },
        { "rows_per_request", endpoint.settings.rows_per_request },
        { "bytes_per_request", endpoint.settings.bytes_per_request },
        { "requests_in_flight", endpoint.settings.requests_in_flight },
        { "largest_request_in_bytes", endpoint.settings.largest_request_in_bytes },
        { "on_error", endpoint.settings.on_error },
        { "probabilities", endpoint.probabilities or nil },
        { "text_rule", endpoint.job.text_rule },
        { "labels", not prediction_formats.has_outputs(endpoint.formats) and endpoint.job.labels or nil },
        { "passed_types", shape.passed and types(shape.passed) },
        { "view", shape.view_name },
        { "registered_in", endpoint.registered_in },
    }
    for _, member in ipairs(prediction_formats.settings(endpoint.formats)) do
        members[#members + 1] = member
    end
    return moved(json.encode_object(members))
end

-- Only what the rules of both option parsers leave alone: one option per line, at its start, no blank before the
-- semicolon. What users name freely travels in the settings, where it is letters, digits, - and _.
local function options(deployment, endpoint, shape)
    local lines = {
        "%scriptclass com.exasol.sme.udf.PredictionUdf;",
        "%jar " .. deployment.jar .. ";",
        "%jvmoption -Dsme.version=" .. deployment.version .. ";",
        prediction_script.endpoint_line(endpoint.name),
        prediction_script.region_line(endpoint.region),
        "%jvmoption " .. prediction_script.mark(endpoint.deployment),
    }
    if endpoint.registered_in then
        lines[#lines + 1] = REGISTERED
    end
    lines[#lines + 1] = "%jvmoption -Dsme.settings=" .. settings(endpoint, shape) .. ";"
    lines[#lines + 1] = "%jvmoption -Duser.timezone=UTC;"
    lines[#lines + 1] = "%jvmoption -Dhttp.maxConnections=" .. endpoint.settings.requests_in_flight .. ";"
    for _, option in ipairs(deployment.jvm_options) do
        lines[#lines + 1] = "%jvmoption " .. option .. ";"
    end
    return table.concat(lines, "\n") .. "\n"
end

--- The line by which a prediction script is known to belong to an endpoint; with the region's, for ever.
function prediction_script.endpoint_line(endpoint_name)
    return "%jvmoption -Dsme.endpoint=" .. endpoint_name .. ";"
end

function prediction_script.region_line(region)
    return "%jvmoption -Dsme.region=" .. region .. ";"
end

--- The endpoint and the region of a script with this text, each nil if it is not there.
function prediction_script.place(text)
    text = "\n" .. text:gsub("\r", "\n")
    return text:match("\n%%jvmoption %-Dsme%.endpoint=([%w-]+);\n"),
            text:match("\n%%jvmoption %-Dsme%.region=([%w-]+);\n")
end

--- A new mark: one deployment's resources in AWS and its scripts bear it, so that no other one takes them for its own.
function prediction_script.new_mark(database)
    return numbers.text(database.meta.session_id) .. "-" .. numbers.text(database.meta.statement_id)
end

--- What tells the scripts of one deployment from those of all others.
function prediction_script.mark(deployment)
    return "-Dsme.deployment=" .. deployment .. ";"
end

--- What a script with this text tells of its endpoint: { is_registered, connection_name, view_name, registered_in }. The
-- last three are of its settings, each nil if they do not tell it: the last is the schema with the table of the record.
function prediction_script.record(text)
    local encoded = text:match("\n%%jvmoption %-Dsme%.settings=([%w_-]+);")
    local decoded = encoded and json.decode_object(base64url.decode(encoded)) or {}
    local function name(key)
        return type(decoded[key]) == "string" and decoded[key] or nil
    end
    return {
        is_registered = ("\n" .. text:gsub("\r", "\n")):find("\n" .. REGISTERED, 1, true) ~= nil,
        connection_name = name("connection"),
        view_name = name("view"),
        registered_in = name("registered_in"),
    }
end

-- What models of Autopilot predict.
local function predicted(endpoint)
    if endpoint.problem_type == "Regression" then
        return { { name = "PREDICTIONS", type_text = "DOUBLE" } }
    end
    local outputs = { { name = "PROBABILITY", type_text = "DOUBLE" } }
    if endpoint.probabilities then
        outputs[2] = { name = "PROBABILITIES", type_text = "VARCHAR(2000000)" }
    end
    outputs[#outputs + 1] = { name = "PREDICTIONS", type_text = endpoint.job.target.type_text }
    return outputs
end

--- The columns { name, type_text } that a script adds to those that it takes.
function prediction_script.outputs(endpoint)
    return prediction_formats.columns(endpoint.formats, not prediction_formats.has_outputs(endpoint.formats)
            and predicted(endpoint))
end

--- The statement that creates the script, to be sent without parameters: options hold colons.
-- `endpoint` is { name, region, deployment, connection_name, problem_type, response_keys, job, settings,
-- probabilities, formats, registered_in }: of the settings, all that prediction_settings reads; the formats are those of
-- prediction_formats, or nil for the ones of Autopilot's containers. A registered endpoint has no problem type and keys,
-- and its job no target. `shape` says what the script takes: { features,
-- has_key, passed, view_name }, of which all but the features may be missing; what is passed the model never sees.
function prediction_script.statement(database, deployment, endpoint, quoted_name, shape)
    local output = add_columns(database, column_list(database, shape), prediction_script.outputs(endpoint))
    return "CREATE " .. deployment.language_alias .. " SET SCRIPT " .. quoted_name
            .. " (" .. table.concat(column_list(database, shape), ", ") .. ")\nEMITS (" .. table.concat(output, ", ")
            .. ") AS\n" .. options(deployment, endpoint, shape)
end

return prediction_script
end)

module("sme.base64url", function(...)
-- Base64 with the alphabet for URLs and without padding: letters that no parser of script options takes for its own.
local base64url = {}

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

local function letters(first, second, third)
    local bits = first << 16 | (second or 0) << 8 | (third or 0)
    local encoded = {}
    for position = 1, third and 4 or second and 3 or 2 do
        local index = (bits >> (24 - 6 * position)) % 64 + 1
        encoded[position] = ALPHABET:sub(index, index)
    end
    return table.concat(encoded)
end

function base64url.encode(bytes)
    return (bytes:gsub("..?.?", function(group)
        return letters(group:byte(1, 3))
    end))
end

-- Letters are read as six bits each; A, which has none of them set, stands for those left out at the end.
local function bytes(group)
    local bits = 0
    for letter in (group .. "AA"):sub(1, 4):gmatch(".") do
        bits = bits << 6 | ALPHABET:find(letter, 1, true) - 1
    end
    return string.char(bits >> 16, (bits >> 8) % 256, bits % 256):sub(1, #group - 1)
end

--- The bytes of a text that has no other letters than those of the alphabet.
function base64url.decode(text)
    return (text:gsub("..?.?.?", bytes))
end

return base64url
end)

module("sme.prediction_formats", function(...)
-- In which formats an endpoint is asked and answers: what docs/prediction-formats.md says of the settings, checked.
local failure = require("sme.failure")
local json = require("sme.json")
local json_arguments = require("sme.json_arguments")
local prediction_request = require("sme.prediction_request")
local prediction_response = require("sme.prediction_response")

local prediction_formats = {}

--- The keys of a JSON argument that are read here.
prediction_formats.KEYS = { "request", "response", "min_rows_per_request", "error_column" }

local ERROR_MESSAGE = "ERROR_MESSAGE"
local MOST_LEAST_ROWS = 1000

local function check_rows(request, least, rows_per_request)
    if request and request.has_one_row and (rows_per_request ~= 1 or least ~= 1) then
        failure.raise("E-SME-LUA-133", 'The form record has one row in each request. Set "rows_per_request" to 1, and '
                .. 'leave out min_rows_per_request, or take the form records.')
    end
    if least > rows_per_request then
        failure.raise("E-SME-LUA-133", "The value of min_rows_per_request is %d, and requests have %d rows at most. "
                .. "Lower the one or raise rows_per_request.", least, rows_per_request)
    end
end

local function check_error_column(object, has_error_column, features)
    if not has_error_column then
        return
    end
    if object.on_error == "error" then
        failure.raise("E-SME-LUA-134", "With error_column a row that the model refuses has its reason in a column and "
                .. 'does not stop the query, but on_error is "error". Leave out one of the two.')
    end
    for _, feature in ipairs(features) do
        if feature.name == ERROR_MESSAGE then
            failure.raise("E-SME-LUA-132", "A feature is named ERROR_MESSAGE, and error_column adds a column of that "
                    .. "name. Leave out error_column, or train on a view that gives the feature another name.")
        end
    end
end

--- The checked formats of an object that may lack all of the keys.
-- `features` are those of the model, each with its name; `rows_per_request` is the checked setting.
function prediction_formats.read(object, features, rows_per_request)
    local has_error_column = json_arguments.flag(object, "error_column", false)
    check_error_column(object, has_error_column, features)
    local formats = {
        request = prediction_request.read(object, features),
        response = prediction_response.read(object, features, has_error_column),
        min_rows_per_request = json_arguments.integer(object, "min_rows_per_request", MOST_LEAST_ROWS) or 1,
        error_column = has_error_column,
    }
    check_rows(formats.request, formats.min_rows_per_request, rows_per_request)
    return formats
end

--- Lets the output of the predicted class give back its label, for a model that answers the places of labels in a list.
function prediction_formats.name_labels(formats, labels)
    for _, output in ipairs(labels and formats.response and formats.response.outputs or {}) do
        if output.name == "PREDICTIONS" then
            output.labels = labels
        end
    end
end

--- Whether outputs take the place of what models of Autopilot predict.
function prediction_formats.has_outputs(formats)
    return formats ~= nil and formats.response ~= nil
end

--- What the settings of a prediction script have of them: { key, value } pairs for json.encode_object.
-- There are none where everything is as Autopilot's containers have it, nor without formats.
function prediction_formats.settings(formats)
    if not formats then
        return {}
    end
    return {
        { "request", formats.request and json.verbatim(prediction_request.text(formats.request)) },
        { "response", formats.response and json.verbatim(prediction_response.text(formats.response)) },
        { "min_rows_per_request", formats.min_rows_per_request > 1 and formats.min_rows_per_request or nil },
        { "error_column", formats.error_column or nil },
    }
end

--- The columns that the script returns behind the features: { name, type_text } each.
-- `predicted` are those of Autopilot's models, which outputs take the place of; without formats they are all.
function prediction_formats.columns(formats, predicted)
    if not formats then
        return predicted
    end
    local columns = {}
    for _, column in ipairs(formats.response and formats.response.outputs or predicted) do
        columns[#columns + 1] = { name = column.name, type_text = column.type_text }
    end
    if formats.error_column then
        columns[#columns + 1] = { name = ERROR_MESSAGE, type_text = "VARCHAR(2000000)" }
    end
    return columns
end

return prediction_formats
end)

module("sme.prediction_request", function(...)
-- In which format an endpoint is asked.
local characters = require("sme.characters")
local failure = require("sme.failure")
local format_values = require("sme.format_values")
local json = require("sme.json")
local json_arguments = require("sme.json_arguments")
local json_template = require("sme.json_template")

local prediction_request = {}

local LONGEST_TEMPLATE = 4000
local REQUEST_KEYS = { "form", "header", "column_names", "quoting", "null", "template", "accept" }

-- Of each content type all forms, the first one being meant where none is named, with the keys that they take.
local FORMS = {
    [format_values.CSV] = { { "rows", header = true, quoting = true } },
    [format_values.JSON_LINES] = {
        { "records", column_names = true, null = true },
        { "rows" },
        { "features" },
    },
    [format_values.JSON] = {
        { "instances" },
        { "instances_records", column_names = true, null = true },
        { "instances_features" },
        { "dataframe_split", column_names = true },
        { "records", column_names = true, null = true },
        { "record", column_names = true, null = true, has_one_row = true },
        { "template", template = true },
        { "template_records", template = true, column_names = true, null = true },
    },
}

local function form_of(object, type_name)
    local forms, names = FORMS[type_name], {}
    for index, form in ipairs(forms) do
        names[index] = form[1]
    end
    local name = format_values.choice(object, "form", names) or names[1]
    for _, form in ipairs(forms) do
        if form[1] == name then
            return form
        end
    end
end

-- A key that means nothing in a format is a mistake that would go unnoticed.
local function check_taken(object, form, type_name)
    for _, key in ipairs({ "header", "quoting", "null", "template" }) do
        if object[key] ~= nil and not form[key] then
            failure.raise("E-SME-LUA-126", "Requests of the content type %s and the form %s have no %s. Leave it out.",
                    type_name, form[1], key)
        end
    end
    if object.column_names ~= nil and not form.column_names and object.header ~= true then
        failure.raise("E-SME-LUA-126", "Requests of the content type %s and the form %s carry no names of columns. "
                .. "Leave out column_names%s.", type_name, form[1], form.header and ', or add "header": true' or "")
    end
end

local function column_names(given, features)
    local names = {}
    if given == nil then
        for index, feature in ipairs(features) do
            names[index] = feature.name
        end
        return names
    end
    local list, seen = format_values.list_of(given, "string"), {}
    if not list or #list ~= #features then
        failure.raise("E-SME-LUA-127", "The value of column_names has to be a list of texts, one for each of the %d "
                .. "features in their order.", #features)
    end
    for index, name in ipairs(list) do
        if name == "" or characters.has_control(name) or characters.count(name) > format_values.LONGEST_TEXT then
            failure.raise("E-SME-LUA-127", "The name %s in column_names is empty, longer than %d characters, or has a "
                    .. "control character.", failure.show(name), format_values.LONGEST_TEXT)
        end
        if seen[name] then
            failure.raise("E-SME-LUA-127", "The name %s is twice in column_names.", failure.show(name))
        end
        seen[name] = true
        names[index] = name
    end
    return names
end

local function template(object)
    if type(object.template) ~= "string" then
        failure.raise("E-SME-LUA-128", 'The form of the request needs a template: a text with JSON that has one value '
                .. '"$rows", such as "{\\"inputs\\": \\"$rows\\"}".')
    end
    local flaw = characters.count(object.template) > LONGEST_TEMPLATE
            and "it has more than " .. LONGEST_TEMPLATE .. " characters" or json_template.flaw(object.template)
    if flaw then
        failure.raise("E-SME-LUA-128", "The template %s cannot be used: %s.", failure.show(object.template), flaw)
    end
    return object.template
end

--- The checked request of an object that may lack it, or nil.
function prediction_request.read(arguments, features)
    local object = json_arguments.object(arguments, "request", { "content_type" }, REQUEST_KEYS)
    if not object then
        return nil
    end
    local request = { content_type = format_values.content_type(object) }
    local type_name = format_values.essence(request.content_type)
    local form = form_of(object, type_name)
    check_taken(object, form, type_name)
    request.form = form[1]
    request.has_one_row = form.has_one_row
    request.header = json_arguments.flag(object, "header", false)
    if form.column_names or request.header then
        request.column_names = column_names(object.column_names, features)
    end
    request.quoting = format_values.choice(object, "quoting", { "minimal", "always", "never" })
    request.null = format_values.choice(object, "null", { "null", "omit" })
    if form.template then
        request.template = template(object)
    end
    if object.accept ~= nil then
        request.accept = format_values.short_text(object, "accept")
    end
    return request
end

--- The settings of a checked request as JSON.
function prediction_request.text(request)
    return json.encode_object({
        { "content_type", request.content_type },
        { "form", request.form },
        { "header", request.header or nil },
        { "column_names", request.column_names },
        { "quoting", request.quoting },
        { "null", request.null },
        { "template", request.template },
        { "accept", request.accept },
    })
end

return prediction_request
end)

module("sme.format_values", function(...)
-- Values that the settings of requests and of answers have in common.
local characters = require("sme.characters")
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")

local format_values = { CSV = "text/csv", JSON = "application/json", JSON_LINES = "application/jsonlines" }

--- The most characters of a content type, a name or a path.
format_values.LONGEST_TEXT = 256

local CONTENT_TYPES = { format_values.CSV, format_values.JSON, format_values.JSON_LINES }

--- A content type in lower case, without its parameters.
function format_values.essence(content_type)
    return (content_type:gsub(";.*", ""):gsub("^%s+", ""):gsub("%s+$", ""):lower())
end

--- The value of a key that has to be one of a list, or nil without the key.
function format_values.choice(object, key, choices)
    return json_arguments.choice(object, key, choices, "E-SME-LUA-125")
end

--- The value of a key that is a text and not too long.
function format_values.short_text(object, key)
    local value = json_arguments.text(object, key)
    if characters.count(value) > format_values.LONGEST_TEXT then
        failure.raise("E-SME-LUA-125", "The value of %s has more than %d characters.", key, format_values.LONGEST_TEXT)
    end
    return value
end

--- The content type of a request or an answer, with its parameters.
function format_values.content_type(object)
    local value = format_values.short_text(object, "content_type")
    local essence = format_values.essence(value)
    for _, known in ipairs(CONTENT_TYPES) do
        if essence == known and not value:find("[\128-\255]") then
            return value
        end
    end
    failure.raise("E-SME-LUA-125", "The value of content_type is %s, but has to be one of %s.",
            failure.show(value), table.concat(CONTENT_TYPES, ", "))
end

--- The elements of a list that are all of one Lua type, or nil if the value is anything else.
function format_values.list_of(value, kind)
    if type(value) ~= "table" then
        return nil
    end
    local count = 0
    for _ in pairs(value) do
        count = count + 1
    end
    for index = 1, count do
        if type(value[index]) ~= kind then
            return nil
        end
    end
    return value
end

return format_values
end)

module("sme.json_template", function(...)
-- A text of JSON with one value "$rows", in whose place the rows of a request go.
local cjson = require("cjson")
local json_text = require("sme.json_text")

local json_template = {}

local PLACE = "$rows"

-- How many of its strings are the place, and no names of members.
local function places(text)
    -- As long as the text, with quotes in the same places, but without a quote that ends no string.
    local bare = text:gsub("\\.", "__")
    local count, at = 0, 1
    while true do
        local from = bare:find('"', at, true)
        if not from then
            return count
        end
        local to = bare:find('"', from + 1, true)
        if not bare:find("^[ \t\r\n]*:", to + 1) and cjson.decode("[" .. text:sub(from, to) .. "]")[1] == PLACE then
            count = count + 1
        end
        at = to + 1
    end
end

--- What is wrong with a template, or nil.
function json_template.flaw(text)
    -- In brackets, because some versions of cjson take no text that is neither an object nor an array.
    local read, problem = pcall(cjson.decode, "[" .. text .. "]")
    if not read then
        return "it is no JSON: " .. tostring(problem)
    end
    if #problem ~= 1 then
        return "it has to be one value of JSON"
    end
    local flaw = json_text.flaw("[" .. text .. "]")
    if flaw then
        return flaw
    end
    local count = places(text)
    if count ~= 1 or not text:find('"$rows"', 1, true) then
        return 'it has to have the value "$rows" exactly once, not ' .. count .. " times"
    end
    return nil
end

return json_template
end)

module("sme.prediction_response", function(...)
-- In which format an endpoint answers, and which columns are made of it.
local characters = require("sme.characters")
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local format_values = require("sme.format_values")
local json = require("sme.json")
local json_arguments = require("sme.json_arguments")
local output_path = require("sme.output_path")

local prediction_response = {}

local ERROR_MESSAGE = "ERROR_MESSAGE"
local LONGEST_NAME = 128
local RESPONSE_KEYS = { "header", "outputs" }
local OUTPUT_KINDS = { BOOLEAN = true, DECIMAL = true, DOUBLE = true, CHAR = true, VARCHAR = true }

local function output_name(object, features, has_error_column)
    local name = json_arguments.text(object, "name")
    if characters.count(name) > LONGEST_NAME or name:find(".", 1, true) then
        failure.raise("E-SME-LUA-131", "The output name %s is no name of a column: it has a . or more than %d "
                .. "characters.", failure.show(name), LONGEST_NAME)
    end
    for _, feature in ipairs(features) do
        if feature.name == name then
            failure.raise("E-SME-LUA-132", "The output %s has the name of a feature, and the result would have two "
                    .. "columns of that name. Give the output another name.", failure.show(name))
        end
    end
    if has_error_column and name == ERROR_MESSAGE then
        failure.raise("E-SME-LUA-132", "An output cannot be named ERROR_MESSAGE where error_column adds a column of "
                .. "that name. Give the output another name.")
    end
    return name
end

local function output_type(object)
    local type_text = characters.upper(json_arguments.text(object, "type"))
    local read = column_type.read(type_text)
    if not read or not OUTPUT_KINDS[read.kind] then
        failure.raise("E-SME-LUA-130", "The type %s of an output has to be one of BOOLEAN, DECIMAL(p,s), DOUBLE, "
                .. "CHAR(n), VARCHAR(n).", failure.show(object.type))
    end
    return type_text
end

local function path_of(object, index)
    local text = object.path == nil and "$[" .. index - 1 .. "]" or format_values.short_text(object, "path")
    local path, problem = output_path.read(text)
    if not path then
        failure.raise("E-SME-LUA-129", "The path %s cannot be followed: %s.", failure.show(text), problem)
    end
    path.text = text
    return path
end

local function check_path(path, response, outputs)
    local problem
    local type_name = format_values.essence(response.content_type)
    if type_name == format_values.CSV and (#path.steps ~= 1 or path.is_of_all_rows
            or (not response.header and type(path.steps[1]) ~= "number")) then
        problem = "an answer in CSV has fields only: $[0] is the first one, and with a header $.name works as well"
    elseif type_name == format_values.JSON_LINES and path.is_of_all_rows then
        problem = "each line is the answer to a row, so no path needs [*]"
    end
    for _, output in ipairs(outputs) do
        if output.path.is_of_all_rows ~= path.is_of_all_rows then
            problem = "the path " .. output.path.text .. " of another output is "
                    .. (path.is_of_all_rows and "without" or "with") .. " [*]; either all have it or none"
        elseif output_path.is_within(path, output.path) or output_path.is_within(output.path, path) then
            problem = "another output has the path " .. output.path.text .. ", and one of the two leads through the other"
        end
    end
    if problem then
        failure.raise("E-SME-LUA-129", "The path %s cannot be followed: %s.", failure.show(path.text), problem)
    end
end

local function read_outputs(given, response, features, has_error_column)
    local list, outputs, seen = format_values.list_of(given, "table"), {}, {}
    if not list or #list == 0 then
        failure.raise("E-SME-LUA-131", 'The value of outputs has to be a list of objects, such as [{"name": '
                .. '"PREDICTION", "type": "VARCHAR(200)", "path": "$.prediction"}].')
    end
    for index, element in ipairs(list) do
        local object = json_arguments.object({ outputs = element }, "outputs", { "name", "type" }, { "path" })
        local output = {
            name = output_name(object, features, has_error_column),
            type_text = output_type(object),
            path = path_of(object, index),
        }
        if seen[output.name] then
            failure.raise("E-SME-LUA-131", "Two outputs have the name %s.", failure.show(output.name))
        end
        seen[output.name] = true
        check_path(output.path, response, outputs)
        outputs[index] = output
    end
    return outputs
end

--- The checked response of an object that may lack it, or nil.
function prediction_response.read(arguments, features, has_error_column)
    local object = json_arguments.object(arguments, "response", { "content_type" }, RESPONSE_KEYS)
    if not object then
        return nil
    end
    local response = {
        content_type = format_values.content_type(object),
        header = json_arguments.flag(object, "header", false),
    }
    local type_name = format_values.essence(response.content_type)
    if object.header ~= nil and type_name ~= format_values.CSV then
        failure.raise("E-SME-LUA-126", "Answers of the content type %s have no header. Leave it out.", type_name)
    end
    if object.outputs == nil then
        failure.raise("E-SME-LUA-131", "The value of response lacks outputs: nothing says which columns the answer "
                .. "becomes. Add them.")
    end
    response.outputs = read_outputs(object.outputs, response, features, has_error_column)
    return response
end

--- The settings of a checked response as JSON.
function prediction_response.text(response)
    local outputs = {}
    for index, output in ipairs(response.outputs) do
        outputs[index] = json.encode_object({
            { "name", output.name },
            { "type", output.type_text },
            { "path", output.path.text },
            { "labels", output.labels },
        })
    end
    return json.encode_object({
        { "content_type", response.content_type },
        { "header", response.header or nil },
        { "outputs", json.verbatim("[" .. table.concat(outputs, ",") .. "]") },
    })
end

return prediction_response
end)

module("sme.output_path", function(...)
-- Where in an answer an output is: a path of JSONPath with names, indexes and at most one [*].
local output_path = {}

--- Stands for [*] among names, which are texts, and indexes, which are numbers.
output_path.ALL = {}

local LARGEST_INDEX = 99999

local function quoted_name(text, at)
    local name = {}
    while true do
        local character = text:sub(at, at)
        if character == "'" then
            return table.concat(name), at + 1
        end
        if character == "\\" then
            at = at + 1
            character = text:sub(at, at)
            if character ~= "'" and character ~= "\\" then
                return nil, "a backslash stands before something else than ' or \\"
            end
        end
        if character == "" then
            return nil, "the quote of a name is not closed"
        end
        name[#name + 1] = character
        at = at + 1
    end
end

local function step_in_brackets(text, at)
    if text:sub(at, at) == "*" then
        return output_path.ALL, at + 1
    end
    if text:sub(at, at) == "'" then
        return quoted_name(text, at + 1)
    end
    local digits = text:match("^%d+", at)
    if not digits or digits:find("^0.") or tonumber(digits) > LARGEST_INDEX then
        return nil, "brackets have to hold an index from 0 to " .. LARGEST_INDEX .. ", a name in single quotes, or *"
    end
    return tonumber(digits), at + #digits
end

local function step(text, at)
    if text:sub(at, at) == "." then
        local name = text:match("^[%a_\128-\255][%w_\128-\255]*", at + 1)
        if not name then
            return nil, "a name behind a . has letters, digits and _ only; write any other one as ['name']"
        end
        return name, at + 1 + #name
    end
    if text:sub(at, at) ~= "[" then
        return nil, "each step begins with . or ["
    end
    local value, after = step_in_brackets(text, at + 1)
    if value == nil then
        return nil, after
    end
    if text:sub(after, after) ~= "]" then
        return nil, "a ] is missing"
    end
    return value, after + 1
end

--- { steps, is_of_all_rows } of a path, or nil and what is wrong with it.
function output_path.read(text)
    if text:sub(1, 1) ~= "$" then
        return nil, "it has to begin with $"
    end
    local path, at = { steps = {}, is_of_all_rows = false }, 2
    while at <= #text do
        local value, after = step(text, at)
        if value == nil then
            return nil, after
        end
        if value == output_path.ALL then
            if path.is_of_all_rows then
                return nil, "it has [*] more than once"
            end
            path.is_of_all_rows = true
        end
        path.steps[#path.steps + 1] = value
        at = after
    end
    return path
end

--- Whether a path leads to the same place as another one, or further.
function output_path.is_within(path, other)
    for index, value in ipairs(other.steps) do
        if path.steps[index] ~= value then
            return false
        end
    end
    return true
end

return output_path
end)

module("sme.prediction_grants", function(...)
-- What has to be granted before the user who has just deployed an endpoint can predict with it.
local prediction_grants = {}

local ACCESS_ANY = "ACCESS ANY CONNECTION"

-- A grant for a script goes with the script, so only one that is not for a script can be there before it. What cannot be
-- read counts as not granted: a grant too many does no harm, and one too few costs a person a search.
local function may_read_connection(database, wanted, grantee)
    local done, privileges = database:try("SELECT PRIVILEGE FROM SYS.EXA_SESSION_PRIVS WHERE PRIVILEGE = :privilege",
            { privilege = ACCESS_ANY })
    if grantee == database.meta.current_user and done and #privileges > 0 then
        return true
    end
    local granted
    done, granted = database:try([[
SELECT GRANTEE FROM (
SELECT GRANTEE, OBJECT_NAME, FOR_OBJECT_NAME, FOR_OBJECT_TYPE FROM SYS.EXA_USER_RESTRICTED_OBJ_PRIVS UNION ALL
SELECT GRANTEE, OBJECT_NAME, FOR_OBJECT_NAME, FOR_OBJECT_TYPE FROM SYS.EXA_ROLE_RESTRICTED_OBJ_PRIVS)
WHERE OBJECT_NAME = :connection_name AND FOR_OBJECT_TYPE = 'SCHEMA' AND FOR_OBJECT_NAME = :schema]],
            { connection_name = wanted.connection_name, schema = wanted.schema })
    for index = 1, done and #granted or 0 do
        if grantee == database.meta.current_user or granted[index].GRANTEE == grantee then
            return true
        end
    end
    return false
end

-- Collects statements for one who is granted things.
local function collector(database, list, grantee)
    return function(what)
        list[#list + 1] = "GRANT " .. what .. " TO " .. database.quote(grantee) .. ";"
    end
end

local function for_the_user(database, wanted, scripts, list)
    local user = database.meta.current_user
    local grant = collector(database, list, user)
    local reads = may_read_connection(database, wanted, user)
    for _, script in ipairs({ scripts.plain, scripts.with_key }) do
        if not scripts.are_visible then
            grant("EXECUTE ON " .. script)
        end
        if not reads then
            grant("ACCESS ON CONNECTION " .. database.quote(wanted.connection_name) .. " FOR SCRIPT " .. script)
        end
    end
    if scripts.view and not scripts.are_visible then
        grant("SELECT ON " .. scripts.view)
    end
end

-- INFERRED: a script in a view reads the connection with the rights of the view's owner, who is that of the schema.
local function for_the_owner(database, wanted, owner, scripts, list)
    if scripts.view and not may_read_connection(database, wanted, owner) then
        collector(database, list, owner)("ACCESS ON CONNECTION " .. database.quote(wanted.connection_name)
                .. " FOR SCRIPT " .. scripts.with_source)
    end
end

--- The statements that are missing, one a line; nil if none is.
function prediction_grants.missing(database, wanted, owner, scripts)
    local list = {}
    for_the_owner(database, wanted, owner, scripts, list)
    for_the_user(database, wanted, scripts, list)
    return #list > 0 and table.concat(list, "\n") or nil
end

return prediction_grants
end)

module("sme.prediction_result", function(...)
-- What a person is told of an endpoint that has become functions of SQL.
local failure = require("sme.failure")
local prediction_statements = require("sme.prediction_statements")

local prediction_result = {}

--- The columns of the result.
prediction_result.COLUMNS = "ENDPOINT_NAME VARCHAR(63), PREDICTION_SCRIPT VARCHAR(600), "
        .. "PREDICTION_SCRIPT_WITH_KEY VARCHAR(600), STATUS VARCHAR(20), PREDICTION_VIEW VARCHAR(600), "
        .. "SELECT_STATEMENT VARCHAR(2000000), SELECT_STATEMENT_WITH_KEY VARCHAR(2000000), "
        .. "GRANT_STATEMENTS VARCHAR(2000000), ADVICE VARCHAR(2000000)"

-- What a person should know of what went well, or NULL.
local function advice(database, selects, facts)
    local sentences = {}
    if facts.grants then
        sentences[1] = "Before you can predict, let the connection's owner or an administrator run what stands in "
                .. "GRANT_STATEMENTS, again after each deployment of this endpoint, which drops these grants."
    end
    if selects.key then
        sentences[#sentences + 1] = "SELECT_STATEMENT_WITH_KEY has " .. failure.show(selects.key) .. " as its key, the "
                .. "first column of the source that the model does not use: if it does not tell the rows apart, put "
                .. "another in its place."
    else
        sentences[#sentences + 1] = "Put what you predict for in place of the words in angle brackets."
    end
    sentences[#sentences + 1] = facts.advice
    if facts.comment_problem then
        sentences[#sentences + 1] = "No comment could be written that names the " .. facts.commented .. ": "
                .. facts.comment_problem .. ". That takes the owner of the schema, or DBA."
    end
    return #sentences > 0 and table.concat(sentences, " ") or database.null
end

--- One row of the COLUMNS.
-- `facts` are { endpoint, status, features, source, grants, advice, commented, comment_problem }: the last five may be nil.
function prediction_result.row(database, scripts, facts)
    local selects = prediction_statements.of(database, scripts, facts.features, facts.source)
    return {
        facts.endpoint,
        scripts.plain,
        scripts.with_key,
        facts.status,
        scripts.view or database.null,
        selects.plain,
        selects.with_key,
        facts.grants or database.null,
        advice(database, selects, facts),
    }
end

return prediction_result
end)

module("sme.prediction_statements", function(...)
-- The statements with which a person predicts through an endpoint, ready to be run.
local prediction_statements = {}

-- What stands where only the person knows what belongs there.
local TABLE = "<table>"
local KEY = "<key>"

local function select(script, arguments, from)
    return "SELECT " .. script .. "(" .. table.concat(arguments, ", ") .. ")\nFROM " .. from
end

--- { plain, with_key, key }: with all columns of the model in its order, from the source if there is one; and the name
-- of the column that stands for the key, nil if a person has to give one.
function prediction_statements.of(database, scripts, features, source)
    local from = source and database:object(source.schema, source.name) or TABLE
    local plain, keyed = database:names(features), database:names(features)
    -- Nothing tells which column is a key; a person does.
    local key = source and source.passed[1] and source.passed[1].name
    table.insert(keyed, 1, "CAST(" .. (key and database.quote(key) or KEY) .. " AS VARCHAR(2000000))")
    return {
        plain = select(scripts.plain, plain, from),
        with_key = select(scripts.with_key, keyed, from),
        key = key,
    }
end

return prediction_statements
end)

module("sme.prediction_scripts", function(...)
-- The prediction scripts of an endpoint and its view as objects of the database: created and dropped together.
local failure = require("sme.failure")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_script = require("sme.prediction_script")
local prediction_view = require("sme.prediction_view")
local transaction = require("sme.transaction")

local prediction_scripts = {}

-- Each in a transaction of its own: a collision would bring back those that were dropped before in the same one.
local function drop(database, script, quoted_view)
    return transaction.run(database, function()
        if quoted_view then
            local done, problem = database:try("DROP VIEW IF EXISTS ::view_name", { view_name = quoted_view })
            if not done then
                return false, problem
            end
        end
        return database:try("DROP SCRIPT IF EXISTS ::script", { script = script })
    end)
end

-- The script is the view's record, so both go or stay together.
local function drop_with_view(database, script)
    local quoted_view
    if script.view then
        local done, result = prediction_view.stands(database, script.view)
        if not done then
            return false, result
        end
        quoted_view = result and database:object(script.view.schema, script.view.name) or nil
    end
    local done, problem = drop(database, script.name, quoted_view)
    if not done then
        -- Another session may have dropped it at the same time; then there is nothing left to do.
        done, problem = drop(database, script.name, quoted_view)
    end
    if done then
        return true, quoted_view
    end
    return false, problem
end

--- Drops what can be dropped of scripts { name, view }, for good: the list of { kind, name } of what is gone, and the
-- list of { name, problem } of what is not.
function prediction_scripts.drop(database, scripts)
    local dropped, kept = {}, {}
    for _, script in ipairs(scripts) do
        local done, result = drop_with_view(database, script)
        if done then
            if result then
                dropped[#dropped + 1] = { kind = "view", name = result }
            end
            dropped[#dropped + 1] = { kind = "script", name = script.name }
        else
            kept[#kept + 1] = { name = script.name, problem = result }
        end
    end
    return dropped, kept
end

--- The text about scripts that could not be dropped.
function prediction_scripts.complaint(kept)
    local list = {}
    for index, script in ipairs(kept) do
        list[index] = script.name .. " (" .. script.problem .. ")"
    end
    return "E-SME-LUA-42: Prediction scripts could not be dropped: " .. table.concat(list, ", ")
            .. ". Have them dropped with DROP SCRIPT by their owner or an administrator, and a view over one with DROP "
            .. "VIEW."
end

local function complain(database, scripts, view, failed, problem)
    local taken = prediction_catalogue.taken_name(database, scripts.schema, scripts.name)
    if taken then
        failure.raise("E-SME-LUA-60", "Another session has created the script %s while this one was preparing it: %s. "
                .. "Nothing was created in AWS here. If the other session deploys the endpoint that you want, use that "
                .. "one; otherwise choose another endpoint name or schema.", taken, problem)
    end
    if failed == scripts.view then
        failure.raise("E-SME-LUA-115", "The view %s could not be created: %s. Nothing was created in AWS. Check that "
                .. "there is no other object of that name, that you may create views in the schema (CREATE VIEW in your "
                .. "own, else CREATE ANY VIEW), and that the schema's owner %s may select from the source: GRANT USAGE ON SCHEMA %s TO %s; GRANT SELECT ON %s TO "
                .. "%s;", failed, problem, database.quote(view.owner), database.quote(view.source.schema),
                database.quote(view.owner), database:object(view.source.schema, view.source.name),
                database.quote(view.owner))
    end
    failure.raise("E-SME-LUA-40", "The prediction script %s could not be created: %s. Nothing was created in AWS. "
            .. "Check that you may create scripts in the schema (CREATE SCRIPT in your own, else CREATE ANY SCRIPT), "
            .. "and that there is no other object of that name.", failed, problem)
end

-- The statements that create everything, in this order: { name, text } each.
local function statements(database, deployment, endpoint, scripts, view)
    local list = {}
    local function add(name, shape)
        list[#list + 1] = {
            name = name,
            text = prediction_script.statement(database, deployment, endpoint, name, shape),
        }
    end
    add(scripts.plain, { features = endpoint.job.features })
    add(scripts.with_key, { features = endpoint.job.features, has_key = true })
    if view then
        local source = view.source
        add(scripts.with_source, { features = source.features, passed = source.passed, view_name = view.name })
        list[#list + 1] = {
            name = scripts.view,
            text = prediction_view.statement(database, scripts.view, scripts.with_source, source,
                    prediction_script.outputs(endpoint), view.groups_per_node),
        }
    end
    return list
end

local function names(database, endpoint, schema, script, view)
    local scripts = {
        schema = schema,
        name = script,
        deployment = endpoint.deployment,
        plain = database:object(schema, script),
        with_key = database:object(schema, prediction_catalogue.with_key(script)),
        with_source = view and database:object(schema, prediction_catalogue.with_source(script)),
        view_name = view and view.name,
        view = view and database:object(schema, view.name),
    }
    scripts.created = { scripts.plain, scripts.with_key, scripts.with_source }
    return scripts
end

--- Creates the scripts, and the view { name, source, groups_per_node, owner } if there is to be one, for good: the record
-- by which the endpoint can be deleted.
-- Gives { plain, with_key, with_source, view } with their quoted names, the last two nil without a view, and what else
-- it takes to find exactly these scripts again.
-- A `record` { insert, refuse } goes into a table in the same transaction: the one does it as database:try, and the other
-- one raises the error about the problem.
function prediction_scripts.create(database, deployment, endpoint, schema, script, view, record)
    local scripts, at = names(database, endpoint, schema, script, view), nil
    local is_recorded = record == nil
    local done, result = transaction.run(database, function()
        local problem
        if record then
            is_recorded, problem = record.insert()
            if not is_recorded then
                return false, problem
            end
        end
        for _, statement in ipairs(statements(database, deployment, endpoint, scripts, view)) do
            at = statement.name
            local created
            created, problem = database:try(statement.text)
            if not created then
                return false, problem
            end
        end
        return prediction_catalogue.standing(database, scripts)
    end)
    if not done then
        if not is_recorded then
            record.refuse(result)
        end
        complain(database, scripts, view, at or scripts.plain, result)
    end
    -- INFERRED: who creates a script in a schema of somebody else may not see it in the catalogue.
    scripts.are_visible = #result == #scripts.created
    return scripts
end

--- Has the scripts say what model they are of, and nothing else of them changes: true, or false and the problem.
-- https://docs.exasol.com/db/latest/sql/comment.htm: only for the owner of the schema, and for DBA.
-- INFERRED: a comment drops no grant.
function prediction_scripts.comment(database, scripts, text)
    return transaction.run(database, function()
        for _, name in ipairs(scripts.created) do
            local done, problem = database:try("COMMENT ON SCRIPT ::script IS :text",
                    { script = name, text = text })
            if not done then
                return false, problem
            end
        end
        return true
    end)
end

--- Drops those scripts that this deployment created, and no others that bear their names by now; as drop does.
function prediction_scripts.drop_own(database, scripts)
    local standing, list = {}, {}
    local done, rows = prediction_catalogue.standing(database, scripts)
    for index = 1, done and #rows or 0 do
        standing[database:object(scripts.schema, rows[index].SCRIPT_NAME)] = true
    end
    for _, name in ipairs(scripts.created) do
        if standing[name] or not scripts.are_visible then
            list[#list + 1] = {
                name = name,
                view = name == scripts.with_source
                        and { schema = scripts.schema, name = scripts.view_name, script = name } or nil,
            }
        end
    end
    return prediction_scripts.drop(database, list)
end

return prediction_scripts
end)

module("sme.prediction_view", function(...)
-- The view that shows each row of a table beside what the model says of it.
local failure = require("sme.failure")
local prediction_script = require("sme.prediction_script")
local prediction_source = require("sme.prediction_source")

local prediction_view = {}

local function list(database, columns)
    return table.concat(database:names(columns), ", ")
end

local function joined(one, other)
    return table.move(other, 1, #other, #one + 1, table.move(one, 1, #one, 1, {}))
end

--- The columns of a source as its script takes them and gives them back: first those that the model never sees.
function prediction_view.input(source)
    return joined(source.passed, source.features)
end

--- The statement that creates the view; groups by node, so that rows stay where they are, and no row gives no row.
function prediction_view.statement(database, quoted_name, quoted_script, source, outputs, groups)
    return "CREATE VIEW " .. quoted_name .. " AS\nSELECT " .. list(database, joined(source.columns, outputs))
            .. "\nFROM (SELECT " .. quoted_script .. "(" .. list(database, prediction_view.input(source)) .. ")\nFROM "
            .. database:object(source.schema, source.name) .. "\nGROUP BY IPROC(), MOD(ROWNUM, " .. groups .. "))"
end

-- Stops if there is a table or view of that name.
local function check_place(database, schema, name)
    local rows = database:read("the catalogue", [[
SELECT COLUMN_NAME FROM SYS.EXA_ALL_COLUMNS
WHERE COLUMN_SCHEMA = :schema AND COLUMN_TABLE = :view_name]], { schema = schema, view_name = name })
    if #rows > 0 then
        failure.raise("E-SME-LUA-113", "There is already a table or view %s. Nothing was created. Give another "
                .. "view_name, or drop it if nobody needs it.", database:object(schema, name))
    end
end

--- The view { name, source, groups_per_node, owner } that is wanted, with the columns that its source has; nil if none is.
-- Stops if there is another of its name, or if the source does not have what the endpoint takes.
function prediction_view.read(database, wanted, owner, endpoint)
    local view = wanted.view
    if not view then
        return nil
    end
    check_place(database, wanted.schema, view.name)
    return {
        name = view.name,
        source = prediction_source.read(database, view.source, endpoint.job.features,
                prediction_script.outputs(endpoint)),
        groups_per_node = view.groups_per_node,
        owner = owner,
    }
end

--- Whether a view of that name stands that reads from the script: somebody may have put another in its place.
-- true and the answer, or false and the database's message.
function prediction_view.stands(database, view)
    local done, rows = database:try([[
SELECT VIEW_TEXT FROM SYS.EXA_ALL_VIEWS WHERE VIEW_SCHEMA = :schema AND VIEW_NAME = :view_name]],
            { schema = view.schema, view_name = view.name })
    if not done then
        return false, rows
    end
    return true, #rows > 0 and rows[1].VIEW_TEXT:find(view.script .. "(", 1, true) ~= nil
end

return prediction_view
end)

module("sme.endpoint_registration", function(...)
-- An endpoint that somebody else runs becomes functions of SQL. Nothing is created in AWS, and nothing ever deleted.
local endpoint_status = require("sme.endpoint_status")
local failure = require("sme.failure")
local json = require("sme.json")
local model_columns = require("sme.model_columns")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_formats = require("sme.prediction_formats")
local prediction_grants = require("sme.prediction_grants")
local prediction_result = require("sme.prediction_result")
local prediction_script = require("sme.prediction_script")
local prediction_scripts = require("sme.prediction_scripts")
local prediction_view = require("sme.prediction_view")
local registered_endpoints = require("sme.registered_endpoints")
local text_rule = require("sme.text_rule")

local endpoint_registration = {}

-- What the scripts say of the model behind them, where everybody can read it with SQL.
local COMMENT = "SageMaker endpoint: "

local SERVING = "InService"

local function check_outputs(formats)
    for _, output in ipairs(formats.response.outputs) do
        if output.name == "KEY" then
            failure.raise("E-SME-LUA-132", "An output cannot be named KEY, because the function with _WITH_KEY has a "
                    .. "column of that name. Give the output another name.")
        end
    end
end

local function require_service(database, wanted)
    local status = endpoint_status.ask(database, wanted)
    if status.endpoint_status ~= SERVING then
        failure.raise("E-SME-LUA-106", "The endpoint %s in %s is %s%s. Nothing was created. Register it as soon as it is "
                .. "%s, which SME_POLL_SAGEMAKER_ENDPOINT_STATUS tells.", failure.show(wanted.endpoint), wanted.region,
                status.endpoint_status, status.failure_reason and ": " .. status.failure_reason or "", SERVING)
    end
end

local function settings_text(wanted, formats, view)
    local members = {
        { "function_schema", wanted.schema },
        { "function_name", wanted.name.script },
        { "view_name", view and view.name },
        { "source", view and view.source.schema .. "." .. view.source.name },
        { "rows_per_request", wanted.settings.rows_per_request },
        { "bytes_per_request", wanted.settings.bytes_per_request },
        { "requests_in_flight", wanted.settings.requests_in_flight },
        { "on_error", wanted.settings.on_error },
    }
    for _, member in ipairs(prediction_formats.settings(formats)) do
        members[#members + 1] = member
    end
    return json.encode_object(members)
end

local function record(database, wanted, endpoint, view)
    return registered_endpoints.record(database, {
        name = wanted.endpoint,
        connection_name = wanted.connection_name,
        region = wanted.region,
        schema = wanted.input and wanted.input.schema,
        table_or_view = wanted.input and wanted.input.table_or_view,
        target = wanted.input and wanted.input.target,
        columns = endpoint.job.features,
        text_rule = endpoint.job.text_rule,
        settings = settings_text(wanted, endpoint.formats, view),
    })
end

local function advice(wanted)
    return "AWS has to let the connection's user invoke this endpoint: sme iam-policy --also-endpoint " .. wanted.endpoint
            .. " prints a policy that does."
end

--- Registers; one row of those that prediction_result has.
-- The record, the scripts and the view are there together or not at all.
function endpoint_registration.run(database, deployment, wanted)
    local features = wanted.columns or model_columns.of_table(database, wanted.input)
    local formats = prediction_formats.read(wanted.formats, features, wanted.settings.rows_per_request)
    check_outputs(formats)
    registered_endpoints.refuse_recorded(database, wanted)
    local owner = prediction_catalogue.check_place(database, wanted.schema, wanted.name.script)
    local endpoint = {
        name = wanted.endpoint,
        region = wanted.region,
        deployment = prediction_script.new_mark(database),
        connection_name = wanted.connection_name,
        job = { features = features, text_rule = text_rule.CURRENT },
        settings = wanted.settings,
        formats = formats,
        registered_in = database.meta.script_schema,
    }
    local view = prediction_view.read(database, wanted, owner, endpoint)
    require_service(database, wanted)
    local scripts = prediction_scripts.create(database, deployment, endpoint, wanted.schema, wanted.name.script, view,
            record(database, wanted, endpoint, view))
    local is_commented, problem = prediction_scripts.comment(database, scripts, COMMENT .. wanted.endpoint)
    return { prediction_result.row(database, scripts, {
        endpoint = wanted.endpoint,
        status = SERVING,
        features = features,
        source = view and view.source,
        grants = prediction_grants.missing(database, wanted, owner, scripts),
        advice = advice(wanted),
        commented = "endpoint",
        comment_problem = not is_commented and problem or nil,
    }) }
end

return endpoint_registration
end)

module("sme.endpoint_status", function(...)
-- The status of an endpoint.
local arguments = require("sme.arguments")
local endpoint_name = require("sme.endpoint_name")
local endpoint_records = require("sme.endpoint_records")
local failure = require("sme.failure")
local udf = require("sme.udf")

local endpoint_status = {}

-- An endpoint that AWS does not know with this connection, in this region, may be there with others.
local function explain_absence(database, wanted, message)
    local found = endpoint_records.look(database, wanted)
    endpoint_records.refuse_other_place(found, wanted)
    local hint = endpoint_records.hint(found)
    failure.raise_text(hint and message .. " " .. hint or message)
end

--- What AWS says of an endpoint { endpoint, connection_name, region }, which has to be there: { endpoint_status,
-- failure_reason }, the last of which may be nil.
-- The UDF is the one that deploys: whoever has deployed an endpoint needs no further privilege to ask for it.
function endpoint_status.ask(database, wanted)
    return udf.call(database, "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF", {
        { "action", "status" },
        { "endpoint_name", wanted.endpoint },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
    }, function(refusal)
        if refusal.results.endpoint == "absent" then
            explain_absence(database, wanted, refusal.message)
        end
    end)
end

--- One row { ENDPOINT_STATUS, FAILURE_REASON }.
function endpoint_status.run(database, given)
    local status = endpoint_status.ask(database, {
        endpoint = endpoint_name.read(arguments.text("The endpoint name", given.endpoint_name)).endpoint,
        connection_name = arguments.connection_name(given.connection_name),
        region = arguments.region(given.region),
    })
    return { { status.endpoint_status, status.failure_reason or database.null } }
end

return endpoint_status
end)

module("sme.endpoint_records", function(...)
-- What the prediction scripts of the database tell about endpoints whose names are nearly the one that was given.
local failure = require("sme.failure")
local prediction_script = require("sme.prediction_script")

local endpoint_records = {}

local MOST_SIMILAR = 3
local LEAST_PART = 4

local function edits(one, other)
    local row = {}
    for column = 0, #other do
        row[column] = column
    end
    for line = 1, #one do
        local diagonal
        diagonal, row[0] = row[0], line
        for column = 1, #other do
            local change = one:byte(line) == other:byte(column) and 0 or 1
            diagonal, row[column] = row[column], math.min(row[column] + 1, row[column - 1] + 1, diagonal + change)
        end
    end
    return row[#other]
end

-- A letter or two are wrong, the more the longer the name is; or one is a part of the other.
local function is_similar(one, other)
    one, other = one:gsub("-", ""), other:gsub("-", "")
    local shorter, longer = one, other
    if #one > #other then
        shorter, longer = other, one
    end
    return #shorter >= LEAST_PART and longer:find(shorter, 1, true) ~= nil
            or edits(one, other) <= math.min(2, math.floor(#one / 3))
end

local function text_of(record)
    local done = record.is_registered and ", registered" or ", deployed"
    local connection = record.connection_name and done .. " with the connection "
            .. failure.show(record.connection_name) or ""
    return "the prediction script " .. record.script .. " is of the endpoint " .. failure.show(record.endpoint)
            .. " in " .. record.region .. connection
end

-- Each endpoint once, with the first of its scripts; nothing if the catalogue cannot be read.
local function all(database)
    local done, rows = database:try([[
SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS
WHERE SCRIPT_TEXT LIKE '%-Dsme.endpoint=%' ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME]])
    local records, seen = {}, {}
    for index = 1, done and #rows or 0 do
        local row = rows[index]
        local endpoint, region = prediction_script.place(row.SCRIPT_TEXT)
        if endpoint and region then
            local told = prediction_script.record(row.SCRIPT_TEXT)
            local connection_name = told.connection_name
            local key = table.concat({ endpoint, region, connection_name or "" }, "\n")
            if not seen[key] then
                seen[key] = true
                records[#records + 1] = {
                    endpoint = endpoint,
                    region = region,
                    connection_name = connection_name,
                    is_registered = told.is_registered,
                    script = database:object(row.SCRIPT_SCHEMA, row.SCRIPT_NAME),
                }
            end
        end
    end
    return records
end

local function is_meant(record, wanted)
    return record.endpoint == wanted.endpoint and record.region == wanted.region
            and record.connection_name == wanted.connection_name
end

--- Looks for an endpoint { endpoint, region, connection_name } that is not there: { same, similar }, lists of texts.
-- AWS tells names apart without their case; a `_` that was given is a `-` by now.
function endpoint_records.look(database, wanted)
    local found, name = { same = {}, similar = {} }, wanted.endpoint:lower()
    for _, record in ipairs(all(database)) do
        local other = record.endpoint:lower()
        if other == name and not is_meant(record, wanted) then
            found.same[#found.same + 1] = text_of(record)
        elseif other ~= name and #found.similar < MOST_SIMILAR and is_similar(name, other) then
            found.similar[#found.similar + 1] = text_of(record)
        end
    end
    return found
end

--- Stops if the endpoint is recorded under another region, another connection, or in another case; `done` is a sentence
-- about what was done all the same, if anything.
function endpoint_records.refuse_other_place(found, wanted, done)
    if #found.same > 0 then
        failure.raise("E-SME-LUA-89", "There is no endpoint %s in %s with the connection %s, but %s. %sGive the name, "
                .. "the region and the connection of the endpoint that is meant: AWS bills it until it is deleted.",
                failure.show(wanted.endpoint), wanted.region, failure.show(wanted.connection_name),
                failure.list(found.same), done and done .. " " or "")
    end
end

--- A text that names what may have been meant, or nothing.
function endpoint_records.hint(found)
    return #found.similar > 0 and "What may be meant: " .. table.concat(found.similar, "; ") .. "." or nil
end

return endpoint_records
end)

module("sme.model_columns", function(...)
-- The columns that a model of somebody else takes: a list that is given, or those of a table.
local characters = require("sme.characters")
local column_names = require("sme.column_names")
local column_type = require("sme.column_type")
local failure = require("sme.failure")
local json_arguments = require("sme.json_arguments")
local source_table = require("sme.source_table")

local model_columns = {}

local LONGEST_NAME = 128

-- The function that passes a key through has a column of this name.
local KEY = "KEY"

local function flaw_of(name, seen)
    if characters.has_control(name) then
        return "it has a line break or another control character"
    elseif characters.count(name) > LONGEST_NAME or name:find(".", 1, true) then
        return "a column has no . in its name, and at most " .. LONGEST_NAME .. " characters"
    elseif name == KEY then
        return "the function with _WITH_KEY has a column of that name"
    end
    return seen[name] and "there are two of it" or nil
end

local function check_names(columns)
    local seen, flaws = {}, {}
    for _, column in ipairs(columns) do
        local flaw = flaw_of(column.name, seen)
        if flaw then
            flaws[#flaws + 1] = failure.show(column.name) .. " (" .. flaw .. ")"
        end
        seen[column.name] = true
    end
    if #flaws > 0 then
        failure.raise("E-SME-LUA-104", "Columns of the model cannot be parameters of a function: %s. Nothing was created. "
                .. "Give them other names in SQL; column_names of request says what the model calls them.",
                failure.list(flaws))
    end
end

local function size_of(list)
    local count = 0
    for _ in pairs(list) do
        count = count + 1
    end
    return count
end

--- The columns { name, type_text, type } of a list of objects { name, type }.
function model_columns.of_list(list)
    if type(list) ~= "table" or #list == 0 or #list ~= size_of(list) then
        failure.raise("E-SME-LUA-103", 'The value of columns has to be a list of objects, such as [{"name": "AGE", '
                .. '"type": "DECIMAL(9,0)"}], one for each column of the model in its order.')
    end
    local columns = {}
    for index, element in ipairs(list) do
        local object = json_arguments.object({ columns = element }, "columns", { "name", "type" })
        local type_text = characters.upper(json_arguments.text(object, "type")):gsub(", ", ",")
        columns[index] = {
            name = json_arguments.text(object, "name"),
            type_text = type_text,
            type = column_type.read(type_text),
        }
        if not columns[index].type then
            failure.raise("E-SME-LUA-103", "The type %s of the column %s is none that a function takes: BOOLEAN, "
                    .. "DECIMAL(p,s), DOUBLE, DATE, TIMESTAMP, CHAR(n), VARCHAR(n).", failure.show(object.type),
                    failure.show(columns[index].name))
        end
    end
    check_names(columns)
    return columns
end

--- The same of a table or view { schema, table_or_view, target }, without the target if there is one.
function model_columns.of_table(database, input)
    local columns, unsupported, has_target = {}, {}, false
    for _, column in ipairs(source_table.columns(database, input.schema, input.table_or_view)) do
        if column.name == input.target then
            has_target = true
        else
            columns[#columns + 1] = column
            if not column.type then
                unsupported[#unsupported + 1] = column
            end
        end
    end
    if #columns == 0 or input.target and not has_target or #unsupported > 0 then
        failure.raise("E-SME-LUA-103", "The columns of %s.%s cannot be those of a model: %s. Nothing was created. Give a "
                .. "view that has exactly the columns of the model, or name them in columns.", input.schema,
                input.table_or_view, #unsupported > 0 and "a function does not take " .. column_names.with_types(unsupported)
                        or #columns == 0 and "there is none besides the target"
                        or "there is no target_attribute_name " .. failure.show(input.target))
    end
    check_names(columns)
    return columns
end

return model_columns
end)

module("sme.registered_endpoints", function(...)
-- The records of endpoints that were registered, and what is dropped with them.
local failure = require("sme.failure")
local numbers = require("sme.numbers")
local prediction_view = require("sme.prediction_view")
local sagemaker_jobs = require("sme.sagemaker_jobs")
local transaction = require("sme.transaction")

local registered_endpoints = {}

local function values(database, schema, wanted)
    return {
        metadata = database:object(schema, sagemaker_jobs.TABLE),
        name = wanted.endpoint,
        kind = sagemaker_jobs.ENDPOINT,
        region = wanted.region,
        connection_name = wanted.connection_name,
    }
end

local RECORDED = "SELECT SESSION_ID, SCRIPT_USER, SETTINGS FROM ::metadata" .. sagemaker_jobs.OF_ONE

local function refuse(wanted, row)
    failure.raise("E-SME-LUA-107", "The endpoint %s in %s is registered already with the connection %s, by %s in session "
            .. "%s, with these settings: %s. Nothing was created. Use its functions, or delete them with "
            .. "SME_DELETE_SAGEMAKER_ENDPOINT first, which keeps the endpoint.", failure.show(wanted.endpoint),
            wanted.region, failure.show(wanted.connection_name), failure.show(row.SCRIPT_USER), numbers.text(row.SESSION_ID),
            failure.show(row.SETTINGS))
end

--- Stops if the endpoint { endpoint, connection_name, region } is recorded.
function registered_endpoints.refuse_recorded(database, wanted)
    local row = database:read(sagemaker_jobs.TABLE, RECORDED,
            values(database, database.meta.script_schema, wanted))[1]
    if row then
        refuse(wanted, row)
    end
end

--- The record { insert, refuse } that prediction_scripts.create takes.
function registered_endpoints.record(database, record)
    record.kind = sagemaker_jobs.ENDPOINT
    return {
        insert = function()
            return sagemaker_jobs.insert(database, record)
        end,
        refuse = function(problem)
            registered_endpoints.refuse_recorded(database, {
                endpoint = record.name,
                connection_name = record.connection_name,
                region = record.region,
            })
            failure.raise("E-SME-LUA-108", "The endpoint %s could not be recorded in %s: %s. Nothing was created. Check that "
                    .. "you have SELECT, INSERT and DELETE on the table, then run the script again.",
                    failure.show(record.name), sagemaker_jobs.TABLE, problem)
        end,
    }
end

--- Whether the table beside the script knows the endpoint; not, if it cannot be read.
function registered_endpoints.is_recorded(database, wanted)
    local done, rows = database:try(RECORDED, values(database, database.meta.script_schema, wanted))
    return done and #rows > 0
end

-- The views over scripts that are there: { kind, name } each.
local function views(database, scripts)
    local list = {}
    for _, script in ipairs(scripts) do
        if script.view then
            local done, stands = prediction_view.stands(database, script.view)
            if not done then
                return nil, stands
            end
            if stands then
                list[#list + 1] = { kind = "view", name = database:object(script.view.schema, script.view.name) }
            end
        end
    end
    return list
end

-- The schemas with a table that may have the record.
local function schemas(database, scripts)
    local list, seen = {}, {}
    local function add(schema)
        if not seen[schema] then
            seen[schema] = true
            list[#list + 1] = schema
        end
    end
    for _, script in ipairs(scripts) do
        add(script.registered_in or database.meta.script_schema)
    end
    if #list == 0 then
        add(database.meta.script_schema)
    end
    return list
end

local function drop_all(database, objects)
    for _, object in ipairs(objects) do
        local text = object.kind == "view" and "DROP VIEW IF EXISTS ::object" or "DROP SCRIPT IF EXISTS ::object"
        local done, problem = database:try(text, { object = object.name })
        if not done then
            return false, problem
        end
    end
    return true
end

-- Views go before the scripts that they read from, and the record goes with them or stays with them.
local function drop(database, wanted, scripts)
    local objects, problem = views(database, scripts)
    if not objects then
        return false, problem
    end
    for _, script in ipairs(scripts) do
        objects[#objects + 1] = { kind = "script", name = script.name }
    end
    return transaction.run(database, function()
        local done, refusal = drop_all(database, objects)
        if not done then
            return false, refusal
        end
        for _, schema in ipairs(schemas(database, scripts)) do
            done, refusal = database:try("DELETE FROM ::metadata" .. sagemaker_jobs.OF_ONE, values(database, schema, wanted))
            if not done then
                return false, refusal
            end
        end
        return true, objects
    end)
end

--- Drops the scripts of an endpoint that was registered, its view and its record, all or none of them: the list of
-- { kind, name } of what is gone. Scripts are those of prediction_catalogue.find.
function registered_endpoints.drop(database, wanted, scripts)
    local done, result = drop(database, wanted, scripts)
    if not done then
        -- Another session may have dropped them at the same time; then there is nothing left to do.
        done, result = drop(database, wanted, scripts)
    end
    if not done then
        failure.raise("E-SME-LUA-105", "The functions of the registered endpoint %s in %s could not be dropped: %s. They and "
                .. "their record in %s stay, and so does the endpoint. Let the owner of the functions or an administrator "
                .. "run the script, who needs DELETE on that table, too.", failure.show(wanted.endpoint), wanted.region,
                result, sagemaker_jobs.TABLE)
    end
    return result
end

return registered_endpoints
end)

module("sme.registration_arguments", function(...)
-- The arguments of the script that registers an endpoint of somebody else.
local arguments = require("sme.arguments")
local endpoint_arguments = require("sme.endpoint_arguments")
local endpoint_name = require("sme.endpoint_name")
local failure = require("sme.failure")
local identifier = require("sme.identifier")
local json_arguments = require("sme.json_arguments")
local model_columns = require("sme.model_columns")
local prediction_settings = require("sme.prediction_settings")

local registration_arguments = {}

local REQUIRED = {
    "endpoint_name",
    "schema_name",
    "aws_credentials_connection_name",
    "aws_region",
    "response",
}

local OPTIONAL = {
    "function_name",
    "columns",
    "input_schema_name",
    "input_table_or_view_name",
    "target_attribute_name",
    "request",
    "min_rows_per_request",
    "error_column",
    "rows_per_request",
    "bytes_per_request",
    "requests_in_flight",
    "on_error",
    "source",
    "view_name",
    "groups_per_node",
}

local text = json_arguments.text

local function sql_name(object, key)
    return object[key] ~= nil and identifier.read("The " .. key, text(object, key)) or nil
end

-- Where the columns of the model come from: a list, or a table { schema, table_or_view, target } that has them.
local function origin(object)
    local is_table = object.input_schema_name ~= nil and object.input_table_or_view_name ~= nil
    local is_half = object.input_schema_name ~= nil or object.input_table_or_view_name ~= nil
            or object.target_attribute_name ~= nil
    if object.columns ~= nil and is_half or object.columns == nil and not is_table then
        failure.raise("E-SME-LUA-102", "The argument has to say which columns the model takes, in their order: either "
                .. "with columns, or with input_schema_name and input_table_or_view_name of a table or view that has "
                .. "exactly these, and with target_attribute_name for one that it has besides.")
    end
    if object.columns ~= nil then
        return model_columns.of_list(object.columns), nil
    end
    return nil, {
        schema = sql_name(object, "input_schema_name"),
        table_or_view = sql_name(object, "input_table_or_view_name"),
        target = sql_name(object, "target_attribute_name"),
    }
end

--- What is wanted with a JSON text. Its formats are checked as soon as the columns are known.
function registration_arguments.read(json_text)
    local object = json_arguments.read(json_text, REQUIRED, OPTIONAL)
    local name = endpoint_name.read_new(text(object, "endpoint_name"))
    name.script = sql_name(object, "function_name") or name.script
    local wanted = {
        name = name,
        endpoint = name.endpoint,
        schema = identifier.read("The schema name", text(object, "schema_name")),
        connection_name = arguments.connection_name(text(object, "aws_credentials_connection_name")),
        region = arguments.region(text(object, "aws_region")),
        settings = prediction_settings.read(object, {}),
        formats = object,
    }
    wanted.columns, wanted.input = origin(object)
    wanted.view = endpoint_arguments.view(object, name.script)
    return wanted
end

return registration_arguments
end)

module("sme.deletion_arguments", function(...)
-- The arguments of both scripts that delete an endpoint: one by one, or as JSON with one more of them.
local arguments = require("sme.arguments")
local endpoint_name = require("sme.endpoint_name")
local json_arguments = require("sme.json_arguments")

local deletion_arguments = {}

local REQUIRED = {
    "endpoint_name",
    "aws_credentials_connection_name",
    "aws_region",
}

local OPTIONAL = {
    "untagged",
}

--- { endpoint, connection_name, region, is_untagged }, with arguments one by one.
function deletion_arguments.of_values(given)
    return {
        endpoint = endpoint_name.read(arguments.text("The endpoint name", given.endpoint_name)).endpoint,
        connection_name = arguments.connection_name(given.aws_credentials_connection_name),
        region = arguments.region(given.aws_region),
        is_untagged = false,
    }
end

--- The same with a JSON text, which says whether it may be an endpoint that does not bear the tag of sme.
function deletion_arguments.of_json(text)
    local object = json_arguments.read(text, REQUIRED, OPTIONAL)
    local wanted = deletion_arguments.of_values(json_arguments.texts(object, REQUIRED))
    wanted.is_untagged = json_arguments.flag(object, "untagged", false)
    return wanted
end

return deletion_arguments
end)

module("sme.endpoint_deletion", function(...)
-- Deletes an endpoint with everything that was created for it, in AWS first: that is what is billed. Of one that was
-- registered only what is in the database is dropped.
local endpoint_records = require("sme.endpoint_records")
local failure = require("sme.failure")
local prediction_catalogue = require("sme.prediction_catalogue")
local prediction_scripts = require("sme.prediction_scripts")
local registered_endpoints = require("sme.registered_endpoints")
local udf = require("sme.udf")

local endpoint_deletion = {}

--- The columns of the scripts' result.
endpoint_deletion.COLUMNS = "RESOURCE VARCHAR(40), NAME VARCHAR(600), RESULT VARCHAR(2000000)"

local KEPT = "kept: it was registered, and sme does not delete what it has not deployed. Only functions, view and record are "
        .. "gone"

local function has_deleted_endpoint(results)
    for _, deleted in ipairs(results.deleted) do
        if deleted.resource == "endpoint" then
            return true
        end
    end
    return false
end

local function aws_rows(wanted, results)
    local rows = {}
    if not has_deleted_endpoint(results) then
        rows[1] = { "endpoint", wanted.endpoint, "was not there" }
    end
    for _, deleted in ipairs(results.deleted) do
        rows[#rows + 1] = { deleted.resource, deleted.name, "deleted" }
    end
    for _, kept in ipairs(results.kept) do
        rows[#rows + 1] = { kept.resource, kept.name, "kept: " .. kept.reason }
    end
    return rows
end

-- An endpoint that is not there may still run in the AWS account of another connection: its scripts are its record.
local function sort_out(scripts, is_deleted, connection_name)
    local droppable, others = {}, {}
    for _, script in ipairs(scripts) do
        local may_go = is_deleted or script.connection_name == connection_name
        -- One that was registered is no record of what was deployed.
        if not script.is_registered then
            local list = may_go and droppable or others
            list[#list + 1] = script
        end
    end
    return droppable, others
end

local function reason_to_stay(others, connection_name)
    local list = {}
    for index, script in ipairs(others) do
        local origin = script.connection_name and "deployed with " .. failure.show(script.connection_name) or "unknown"
        list[index] = script.name .. " (" .. origin .. ")"
    end
    return "E-SME-LUA-46: Prediction scripts that were not deployed with the connection "
            .. failure.show(connection_name) .. " stay, because their endpoint may be another: "
            .. failure.list(list) .. ". Run the script again with the connection that they were deployed with. "
            .. "If their endpoint is surely gone, drop them with DROP SCRIPT."
end

local function complaint(wanted, kept, others, is_deleted)
    local problems = {}
    if #kept > 0 then
        problems[1] = prediction_scripts.complaint(kept)
    end
    if #others > 0 then
        problems[#problems + 1] = reason_to_stay(others, wanted.connection_name)
    end
    return table.concat(problems, " Besides, ") .. " The endpoint " .. failure.show(wanted.endpoint)
            .. " in " .. wanted.region .. (is_deleted and " is deleted." or " was not there.")
end

local function delete_in_aws(database, wanted)
    return udf.call(database, "SME_AUTOPILOT_ENDPOINT_DELETION_UDF", {
        { "endpoint_name", wanted.endpoint },
        { "connection_name", wanted.connection_name },
        { "aws_region", wanted.region },
        { "untagged", wanted.is_untagged },
    }, function(refusal)
        if refusal.results.endpoint == "absent" then
            endpoint_records.refuse_other_place(endpoint_records.look(database, wanted), wanted)
        end
    end)
end

-- What was left of the endpoint in AWS, which the rows behind the first tell; nothing if nothing was.
local function remains(rows)
    local list = {}
    for index = 2, #rows do
        list[#list + 1] = table.concat({ rows[index][1], failure.show(rows[index][2]), rows[index][3] }, " ")
    end
    return #list > 0 and "What was left there of an endpoint of that name: " .. failure.list(list) .. "." or nil
end

-- What nobody has recorded may be a wrong name, region or connection, and the endpoint that is meant goes on.
local function look_elsewhere(database, wanted, rows)
    local found = endpoint_records.look(database, wanted)
    endpoint_records.refuse_other_place(found, wanted, remains(rows))
    local hint = endpoint_records.hint(found)
    if hint then
        rows[1][3] = rows[1][3] .. ". " .. hint
    end
end

-- A deployment whose scripts were just dropped may have created its endpoint between the look at AWS and the drop.
-- If it creates it later it misses its scripts, and takes it back itself. Scripts that stand again are the record of
-- another, later deployment, which is none of this deletion's business.
local function look_again(database, wanted)
    local found = prediction_catalogue.find(database, wanted.endpoint, wanted.region)
    if #sort_out(found, false, wanted.connection_name) > 0 then
        return {}
    end
    return delete_in_aws(database, wanted).deleted
end

-- What the scripts tell: those that were registered with the connection, and whether one that was deployed with it is the
-- record of the endpoint.
local function records(scripts, connection_name)
    local registered, is_deployed = {}, false
    for _, script in ipairs(scripts) do
        if script.connection_name == connection_name then
            if script.is_registered then
                registered[#registered + 1] = script
            else
                is_deployed = true
            end
        end
    end
    return registered, is_deployed
end

local function unregister(database, wanted, registered, rows)
    for _, gone in ipairs(registered_endpoints.drop(database, wanted, registered)) do
        rows[#rows + 1] = { gone.kind, gone.name, "dropped" }
    end
    return rows
end

local function delete(database, wanted)
    local results = delete_in_aws(database, wanted)
    local is_deleted = has_deleted_endpoint(results)
    local rows = aws_rows(wanted, results)
    local found = prediction_catalogue.find(database, wanted.endpoint, wanted.region)
    local scripts, others = sort_out(found, is_deleted, wanted.connection_name)
    if not is_deleted and #found == 0 then
        look_elsewhere(database, wanted, rows)
    end
    local dropped, kept = prediction_scripts.drop(database, scripts)
    for _, gone in ipairs(dropped) do
        rows[#rows + 1] = { gone.kind, gone.name, "dropped" }
    end
    for _, late in ipairs(#dropped > 0 and look_again(database, wanted) or {}) do
        rows[#rows + 1] = { late.resource, late.name, "deleted" }
    end
    if #kept > 0 or #others > 0 then
        failure.raise_text(complaint(wanted, kept, others, is_deleted))
    end
    local registered = records(found, wanted.connection_name)
    return #registered > 0 and unregister(database, wanted, registered, rows) or rows
end

--- Deletes an endpoint { endpoint, connection_name, region, is_untagged }; one row { RESOURCE, NAME, RESULT } for it and
-- each thing that was there. Can be repeated.
-- Who registers an endpoint may have no say about it. So it is deleted only where a script or the tag in AWS tells that
-- it was deployed here, or a person says so.
function endpoint_deletion.run(database, wanted)
    local found = prediction_catalogue.find(database, wanted.endpoint, wanted.region)
    local registered, is_deployed = records(found, wanted.connection_name)
    if not is_deployed and (#registered > 0 or registered_endpoints.is_recorded(database, wanted)) then
        return unregister(database, wanted, registered, { { "endpoint", wanted.endpoint, KEPT } })
    end
    wanted.is_untagged = wanted.is_untagged or is_deployed
    return delete(database, wanted)
end

return endpoint_deletion
end)

require("sme.positions").know(places)
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT" (json_str) RETURNS TABLE AS
-- sme 0.1.0
-- hash c3bc6fe0823907bd991db840a2b2cba055d5e755f03e4e4cf634481dde4e8315
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local autopilot_job = require("sme.autopilot_job")
local database = require("sme.database")
local failure = require("sme.failure")
local training = require("sme.training")

local host =
        { pquery = pquery, quote = quote, join = join, null = null, decimal = decimal, meta = exa.meta }

local rows = failure.guard(function()
    return training.run(database.new(host), autopilot_job, json_str)
end)
return rows, autopilot_job.COLUMNS
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_TRAIN_WITH_SAGEMAKER" (json_str) RETURNS TABLE AS
-- sme 0.1.0
-- hash 01a1e40a5c397dd2eb11f5cb144fe932fcaee731d62b48292aa7c4092ab8d57e
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local container_job = require("sme.container_job")
local database = require("sme.database")
local failure = require("sme.failure")
local training = require("sme.training")

local host =
        { pquery = pquery, quote = quote, join = join, null = null, decimal = decimal, meta = exa.meta }

local rows = failure.guard(function()
    return training.run(database.new(host), container_job, json_str)
end)
return rows, container_job.COLUMNS
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS" (job_name, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme 0.1.0
-- hash b3ef54837cd19ef2814535573c276ee35a3f06707411ba2ee742b8cb03bf3858
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local failure = require("sme.failure")
local polling = require("sme.polling")

local host = { pquery = pquery, quote = quote, join = join, meta = exa.meta }

local rows = failure.guard(function()
    return polling.run(database.new(host), {
        job_name = job_name,
        connection_name = aws_credentials_connection_name,
        region = aws_region,
    })
end)
return rows, "JOB_STATUS VARCHAR(100), JOB_SECONDARY_STATUS VARCHAR(100)"
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_POLL_SAGEMAKER_JOB" (job_name, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme 0.1.0
-- hash 5b1699f801f669d3b45834375acb89539379a8010ac811c001d787b71331b4b4
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local failure = require("sme.failure")
local polling = require("sme.polling")

local host =
        { pquery = pquery, quote = quote, join = join, null = null, decimal = decimal, meta = exa.meta }

local rows = failure.guard(function()
    return polling.report(database.new(host), {
        job_name = job_name,
        connection_name = aws_credentials_connection_name,
        region = aws_region,
    })
end)
return rows, polling.COLUMNS
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT" (job_name, endpoint_name, schema_name, instance_type, instance_count, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme 0.1.0
-- hash 596671660f7a88f410b0db3b5376eb45a713d75858d28db9a73ed0a2cb36f4cb
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local deployment = (function()
return {
    version = "0.1.0",
    jar = "/buckets/bfsdefault/default/sme-udf-0.1.0.jar",
    language_alias = "JAVA",
    jvm_options = {"-Xms40m", "-Xmn20m"}
}
end)()
local endpoint_arguments = require("sme.endpoint_arguments")
local endpoint_deployment = require("sme.endpoint_deployment")
local failure = require("sme.failure")
local prediction_result = require("sme.prediction_result")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deployment.run(database.new(host), deployment, endpoint_arguments.of_values({
        job_name = job_name,
        endpoint_name = endpoint_name,
        schema_name = schema_name,
        instance_type = instance_type,
        instance_count = instance_count,
        aws_credentials_connection_name = aws_credentials_connection_name,
        aws_region = aws_region,
    }))
end)
return rows, prediction_result.COLUMNS
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_DEPLOY_SAGEMAKER_ENDPOINT" (json_str) RETURNS TABLE AS
-- sme 0.1.0
-- hash c8c5b52ba801f71085913e0b44181dbcbbe0e21bfcf0e8ce47809e4a9839ad62
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local deployment = (function()
return {
    version = "0.1.0",
    jar = "/buckets/bfsdefault/default/sme-udf-0.1.0.jar",
    language_alias = "JAVA",
    jvm_options = {"-Xms40m", "-Xmn20m"}
}
end)()
local endpoint_arguments = require("sme.endpoint_arguments")
local endpoint_deployment = require("sme.endpoint_deployment")
local failure = require("sme.failure")
local prediction_result = require("sme.prediction_result")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deployment.run(database.new(host), deployment, endpoint_arguments.of_json(json_str))
end)
return rows, prediction_result.COLUMNS
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_REGISTER_SAGEMAKER_ENDPOINT" (json_str) RETURNS TABLE AS
-- sme 0.1.0
-- hash c7f1c5c4dbda299b120e15bc45cd30c4f4c4cb8c8436464761ceb0332f4edcb2
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local deployment = (function()
return {
    version = "0.1.0",
    jar = "/buckets/bfsdefault/default/sme-udf-0.1.0.jar",
    language_alias = "JAVA",
    jvm_options = {"-Xms40m", "-Xmn20m"}
}
end)()
local endpoint_registration = require("sme.endpoint_registration")
local failure = require("sme.failure")
local prediction_result = require("sme.prediction_result")
local registration_arguments = require("sme.registration_arguments")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_registration.run(database.new(host), deployment, registration_arguments.read(json_str))
end)
return rows, prediction_result.COLUMNS
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_POLL_SAGEMAKER_ENDPOINT_STATUS" (endpoint_name, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme 0.1.0
-- hash 52b04cb457faf86b7c6baf49d387d1d6a8329422f65ac9c3fe72b77a44277204
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local endpoint_status = require("sme.endpoint_status")
local failure = require("sme.failure")

local host = { pquery = pquery, quote = quote, join = join, null = null, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_status.run(database.new(host), {
        endpoint_name = endpoint_name,
        connection_name = aws_credentials_connection_name,
        region = aws_region,
    })
end)
return rows, "ENDPOINT_STATUS VARCHAR(100), FAILURE_REASON VARCHAR(2000000)"
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT" (endpoint_name, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme 0.1.0
-- hash 1a1e03cff45bc001081182d50758448451920f61c648a5153452161ed40cb21b
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local deletion_arguments = require("sme.deletion_arguments")
local endpoint_deletion = require("sme.endpoint_deletion")
local failure = require("sme.failure")

local host = { pquery = pquery, quote = quote, join = join, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deletion.run(database.new(host), deletion_arguments.of_values({
        endpoint_name = endpoint_name,
        aws_credentials_connection_name = aws_credentials_connection_name,
        aws_region = aws_region,
    }))
end)
return rows, endpoint_deletion.COLUMNS
/

--/
CREATE OR REPLACE LUA SCRIPT "SME_DELETE_SAGEMAKER_ENDPOINT" (json_str) RETURNS TABLE AS
-- sme 0.1.0
-- hash d081d1fc0b21e8ccd71f146704cf9821e26b8cdf98fe723d67d0f6772bcafa41
local VERSION = "0.1.0"
-- INFERRED: import() reads a name as SQL does: in double quotes it may be any name.
local library = quote(exa.meta.script_schema) .. ".SME_LIBRARY"
local imported, problem = pcall(function() import(library, "sme_library") end)
local advice = " Let the administrator run sme deploy again."
if not imported then
    error("E-SME-LUA-86: The library " .. library .. " cannot be imported: " .. tostring(problem) .. ". Check that you "
            .. "have EXECUTE on it, which sme grant gives and a new deployment takes away." .. advice, 0)
elseif type(sme_library) ~= "table" or not sme_library.sme_version or not sme_library.sme_module then
    error("E-SME-LUA-87: The script " .. library .. " is not the library of sme." .. advice, 0)
elseif sme_library.sme_version() ~= VERSION then
    error("E-SME-LUA-88: The library " .. library .. " is of version " .. sme_library.sme_version() .. " of sme, but "
            .. "this script is of version " .. VERSION .. "." .. advice .. " If it was just done, try a new session.", 0)
end
local require = sme_library.sme_module

local database = require("sme.database")
local deletion_arguments = require("sme.deletion_arguments")
local endpoint_deletion = require("sme.endpoint_deletion")
local failure = require("sme.failure")

local host = { pquery = pquery, quote = quote, join = join, meta = exa.meta }

local rows = failure.guard(function()
    return endpoint_deletion.run(database.new(host), deletion_arguments.of_json(json_str))
end)
return rows, endpoint_deletion.COLUMNS
/
