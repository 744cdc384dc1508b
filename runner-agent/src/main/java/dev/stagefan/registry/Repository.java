package dev.stagefan.registry;

/**
 * Where a registry keeps the manifests and layers of an image.
 *
 * @param host with its port where that is not the usual one, as {@code ghcr.io} or {@code 127.0.0.1:5000}
 * @param path as {@code acme/widget}
 */
public record Repository(String host, String path) {
    /** As BuildKit takes it: {@code ghcr.io/acme/widget}. */
    @Override
    public String toString() {
        return host + "/" + path;
    }
}
