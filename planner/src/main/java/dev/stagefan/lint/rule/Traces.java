package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.text.Casing;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a RUN visibly works with.
 *
 * @param paths absolute ones of two names or more; what is below {@code /usr}, {@code /tmp} and the like says nothing
 * @param variables by name
 * @param names of the sources that it fetches, as {@code ucx} for {@code https://github.com/openucx/ucx.git}
 * @param script in lower case
 */
record Traces(Set<String> paths, Set<String> variables, Set<String> names, String script) {
    private static final Pattern PATH = Pattern.compile("(?<![\\w./:}~-])/[\\w.+-]+(?:/[\\w.+-]+)+");
    private static final Pattern EVERYWHERE =
            Pattern.compile("/(?:usr|tmp|dev|proc|bin|etc|var|root/\\.cache|lib|lib64)(?:/.*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
    /** Variables that say how to build, not what. */
    private static final Pattern SETTING = Pattern.compile(
            "(?i)PATH|HOME|.*JOBS.*|.*NPROC.*|.*THREADS|.*ARCH|.*PLATFORM|MAKEFLAGS|CFLAGS|CXXFLAGS|\\d.*");

    private static final Pattern SOURCE =
            Pattern.compile("(?:https?://|git@|git://)\\S*?/([A-Za-z][\\w+]*)(?:[-.][^\\s/]*)?(?=[\\s\"';/]|$)");
    private static final Pattern REPOSITORY =
            Pattern.compile("(?:https?://|git@|git://)\\S*?/([\\w.+-]+?)(?:\\.git)?(?=[\\s\"';]|$)");

    Traces {
        paths = Set.copyOf(paths);
        variables = Set.copyOf(variables);
        names = Set.copyOf(names);
    }

    static Traces of(Instruction.Run run) {
        String script = RunScript.of(run);
        Set<String> paths = all(PATH, script, 0);
        paths.removeIf(path -> EVERYWHERE.matcher(path).matches());
        Set<String> variables = all(VARIABLE, script, 1);
        variables.removeIf(name -> SETTING.matcher(name).matches());
        Set<String> names = new HashSet<>();
        all(SOURCE, script, 1).forEach(name -> names.add(Casing.lower(name)));
        all(REPOSITORY, script, 1).forEach(name -> names.add(Casing.lower(name)));
        return new Traces(paths, variables, names, Casing.lower(script));
    }

    private static Set<String> all(Pattern pattern, String text, int group) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(group));
        }
        return found;
    }

    /** Whether the two visibly have something to do with each other. */
    boolean touches(Traces other) {
        return paths.stream().anyMatch(path -> other.paths.stream().anyMatch(theirs -> isNested(path, theirs)))
                || variables.stream().anyMatch(other.variables::contains)
                || names.stream().anyMatch(other::speaksOf)
                || other.names.stream().anyMatch(this::speaksOf);
    }

    private static boolean isNested(String one, String other) {
        return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
    }

    private boolean speaksOf(String name) {
        return Pattern.compile("(?<![a-z0-9])" + Pattern.quote(name) + "(?![a-z0-9])")
                .matcher(script)
                .find();
    }
}
