package com.exasol.sme.sagemaker.endpoints;

/** One of the three things in AWS that make an endpoint, or what stands on one. */
final class EndpointPart {
    /** In the order in which they are created. */
    enum Kind {
        MODEL("model", "Model"),
        CONFIGURATION("endpoint configuration", "EndpointConfig"),
        ENDPOINT("endpoint", "Endpoint"),
        /** Runs a model of its own on an endpoint; none is ever created here. */
        COMPONENT("inference component", "InferenceComponent");

        private final String words;
        private final String awsNoun;

        Kind(final String words, final String awsNoun) {
            this.words = words;
            this.awsNoun = awsNoun;
        }

        /** {@return AWS's noun in names of operations and fields} */
        String awsNoun() {
            return awsNoun;
        }

        String plural() {
            return words + "s";
        }
    }

    private final Kind kind;
    private final String name;

    private EndpointPart(final Kind kind, final String name) {
        this.kind = kind;
        this.name = name;
    }

    static EndpointPart model(final String name) {
        return new EndpointPart(Kind.MODEL, name);
    }

    static EndpointPart configuration(final String name) {
        return new EndpointPart(Kind.CONFIGURATION, name);
    }

    static EndpointPart endpoint(final String name) {
        return new EndpointPart(Kind.ENDPOINT, name);
    }

    static EndpointPart component(final String name) {
        return new EndpointPart(Kind.COMPONENT, name);
    }

    Kind kind() {
        return kind;
    }

    /** {@return what it is, in words} */
    String noun() {
        return kind.words;
    }

    String name() {
        return name;
    }

    /** {@return AWS's name of an operation such as DeleteModel} */
    String operation(final String verb) {
        return verb + kind.awsNoun;
    }

    @Override
    public String toString() {
        return kind.words + " '" + name + "'";
    }
}
