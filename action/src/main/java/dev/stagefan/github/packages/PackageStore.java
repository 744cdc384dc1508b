package dev.stagefan.github.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stagefan.clean.CleanException;
import dev.stagefan.clean.CleanException.Reach;
import dev.stagefan.clean.CleanStore;
import dev.stagefan.clean.ManifestReader;
import dev.stagefan.clean.Parallel;
import dev.stagefan.clean.StoredManifest;
import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.RestCalls;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.RegistryException.Kind;
import dev.stagefan.registry.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A repository of GitHub's registry, by GitHub's API of packages: the registry itself removes nothing. The API knows
 * what has no tag, too, and when each was pushed; what indexes list is read from the registry.
 *
 * <p>Source: docs.github.com, rest/packages/packages.
 */
public final class PackageStore implements CleanStore {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1000;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;

    private final RestCalls calls;
    private final Repository repository;
    private final ManifestReader reader;
    private final Map<String, Long> ids = new HashMap<>();
    private @Nullable HttpUrl versions;

    /**
     * A repository.
     *
     * @param reader of the same repository
     */
    public PackageStore(RestCalls calls, Repository repository, ManifestReader reader) {
        this.calls = calls;
        this.repository = repository;
        this.reader = reader;
    }

    /**
     * Whether a repository is in GitHub's registry: of github.com, or of an Enterprise.
     *
     * @param server address of the Enterprise, as {@code https://github.example.com}; empty where there is none
     */
    public static boolean isFor(Repository repository, String server) {
        return repository.host().equals("ghcr.io")
                || (!server.isEmpty()
                        && repository.host().equals("containers." + server.replaceFirst("^https?://", "")));
    }

    @Override
    public List<StoredManifest> read() throws CleanException, InterruptedException {
        List<PackageVersion> found = versions();
        found.forEach(version -> ids.put(version.digest(), version.id()));
        try {
            return Parallel.map(found, this::read).stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (RegistryException e) {
            throw new CleanException(String.valueOf(e.getMessage()), Reach.ALL);
        }
    }

    /** Nothing where somebody has removed it meanwhile. */
    private Optional<StoredManifest> read(PackageVersion version) throws RegistryException, InterruptedException {
        try {
            return Optional.of(new StoredManifest(
                    version.digest(),
                    version.tags(),
                    version.created(),
                    ManifestReader.content(reader.manifest(version.digest()))));
        } catch (RegistryException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<PackageVersion> versions() throws CleanException {
        for (String owners : List.of("orgs", "users")) {
            HttpUrl address = address(owners);
            Optional<JsonNode> first = page(address, 1);
            if (first.isPresent()) {
                versions = address;
                return versions(address, first.get());
            }
        }
        throw new CleanException(
                "could not read the versions of " + repository
                        + " because GitHub knows no such package, or the token may"
                        + " not see it; check the name, and give a token with packages: read in GITHUB_TOKEN",
                Reach.ALL);
    }

    private List<PackageVersion> versions(HttpUrl address, JsonNode first) throws CleanException {
        List<PackageVersion> found = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        JsonNode page = first;
        for (int number = 2; ; number++) {
            for (JsonNode version : page) {
                PackageVersion one = PackageVersion.of(version);
                // A push meanwhile moves the last of a page to the next.
                if (seen.add(one.id()) && DIGEST.matcher(one.digest()).matches()) {
                    found.add(one);
                }
            }
            if (page.size() < PAGE) {
                return found;
            }
            if (number > MOST_PAGES) {
                throw new CleanException(
                        "could not read the versions of " + repository + " because there are more than "
                                + MOST_PAGES * PAGE + "; delete the package, and let it begin anew",
                        Reach.ALL);
            }
            page = page(address, number).orElseGet(MissingNode::getInstance);
        }
    }

    private Optional<JsonNode> page(HttpUrl address, int number) throws CleanException {
        HttpUrl page = address.newBuilder()
                .addQueryParameter("per_page", String.valueOf(PAGE))
                .addQueryParameter("page", String.valueOf(number))
                .build();
        try {
            return calls.get(page, status -> advice(status, "read"));
        } catch (ApiException e) {
            throw new CleanException(String.valueOf(e.getMessage()), Reach.ALL);
        }
    }

    /** {@code acme/widget/cache} is the package {@code widget/cache} of acme, whose slash is a part of its name. */
    private HttpUrl address(String owners) {
        int slash = repository.path().indexOf('/');
        return calls.address()
                .addPathSegment(owners)
                .addPathSegment(repository.path().substring(0, slash))
                .addPathSegments("packages/container")
                .addPathSegment(repository.path().substring(slash + 1))
                .addPathSegment("versions")
                .build();
    }

    @Override
    public void delete(StoredManifest manifest) throws CleanException {
        Long id = ids.get(manifest.digest());
        HttpUrl address = versions;
        if (id == null || address == null) {
            throw new IllegalStateException("it was not read here");
        }
        try {
            calls.delete(
                    address.newBuilder().addPathSegment(String.valueOf(id)).build(),
                    status -> advice(status, "delete"));
        } catch (ApiException e) {
            boolean one = e.status() == BAD_REQUEST || e.status() == UNPROCESSABLE;
            throw new CleanException(String.valueOf(e.getMessage()), one ? Reach.ONE : Reach.ALL);
        }
    }

    private String advice(int status, String what) {
        return switch (status) {
            case UNAUTHORIZED -> "give a valid token in GITHUB_TOKEN";
            case FORBIDDEN ->
                what.equals("read")
                        ? "the token needs to read packages (permissions: packages: read in a workflow, the scope"
                                + " read:packages of a classic token)"
                        : "the token needs to delete packages: in a workflow permissions: packages: write, and the role"
                                + " Admin for the repository in the package's settings (Manage Actions access); of a"
                                + " classic token the scope delete:packages";
            case BAD_REQUEST, UNPROCESSABLE ->
                "GitHub keeps the last version with a tag, and public versions that were downloaded more than 5,000"
                        + " times; delete the package by hand, or leave it";
            default -> "check the name and the address of the API";
        };
    }
}
