package dev.stagefan.graph.resolve;

import org.jspecify.annotations.Nullable;

/**
 * An immutable map by name of which a changed copy costs the logarithm of its size, so that ten thousand stages can each
 * have their own variables on top of their parent's. A treap: a search tree that its keys' fingerprints keep in balance.
 */
final class PersistentMap<V> {
    private final @Nullable Node<V> root;

    private record Node<V>(
            String key,
            V value,
            long priority,
            @Nullable Node<V> left,
            @Nullable Node<V> right) {
        Node<V> with(@Nullable Node<V> newLeft, @Nullable Node<V> newRight) {
            return new Node<>(key, value, priority, newLeft, newRight);
        }
    }

    private PersistentMap(@Nullable Node<V> root) {
        this.root = root;
    }

    static <V> PersistentMap<V> empty() {
        return new PersistentMap<>(null);
    }

    @Nullable
    V get(String key) {
        Node<V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key());
            if (order == 0) {
                return node.value();
            }
            node = order < 0 ? node.left() : node.right();
        }
        return null;
    }

    PersistentMap<V> with(String key, V value) {
        return new PersistentMap<>(insert(root, new Node<>(key, value, Fingerprint.of(key), null, null)));
    }

    PersistentMap<V> without(String key) {
        return get(key) == null ? this : new PersistentMap<>(remove(root, key));
    }

    private static <V> Node<V> insert(@Nullable Node<V> node, Node<V> added) {
        if (node == null) {
            return added;
        }
        int order = added.key().compareTo(node.key());
        if (order == 0) {
            return added.with(node.left(), node.right());
        }
        if (order < 0) {
            Node<V> left = insert(node.left(), added);
            return left.priority() > node.priority()
                    ? left.with(left.left(), node.with(left.right(), node.right()))
                    : node.with(left, node.right());
        }
        Node<V> right = insert(node.right(), added);
        return right.priority() > node.priority()
                ? right.with(node.with(node.left(), right.left()), right.right())
                : node.with(node.left(), right);
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> node, String key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key());
        if (order == 0) {
            return join(node.left(), node.right());
        }
        return order < 0
                ? node.with(remove(node.left(), key), node.right())
                : node.with(node.left(), remove(node.right(), key));
    }

    private static <V> @Nullable Node<V> join(@Nullable Node<V> left, @Nullable Node<V> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.priority() > right.priority()
                ? left.with(left.left(), join(left.right(), right))
                : right.with(join(left, right.left()), right.right());
    }
}
