package com.exasol.sme;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds each {@code this.} in front of a member whose name no parameter and no variable of the method has. */
final class NeedlessThis extends TreeScanner<Void, Void> {
    private final CompilationUnitTree source;
    private final SourcePositions positions;
    /** The names of parameters and variables, of the innermost method or lambda first. */
    private final Deque<Set<String>> locals = new ArrayDeque<>();

    private final List<String> found = new ArrayList<>();

    private NeedlessThis(final CompilationUnitTree source, final SourcePositions positions) {
        this.source = source;
        this.positions = positions;
    }

    /** {@return file, line and member of each} */
    static List<String> in(final Collection<Path> sources) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            final JavacTask parser = (JavacTask) compiler.getTask(
                    null,
                    files,
                    problem -> {},
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources));
            final SourcePositions positions = Trees.instance(parser).getSourcePositions();
            final List<String> found = new ArrayList<>();
            for (final CompilationUnitTree source : parser.parse()) {
                final NeedlessThis scanner = new NeedlessThis(source, positions);
                scanner.scan(source, null);
                found.addAll(scanner.found);
            }
            return found;
        }
    }

    @Override
    public Void visitMethod(final MethodTree method, final Void nothing) {
        locals.push(names(method));
        super.visitMethod(method, null);
        locals.pop();
        return null;
    }

    @Override
    public Void visitLambdaExpression(final LambdaExpressionTree lambda, final Void nothing) {
        locals.push(names(lambda));
        super.visitLambdaExpression(lambda, null);
        locals.pop();
        return null;
    }

    @Override
    public Void visitMemberSelect(final MemberSelectTree member, final Void nothing) {
        final String name = member.getIdentifier().toString();
        if (member.getExpression() instanceof IdentifierTree object
                && object.getName().contentEquals("this")
                && locals.stream().noneMatch(names -> names.contains(name))) {
            final long line = source.getLineMap().getLineNumber(positions.getStartPosition(source, member));
            found.add(Path.of(source.getSourceFile().getName()) + ":" + line + " this." + name);
        }
        return super.visitMemberSelect(member, null);
    }

    /** {@return what it declares anywhere, as a name is easier to keep apart than its scope} */
    private static Set<String> names(final Tree code) {
        final Set<String> names = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(final ClassTree inner, final Void nothing) {
                return null;
            }

            @Override
            public Void visitVariable(final VariableTree variable, final Void nothing) {
                names.add(variable.getName().toString());
                return super.visitVariable(variable, null);
            }
        }.scan(code, null);
        return names;
    }
}
