package dev.stagefan.key;

import dev.stagefan.context.ContextFile;
import dev.stagefan.context.ContextFiles;
import dev.stagefan.context.ContextSelection;
import dev.stagefan.context.DockerIgnore;
import dev.stagefan.context.GitFolder;
import dev.stagefan.context.IgnoreRules;
import dev.stagefan.context.VisibleFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What instructions take of the contexts of a build. Each context is read once, and only if something is taken of it. */
final class ContextParts {
    /** The build context among the named ones. */
    static final String MAIN = "";

    private static final String EVERYTHING = "/";

    private final KeyRequest request;
    private final Map<String, ContextSelection> read = new HashMap<>();
    private final Map<String, KeyPart> taken = new HashMap<>();

    ContextParts(KeyRequest request) {
        this.request = request;
    }

    boolean has(String context) {
        return request.contexts().containsKey(context);
    }

    /** What a source takes of the build context. */
    KeyPart taking(String source, String name) throws IOException {
        return taking(MAIN, source, name);
    }

    /** All of a named context. */
    KeyPart all(String context) throws IOException {
        return taking(context, EVERYTHING, "context " + context);
    }

    private KeyPart taking(String context, String source, String name) throws IOException {
        String id = context + "\0" + source;
        KeyPart known = taken.get(id);
        if (known == null) {
            List<ContextFile> files = selection(context).take(source);
            known = new KeyPart(KeyPart.Kind.FILES, name, PartHash.ofFiles(files), shown(files));
            taken.put(id, known);
        }
        return known.name().equals(name) ? known : new KeyPart(KeyPart.Kind.FILES, name, known.value(), known.files());
    }

    private ContextSelection selection(String name) throws IOException {
        ContextSelection known = read.get(name);
        if (known == null) {
            ContextFiles context = request.contexts().get(name);
            if (context == null) {
                throw new IllegalArgumentException("there is no context " + name);
            }
            known = read(context, name);
            read.put(name, known);
        }
        return known;
    }

    private ContextSelection read(ContextFiles context, String name) throws IOException {
        IgnoreRules rules =
                name.equals(MAIN) ? DockerIgnore.of(context, request.dockerfilePath()) : DockerIgnore.of(context);
        List<ContextFile> visible = VisibleFiles.of(context.list(rules), rules);
        Optional<String> commit = context.commit();
        return ContextSelection.of(commit.isPresent() ? GitFolder.add(commit.get(), visible, rules) : visible);
    }

    /** What each path holds, for people; nothing where there are too many. */
    private static Map<String, String> shown(List<ContextFile> files) {
        if (files.size() > StageKeyJson.MOST_FILES) {
            return Map.of();
        }
        Map<String, String> shown = new LinkedHashMap<>();
        files.forEach(file -> shown.put(readable(file.path()), shown(file)));
        return shown;
    }

    private static String shown(ContextFile file) {
        return switch (file.kind()) {
            case FILE -> Integer.toOctalString(file.mode()) + " " + file.content();
            case SYMBOLIC_LINK -> "-> " + readable(file.content());
            case FOLDER ->
                file.isSubmodule() ? "commit " + file.content() : Integer.toOctalString(file.mode()) + " folder";
        };
    }

    /** No encoding has a place for an unpaired surrogate. */
    private static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.codePoints()
                .map(character -> Character.getType(character) == Character.SURROGATE ? 0xfffd : character)
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }
}
