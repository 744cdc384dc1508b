package dev.stagefan.expansion;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that an expansion sees. Names are case-sensitive, as on every platform but Windows. */
@FunctionalInterface
public interface Variables {
    Variables NONE = name -> null;

    /** The value of a variable, or null where it is unset; an empty value is set. */
    @Nullable
    String get(String name);

    static Variables of(Map<String, String> values) {
        return Map.copyOf(values)::get;
    }
}
