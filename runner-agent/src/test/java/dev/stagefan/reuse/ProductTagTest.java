package dev.stagefan.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductTagTest {
    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String NAMESPACE = Namespace.of("refs/heads/main").prefix();

    private static Output output(String label, Transport transport, String... paths) {
        return new Output(3, label, transport, List.of(paths), null, "cache");
    }

    @Test
    void aStageIsFoundByItsKey() {
        assertThat(ProductTag.of(NAMESPACE, output("base", Transport.STAGE_IMAGE), KEY))
                .isEqualTo(NAMESPACE + ".stage-base-" + KEY.substring(0, 32));
    }

    @Test
    void aSliceOfOtherPathsIsAnotherProduct() {
        String one = ProductTag.of(NAMESPACE, output("base", Transport.SLICE, "/a"), KEY);
        String other = ProductTag.of(NAMESPACE, output("base", Transport.SLICE, "/a", "/b"), KEY);

        assertThat(one).matches("main-[0-9a-f]{8}\\.slice-base-[0-9a-f]{32}").isNotEqualTo(other);
        assertThat(one).doesNotContain(KEY.substring(0, 32));
    }

    @Test
    void aTagHasAtMost128CharactersOfItsAlphabet() {
        String longest = Namespace.of("refs/heads/" + "x".repeat(200)).prefix();
        String label = "l".repeat(200) + " ä";

        assertThat(List.of(
                        ProductTag.of(longest, output(label, Transport.SLICE, "/a"), KEY),
                        ProductTag.of(longest, output(label, Transport.STAGE_IMAGE), KEY),
                        ProductTag.ofParts(longest, label, "linux/arm/v7" + "x".repeat(100))))
                .allSatisfy(tag -> assertThat(tag).matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"));
    }
}
