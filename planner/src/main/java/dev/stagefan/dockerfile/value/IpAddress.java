package dev.stagefan.dockerfile.value;

import java.util.regex.Pattern;

/** IP addresses as Go's net.ParseIP takes them: without zones, and without leading zeros in dotted ones. */
public final class IpAddress {
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int GROUPS = 8;

    private IpAddress() {}

    public static boolean isValid(String text) {
        return text.indexOf(':') < 0 ? isDotted(text) : isColonSeparated(text);
    }

    private static boolean isDotted(String text) {
        String[] octets = text.split("\\.", -1);
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return octets.length == 4;
    }

    private static boolean isColonSeparated(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        int before = groups(text.substring(0, gap), false);
        int after = groups(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** How many groups a part has; negative when it is malformed. The last two may be written as dotted decimals. */
    private static int groups(String part, boolean mayEndDotted) {
        if (part.isEmpty()) {
            return 0;
        }
        String[] groups = part.split(":", -1);
        int count = groups.length;
        for (int i = 0; i < groups.length; i++) {
            boolean last = i == groups.length - 1;
            if (last && mayEndDotted && isDotted(groups[i])) {
                count++;
            } else if (!GROUP.matcher(groups[i]).matches()) {
                return Integer.MIN_VALUE;
            }
        }
        return count;
    }
}
