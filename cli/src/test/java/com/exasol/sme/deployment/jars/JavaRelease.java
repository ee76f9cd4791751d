package com.exasol.sme.deployment.jars;

import com.exasol.sme.deployment.jars.ClassModel.Member;
import com.sun.source.util.JavacTask;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.ToolProvider;

/** The API of one release of Java, as javac knows it for its option {@code --release}. */
final class JavaRelease {
    private static final Map<TypeKind, String> PRIMITIVES = Map.of(
            TypeKind.BOOLEAN, "Z",
            TypeKind.BYTE, "B",
            TypeKind.CHAR, "C",
            TypeKind.DOUBLE, "D",
            TypeKind.FLOAT, "F",
            TypeKind.INT, "I",
            TypeKind.LONG, "J",
            TypeKind.SHORT, "S",
            TypeKind.VOID, "V");

    private final Elements elements;
    private final Types types;
    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();

    JavaRelease(final int release) {
        final JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("--release", String.valueOf(release)), null, null);
        elements = task.getElements();
        types = task.getTypes();
    }

    /** @param name as class files write it */
    Optional<ClassModel> find(final String name) {
        return classes.computeIfAbsent(name, key -> Optional.ofNullable(
                        elements.getTypeElement(key.replace('/', '.').replace('$', '.')))
                // The compiler also knows what is on the class path of this test, in no module.
                .filter(type -> !elements.getModuleOf(type).isUnnamed())
                .map(this::model));
    }

    private ClassModel model(final TypeElement type) {
        final String name = name(type);
        return new ClassModel(
                name,
                types.directSupertypes(type.asType()).stream().map(this::name).toList(),
                type.getEnclosedElements().stream()
                        .filter(element -> !(element instanceof TypeElement))
                        .map(element -> new Member(name, element.getSimpleName().toString(), descriptor(element)))
                        .collect(Collectors.toSet()),
                Set.of());
    }

    private String descriptor(final Element element) {
        if (!(element instanceof ExecutableElement method)) {
            return descriptor(element.asType());
        }
        return method.getParameters().stream()
                .map(parameter -> descriptor(parameter.asType()))
                .collect(Collectors.joining("", "(", ")" + descriptor(method.getReturnType())));
    }

    private String descriptor(final TypeMirror type) {
        final TypeMirror erased = types.erasure(type);
        if (erased.getKind() == TypeKind.ARRAY) {
            return "[" + descriptor(((ArrayType) erased).getComponentType());
        }
        final String primitive = PRIMITIVES.get(erased.getKind());
        return primitive == null ? "L" + name(erased) + ";" : primitive;
    }

    private String name(final TypeMirror type) {
        return name((TypeElement) ((DeclaredType) type).asElement());
    }

    private String name(final TypeElement type) {
        return elements.getBinaryName(type).toString().replace('.', '/');
    }
}
