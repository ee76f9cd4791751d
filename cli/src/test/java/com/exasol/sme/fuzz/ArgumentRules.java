package com.exasol.sme.fuzz;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What the reference says about the arguments of the scripts. */
final class ArgumentRules {
    private ArgumentRules() {}

    /** Whether the script has to work, in a database with the job churn and the schema PRED. */
    static boolean allow(final DeployedScript script, final List<Object> arguments) {
        return switch (script) {
            case SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT -> TrainingRules.allow(arguments.get(0));
            case SME_TRAIN_WITH_SAGEMAKER -> ContainerRules.allow(arguments.get(0));
            case SME_DEPLOY_SAGEMAKER_ENDPOINT -> EndpointRules.allow(arguments.get(0));
            case SME_REGISTER_SAGEMAKER_ENDPOINT -> RegistrationRules.allow(arguments.get(0));
            case SME_DELETE_SAGEMAKER_ENDPOINT -> DeletionRules.allow(arguments.get(0));
            case SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS, SME_POLL_SAGEMAKER_JOB ->
                isJob(arguments.get(0)) && isConnection(arguments.get(1)) && isRegion(arguments.get(2));
            case SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT, SME_POLL_SAGEMAKER_ENDPOINT_STATUS ->
                isEndpoint(arguments.get(0)) && isConnection(arguments.get(1)) && isRegion(arguments.get(2));
            default ->
                isPlace(arguments.get(0), arguments.get(1), arguments.get(2))
                        && isInstanceType(arguments.get(3))
                        && isCount(arguments.get(4))
                        && isConnection(arguments.get(5))
                        && isRegion(arguments.get(6));
        };
    }

    /** Whether {@link #allow} can tell; formats have more rules than are written down here. */
    static boolean tell(final DeployedScript script, final List<Object> arguments) {
        return script != DeployedScript.SME_REGISTER_SAGEMAKER_ENDPOINT || RegistrationRules.tell(arguments.get(0));
    }

    /** Whether the job is there, and the endpoint can get the name and its scripts the schema. */
    static boolean isPlace(final Object job, final Object endpoint, final Object schema) {
        return "churn".equals(job) && isPlace(endpoint, schema);
    }

    /** Whether an endpoint can have the name and its scripts the schema. */
    static boolean isPlace(final Object endpoint, final Object schema) {
        return isEndpoint(endpoint) && schema instanceof String text && "PRED".equals(SqlNames.read(text));
    }

    static boolean isInstanceType(final Object value) {
        return has(value, "ml\\.[a-z0-9-]+\\.[a-z0-9-]+") && ((String) value).length() <= 64;
    }

    private static boolean has(final Object value, final String form) {
        return value instanceof String text && text.length() < 3000 && text.matches(form);
    }

    private static boolean isJob(final Object value) {
        return has(value, "(?=.{1,63}$)[A-Za-z0-9]+(-+[A-Za-z0-9]+)*");
    }

    static boolean isRegion(final Object value) {
        return has(value, "(?=.{1,32}$)[a-z]{2}[a-z0-9-]*-[0-9]+");
    }

    static boolean isConnection(final Object value) {
        return value instanceof String text && SqlNames.readConnection(text) != null;
    }

    static boolean isEndpoint(final Object value) {
        return has(value, "(?s)\"[^\"]*\"|[^\"]*")
                && has(
                        ((String) value).replace("\"", "").replace('_', '-'),
                        "(?=.{1,63}$)[A-Za-z0-9]+(-+[A-Za-z0-9]+)*");
    }

    private static boolean isCount(final Object value) {
        final String text = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e10
                ? String.valueOf(number.longValue())
                : value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
        if (value instanceof Boolean
                || !text.toLowerCase(Locale.ROOT).matches("\\s{0,40}[+-]?[0-9]{1,30}\\.?0{0,40}\\s{0,40}")
                || text.length() > 40) {
            return false;
        }
        final BigDecimal count = new BigDecimal(text.strip().replaceFirst("\\.0*$", ""));
        return count.compareTo(BigDecimal.ONE) >= 0 && count.compareTo(new BigDecimal(Integer.MAX_VALUE)) <= 0;
    }
}
