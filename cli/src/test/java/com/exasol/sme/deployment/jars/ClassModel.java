package com.exasol.sme.deployment.jars;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file has and what it refers to. Its constant pool names all of it, whatever the instruction, the lambda
 * or the handle that needs it; attributes that a JVM does without, such as annotations, are not looked at.
 *
 * @param parents its superclass and its interfaces
 * @param members its own fields and methods
 * @param used    classes and members that it refers to
 */
record ClassModel(String name, List<String> parents, Set<Member> members, Set<Member> used) {
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;

    /**
     * A field or a method, or a class when the name is empty.
     *
     * @param owner the class, as class files write it
     */
    record Member(String owner, String name, String descriptor) {
        static Member ofClass(final String name) {
            return new Member(name, "", "");
        }

        boolean isClass() {
            return name.isEmpty();
        }

        @Override
        public String toString() {
            return isClass() ? owner : owner + "." + name + descriptor;
        }
    }

    static ClassModel read(final byte[] content) {
        final ClassReader reader = new ClassReader(content);
        final List<String> parents = new ArrayList<>(List.of(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            parents.add(0, reader.getSuperName());
        }
        final ClassModel model = new ClassModel(reader.getClassName(), parents, new HashSet<>(), new LinkedHashSet<>());
        model.readConstantPool(reader);
        model.readMembers(reader);
        return model;
    }

    private void readConstantPool(final ClassReader reader) {
        final char[] buffer = new char[reader.getMaxStringLength()];
        for (int index = 1; index < reader.getItemCount(); index++) {
            final int item = reader.getItem(index);
            // A long or double takes two places, and the second is empty.
            switch (item == 0 ? 0 : reader.readByte(item - 1)) {
                case CLASS -> useObject(reader.readUTF8(item, buffer));
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    final int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                    used.add(new Member(
                            reader.readClass(item, buffer),
                            reader.readUTF8(nameAndType, buffer),
                            reader.readUTF8(nameAndType + 2, buffer)));
                }
                case NAME_AND_TYPE -> useDescriptor(reader.readUTF8(item + 2, buffer));
                case METHOD_TYPE -> useDescriptor(reader.readUTF8(item, buffer));
                default -> {
                    // Numbers and texts refer to nothing; a handle refers to a member, which is an item of its own.
                }
            }
        }
    }

    private void readMembers(final ClassReader reader) {
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public FieldVisitor visitField(
                            final int access,
                            final String field,
                            final String type,
                            final String signature,
                            final Object value) {
                        addMember(field, type);
                        return null;
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            final int access,
                            final String method,
                            final String type,
                            final String signature,
                            final String[] exceptions) {
                        addMember(method, type);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    private void addMember(final String member, final String descriptor) {
        members.add(new Member(name, member, descriptor));
        useDescriptor(descriptor);
    }

    private void useDescriptor(final String descriptor) {
        final Type type = Type.getType(descriptor);
        if (type.getSort() == Type.METHOD) {
            use(type.getReturnType());
            for (final Type argument : type.getArgumentTypes()) {
                use(argument);
            }
        } else {
            use(type);
        }
    }

    private void useObject(final String internalName) {
        use(Type.getObjectType(internalName));
    }

    private void use(final Type type) {
        if (type.getSort() == Type.ARRAY) {
            use(type.getElementType());
        } else if (type.getSort() == Type.OBJECT) {
            used.add(Member.ofClass(type.getInternalName()));
        }
    }
}
