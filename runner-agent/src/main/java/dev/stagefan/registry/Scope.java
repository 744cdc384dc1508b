package dev.stagefan.registry;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a token is for (distribution: docs/spec/auth/scope.md).
 *
 * @param path of the repository
 * @param actions as {@code pull,push}
 */
record Scope(String path, String actions) {
    static Scope pull(Repository repository) {
        return new Scope(repository.path(), "pull");
    }

    /** Some registries refuse to take what they may not give (goharbor/harbor#5777), so that one who pushes pulls too. */
    static Scope push(Repository repository) {
        return new Scope(repository.path(), "pull,push");
    }

    static Scope delete(Repository repository) {
        return new Scope(repository.path(), "delete,pull,push");
    }

    static Scope of(Repository repository, Access access) {
        return access == Access.PULL ? pull(repository) : push(repository);
    }

    /** As a token is asked for them, in an order that tells nothing. */
    static Set<String> texts(Set<Scope> scopes) {
        return scopes.stream().map(Scope::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return "repository:" + path + ":" + actions;
    }
}
