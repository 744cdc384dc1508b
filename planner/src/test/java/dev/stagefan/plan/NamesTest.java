package dev.stagefan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    @Test
    void keepsWhatAJobIdMayHold() {
        assertThat(names.jobId("build_x-1")).isEqualTo("build_x-1");
    }

    @Test
    void replacesWhatAJobIdMayNotHold() {
        assertThat(names.jobId("build.x${{ 1 }}")).matches("[A-Za-z_][A-Za-z0-9_-]*");
        assertThat(names.jobId("1st")).isEqualTo("_1st");
    }

    @Test
    void tellsNamesApartThatLookTheSame() {
        assertThat(names.jobId("a.b")).isEqualTo("a-b");
        assertThat(names.jobId("A-B")).isEqualTo("A-B-2");
        assertThat(names.jobId("a-b")).isEqualTo("a-b-3");
    }

    @Test
    void namesCachesByStageAndPlatform() {
        assertThat(names.cacheTag("base", "linux/arm/v7")).isEqualTo("cache-base-linux-arm-v7");
        assertThat(names.cacheTag("base", "linux/arm/v7")).isEqualTo("cache-base-2-linux-arm-v7");
    }

    @Test
    void keepsTagsWithinWhatARegistryTakes() {
        String stage = "x".repeat(300);

        assertThat(names.cacheTag(stage, "linux/amd64")).matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
        assertThat(names.cacheTag(stage + "y", "linux/amd64"))
                .matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}")
                .endsWith("-2-linux-amd64");
    }
}
