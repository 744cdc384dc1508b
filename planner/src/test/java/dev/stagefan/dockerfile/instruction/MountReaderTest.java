package dev.stagefan.dockerfile.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Mount;
import dev.stagefan.dockerfile.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountReaderTest {
    private static final Position POSITION = Position.of(3, 5);

    private static Mount parse(String flag) throws DockerfileException {
        return MountReader.read(flag, POSITION, word -> word);
    }

    @Test
    void isABindMountUnlessItSaysOtherwise() throws DockerfileException {
        assertThat(parse("target=/x"))
                .isEqualTo(new Mount(
                        Mount.Type.BIND, null, null, "/x", null, null, false, null, null, null, null, null, true));
    }

    @Test
    void readsEveryFieldOfACache() throws DockerfileException {
        assertThat(parse("type=CACHE,id=c,from=base,source=/s,dst=/t,sharing=Locked,mode=0755,uid=1,gid=4294967295"))
                .isEqualTo(new Mount(
                        Mount.Type.CACHE,
                        "base",
                        "/s",
                        "/t",
                        "c",
                        Mount.Sharing.LOCKED,
                        false,
                        null,
                        null,
                        493L,
                        1L,
                        4294967295L,
                        false));
    }

    @Test
    void keepsApartWhatIsEmptyAndWhatIsNotGiven() throws DockerfileException {
        Mount mount = parse("from=,type=secret,id=token,env=,required");
        assertThat(mount.from()).isEmpty();
        assertThat(mount.env()).isEmpty();
        assertThat(mount.source()).isNull();
        assertThat(mount.required()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'type=bind', true",
        "'type=secret,id=x', true",
        "'type=ssh', true",
        "'type=cache', false",
        "'type=tmpfs', false",
        "'type=cache,ro', true",
        "'type=cache,readonly=1', true",
        "'rw', false",
        "'readwrite=false', true",
        "'ro,rw', false",
        "'rw=true,ro=true', true",
    })
    void isReadOnlyAsAskedForOrAsItsTypeIs(String flag, boolean readOnly) throws DockerfileException {
        assertThat(parse(flag).readOnly()).isEqualTo(readOnly);
    }

    @Test
    void expandsTheValueOfEachField() throws DockerfileException {
        Mount mount = MountReader.read(
                "type=$T,target=/$P,rw",
                POSITION,
                word -> word.replace("$T", "cache").replace("$P", "p"));
        assertThat(mount.type()).isEqualTo(Mount.Type.CACHE);
        assertThat(mount.target()).isEqualTo("/p");
    }

    @Test
    void passesOnWhatTheExpanderRefuses() {
        DockerfileException refusal = new DockerfileException(Diagnostic.error("r", "m", POSITION));
        assertThatThrownBy(() -> MountReader.read("target=x", POSITION, word -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "target=\"x",
                "type=volume",
                "target",
                "trget=/x",
                "readonly=maybe",
                "rw=maybe",
                "required",
                "required=true,type=secret,id=x",
                "type=secret,id=x,required=maybe",
                "size=1,type=tmpfs",
                "type=tmpfs,size=big",
                "type=cache,sharing=mine",
                "sharing=locked",
                "type=cache,mode=9",
                "type=cache,mode=+7",
                "type=cache,uid=4294967296",
                "type=cache,gid=x",
                "mode=0644",
                "uid=1",
                "type=tmpfs,gid=1",
                "type=secret",
                "type=secret,id=x,from=base",
                "type=secret,id=x,sharing=locked",
                "type=secret,id=x,source=y",
            })
    void refuses(String flag) {
        DockerfileException refusal = catchThrowableOfType(DockerfileException.class, () -> parse(flag));
        assertThat(refusal.diagnostic().rule()).isEqualTo("invalid-mount");
        assertThat(refusal.diagnostic().position()).isEqualTo(POSITION);
        assertThat(refusal.diagnostic().help()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=cahce", "trget=/x", "targt", "sharing=shred"})
    void suggestsTheNearestWord(String flag) {
        DockerfileException refusal = catchThrowableOfType(DockerfileException.class, () -> parse(flag));
        assertThat(refusal.diagnostic().help()).startsWith("did you mean ");
    }

    @Test
    void isOnlyCheckedForItsCommasAndItsSourceWhenRunIsParsed() throws DockerfileException {
        Dockerfile dockerfile = DockerfileReader.read("FROM a\nRUN --mount=type=$T,mode=x,from=b$ true");
        assertThat(((Instruction.Run) dockerfile.stages().get(0).instructions().get(0)).mounts())
                .containsExactly("type=$T,mode=x,from=b$");
    }
}
