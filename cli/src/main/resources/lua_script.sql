CREATE OR REPLACE LUA SCRIPT "${name}" (${parameters}) RETURNS TABLE AS
-- sme ${version}
-- hash ${hash}
${lua}
/
