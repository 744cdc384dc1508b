package dev.stagefan.dockerfile.value;

import dev.stagefan.dockerfile.text.Casing;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word of EXPOSE: {@code [[ip:]hostPort:]port[-port][/protocol]}.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert_expose.go
 */
public final class ExposedPort {
    private static final Set<String> PROTOCOLS = Set.of("", "tcp", "udp", "sctp");
    private static final int HIGHEST = 65535;

    private ExposedPort() {}

    /** First and last of some ports. */
    private record Range(int first, int last) {
        int length() {
            return last - first;
        }
    }

    /** Refuses what is no port specification. */
    public static void check(String word) throws Refusal {
        int portStart = word.lastIndexOf(':') + 1;
        String containerPort = word.substring(portStart);
        String host = portStart == 0 ? "" : word.substring(0, portStart - 1);
        int hostPortStart = host.lastIndexOf(':') + 1;
        String hostPort = host.substring(hostPortStart);
        String ip = hostPortStart == 0 ? "" : host.substring(0, hostPortStart - 1);

        int slash = containerPort.indexOf('/');
        String port = slash < 0 ? containerPort : containerPort.substring(0, slash);
        String protocol = slash < 0 ? "" : containerPort.substring(slash + 1);
        if (port.isEmpty() || !PROTOCOLS.contains(Casing.lower(protocol))) {
            throw invalid(word);
        }
        if (!ip.isEmpty() && !IpAddress.isValid(ip.startsWith("[") ? unbracketed(ip, word) : ip)) {
            throw invalid(word);
        }
        Range container = range(port, word);
        if (!hostPort.isEmpty()) {
            Range published = range(hostPort, word);
            if (container.length() != published.length() && container.length() != 0) {
                throw invalid(word);
            }
        }
    }

    private static String unbracketed(String ip, String word) throws Refusal {
        if (ip.indexOf(']') != ip.length() - 1 || ip.lastIndexOf('[') != 0) {
            throw invalid(word);
        }
        return ip.substring(1, ip.length() - 1);
    }

    private static Range range(String ports, String word) throws Refusal {
        int dash = ports.indexOf('-');
        String start = dash < 0 ? ports : ports.substring(0, dash);
        String end = dash < 0 ? start : ports.substring(dash + 1);
        @Nullable Integer first = number(start);
        @Nullable Integer last = number(end);
        if (first == null || last == null || last < first) {
            throw invalid(word);
        }
        return new Range(first, last);
    }

    private static @Nullable Integer number(String port) {
        var number = GoNumbers.decimal(port);
        boolean valid = number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= HIGHEST;
        return valid ? Integer.valueOf((int) number.getAsLong()) : null;
    }

    private static Refusal invalid(String word) {
        return new Refusal(
                "invalid-port",
                "invalid port: \"" + word + "\" is not a port, a range or either with /tcp, /udp or /sctp");
    }
}
