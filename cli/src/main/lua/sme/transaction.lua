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
