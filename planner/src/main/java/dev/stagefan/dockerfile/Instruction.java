package dev.stagefan.dockerfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One instruction, typed, with its words as written: nothing is expanded here.
 *
 * <p>buildkit: frontend/dockerfile/instructions/commands.go
 */
public sealed interface Instruction {
    Origin origin();

    /** A {@code KEY=VALUE} word of ENV or LABEL. */
    record KeyValue(String key, String value) {}

    /** A name that ARG declares; a null value is a declaration without default. */
    record ArgDeclaration(String name, @Nullable String value) {}

    /**
     * A heredoc attached to an instruction.
     *
     * @param name the word that ends it, quotes removed
     * @param body its lines as written, each with its line end; empty where ADD or COPY name a heredoc that no shell
     *     would see
     * @param expands whether variables in the body are replaced: the name is not quoted
     * @param chomps whether it is written {@code <<-NAME}
     */
    record Heredoc(String name, String body, boolean expands, boolean chomps) {
        private static final Pattern LEADING_TABS = Pattern.compile("(?md)^\t+");

        /** The body that counts: without the tabs that begin its lines if the heredoc asks for that. */
        public String content() {
            return chomps ? LEADING_TABS.matcher(body).replaceAll("") : body;
        }
    }

    /** The words of a command: one shell string, or the items of a JSON array. */
    record CommandLine(List<String> words, boolean shellForm) {
        public CommandLine {
            words = List.copyOf(words);
        }
    }

    record Arg(Origin origin, List<ArgDeclaration> declarations) implements Instruction {
        public Arg {
            declarations = List.copyOf(declarations);
        }
    }

    record Env(Origin origin, List<KeyValue> pairs) implements Instruction {
        public Env {
            pairs = List.copyOf(pairs);
        }
    }

    record Label(Origin origin, List<KeyValue> pairs) implements Instruction {
        public Label {
            pairs = List.copyOf(pairs);
        }
    }

    /** Flags that ADD and COPY take; a null is a flag that was not given. */
    record FileFlags(
            @Nullable String from,
            String chown,
            String chmod,
            boolean link,
            boolean parents,
            List<String> excludes,
            @Nullable Boolean keepGitDir,
            @Nullable String checksum,
            @Nullable Boolean unpack) {
        public FileFlags {
            excludes = List.copyOf(excludes);
        }
    }

    record Add(Origin origin, List<String> sources, List<Heredoc> heredocs, String destination, FileFlags flags)
            implements Instruction {
        public Add {
            sources = List.copyOf(sources);
            heredocs = List.copyOf(heredocs);
        }
    }

    record Copy(Origin origin, List<String> sources, List<Heredoc> heredocs, String destination, FileFlags flags)
            implements Instruction {
        public Copy {
            sources = List.copyOf(sources);
            heredocs = List.copyOf(heredocs);
        }
    }

    /** RUN; {@code mounts} are the values of its {@code --mount} flags as written, see {@link Mount}. */
    record Run(
            Origin origin,
            CommandLine command,
            List<Heredoc> heredocs,
            List<String> mounts,
            @Nullable String network,
            @Nullable String security,
            List<String> devices)
            implements Instruction {
        public Run {
            heredocs = List.copyOf(heredocs);
            mounts = List.copyOf(mounts);
            devices = List.copyOf(devices);
        }
    }

    record Cmd(Origin origin, CommandLine command) implements Instruction {}

    record Entrypoint(Origin origin, CommandLine command) implements Instruction {}

    record Shell(Origin origin, List<String> words) implements Instruction {
        public Shell {
            words = List.copyOf(words);
        }
    }

    /** HEALTHCHECK; {@code test} begins with {@code NONE}, {@code CMD} or, in shell form, {@code CMD-SHELL}. */
    record Healthcheck(Origin origin, Map<String, String> flags, List<String> test) implements Instruction {
        public Healthcheck {
            flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
            test = List.copyOf(test);
        }
    }

    /** EXPOSE; BuildKit sorts the ports, by their UTF-8 bytes. */
    record Expose(Origin origin, List<String> ports) implements Instruction {
        public Expose {
            ports = List.copyOf(ports);
        }
    }

    record Volume(Origin origin, List<String> paths) implements Instruction {
        public Volume {
            paths = List.copyOf(paths);
        }
    }

    record User(Origin origin, String user) implements Instruction {}

    record Workdir(Origin origin, String path) implements Instruction {}

    record StopSignal(Origin origin, String signal) implements Instruction {}

    record Maintainer(Origin origin, String name) implements Instruction {}

    /**
     * ONBUILD; {@code expression} is the trigger as written, its heredocs included. It is parsed when a child stage runs
     * it.
     */
    record OnBuild(Origin origin, String expression) implements Instruction {}
}
