package dev.stagefan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.agent.ExportOrder.Destinations;
import dev.stagefan.agent.ExportOrder.Engine;
import dev.stagefan.agent.ExportOrder.Inline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportOrderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    IN_PARALLEL          | ONE_REGISTRY   | NO  | IMAGE_THEN_CACHE | twice if they went at once
                    IN_PARALLEL          | TWO_REGISTRIES | NO  | ONE_BUILD        | sends both at once
                    IN_SEQUENCE          | ONE_REGISTRY   | NO  | ONE_BUILD        | one after the other by itself
                    IN_SEQUENCE          | TWO_REGISTRIES | NO  | SIDE_BY_SIDE     | older than 0.28
                    IN_PARALLEL          | ONE_REGISTRY   | YES | IMAGE_THEN_CACHE | inline cache is a part of the image
                    IN_PARALLEL          | TWO_REGISTRIES | YES | IMAGE_THEN_CACHE | inline cache is a part of the image
                    IN_SEQUENCE          | TWO_REGISTRIES | YES | IMAGE_THEN_CACHE | inline cache is a part of the image
                    WITHOUT_CACHE_EXPORT | ONE_REGISTRY   | NO  | IMAGE_ONLY       | exports no registry cache
                    WITHOUT_CACHE_EXPORT | TWO_REGISTRIES | YES | IMAGE_ONLY       | exports no registry cache
                    """)
    void isWhatIsFastest(Engine engine, Destinations destinations, Inline inline, ExportOrder order, String reason) {
        ExportOrder.Choice choice = ExportOrder.of(engine, destinations, inline);

        assertThat(choice.order()).isEqualTo(order);
        assertThat(choice.reason()).contains(reason);
    }
}
