package com.exasol.sme.sandbox.aws.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a field of a request may hold, and AWS's words for what it may not. */
public interface Rule {
    /** Adds a problem for each constraint that a value breaks. */
    void check(String path, JsonNode value, List<String> problems);

    /** Checks a whole request and refuses it in the words of AWS. */
    static void enforce(final Rule rule, final JsonNode request) throws AwsError {
        final List<String> problems = new ArrayList<>();
        rule.check("", request, problems);
        if (!problems.isEmpty()) {
            throw AwsError.validation(problems.size() + " validation error" + (problems.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", problems));
        }
    }

    static Rule text(final int min, final int max, final String pattern) {
        final Pattern allowed = Pattern.compile(pattern);
        return (path, value, problems) -> {
            if (!value.isTextual()) {
                problems.add(wrongType(path));
                return;
            }
            final String text = value.textValue();
            if (text.codePointCount(0, text.length()) < min) {
                problems.add(broken(text, path, "have length greater than or equal to " + min));
            }
            if (text.codePointCount(0, text.length()) > max) {
                problems.add(broken(text, path, "have length less than or equal to " + max));
            }
            if (!allowed.matcher(text).matches()) {
                problems.add(broken(text, path, "satisfy regular expression pattern: " + pattern));
            }
        };
    }

    static Rule oneOf(final Collection<String> values) {
        return (path, value, problems) -> {
            if (!value.isTextual() || !values.contains(value.textValue())) {
                problems.add(broken(value.asText(), path, "satisfy enum value set: " + values));
            }
        };
    }

    static Rule oneOf(final String... values) {
        return oneOf(List.of(values));
    }

    static Rule whole(final int min, final int max) {
        return (path, value, problems) -> {
            if (!value.isIntegralNumber()) {
                problems.add(wrongType(path));
            } else if (value.longValue() < min) {
                problems.add(broken(value.asText(), path, "have value greater than or equal to " + min));
            } else if (value.longValue() > max) {
                problems.add(broken(value.asText(), path, "have value less than or equal to " + max));
            }
        };
    }

    static Rule number(final double min, final double max) {
        return (path, value, problems) -> {
            if (!value.isNumber() || value.doubleValue() < min || value.doubleValue() > max) {
                problems.add(broken(value.asText(), path, "have value between " + min + " and " + max));
            }
        };
    }

    static Rule flag() {
        return (path, value, problems) -> {
            if (!value.isBoolean()) {
                problems.add(wrongType(path));
            }
        };
    }

    static Rule list(final int min, final int max, final Rule member) {
        return (path, value, problems) -> {
            if (!value.isArray()) {
                problems.add(wrongType(path));
                return;
            }
            if (value.size() < min) {
                problems.add(broken(value.toString(), path, "have length greater than or equal to " + min));
            }
            if (value.size() > max) {
                problems.add(broken(value.toString(), path, "have length less than or equal to " + max));
            }
            for (int index = 0; index < value.size(); index++) {
                member.check(path + "." + (index + 1) + ".member", value.get(index), problems);
            }
        };
    }

    static Rule map(final int max, final Rule key, final Rule member) {
        return (path, value, problems) -> {
            if (!value.isObject()) {
                problems.add(wrongType(path));
                return;
            }
            if (value.size() > max) {
                problems.add(broken("map", path, "have length less than or equal to " + max));
            }
            value.properties().forEach(entry -> {
                key.check(path + "." + entry.getKey() + ".key", TextNode.valueOf(entry.getKey()), problems);
                member.check(path + "." + entry.getKey() + ".member", entry.getValue(), problems);
            });
        };
    }

    static Structure structure() {
        return new Structure();
    }

    private static String broken(final String value, final String path, final String constraint) {
        return "Value '" + value + "' at '" + path + "' failed to satisfy constraint: Member must " + constraint;
    }

    private static String wrongType(final String path) {
        return "SANDBOX: the value at '" + path + "' has the wrong JSON type";
    }

    /** An object with named members; members it does not name are refused, because no client of ours sends them. */
    final class Structure implements Rule {
        private final Map<String, Rule> members = new LinkedHashMap<>();
        private final Set<String> required = new LinkedHashSet<>();

        private Structure() {}

        Structure required(final String name, final Rule rule) {
            required.add(name);
            return optional(name, rule);
        }

        Structure optional(final String name, final Rule rule) {
            members.put(name, rule);
            return this;
        }

        @Override
        public void check(final String path, final JsonNode value, final List<String> problems) {
            if (!value.isObject()) {
                problems.add(wrongType(path));
                return;
            }
            for (final String name : required) {
                if (!value.hasNonNull(name)) {
                    problems.add("Value null at '" + below(path, name)
                            + "' failed to satisfy constraint: Member must not be null");
                }
            }
            value.properties().forEach(entry -> {
                final Rule rule = members.get(entry.getKey());
                if (rule == null) {
                    problems.add("SANDBOX: '" + below(path, entry.getKey()) + "' is not known to the sandbox");
                } else if (!entry.getValue().isNull()) {
                    rule.check(below(path, entry.getKey()), entry.getValue(), problems);
                }
            });
        }

        /** AWS writes the names of members with a small first letter here. */
        private static String below(final String path, final String name) {
            final String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            return path.isEmpty() ? member : path + "." + member;
        }
    }
}
