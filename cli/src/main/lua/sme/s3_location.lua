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
