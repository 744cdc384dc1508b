package dev.stagefan.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option's value that is one of a few words: those that {@code toString} gives. */
record Choice<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {
    @Override
    public E convert(String value) {
        E[] choices = type.getEnumConstants();
        for (E choice : choices) {
            if (choice.toString().equals(value)) {
                return choice;
            }
        }
        String words = Arrays.stream(choices).map(Enum::toString).collect(Collectors.joining(", "));
        throw new TypeConversionException("it is one of " + words + ", not " + value);
    }
}
