package com.exasol.sme.predict.outputs;

import com.exasol.sme.predict.settings.OutputPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place in answers that paths of outputs lead to or through; those of all outputs are a tree. */
final class PathNode {
    private static final int NONE = -1;

    private final Map<String, PathNode> members = new HashMap<>();
    private final Map<Integer, PathNode> elements = new HashMap<>();
    private PathNode all;
    private int output = NONE;

    /** Adds the path of an output; where it leads to, or through, no other output may end. */
    void add(final List<Object> steps, final int number) {
        if (steps.isEmpty()) {
            output = number;
            return;
        }
        final Object step = steps.get(0);
        final PathNode next;
        if (step == OutputPath.ALL) {
            all = all == null ? new PathNode() : all;
            next = all;
        } else if (step instanceof Integer) {
            next = elements.computeIfAbsent((Integer) step, key -> new PathNode());
        } else {
            next = members.computeIfAbsent((String) step, key -> new PathNode());
        }
        next.add(steps.subList(1, steps.size()), number);
    }

    /** {@return where a member leads to, or null} */
    PathNode member(final String name) {
        return members.get(name);
    }

    /** {@return where an element leads to, or null} */
    PathNode element(final int index) {
        return elements.isEmpty() ? null : elements.get(index);
    }

    /** {@return where each element leads to, each being that of a row; or null} */
    PathNode all() {
        return all;
    }

    /** {@return how many lists with an element for each row there are here and below} */
    int lists() {
        int count = all == null ? 0 : 1 + all.lists();
        for (final PathNode node : members.values()) {
            count += node.lists();
        }
        for (final PathNode node : elements.values()) {
            count += node.lists();
        }
        return count;
    }

    boolean isOutput() {
        return output != NONE;
    }

    int output() {
        return output;
    }
}
