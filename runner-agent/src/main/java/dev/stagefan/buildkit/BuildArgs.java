package dev.stagefan.buildkit;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which build args Buildx takes from its environment. There their values stay off its command line, which everybody on the
 * machine can read; but a variable that means something to Buildx, or to what it starts, must not be set by a Dockerfile's
 * ARG.
 */
final class BuildArgs {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Docker, Buildx, what they log in with, Go, and the system itself. */
    private static final Pattern MEANS_SOMETHING = Pattern.compile(
            "(?:DOCKER|BUILDX|BUILDKIT|COMPOSE|OTEL|GO|AWS|AZURE|GOOGLE|CLOUDSDK|GCLOUD|GCR|KUBE|GITHUB|ACTIONS|RUNNER|XDG|SSH|SSL"
                    + "|GIT|LD|DYLD|LC|DBUS|GPG|GNUPG|PASSWORD_STORE|STAGEFAN|EXPERIMENTAL)_?.*|(?:HTTPS?|FTP|ALL|NO)_PROXY"
                    + "|PATH|HOME|USER|USERNAME|LOGNAME|SHELL|TMPDIR|TMP|TEMP|TZ|LANG|LANGUAGE|TERM|COLUMNS|LINES|PWD|IFS"
                    + "|BASH_ENV|ENV|DEBUG|NO_COLOR|CI|SYSTEMROOT|PROGRAMDATA|APPDATA|USERPROFILE|COMSPEC",
            Pattern.CASE_INSENSITIVE);

    private BuildArgs() {}

    /**
     * Whether a build arg's value can be handed over by the environment.
     *
     * @param environment that Buildx gets in any case
     * @param secrets as {@code --secret} takes them; one may be a variable's value, named by {@code env=} or by its id alone
     */
    static boolean byEnvironment(String name, Map<String, String> environment, List<String> secrets) {
        return NAME.matcher(name).matches()
                && !MEANS_SOMETHING.matcher(name).matches()
                && !environment.containsKey(name)
                && secrets.stream().noneMatch(secret -> secret.contains(name));
    }
}
