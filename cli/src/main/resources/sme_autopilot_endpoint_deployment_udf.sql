CREATE OR REPLACE ${alias} SET SCRIPT "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF" ("statement_id" VARCHAR(40), "request" VARCHAR(2000000))
EMITS ("STATUS" VARCHAR(10), "CODE" VARCHAR(40), "MESSAGE" VARCHAR(2000000), "RESULTS" VARCHAR(2000000)) AS
%scriptclass com.exasol.sme.udf.AutopilotEndpointDeploymentUdf;
%jar ${jar};
%jvmoption -Dsme.version=${version};
%jvmoption -Dsme.hash=${hash};
%jvmoption -XX:TieredStopAtLevel=1;${more_options}
/
