-- What Exasol adds to Lua 5.4 for EXECUTE SCRIPT, and what it takes away. Texts that Exasol words in an unknown way
-- start with "SANDBOX:".
local send, make_decimal, make_null, say, open_cjson, find_imported, meta = ...
local user_value, metatable_of, info_of = debug.getuservalue, debug.getmetatable, debug.getinfo
local lua_tonumber, lua_load = tonumber, load

local SCRIPT = '=SANDBOX' -- the chunk name of the script
local MAX_OPEN_RESULTS = 250

local function refuse(text)
    error('SANDBOX: ' .. text, 0)
end

-- decimal

local decimal_meta = { __name = 'decimal', __metatable = false }

local function is_decimal(value)
    return metatable_of(value) == decimal_meta
end

local function without_trailing_zeros(text)
    return text:find('.', 1, true) and text:gsub('0+$', ''):gsub('%.$', '') or text
end

function decimal_meta.__tostring(value)
    return (user_value(value, 1))
end

function decimal_meta.__eq(left, right)
    return is_decimal(left) and is_decimal(right)
        and without_trailing_zeros(tostring(left)) == without_trailing_zeros(tostring(right))
end

function decimal_meta.__index(_, key)
    refuse('a decimal has no known member ' .. tostring(key))
end

function tonumber(value, ...)
    if is_decimal(value) then
        return lua_tonumber(tostring(value)) + 0.0
    end
    return lua_tonumber(value, ...)
end

function decimal(value, precision, scale)
    if type(value) ~= 'number' and type(value) ~= 'string' and not is_decimal(value) then
        refuse('decimal() takes a number, a text or a decimal, not ' .. type(value))
    end
    local text = math.type(value) == 'float' and string.format('%.17g', value) or tostring(value)
    return make_decimal(text, precision or 18, scale or 0)
end

-- null

null = make_null({ __name = 'null', __metatable = false })
NULL = null
local NULL_VALUE = null

-- results of query() and pquery()

local open_results = 0

local function read_only()
    refuse('results of query() are read-only')
end

local result_meta = { __name = 'result', __metatable = false, __newindex = read_only }

function result_meta.__index(result, key)
    return user_value(result, 1)[key]
end

function result_meta.__len(result)
    return #user_value(result, 1)
end

function result_meta.__gc()
    open_results = open_results - 1
end

local row_meta = { __name = 'row', __metatable = false, __newindex = read_only }

function row_meta.__index(row, key)
    local at = key
    if type(key) == 'string' then
        at = user_value(row, 2)[key]
    end
    return user_value(row, 1)[at]
end

function row_meta.__len(row)
    return #user_value(row, 1)
end

-- statements

local function literal(value, name)
    local kind = math.type(value) or type(value)
    if kind == 'string' then
        return "'" .. value:gsub("'", "''") .. "'"
    elseif kind == 'boolean' then
        return value and 'TRUE' or 'FALSE'
    elseif kind == 'integer' or kind == 'float' and value - value == 0 or is_decimal(value) then
        return tostring(value)
    elseif value == NULL_VALUE then
        return 'NULL'
    end
    refuse('parameter :' .. name .. ' is a ' .. kind .. ' without a literal')
end

local function substitute(colons, name, value, quoted)
    if value == nil then
        refuse('parameter ' .. colons .. name .. ' is not bound')
    elseif quoted then
        refuse('parameter ' .. colons .. name .. ' is inside ' .. quoted .. ' quotes')
    elseif colons == ':' then
        return literal(value, name)
    elseif type(value) ~= 'string' then
        refuse('identifier ::' .. name .. ' is a ' .. type(value))
    end
    return value
end

local function bind(sql, parameters)
    local parts, at, quoted = {}, 1, nil
    local from = sql:find('[:\'"]')
    while from do
        local mark = sql:sub(from, from)
        local _, to, colons, name = sql:find('^(::?)([%a_][%w_]*)', from)
        if name then
            parts[#parts + 1] = sql:sub(at, from - 1)
            parts[#parts + 1] = substitute(colons, name, parameters[name], quoted)
            at = to + 1
        else
            if mark ~= ':' then
                quoted = not quoted and mark or quoted ~= mark and quoted or nil
            end
            parts[#parts + 1] = sql:sub(at, from)
            at = from + 1
        end
        from = sql:find('[:\'"]', at)
    end
    parts[#parts + 1] = sql:sub(at)
    return table.concat(parts)
end

local function count_open_results()
    if open_results > MAX_OPEN_RESULTS then
        collectgarbage()
    end
    if open_results > MAX_OPEN_RESULTS then
        error('[p]query function: number of open resultsets exceeds 250', 0)
    end
end

local function execute(sql, parameters, ...)
    if type(sql) ~= 'string' or select('#', ...) > 0 then
        refuse('query() takes a statement text and a table of parameters')
    end
    if parameters ~= nil then
        if type(parameters) ~= 'table' then
            refuse('the parameters of query() are a ' .. type(parameters))
        end
        sql = bind(sql, parameters)
    end
    count_open_results()
    local ok, result, code = send(sql)
    if metatable_of(result) == result_meta then
        open_results = open_results + 1
    end
    return ok, result, code, sql
end

function query(...)
    local ok, result = execute(...)
    if not ok then
        error(result, 0)
    end
    return result
end

function pquery(...)
    local ok, result, code, sql = execute(...)
    if not ok then
        return false, { error_message = result, error_code = code, statement_text = sql }
    end
    return true, result
end

function quote(name)
    if type(name) ~= 'string' then
        refuse('quote() takes a text, not ' .. type(name))
    end
    return '"' .. name:gsub('"', '""') .. '"'
end

function join(...)
    local texts = { ... }
    for at = 1, select('#', ...) do
        if type(texts[at]) ~= 'string' then
            refuse('join() takes texts, not ' .. type(texts[at]))
        end
    end
    return table.concat(texts, texts[1], 2)
end

function output(...)
    local text = ...
    local kind = type(text)
    if select('#', ...) ~= 1 or kind ~= 'string' and kind ~= 'number' and kind ~= 'boolean' then
        refuse('output() takes one text')
    end
    say(tostring(text))
end

-- leaving early: an error that must not be caught on the way out

local exit_values

local function is_exit(raised)
    return exit_values and rawequal(raised, exit_values)
end

function exit(...)
    exit_values = table.pack(...)
    error(exit_values, 0)
end

-- metadata

local function unknown_exa(_, name)
    refuse('exa.' .. tostring(name) .. ' is not known in scripts')
end

local function known_meta(name)
    local value = meta[name]
    if value == nil then
        refuse('exa.meta.' .. tostring(name) .. ' is not known in scripts')
    end
    return value
end

local function exa_with(read_meta)
    return setmetatable({ meta = setmetatable({}, {
        __index = function(_, name) return read_meta(name) end,
        __newindex = function() refuse('exa.meta is read-only') end,
    }) }, { __index = unknown_exa })
end

exa = exa_with(known_meta)

-- import(): Exasol's documentation and its own scripts (row-level-security, etl-utils) show that the body of the named
-- script runs, may call query(), and that its global functions and tables are reached by the alias. INFERRED, all of it
-- here and in ScriptSession: the two scripts share no global but those that are built in; what is neither function
-- nor table is not seen; each import runs the body anew; a body sees its globals as they were left; an error of the
-- body is one of import(); a position in the text of an error names the imported script, while the line that the
-- database adds to a message is that of the script that was executed.

local built_in -- all globals that a script finds, when there are all of them
local is_importing = false

local UNKNOWN_IN_IMPORTED = { script_name = true, script_schema = true, script_code = true }

-- Whether they are those of the importing script or of the imported one, nobody has said.
local imported_exa = exa_with(function(name)
    if UNKNOWN_IN_IMPORTED[name] then
        refuse('exa.meta.' .. name .. ' is not known in an imported script')
    end
    return known_meta(name)
end)

local function visible(globals)
    local found = {}
    for name, value in next, globals do
        if type(value) == 'function' or type(value) == 'table' then
            found[name] = value
        end
    end
    found.exa = nil
    return found
end

function import(name, alias, ...)
    if type(name) ~= 'string' or type(alias) ~= 'string' or select('#', ...) > 0 then
        refuse('import() takes the name of a script and an alias')
    elseif not alias:find('^[%a_][%w_]*$') or built_in[alias] ~= nil then
        refuse('import() takes an alias that can be a new global, not ' .. alias)
    elseif is_importing then
        refuse('import() of an imported script is not known')
    end
    local found, text = find_imported(name)
    if not found then
        error(text, 0)
    end
    local globals = setmetatable({ exa = imported_exa }, { __index = built_in })
    local body, problem = lua_load(text, SCRIPT .. ' import of ' .. name, 't', globals)
    if not body then
        error(problem, 0)
    end
    is_importing = true
    local done
    done, problem = pcall(body)
    is_importing = false
    if not done then
        error(problem, 0)
    end
    _G[alias] = visible(globals)
end

-- modules: only what a script brings along, and the built-in cjson

local BUILT_IN_ELSEWHERE = { socket = true, ['socket.smtp'] = true, lxp = true, sqlparsing = true, ssl = true }

local function search_built_in(name)
    if BUILT_IN_ELSEWHERE[name] then
        refuse("require('" .. name .. "') is not there")
    end
    return name == 'cjson' and open_cjson or "no built-in module '" .. name .. "'"
end

for at = #package.searchers, 2, -1 do
    package.searchers[at] = nil
end
package.searchers[2] = search_built_in
package.path, package.cpath = '', ''
package.loadlib, package.searchpath = nil, nil

-- no files, no processes, no way into this environment or the JVM; that print is gone and os.date is there is how
-- Exasol's own remotelog module describes it

for _, name in ipairs({ 'io', 'java', 'dofile', 'loadfile', 'print', '__jthrowable__' }) do
    _G[name] = nil
    package.loaded[name] = nil
end
debug = { traceback = debug.traceback }
os = { date = os.date }
package.loaded.debug, package.loaded.os = debug, os

built_in = {}
for name, value in pairs(_G) do
    built_in[name] = value
end
built_in._G = nil

-- running

local function line_of_script()
    local level = 2
    local info = info_of(level, 'Sl')
    while info do
        if info.source == SCRIPT and info.currentline > 0 then
            return info.currentline
        end
        level = level + 1
        info = info_of(level, 'Sl')
    end
    return 0
end

local function failure(raised)
    if is_exit(raised) then
        return raised
    end
    local text = raised
    if type(raised) ~= 'string' then
        text = 'SANDBOX: error() with a ' .. type(raised)
    end
    return { (text:gsub('^' .. SCRIPT:sub(2) .. ':%d+: ', '')), line_of_script() }
end

local function outcome_of(values)
    if values.n > 2 then
        return 'failed', 'SANDBOX: more than two values returned', 0
    elseif values.n == 1 and metatable_of(values[1]) == result_meta then
        return 'queried', user_value(values[1], 2), nil
    end
    return 'returned', values[1], values[2]
end

--- Runs a script: returns 'failed', text, line; or 'queried', number of the query; or 'returned', value, value.
local function run(body)
    local script, message = lua_load(body, SCRIPT, 't')
    if not script then
        local line, text = message:match('^' .. SCRIPT:sub(2) .. ':(%d+): (.*)$')
        return 'failed', text or message, lua_tonumber(line or 0)
    end
    local outcome = table.pack(xpcall(script, failure))
    if outcome[1] and exit_values then
        return 'failed', 'SANDBOX: exit() was caught by the script', 0
    elseif outcome[1] then
        return outcome_of(table.pack(table.unpack(outcome, 2, outcome.n)))
    elseif is_exit(outcome[2]) then
        return outcome_of(exit_values)
    elseif type(outcome[2]) ~= 'table' then
        return 'failed', 'SANDBOX: ' .. tostring(outcome[2]), 0
    end
    return 'failed', outcome[2][1], outcome[2][2]
end

local PLAIN = { string = true, number = true, boolean = true }

local function cell(value)
    if value == NULL_VALUE then
        return nil
    elseif is_decimal(value) then
        return { 'decimal', tostring(value) }
    elseif PLAIN[type(value)] then
        return value
    end
    return { type(value) }
end

--- Copies rows into one flat table. A null becomes nil, a decimal a table of that word and its text, anything else
-- that is not plain a table of its type.
local function flatten(rows, width)
    local cells = {}
    if type(rows) ~= 'table' then
        refuse('rows returned are a ' .. type(rows))
    end
    for at = 1, #rows do
        local row = rows[at]
        if type(row) ~= 'table' and metatable_of(row) ~= row_meta then
            refuse('row ' .. at .. ' returned is a ' .. type(row))
        end
        for column = 1, width do
            if row[column] == nil then
                refuse('row ' .. at .. ' returned has no column ' .. column)
            end
            cells[(at - 1) * width + column] = cell(row[column])
        end
        if row[width + 1] ~= nil then
            refuse('row ' .. at .. ' returned has more than ' .. width .. ' columns')
        end
    end
    for key in pairs(rows) do
        if math.type(key) ~= 'integer' or key < 1 or key > #rows then
            refuse('rows returned have a key ' .. tostring(key))
        end
    end
    return cells, #rows
end

return run, flatten, NULL_VALUE, decimal_meta, result_meta, row_meta
