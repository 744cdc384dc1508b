package dev.stagefan.image.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarReaderTest {
    private static final String LONG = "folder/".repeat(40) + "file";
    private static final int BLOCK = 512;
    private static final int TYPE_AT = 156;
    private static final int CHECKSUM_AT = 148;

    /** How a library writes what does not fit into a header. */
    private enum Style {
        POSIX(TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.BIGNUMBER_POSIX),
        GNU(TarArchiveOutputStream.LONGFILE_GNU, TarArchiveOutputStream.BIGNUMBER_STAR);

        private final int names;
        private final int numbers;

        Style(int names, int numbers) {
            this.names = names;
            this.numbers = numbers;
        }
    }

    private static byte[] tar(Style style, TarArchiveEntry entry, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(style.names);
            tar.setBigNumberMode(style.numbers);
            byte[] data = content.getBytes(StandardCharsets.UTF_8);
            entry.setSize(data.length);
            tar.putArchiveEntry(entry);
            tar.write(data);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] file(String name, String content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        // What does not fit into the header would have a header of its own.
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        return tar(Style.POSIX, entry, content);
    }

    private static List<TarEntry> read(byte[] bytes) throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(bytes));
        List<TarEntry> entries = new ArrayList<>();
        for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
            entries.add(entry);
        }
        return entries;
    }

    /** The header with a byte changed, and a checksum that fits. */
    private static byte[] changed(byte[] tar, int at, byte value) {
        byte[] changed = tar.clone();
        changed[at] = value;
        Arrays.fill(changed, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += changed[i] & 0xff;
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, changed, CHECKSUM_AT, digits.length);
        return changed;
    }

    private static byte[] raw(String records, byte[] entry) {
        byte[] data = records.getBytes(StandardCharsets.ISO_8859_1);
        byte[] header = new byte[BLOCK];
        System.arraycopy("%011o".formatted(data.length).getBytes(StandardCharsets.ISO_8859_1), 0, header, 124, 11);
        header = changed(header, TYPE_AT, (byte) 'x');
        byte[] all = Arrays.copyOf(header, BLOCK + (data.length + BLOCK - 1) / BLOCK * BLOCK + entry.length);
        System.arraycopy(data, 0, all, BLOCK, data.length);
        System.arraycopy(entry, 0, all, all.length - entry.length, entry.length);
        return all;
    }

    @Test
    void readsLongNamesAndLargeNumbersOfBothKinds() throws IOException {
        for (Style style : Style.values()) {
            TarArchiveEntry entry = new TarArchiveEntry(LONG + "é");
            entry.setIds(0, 0);
            entry.setUserId(3_000_000_000L);
            entry.setGroupId(4_000_000_000L);
            entry.setMode(0104755);

            TarEntry read = read(tar(style, entry, "content")).get(0);

            assertThat(read.name()).isEqualTo(LONG + "\u00c3\u00a9");
            assertThat(read.owner()).isEqualTo(3_000_000_000L);
            assertThat(read.group()).isEqualTo(4_000_000_000L);
            assertThat(read.mode()).isEqualTo(04755);
            assertThat(read.size()).isEqualTo(7);
            assertThat(read.type()).isEqualTo(TarEntry.Type.FILE);
        }
    }

    @Test
    void readsLongTargetsOfLinks() throws IOException {
        for (Style style : Style.values()) {
            TarArchiveEntry entry = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
            entry.setLinkName(LONG);

            assertThat(read(tar(style, entry, ""))).singleElement().satisfies(read -> {
                assertThat(read.type()).isEqualTo(TarEntry.Type.SYMBOLIC_LINK);
                assertThat(read.link()).isEqualTo(LONG);
            });
        }
    }

    @Test
    void readsPartsOfSeconds() throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry("file");
        Instant time = Instant.parse("1969-12-31T23:59:58.123456700Z");
        entry.setLastModifiedTime(FileTime.from(time));

        assertThat(read(tar(Style.POSIX, entry, "")).get(0).modified()).isEqualTo(time);
        assertThat(read(raw("17 mtime=-1.2500\n", file("file", ""))).get(0).modified())
                .isEqualTo(Instant.parse("1969-12-31T23:59:58.750Z"));
    }

    @Test
    void readsExtendedAttributesByteByByte() throws IOException {
        String capability = "\u0001\u0000\u0000\u0002\u0080\u00ff\n=";
        String record = "SCHILY.xattr.security.capability=" + capability + "\n";
        String records = (record.length() + 3) + " " + record;

        assertThat(read(raw(records, file("ping", ""))).get(0).attributes())
                .isEqualTo(Map.of("security.capability", capability));
    }

    @Test
    void passesOverWhatWasNotRead() throws IOException {
        byte[] two = Arrays.copyOf(file("a", "x".repeat(1000)), 3 * BLOCK);
        byte[] both = Arrays.copyOf(two, two.length + 10240);
        System.arraycopy(file("b", "y"), 0, both, two.length, 2 * BLOCK);
        TarReader reader = new TarReader(new ByteArrayInputStream(both));
        reader.next();
        assertThat(reader.position()).isEqualTo(BLOCK);
        assertThat(reader.read(new byte[10])).isEqualTo(10);

        assertThat(reader.next()).isNotNull().extracting(TarEntry::name).isEqualTo("b");
        assertThat(reader.position()).isEqualTo(4L * BLOCK);
        assertThat(reader.next()).isNull();
    }

    @Test
    void anEndWithoutBlocksOfZerosIsOne() throws IOException {
        assertThat(read(Arrays.copyOf(file("a", "x"), 2 * BLOCK))).hasSize(1);
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(new byte[BLOCK])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, BLOCK - 1, BLOCK + 1, BLOCK + 400, 2 * BLOCK - 1})
    void refusesWhatIsCutOff(int length) throws IOException {
        byte[] whole = file("a", "x".repeat(401));

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
                .isInstanceOf(TarException.class)
                .hasMessage("it ends in the middle of an entry");
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        byte[] damaged = file("a", "x");
        damaged[0] = 'b';

        assertThatThrownBy(() -> read(damaged)).hasMessageContaining("does not match its checksum");
    }

    @ParameterizedTest
    @ValueSource(chars = {'S', '7', 'V', 'A'})
    void refusesTypesThatLayersDoNotHave(char type) throws IOException {
        byte[] tar = changed(file("a", ""), TYPE_AT, (byte) type);

        assertThatThrownBy(() -> read(tar)).isInstanceOf(TarException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "5 a=b\n",
                "99 path=x\n",
                "9 path=x",
                "-1 path=x\n",
                "9999999999 path=x\n",
                "4 =\n",
                "11 path=a\0b\n",
                "14 size=-20000\n",
                "11 size=1x\n",
                "32 mtime=9999999999999999999999\n",
                "22 GNU.sparse.major=1\n"
            })
    void refusesExtendedHeadersThatAreDamaged(String records) throws IOException {
        byte[] tar = raw(records, file("a", "x"));

        assertThatThrownBy(() -> read(tar)).isInstanceOf(TarException.class);
    }

    @Test
    void refusesAnExtendedHeaderThatOnlyMeansToUseUpMemory() throws IOException {
        byte[] tar = raw("x", file("a", "x"));
        byte[] size = "77777777777".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(size, 0, tar, 124, size.length);
        byte[] large = changed(tar, TYPE_AT, (byte) 'x');

        assertThatThrownBy(() -> read(large)).hasMessage("an extended header of it has 8589934591 bytes");
    }

    @Test
    void whateverIsChangedItEndsOrRefuses() throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(LONG);
        entry.addPaxHeader("SCHILY.xattr.user.a", "b");
        byte[] whole = tar(Style.POSIX, entry, "content");
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = whole.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(5 * BLOCK)] = (byte) random.nextInt();
            }
            if (random.nextBoolean()) {
                changed = changed(changed, TYPE_AT, changed[TYPE_AT]);
            }
            try {
                assertThat(read(changed)).hasSizeLessThan(20);
            } catch (TarException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
