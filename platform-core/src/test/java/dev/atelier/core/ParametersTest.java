package dev.atelier.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void numbersHaveOneForm() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("int", 7);
        values.put("decimal", new BigDecimal("7.0"));
        values.put("fraction", 0.5f);
        Parameters parameters = Parameters.of(values);

        assertThat(parameters.get("int")).isEqualTo(7L);
        assertThat(parameters.get("decimal")).isEqualTo(7L);
        assertThat(parameters.get("fraction")).isEqualTo(0.5);
    }

    @Test
    void nullIsAbsent() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seed", null);
        assertThat(Parameters.of(values).has("seed")).isFalse();
        assertThat(Parameters.of("seed", 1).with("seed", null)).isEqualTo(Parameters.EMPTY);
    }

    @Test
    void aValueOfTheWrongTypeIsNamedWithWhatCame() {
        Parameters parameters = Parameters.of("width", "wide");
        assertThatThrownBy(() -> parameters.integer("width"))
                .isInstanceOfSatisfying(MediaException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
                    assertThat(refusal.failure().field()).contains("width");
                })
                .hasMessage("width must be an integer, but is \"wide\"");
    }

    @Test
    void blankTextCountsAsMissing() {
        assertThatThrownBy(() -> Parameters.of("prompt", " \t").requireText("prompt"))
                .hasMessage("prompt is required and must not be blank");
    }

    @Test
    void canonicalTextIgnoresOrderAndKeepsTypesApart() {
        Parameters one = Parameters.of("b", List.of(1, "1")).with("a", Map.of("y", 1, "x", true));
        Parameters other = Parameters.of("a", Map.of("x", true, "y", 1)).with("b", List.of(1, "1"));
        assertThat(one.canonical())
                .isEqualTo(other.canonical())
                .isEqualTo("{\"a\":{\"x\":true,\"y\":1},\"b\":[1,\"1\"]}");
    }

    @Test
    void canonicalTextEscapes() {
        assertThat(Parameters.of("p", "a\"b\\c\nd").canonical()).isEqualTo("{\"p\":\"a\\\"b\\\\c\\u000ad\"}");
    }

    @Test
    void isNotChangedThroughWhatItWasMadeOf() {
        List<Object> list = new ArrayList<>(List.of("a"));
        Parameters parameters = Parameters.of("list", list);
        list.add("b");
        assertThat(parameters.texts("list")).containsExactly("a");
        assertThatThrownBy(() -> parameters.asMap().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesWhatJsonHasNoFormFor() {
        assertThatThrownBy(() -> Parameters.of("x", new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
