CREATE OR REPLACE LUA SCRIPT "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT" (json_str) RETURNS TABLE AS
-- sme ${version}
-- hash ${hash}
${lua}
/
