package dev.stagefan.estimate;

/** The standard normal distribution, the same to the last bit on every machine. */
final class Normal {
    /** M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988): PPND16, good to 16 digits. */
    private static final double[] CENTRE_ABOVE = {
        3.3871328727963665,
        133.14166789178438,
        1971.5909503065513,
        13731.69376550946,
        45921.95393154987,
        67265.7709270087,
        33430.57558358813,
        2509.0809287301227
    };

    private static final double[] CENTRE_BELOW = {
        1.0,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };

    private static final double[] MIDDLE_ABOVE = {
        1.4234371107496835,
        4.630337846156546,
        5.769497221460691,
        3.6478483247632045,
        1.2704582524523684,
        0.2417807251774506,
        0.022723844989269184,
        0.0007745450142783414
    };

    private static final double[] MIDDLE_BELOW = {
        1.0,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-9
    };

    private static final double[] TAIL_ABOVE = {
        6.657904643501103,
        5.463784911164114,
        1.7848265399172913,
        0.29656057182850487,
        0.026532189526576124,
        0.0012426609473880784,
        2.7115555687434876e-5,
        2.0103343992922881e-7
    };

    private static final double[] TAIL_BELOW = {
        1.0,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-5,
        1.421511758316446e-7,
        2.0442631033899397e-15
    };

    private static final double CENTRE = 0.425;
    private static final double CENTRE_SQUARED = 0.180625;
    private static final double MIDDLE_SHIFT = 1.6;
    private static final double TAIL_FROM = 5;

    /** Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17: off by less than 7.5e-8. */
    private static final double[] CUMULATIVE = {0, 0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};

    private static final double CUMULATIVE_SCALE = 0.2316419;

    private Normal() {}

    /** The value that a share of {@code share}, above 0 and below 1, does not exceed. */
    static double quantile(double share) {
        double fromMiddle = share - 0.5;
        if (Math.abs(fromMiddle) <= CENTRE) {
            double rest = CENTRE_SQUARED - fromMiddle * fromMiddle;
            return fromMiddle * polynomial(CENTRE_ABOVE, rest) / polynomial(CENTRE_BELOW, rest);
        }
        double depth = StrictMath.sqrt(-StrictMath.log(fromMiddle < 0 ? share : 1 - share));
        double value = depth <= TAIL_FROM
                ? polynomial(MIDDLE_ABOVE, depth - MIDDLE_SHIFT) / polynomial(MIDDLE_BELOW, depth - MIDDLE_SHIFT)
                : polynomial(TAIL_ABOVE, depth - TAIL_FROM) / polynomial(TAIL_BELOW, depth - TAIL_FROM);
        return fromMiddle < 0 ? -value : value;
    }

    /** The share that does not exceed {@code value}. */
    static double cumulative(double value) {
        double density = StrictMath.exp(-value * value / 2) / StrictMath.sqrt(2 * Math.PI);
        double above = density * polynomial(CUMULATIVE, 1 / (1 + CUMULATIVE_SCALE * Math.abs(value)));
        return value < 0 ? above : 1 - above;
    }

    private static double polynomial(double[] coefficients, double at) {
        double sum = 0;
        for (int power = coefficients.length - 1; power >= 0; power--) {
            sum = sum * at + coefficients[power];
        }
        return sum;
    }
}
