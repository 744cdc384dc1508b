package dev.stagefan.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stagefan.image.Verification.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that differ in one respect each. */
class DifferenceTest {
    private static final Path SCHEMA = Path.of("..", "docs", "verify.schema.json");
    private static final String FILE = "x";

    static Stream<Arguments> layers() {
        return Stream.of(
                arguments(new TestLayer().file(FILE, "1"), new TestLayer().file(FILE, "2"), "/x contents"),
                arguments(
                        new TestLayer().file(FILE, "1"),
                        new TestLayer().file(FILE, "1", entry -> entry.setMode(04644)),
                        "/x mode 0644 4644"),
                arguments(
                        new TestLayer().folder(FILE),
                        new TestLayer().folder(FILE, entry -> entry.setMode(01777)),
                        "/x mode 0755 1777"),
                arguments(
                        new TestLayer().file(FILE, "1"),
                        new TestLayer().file(FILE, "1", entry -> entry.setIds(7, 0)),
                        "/x owner 0:0 7:0"),
                arguments(
                        new TestLayer().file(FILE, "1"),
                        new TestLayer().file(FILE, "1", entry -> entry.setIds(0, 8)),
                        "/x owner 0:0 0:8"),
                arguments(
                        new TestLayer().symbolicLink(FILE, "a"),
                        new TestLayer().symbolicLink(FILE, "/a"),
                        "/x target a /a"),
                arguments(new TestLayer().device(FILE, 1, 3), new TestLayer().device(FILE, 1, 5), "/x device 1:3 1:5"),
                arguments(new TestLayer().pipe(FILE), new TestLayer().file(FILE, ""), "/x kind pipe file"),
                arguments(new TestLayer().file(FILE, ""), new TestLayer(), "/x presence file null"),
                arguments(new TestLayer(), new TestLayer().folder(FILE), "/x presence null directory"),
                arguments(
                        new TestLayer().file(FILE, "1", entry -> entry.addPaxHeader("SCHILY.xattr.user.a", "1")),
                        new TestLayer().file(FILE, "1"),
                        "/x extended attribute user.a=1 null"),
                arguments(
                        new TestLayer().file("a", "1").hardLink(FILE, "a"),
                        new TestLayer().file("a", "1").file(FILE, "1"),
                        "/x hard link of /a null"));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void eachIsFoundAndNothingElse(TestLayer one, TestLayer other, String difference) throws Exception {
        VerifyResult result = verify(TestImage.of(one), TestImage.of(other));

        assertThat(VerificationTest.lines(result)).singleElement().asString().startsWith(difference);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "same",
            value = {
                "\"Env\": [\"A=1\", \"B=2\"]|\"Env\": [\"B=2\", \"A=1\"]|Env order A B B A",
                "\"Env\": [\"A=1\"]|\"Env\": [\"A=2\"]|Env A value 1 2",
                "\"Env\": [\"A=1\"]|\"Env\": [\"A=1\", \"B=3\"]|Env B presence null 3",
                "\"Entrypoint\": [\"a\"]|\"Entrypoint\": [\"a\", \"b\"]|Entrypoint value [\"a\"] [\"a\",\"b\"]",
                "\"Cmd\": [\"a\"]|\"Cmd\": null|Cmd presence [\"a\"] null",
                "\"Cmd\": []|\"Cmd\": null|same",
                "\"User\": \"\"|\"WorkingDir\": \"\"|same",
                "\"User\": \"a\"|\"User\": \"b\"|User value a b",
                "\"WorkingDir\": \"/a\"|\"WorkingDir\": \"/\"|WorkingDir value /a /",
                "\"Labels\": {\"a\": \"\"}|\"Labels\": {}|Labels a presence  null",
                "\"Labels\": {\"a\": \"1\", \"b\": \"2\"}|\"Labels\": {\"b\": \"2\", \"a\": \"1\"}|same",
                "\"ExposedPorts\": {\"80/tcp\": {}}|\"ExposedPorts\": {\"80/udp\": {}, \"80/tcp\": {}}"
                        + "|ExposedPorts 80/udp presence null {}",
                "\"Volumes\": {\"/a\": {}}|\"Volumes\": null|Volumes /a presence {} null",
                "\"Healthcheck\": {\"Test\": [\"NONE\"]}|\"Healthcheck\": {}|Healthcheck presence {\"Test\":[\"NONE\"]} {}",
                "\"Shell\": [\"/bin/bash\"]|\"Shell\": [\"/bin/sh\"]|Shell value [\"/bin/bash\"] [\"/bin/sh\"]",
                "\"StopSignal\": \"SIGTERM\"|\"StopSignal\": \"SIGINT\"|StopSignal value SIGTERM SIGINT",
                "\"OnBuild\": [\"RUN a\"]|\"OnBuild\": []|OnBuild presence [\"RUN a\"] []",
                "\"Hostname\": \"1234\"|\"Image\": \"sha256:1\"|same",
                "\"NewInDocker\": true|\"NewInDocker\": false|NewInDocker presence true false",
            })
    void eachPartOfTheConfigurationCounts(String one, String other, String difference) throws Exception {
        VerifyResult result = verify(configured(one), configured(other));

        assertThat(VerificationTest.lines(result)).isEqualTo(difference == null ? List.of() : List.of(difference));
    }

    @Test
    void thePlatformCounts() throws Exception {
        TestImage one = TestImage.with("{\"os\": \"linux\", \"architecture\": \"arm\", \"variant\": \"v7\"}");
        TestImage other = TestImage.with("{\"os\": \"linux\", \"architecture\": \"arm\", \"variant\": \"v6\"}");

        assertThat(VerificationTest.lines(verify(one, other))).containsExactly("variant value v7 v6");
    }

    @Test
    void whatTellsOfTheBuildDoesNotCount() throws Exception {
        TestImage one =
                TestImage.with("{\"os\": \"linux\", \"architecture\": \"amd64\", \"created\": \"2026-11-24T03:12:00Z\","
                        + " \"history\": [{}], \"moby.buildkit.cache.v0\": \"x\", \"config\": {}}");

        assertThat(verify(one, TestImage.of()).isSame()).isTrue();
    }

    @Test
    void pathsThatAreNotUtf8AreShownSoThatNoTwoLookAlike() throws Exception {
        assertThat(Paths.shown("/a\u00ff\u00c3\u00a9\\xff")).isEqualTo("/a\\xff\u00e9\\\\xff");
    }

    @Test
    void writesWhatTheSchemaDescribes() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        Options options = new Options(null, Times.COMPARED, List.of(PathPattern.parse("/var")));
        for (Object[] layers : layers().map(Arguments::get).toList()) {
            TestImage one = TestImage.of((TestLayer) layers[0]);
            TestImage other = TestImage.of((TestLayer) layers[1]);
            VerifyResult different = Verification.of(one, other, options, ReadingListener.NONE);
            VerifyResult same = Verification.of(one, one, options, ReadingListener.NONE);

            assertThat(schema.validate(VerifyJson.write(different), InputFormat.JSON))
                    .isEmpty();
            assertThat(schema.validate(VerifyJson.write(same), InputFormat.JSON))
                    .isEmpty();
        }
        VerifyResult configured = verify(configured("\"Env\": [\"A=1\"]"), configured("\"User\": \"a\""));
        assertThat(schema.validate(VerifyJson.write(configured), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(VerifyJson.write(configured).replace("presence", "absence"), InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/var/cache, /var/cache, true",
        "/var/cache, /var/cache/apt/x, true",
        "/var/cache/, /var/cache/apt/x, true",
        "/var/cache, /var/cached, false",
        "/var/cache, /srv/var/cache, false",
        "/usr/lib/*.pyc, /usr/lib/a.pyc, true",
        "/usr/lib/*.pyc, /usr/lib/a/b.pyc, false",
        "/usr/lib/**.pyc, /usr/lib/a/b.pyc, true",
        "/**/__pycache__, /__pycache__/a, true",
        "/**/__pycache__, /usr/lib/__pycache__/a, true",
        "/**/__pycache__, /usr/lib/x__pycache__/a, false",
        "/a?c, /abc, true",
        "/a?c, /a/c, false",
        "/a.c, /abc, false",
        "/, /anything, true",
        "/**, /anything, true",
    })
    void patternsStandForPaths(String pattern, String path, boolean matches) {
        assertThat(PathPattern.parse(pattern).matches(path)).isEqualTo(matches);
    }

    private static TestImage configured(String configuration) {
        return TestImage.with("{\"os\": \"linux\", \"architecture\": \"amd64\", \"config\": {" + configuration + "}}");
    }

    private static VerifyResult verify(TestImage one, TestImage other) throws IOException, InterruptedException {
        return Verification.of(one, other, Options.USUAL, ReadingListener.NONE);
    }
}
