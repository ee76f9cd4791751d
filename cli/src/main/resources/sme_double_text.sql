CREATE OR REPLACE ${alias} SCALAR SCRIPT "SME_DOUBLE_TEXT" (...) EMITS (...) AS
%scriptclass com.exasol.sme.udf.DoubleTextUdf;
%jar ${jar};
%jvmoption -Dsme.version=${version};
%jvmoption -Dsme.hash=${hash};${more_options}
/
