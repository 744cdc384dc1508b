package dev.stagefan.estimate.render;

/** HTML in which parts of a user's file are nothing but text, and in which every number can be read by a machine. */
final class Html {
    private Html() {}

    /** Text, also between quotes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char character : Words.safe(text).toCharArray()) {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    /** A name, whose direction is its own business. */
    static String name(String name) {
        return "<bdi>" + escape(name) + "</bdi>";
    }

    /** A sentence, in which no line ends between a number and its unit. */
    static String sentence(String sentence) {
        return escape(sentence).replaceAll("(?<=\\d) (?=(h|min|s|%)\\b|%)|(?<=\\d h) (?=\\d)", "&nbsp;");
    }

    /** A duration; its value is the seconds of the JSON. */
    static String duration(double seconds) {
        return data(Amounts.exactSeconds(seconds).toPlainString(), Amounts.duration(seconds));
    }

    /** A share of runs; its value is that of the JSON. */
    static String share(double share) {
        return data(Amounts.plain(share, EstimateJson.SHARE_DECIMALS), Amounts.shortShare(share));
    }

    /** A price; its value is that of the JSON. */
    static String price(double dollars) {
        return data(Amounts.plain(dollars, EstimateJson.PRICE_DECIMALS), Amounts.price(dollars));
    }

    /** Billed minutes. */
    static String minutes(long minutes) {
        return data(Long.toString(minutes), Amounts.minutes(minutes));
    }

    /** A count. */
    static String count(long count) {
        return data(Long.toString(count), Long.toString(count));
    }

    private static String data(String value, String text) {
        return "<data value=\"" + value + "\">" + text.replace("<", "&lt;").replace(">", "&gt;") + "</data>";
    }
}
