CREATE OR REPLACE LUA SCRIPT "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT" (endpoint_name, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme ${version}
-- hash ${hash}
${lua}
/
