package dev.stagefan.estimate;

/** The standard normal distribution, the same to the last bit on every machine. */
final class Normal {
    /** M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988): PPND16, good to 16 digits. */
    private static final double[] CENTRE_ABOVE = {
        3.3871328727963666080,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3
    };

    private static final double[] CENTRE_BELOW = {
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3
    };

    private static final double[] MIDDLE_ABOVE = {
        1.42343711074968357734,
        4.63033784615654529590,
        5.76949722146069140550,
        3.64784832476320460504,
        1.27045825245236838258,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4
    };

    private static final double[] MIDDLE_BELOW = {
        1.0,
        2.05319162663775882187,
        1.67638483018380384940,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };

    private static final double[] TAIL_ABOVE = {
        6.65790464350110377720,
        5.46378491116411436990,
        1.78482653991729133580,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7
    };

    private static final double[] TAIL_BELOW = {
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15
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
