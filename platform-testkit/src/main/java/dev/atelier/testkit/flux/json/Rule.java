package dev.atelier.testkit.flux.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one field may hold.
 *
 * @param required whether it may not be left out
 * @param says what a refusal says
 * @param allows whether a value will do
 */
record Rule(boolean required, String says, Predicate<JsonNode> allows) {
    static Rule text() {
        return new Rule(false, "Input should be a valid string", JsonNode::isTextual);
    }

    static Rule flag() {
        return new Rule(false, "Input should be a valid boolean", JsonNode::isBoolean);
    }

    static Rule integer(long least, long most) {
        return steps(least, most, 1);
    }

    static Rule steps(long least, long most, long step) {
        return new Rule(
                false,
                "Input should be an integer from " + least + " to " + most + ", a multiple of " + step,
                value -> value.isIntegralNumber()
                        && value.longValue() >= least
                        && value.longValue() <= most
                        && value.longValue() % step == 0);
    }

    static Rule number(double least, double most) {
        return new Rule(
                false,
                "Input should be a number from " + least + " to " + most,
                value -> value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most);
    }

    static Rule choice(String... words) {
        return new Rule(
                false,
                "Input should be one of " + List.of(words),
                value -> List.of(words).contains(value.textValue()));
    }

    /** From 21:9 to 9:21. */
    static Rule ratio() {
        return new Rule(false, "Input should be a ratio between 21:9 and 9:21", value -> {
            String[] terms = value.asText().matches("[1-9]\\d?:[1-9]\\d?")
                    ? value.asText().split(":")
                    : new String[0];
            double shape = terms.length == 2 ? Double.parseDouble(terms[0]) / Double.parseDouble(terms[1]) : 0;
            return shape >= 9 / 21.0 && shape <= 21 / 9.0;
        });
    }

    /** An address, or the file itself in base64. */
    static Rule file() {
        return new Rule(false, "Input should be a URL or base64", Rule::isFile);
    }

    /** A list of files, or of pairs of a second and a file. */
    static Rule frames() {
        return new Rule(false, "Input should be up to 10 frames", value -> {
            boolean good = value.isArray() && value.size() <= 10;
            for (JsonNode frame : value) {
                good &= isFile(frame) || (frame.size() == 2 && frame.path(0).isNumber() && isFile(frame.path(1)));
            }
            return good;
        });
    }

    Rule needed() {
        return new Rule(true, says, allows);
    }

    private static boolean isFile(JsonNode value) {
        if (!value.isTextual() || value.textValue().isEmpty()) {
            return false;
        } else if (value.textValue().startsWith("https://")) {
            return true;
        }
        try {
            return Base64.getDecoder().decode(value.textValue()).length > 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
