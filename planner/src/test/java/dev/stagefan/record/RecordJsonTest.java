package dev.stagefan.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.record.JobRecord.Machine;
import dev.stagefan.record.JobRecord.Outcome;
import dev.stagefan.record.JobRecord.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordJsonTest {
    private static final Path SCHEMA = Path.of("..", "docs", "record.schema.json");
    private static final Instant TIME = Instant.parse("2026-11-24T03:12:00.123Z");
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private static JobRecord record(Outcome outcome) {
        List<Step> steps = new ArrayList<>();
        for (Ending ending : Ending.values()) {
            steps.add(new Step("[base 2/3] RUN make\u001b[31m", ending, 1.5, 20.25));
        }
        steps.add(new Step("[base 3/3] COPY . /src", Ending.UNFINISHED, null, null));
        return new JobRecord(
                DIGEST,
                "8123-1",
                "base",
                false,
                "ubuntu-24.04",
                new Machine("docker-container", "v0.33.1", "v0.37.2", 4),
                TIME,
                TIME.plusSeconds(60),
                outcome,
                outcome == Outcome.FAILED ? "RUN make ended with 2" : null,
                List.of(
                        new BuildTrace("stage-0", TIME, 55.5, true, 1_000L, 2_000L, steps),
                        new BuildTrace("slice-0", TIME, 0, false, null, null, List.of())),
                List.of(
                        new Product("stage-0", "base", DIGEST, 123_456L),
                        new Product("slice-0", "base", DIGEST, null),
                        new Product("image", "base", DIGEST, 0L)),
                outcome == Outcome.SUCCEEDED ? 5_000L : null);
    }

    private static final String JSON = RecordJson.write(record(Outcome.FAILED));

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrites(Outcome outcome) throws RecordException {
        assertThat(RecordJson.read(RecordJson.write(record(outcome)))).isEqualTo(record(outcome));
    }

    @ParameterizedTest
    @EnumSource
    void writesWhatTheSchemaDescribes(Outcome outcome) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);

        assertThat(schema.validate(RecordJson.write(record(outcome)), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(JSON.replace("\"failed\"", "\"FAILED\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void writesForPeopleToRead() {
        assertThat(JSON)
                .startsWith("{\n  \"schema\" : \"stagefan/record/v1\",\n  \"planDigest\" : \"sha256:0123")
                .contains("\"startedAt\" : \"2026-11-24T03:12:00.123Z\"")
                .endsWith("}\n");
    }

    @Test
    void aRecordIsKnownByItsSchema() {
        assertThat(RecordJson.isRecord(JSON)).isTrue();
        assertThat(RecordJson.isRecord("\ufeff {\"schema\":\"stagefan/record/v2\""))
                .isTrue();
        assertThat(RecordJson.isRecord("{\"vertexes\":[]}")).isFalse();
        assertThat(RecordJson.isRecord("{\"schema\":\"stagefan/plan/v1\"")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "record/v1|record/v2|its schema is not stagefan/record/v1",
                "\"run\" : \"8123-1\"|\"run\" : null|run is missing",
                "\"run\" : \"8123-1\"|\"run\" : \" \"|run is empty",
                "\"run\" : \"8123-1\"|\"rum\" : \"8123-1\"|run is not what docs/record.schema.json says",
                "\"merge\" : false,||merge is not what docs/record.schema.json says",
                "\"merge\" : false|\"merge\" : \"false\"|merge is not what docs/record.schema.json says",
                "\"merge\" : false|\"merge\" : false, \"merge\" : false|Duplicate",
                "\"planDigest\" : \"sha256:0123|\"planDigest\" : \"sha256:X123|planDigest is no digest",
                "\"outcome\" : \"failed\"|\"outcome\" : \"FAILED\"|outcome is not what docs/record.schema.json says",
                "\"outcome\" : \"failed\"|\"outcome\" : 1|outcome is not what docs/record.schema.json says",
                "\"seconds\" : 55.5|\"seconds\" : -1|builds[0].seconds is less than nothing",
                "\"seconds\" : 55.5|\"seconds\" : 1e999|builds[0].seconds is less than nothing, or no number",
                "\"seconds\" : 55.5|\"seconds\" : NaN|NaN",
                "\"pulledBytes\" : 1000|\"pulledBytes\" : -1|builds[0].pulledBytes is less than nothing",
                "\"pulledBytes\" : 1000|\"pulledBytes\" : 1.5|builds[0].pulledBytes is not what docs/record.schema.json says",
                "\"pulledBytes\" : 1000|\"pulledBytes\" : 99999999999999999999|builds[0].pulledBytes is not what docs/record.schema.json says",
                "\"startSeconds\" : 1.5|\"startSeconds\" : -0.5|builds[0].steps[0].startSeconds is less than nothing",
                "\"startedAt\" : \"2026-11-24T03:12:00.123Z\"|\"startedAt\" : \"yesterday\"|startedAt is not what docs/record.schema.json says",
                "\"startedAt\" : \"2026-11-24T03:12:00.123Z\"|\"startedAt\" : \"-9999-01-01T00:00:00Z\"|a time at which nothing",
                "\"key\" : \"slice-0\"|\"key\" : \"../../x\"|products[1].key is not stage-INDEX, slice-INDEX or image",
                "\"bytes\" : 123456|\"bytes\" : -4|products[0].bytes is less than nothing",
                "\"machine\" : {|\"machine\" : null, \"machines\" : {|machines",
            })
    void refusesWhatIsNoRecordAndSaysWhy(String part, String instead, String reason) {
        String wrong = JSON.replaceFirst(Pattern.quote(part), instead == null ? "" : instead);

        assertThat(wrong).isNotEqualTo(JSON);
        assertThatThrownBy(() -> RecordJson.read(wrong))
                .isInstanceOf(RecordException.class)
                .hasMessageStartingWith("could not read the record because ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesListsWithNothingInThem() {
        assertThatThrownBy(() -> RecordJson.read(JSON.replaceFirst("\"products\" : \\[", "\"products\" : [null, ")))
                .isInstanceOf(RecordException.class);
        assertThatThrownBy(() -> RecordJson.read("{\"schema\" : \"stagefan/record/v1\"}"))
                .isInstanceOf(RecordException.class);
        assertThatThrownBy(() -> RecordJson.read("[]")).isInstanceOf(RecordException.class);
        assertThatThrownBy(() -> RecordJson.read("")).isInstanceOf(RecordException.class);
        assertThatThrownBy(() -> RecordJson.read(JSON + "{}")).isInstanceOf(RecordException.class);
    }

    @Test
    void refusesWhatOnlyMeansToUseUpMemory() {
        assertThatThrownBy(() -> RecordJson.read("[".repeat(100_000))).isInstanceOf(RecordException.class);
        assertThatThrownBy(() -> RecordJson.read(JSON.replaceFirst("8123-1", "x".repeat(2_000_000))))
                .isInstanceOf(RecordException.class);
    }

    @Test
    void theRunnerMayBeSaidToBeAnother() {
        assertThat(record(Outcome.SUCCEEDED).on("ubuntu-24.04-arm").runner()).isEqualTo("ubuntu-24.04-arm");
    }
}
