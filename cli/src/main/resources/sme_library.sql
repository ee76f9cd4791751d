CREATE OR REPLACE LUA SCRIPT "SME_LIBRARY" () AS
-- sme ${version}
-- hash ${hash}
${lua}
/
