package dev.stagefan.dockerfile.instruction;

/** A flag that an instruction knows, and what values it takes. */
record FlagSpec(String name, Kind kind) {
    enum Kind {
        /** {@code true} or {@code false} in any case, or no value at all, which means true. */
        SWITCH,
        TEXT,
        /** Text, and the flag may be repeated. */
        LIST
    }

    static FlagSpec flag(String name) {
        return new FlagSpec(name, Kind.SWITCH);
    }

    static FlagSpec text(String name) {
        return new FlagSpec(name, Kind.TEXT);
    }

    static FlagSpec list(String name) {
        return new FlagSpec(name, Kind.LIST);
    }
}
