CREATE OR REPLACE LUA SCRIPT "SME_DEPLOY_SAGEMAKER_ENDPOINT" (json_str) RETURNS TABLE AS
-- sme ${version}
-- hash ${hash}
${lua}
/
