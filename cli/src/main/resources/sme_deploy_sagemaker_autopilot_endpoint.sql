CREATE OR REPLACE LUA SCRIPT "SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT" (
    job_name, endpoint_name, schema_name, instance_type, instance_count, aws_credentials_connection_name, aws_region
) RETURNS TABLE AS
-- sme ${version}
-- hash ${hash}
${lua}
/
