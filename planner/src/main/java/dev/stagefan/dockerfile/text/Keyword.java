package dev.stagefan.dockerfile.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The instructions there are, each with the form that its arguments are written in. */
public enum Keyword {
    ADD(Form.JSON_OR_WORDS),
    ARG(Form.QUOTED_WORDS),
    CMD(Form.JSON_OR_TEXT),
    COPY(Form.JSON_OR_WORDS),
    ENTRYPOINT(Form.JSON_OR_TEXT),
    ENV(Form.PAIRS),
    EXPOSE(Form.WORDS),
    FROM(Form.WORDS),
    HEALTHCHECK(Form.TYPED_COMMAND),
    LABEL(Form.PAIRS),
    MAINTAINER(Form.TEXT),
    ONBUILD(Form.INSTRUCTION),
    RUN(Form.JSON_OR_TEXT),
    SHELL(Form.JSON_OR_TEXT),
    STOPSIGNAL(Form.TEXT),
    USER(Form.TEXT),
    VOLUME(Form.JSON_OR_WORDS),
    WORKDIR(Form.TEXT);

    /** How arguments are split (buildkit: frontend/dockerfile/parser/parser.go, dispatch). */
    public enum Form {
        TEXT,
        WORDS,
        QUOTED_WORDS,
        PAIRS,
        JSON_OR_TEXT,
        JSON_OR_WORDS,
        TYPED_COMMAND,
        INSTRUCTION
    }

    private static final Map<String, Keyword> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    keyword -> keyword.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final Form form;

    Keyword(Form form) {
        this.form = form;
    }

    public Form form() {
        return form;
    }

    public boolean takesHeredocs() {
        return this == ADD || this == COPY || this == RUN;
    }

    /** The keyword that is written so, in any case; null if there is none. */
    public static @Nullable Keyword of(String written) {
        return BY_NAME.get(Casing.lower(written));
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Keyword::name).toList();
    }
}
