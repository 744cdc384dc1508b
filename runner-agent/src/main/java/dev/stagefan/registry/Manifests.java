package dev.stagefan.registry;

import dev.stagefan.registry.RegistryException.Kind;
import dev.stagefan.registry.RegistryHost.Question;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Manifests and indexes of one repository.
 *
 * @param host its registry
 */
record Manifests(RegistryHost host, Repository repository) {
    /** Registries refuse larger ones (distribution spec 1.1: pushing manifests). */
    private static final int MOST = 4 << 20;

    private static final int MOST_INDEXES = 3;
    private static final int NOT_FOUND = 404;
    private static final String DIGEST = "Docker-Content-Digest";
    private static final String ACCEPT = String.join(", ", MediaTypes.MANIFESTS);

    /** What came of asking for headers alone: whether it is there, and what they tell. */
    private record LookUp(boolean there, Optional<Descriptor> descriptor) {}

    Optional<Descriptor> head(ImageReference reference) throws RegistryException, InterruptedException {
        Question question = Question.read(
                "look up " + reference, repository, request(reference).head().build(), NOT_FOUND);
        LookUp found = host.ask(
                question,
                response -> response.code() == NOT_FOUND
                        ? new LookUp(false, Optional.empty())
                        : new LookUp(true, described(reference, response)));
        if (!found.there() || found.descriptor().isPresent()) {
            return found.descriptor();
        }
        // The headers are recommended only, and some registries leave them out (regclient/regclient#363).
        return find(reference)
                .map(manifest -> new Descriptor(manifest.mediaType(), manifest.digest(), manifest.size()));
    }

    /** What the headers tell; nothing where they do not tell all. */
    private static Optional<Descriptor> described(ImageReference reference, Response response) throws Setback {
        String digest = response.header(DIGEST, "");
        String size = response.header("Content-Length", "");
        String type = mediaType(response);
        if (digest == null
                || size == null
                || type == null
                || !Digest.isDigest(digest)
                || !MediaTypes.isManifest(type)
                || !size.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        String wanted = reference.digest();
        if (wanted != null && !sameAlgorithm(wanted, digest)) {
            return Optional.empty();
        }
        if (wanted != null && !wanted.equals(digest)) {
            throw corrupt(response, "is for " + digest + ", which was not asked for");
        }
        return Optional.of(new Descriptor(type, digest, Long.parseLong(size)));
    }

    Manifest get(ImageReference reference) throws RegistryException, InterruptedException {
        return host.ask(question(reference), response -> read(reference, response));
    }

    private Optional<Manifest> find(ImageReference reference) throws RegistryException, InterruptedException {
        try {
            return Optional.of(get(reference));
        } catch (RegistryException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Question question(ImageReference reference) {
        return Question.read(
                "read the manifest " + reference, repository, request(reference).build());
    }

    private Request.Builder request(ImageReference reference) {
        return new Request.Builder()
                .url(host.address(repository, "manifests/" + reference.wanted()).build())
                .header("Accept", ACCEPT);
    }

    private static Manifest read(ImageReference reference, Response response) throws IOException {
        byte[] bytes = Exchange.body(response, MOST, "read the manifest " + reference);
        String wanted = reference.digest();
        String said = response.header(DIGEST);
        String digest = Digest.like(wanted == null ? "sha256:" : wanted, bytes);
        if (wanted != null && !wanted.equals(digest)) {
            throw corrupt(response, "has the digest " + digest);
        }
        if (said != null && Digest.isDigest(said) && !Digest.like(said, bytes).equals(said)) {
            throw corrupt(response, "has the digest " + digest + ", and not " + said + " as the registry says");
        }
        try {
            return Manifest.parse(bytes, mediaType(response), digest);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    Kind.CORRUPT,
                    "could not read the manifest " + reference + " because " + e.getMessage()
                            + "; check that it is an image, and push it anew");
        }
    }

    private static Setback corrupt(Response response, String reason) {
        return new Setback(
                Kind.CORRUPT,
                "what " + Shown.host(response) + " answers " + reason,
                "push it anew, or check what stands between here and the registry",
                null);
    }

    private static boolean sameAlgorithm(String one, String other) {
        return one.substring(0, one.indexOf(':')).equals(other.substring(0, other.indexOf(':')));
    }

    private static @Nullable String mediaType(Response response) {
        String type = response.header("Content-Type");
        return type == null ? null : type.replaceFirst(";.*", "").strip();
    }

    /** The manifest for a platform. */
    Manifest get(ImageReference reference, Platform platform) throws RegistryException, InterruptedException {
        Manifest manifest = get(reference);
        for (int depth = 0; manifest.isIndex(); depth++) {
            if (depth == MOST_INDEXES) {
                throw new RegistryException(
                        Kind.REFUSED,
                        "could not read " + reference + " because its indexes lead to indexes more than " + MOST_INDEXES
                                + " times; name an image");
            }
            Descriptor choice = choice(reference, manifest, platform);
            manifest = get(ImageReference.digested(repository, choice.digest()));
        }
        return manifest;
    }

    /** The image that fits best; where two fit as well, the first, as BuildKit has it. */
    private static Descriptor choice(ImageReference reference, Manifest index, Platform wanted)
            throws RegistryException {
        List<Descriptor> images = index.manifests().stream()
                .filter(image -> !image.isAttestation())
                .toList();
        Comparator<Descriptor> fitness = Comparator.comparingInt(image -> fitness(image, wanted));
        return images.stream()
                .filter(image -> fitness(image, wanted) >= 0)
                // Of equals max takes the last.
                .reduce((best, next) -> fitness.compare(next, best) > 0 ? next : best)
                .orElseThrow(() -> new RegistryException(
                        Kind.NOT_FOUND,
                        "could not read " + reference + " for " + wanted + " because it is there for "
                                + platforms(images) + " only; name one of these platforms, or push it for " + wanted));
    }

    /** One without a platform may be for any, and is taken where nothing else fits. */
    private static int fitness(Descriptor image, Platform wanted) {
        Platform platform = image.platform();
        return platform == null ? 0 : platform.fitness(wanted);
    }

    private static String platforms(List<Descriptor> images) {
        String platforms = images.stream()
                .map(image -> String.valueOf(image.platform()))
                .distinct()
                .collect(Collectors.joining(", "));
        return platforms.isEmpty() ? "no platform" : Shown.text(platforms);
    }

    /**
     * Puts a manifest.
     *
     * @param name a tag, or the manifest's digest
     */
    String put(Manifest manifest, String name) throws RegistryException, InterruptedException {
        String call = "push the manifest " + repository + (name.contains(":") ? "@" : ":") + name;
        Request request = new Request.Builder()
                .url(host.address(repository, "manifests/" + name).build())
                .put(RequestBody.create(manifest.bytes(), MediaType.get(manifest.mediaType())))
                .build();
        return host.ask(Question.write(call, repository, request), response -> {
            String said = response.header(DIGEST);
            if (said != null
                    && Digest.isDigest(said)
                    && !Digest.like(said, manifest.bytes()).equals(said)) {
                throw corrupt(response, "is for " + said + ", and not for " + manifest.digest());
            }
            return manifest.digest();
        });
    }

    void delete(ImageReference reference) throws RegistryException, InterruptedException {
        Question question = new Question(
                "delete " + reference,
                Access.PUSH,
                Set.of(Scope.delete(repository)),
                request(reference).delete().build(),
                // What a call before it removed, whose answer was lost, is removed.
                Set.of(NOT_FOUND));
        host.ask(question, Response::code);
    }
}
