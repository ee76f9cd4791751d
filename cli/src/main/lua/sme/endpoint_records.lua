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
