CREATE OR REPLACE LUA SCRIPT "SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS" (job_name, aws_credentials_connection_name, aws_region) RETURNS TABLE AS
-- sme ${version}
-- hash ${hash}
${lua}
/
