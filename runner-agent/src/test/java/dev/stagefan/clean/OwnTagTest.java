package dev.stagefan.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.clean.OwnTag.Product;
import dev.stagefan.reuse.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tags are stagefan's; all others are somebody's. */
class OwnTagTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void readsStagesAndSlices() {
        assertThat(OwnTag.parse("main-1f2e3d4c.stage-build_a.b-x-" + KEY))
                .contains(new OwnTag(
                        "main-1f2e3d4c.stage-build_a.b-x-" + KEY, Product.STAGE, "main-1f2e3d4c", "build_a.b-x"));
        assertThat(OwnTag.parse("feature-x-1f2e3d4c.slice-base-" + KEY)).hasValueSatisfying(tag -> {
            assertThat(tag.product()).isEqualTo(Product.SLICE);
            assertThat(tag.namespace()).isEqualTo("feature-x-1f2e3d4c");
        });
    }

    @Test
    void readsCachesAndTheKeysParts() {
        assertThat(OwnTag.parse("cache-base-linux-amd64").orElseThrow().product())
                .isEqualTo(Product.CACHE);
        OwnTag parts = OwnTag.parse("main-1f2e3d4c.key-base-x-linux-amd64").orElseThrow();
        assertThat(parts.product()).isEqualTo(Product.PARTS);
        assertThat(parts.tellsOf(
                        OwnTag.parse("main-1f2e3d4c.stage-base-x-" + KEY).orElseThrow()))
                .isTrue();
        assertThat(parts.tellsOf(
                        OwnTag.parse("main-1f2e3d4d.stage-base-x-" + KEY).orElseThrow()))
                .isFalse();
        assertThat(parts.tellsOf(
                        OwnTag.parse("main-1f2e3d4c.stage-other-" + KEY).orElseThrow()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latest",
                "nightly-20261125",
                "v1.2.3",
                "cache-",
                "cache",
                "my-cache-base",
                "main.stage-base-" + KEY,
                "main-1f2e3d4c.stage-base-0123",
                "main-1f2e3d4c.stage-" + KEY,
                "main-1F2E3D4C.stage-base-" + KEY,
                "main-1f2e3d4c.stages-base-" + KEY,
                "main-1f2e3d4c.image-base-" + KEY,
                "a-name-that-is-longer-than-any-of-ours-1f2e3d4c.stage-base-" + KEY,
                "sha256-" + KEY + KEY,
                "sha256-" + KEY + KEY + ".sig"
            })
    void leavesAllOthers(String tag) {
        assertThat(OwnTag.parse(tag)).isEmpty();
    }

    @Test
    void knowsThePullRequestsNamespacesByTheirHash() {
        String pull = Namespace.of("refs/pull/7/merge").prefix();
        String branch = Namespace.of("refs/heads/pull-7-merge").prefix();
        assertThat(branch.replaceFirst("-[0-9a-f]{8}$", "")).isEqualTo(pull.replaceFirst("-[0-9a-f]{8}$", ""));

        assertThat(OwnTag.parse(pull + ".stage-base-" + KEY).orElseThrow().isOfPullRequest())
                .isTrue();
        assertThat(OwnTag.parse(branch + ".stage-base-" + KEY).orElseThrow().isOfPullRequest())
                .isFalse();
        assertThat(OwnTag.parse("cache-x").orElseThrow().isOfPullRequest()).isFalse();
    }
}
