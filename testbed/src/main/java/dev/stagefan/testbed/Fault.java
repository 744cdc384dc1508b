package dev.stagefan.testbed;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong between a client and a registry.
 *
 * @param requests which requests: all of {@code METHOD PATH} has to match, as in {@code PUT /v2/.*}
 * @param spared how many of these pass unharmed first
 * @param times how many go wrong then; the others pass again
 * @param effect what goes wrong
 */
public record Fault(Pattern requests, int spared, int times, Effect effect) {
    /** All requests that change what the registry holds. */
    private static final String WRITING = "(POST|PUT|PATCH|DELETE) .*";

    /** What goes wrong with a request. A body is the request's where it has one, the answer's otherwise. */
    public sealed interface Effect {
        /**
         * The registry does not see the request; its answer is this one.
         *
         * @param retryAfterSeconds of the header {@code Retry-After}; null for none
         */
        record Answer(int status, @Nullable Integer retryAfterSeconds) implements Effect {
            /** The whole answer, with an error as the distribution specification has it. */
            byte[] bytes() {
                String body =
                        "{\"errors\":[{\"code\":\"%s\",\"message\":\"a fault of the testbed\"}]}".formatted(code());
                String retry = retryAfterSeconds == null ? "" : "Retry-After: " + retryAfterSeconds + "\r\n";
                String answer = "HTTP/1.1 %d Fault\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(status, retry, body.length(), body);
                return answer.getBytes(StandardCharsets.ISO_8859_1);
            }

            private String code() {
                return switch (status) {
                    case 401 -> "UNAUTHORIZED";
                    case 403 -> "DENIED";
                    case 405 -> "UNSUPPORTED";
                    case 429 -> "TOOMANYREQUESTS";
                    default -> "UNKNOWN";
                };
            }
        }

        /**
         * The connection breaks.
         *
         * @param afterBytes of the body that pass before; all of it where it is shorter, and nothing comes back
         * @param quietSeconds for which nothing more happens before it breaks
         */
        record Cut(long afterBytes, double quietSeconds) implements Effect {}

        /** One byte of the body is another one. */
        record Corruption() implements Effect {}
    }

    /** The first requests that match are answered with a status. */
    public static Fault answer(String requests, int times, int status) {
        return new Fault(Pattern.compile(requests), 0, times, new Effect.Answer(status, null));
    }

    /** The first requests that match are told that there were too many, and when to come again. */
    public static Fault tooMany(String requests, int times, int retryAfterSeconds) {
        return new Fault(Pattern.compile(requests), 0, times, new Effect.Answer(429, retryAfterSeconds));
    }

    /** The connections of the first requests that match break in the middle of a body. */
    public static Fault cut(String requests, int times, long afterBytes) {
        return new Fault(Pattern.compile(requests), 0, times, new Effect.Cut(afterBytes, 0));
    }

    /** The first requests that match get no answer, until their connection breaks. */
    public static Fault quiet(String requests, int times, double seconds) {
        return new Fault(Pattern.compile(requests), 0, times, new Effect.Cut(0, seconds));
    }

    /** The registry does what the first requests that match ask for, and its answer never arrives. */
    public static Fault lost(String requests, int times, double quietSeconds) {
        return new Fault(Pattern.compile(requests), 0, times, new Effect.Cut(Long.MAX_VALUE, quietSeconds));
    }

    /** The bodies of the first requests that match, or of their answers, arrive with a wrong byte. */
    public static Fault corruption(String requests, int times) {
        return new Fault(Pattern.compile(requests), 0, times, new Effect.Corruption());
    }

    /** The registry takes nothing, as one in its read-only mode: 405. */
    public static Fault readOnly() {
        return answer(WRITING, Integer.MAX_VALUE, 405);
    }

    /** Nobody may write, whoever they are: 403. */
    public static Fault denied() {
        return answer(WRITING, Integer.MAX_VALUE, 403);
    }

    /** The same after so many requests that match and pass. */
    public Fault after(int passing) {
        return new Fault(requests, passing, times, effect);
    }

    /** Whether a request goes wrong, if it is this one, counted from 0, of those that match. */
    boolean strikes(int index) {
        return index >= spared && index - spared < times;
    }
}
