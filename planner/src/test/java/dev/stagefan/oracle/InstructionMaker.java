package dev.stagefan.oracle;

import java.util.List;

/** One instruction after another, of every kind; a heredoc's body comes with its instruction. */
final class InstructionMaker {
    private final Chance chance;
    private final Vocabulary vocabulary;
    private final ValueMaker values;
    private final FlagMaker flags;

    InstructionMaker(Chance chance, Vocabulary vocabulary) {
        this.chance = chance;
        this.vocabulary = vocabulary;
        this.values = new ValueMaker(chance, vocabulary);
        this.flags = new FlagMaker(chance, vocabulary, values);
    }

    String from() {
        vocabulary.beginStage();
        String line = Casing.any(chance, "FROM") + " " + flags.from() + vocabulary.base();
        if (chance.in(85)) {
            line += " " + chance.oneOf("AS", "as", "As") + " " + vocabulary.newStage();
        }
        return chance.mischief()
                ? line + chance.oneOf(" x", " AS", " AS a b", "\t", " # not a comment", " AS 'q'")
                : line;
    }

    String arg() {
        return Casing.any(chance, "ARG") + " "
                + String.join(" ", chance.some(1, chance.in(80) ? 1 : 3, this::declaration));
    }

    private String declaration() {
        if (chance.mischief()) {
            return chance.oneOf("=", "=x", "A=", "'A=b c'", "A='b", "\"A\"=b", "A B", "A=b\\");
        }
        return chance.in(30) ? vocabulary.arg() : vocabulary.arg() + "=" + values.value();
    }

    String any() {
        if (chance.mischief()) {
            return chance.oneOf(
                    "NOPE x",
                    "RUN",
                    "COPY a",
                    "ENV",
                    "ENV A",
                    "ENV =x",
                    "LABEL",
                    "EXPOSE",
                    "EXPOSE x/y",
                    "EXPOSE 99999",
                    "EXPOSE 9-8",
                    "HEALTHCHECK --retries=-1 CMD x",
                    "HEALTHCHECK --timeout=1x CMD y",
                    "HEALTHCHECK --interval=1ns CMD x",
                    "ONBUILD MAINTAINER x",
                    "CMD",
                    "SHELL x",
                    "é",
                    "USER",
                    "WORKDIR",
                    "MAINTAINER",
                    "STOPSIGNAL nope",
                    "VOLUME",
                    "VOLUME [\"\"]",
                    "ONBUILD",
                    "SHELL []",
                    "HEALTHCHECK X",
                    "ONBUILD ONBUILD RUN x",
                    "ONBUILD FROM x",
                    "RUN [1]",
                    "CMD [\"a\",null]",
                    "ADD a",
                    "FROM",
                    "ARG",
                    "ENTRYPOINT");
        }
        return switch (chance.between(0, 17)) {
            case 0, 1, 2, 3 -> run();
            case 4, 5, 6, 7, 8 -> copy();
            case 9 -> arg();
            case 10, 11 -> environment();
            case 12 -> chance.make(() -> "WORKDIR " + values.value(), () -> "USER " + values.value());
            case 13, 14 -> onBuild();
            case 15 -> add();
            default -> configuration();
        };
    }

    private String onBuild() {
        return Casing.any(chance, "ONBUILD") + " "
                + chance.make(this::run, this::copy, this::copy, this::arg, this::environment, this::add);
    }

    private String environment() {
        String keyword = Casing.any(chance, chance.oneOf("ENV", "LABEL"));
        if (chance.in(20)) {
            return keyword + " " + vocabulary.arg() + " " + values.value();
        }
        return keyword + " " + String.join(" ", chance.some(1, 3, () -> vocabulary.arg() + "=" + values.value()));
    }

    private String run() {
        String start = Casing.any(chance, "RUN") + " " + flags.run();
        if (chance.in(15)) {
            return start + heredocs();
        }
        return start
                + chance.oneOf(
                        "echo $A",
                        "[\"a\", \"b\"]",
                        "set -e && make",
                        "cat <<< x",
                        "echo ${A!}",
                        "[ -f x ]",
                        "a <<\"q",
                        "true",
                        "[\"\\u0041\", \"é\"]",
                        "echo 'it''s'",
                        "x <<- y",
                        "$((1<<2))",
                        "[\"a\",]");
    }

    private String copy() {
        String start = Casing.any(chance, "COPY") + " " + flags.copy();
        if (chance.in(8)) {
            return start + heredocs();
        }
        return start + places();
    }

    private String places() {
        List<String> paths = chance.some(2, chance.in(80) ? 2 : 4, vocabulary::path);
        return chance.in(10) ? "[\"" + String.join("\", \"", paths) + "\"]" : String.join(" ", paths);
    }

    private String add() {
        String start = Casing.any(chance, "ADD") + " " + flags.add();
        String source = chance.oneOf(
                "https://example.com/a.tgz",
                "https://github.com/o/r.git#v1",
                "git@github.com:o/r.git",
                "a.tar",
                "http://x/$A",
                "https://example.com/r.git?ref=a",
                "git://x/y",
                "ssh://git@h/r.git#a:b",
                "<<E");
        return source.equals("<<E") ? start + "<<E /x\n$A\nE" : start + source + " " + vocabulary.path();
    }

    private String heredocs() {
        String[] names = {"EOF", "E2", "x.sh"};
        int count = chance.in(80) ? 1 : 2;
        StringBuilder line = new StringBuilder();
        StringBuilder bodies = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String name = names[chance.between(0, 2)];
            String dash = chance.in(20) ? "-" : "";
            line.append(chance.in(10) ? "3" : "")
                    .append("<<")
                    .append(dash)
                    .append(quoted(name))
                    .append(' ');
            bodies.append('\n').append(body(dash));
            bodies.append(dash.isEmpty() ? "" : "\t")
                    .append(chance.mischief() ? chance.oneOf("EOF ", " EOF", "NO") : name);
        }
        return line + vocabulary.path() + bodies;
    }

    private String quoted(String name) {
        return chance.in(70)
                ? name
                : chance.oneOf(
                        "\"" + name + "\"",
                        "'" + name + "'",
                        " " + name,
                        "\\" + name,
                        chance.mischief() ? name + "$A" : name);
    }

    private String body(String dash) {
        if (chance.in(10)) {
            return "";
        }
        return chance.oneOf(
                        "echo hi",
                        "#!/bin/sh\nx",
                        "$A ${B:-c}",
                        "RUN x",
                        "# comment",
                        "FROM y",
                        "\ta\\",
                        "'",
                        "${A!}",
                        "é")
                + (dash.isEmpty() ? "\n" : "\n\t\tb\n");
    }

    private String configuration() {
        return chance.make(
                () -> "CMD " + chance.oneOf("[\"a\"]", "a b", "[a]", "[]"),
                () -> "ENTRYPOINT " + chance.oneOf("[\"a\", \"b\"]", "exec $A", "[\"a\" \"b\"]"),
                () -> "EXPOSE "
                        + chance.oneOf(
                                "80", "80/tcp 53/udp", "$A", "8000-8010", "${A:-80}", "80:90", "0", "127.0.0.1:1:2"),
                () -> "VOLUME " + chance.oneOf("/a /b", "[\"/a\"]", "$A", "a"),
                () -> "SHELL " + chance.oneOf("[\"/bin/bash\", \"-c\"]", "[\"x\"]"),
                () -> "STOPSIGNAL " + chance.oneOf("SIGTERM", "9", "$A", "term", "SIGRTMIN+3"),
                () -> "HEALTHCHECK "
                        + chance.oneOf(
                                "NONE",
                                "CMD x",
                                "--interval=5s --retries=3 CMD [\"x\"]",
                                "--timeout=1.5m CMD y",
                                "--start-period=1h2m CMD true",
                                "--retries=07 CMD x",
                                "--interval=0 CMD x",
                                "cmd z",
                                "--start-interval=.5s CMD q"),
                () -> "MAINTAINER me <a@b>");
    }
}
