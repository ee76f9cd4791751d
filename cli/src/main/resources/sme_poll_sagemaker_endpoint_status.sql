CREATE OR REPLACE LUA SCRIPT "SME_POLL_SAGEMAKER_ENDPOINT_STATUS" (endpoint_name, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme ${version}
-- hash ${hash}
${lua}
/
