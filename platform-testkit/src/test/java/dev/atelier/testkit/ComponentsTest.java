package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    @interface Config {
        int size() default 3;
    }

    public static final class Diary extends ArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    public static final class Part {
        private final Diary diary;
        private final int size;

        public Part(Diary diary, Config config) {
            this.diary = diary;
            this.size = config.size();
        }

        void close() {
            diary.add("closed " + size);
        }
    }

    @Test
    void makesAComponentOfServicesAndSettings() {
        Part part = new Components(new Diary()).make(Part.class, Map.of("size", 7));

        assertThat(part.size).isEqualTo(7);
    }

    @Test
    void stopsTheLastFirstAndEachOnce() {
        Diary diary = new Diary();
        try (Components components = new Components(diary)) {
            components.make(Part.class, Map.of("size", 1));
            Part second = components.make(Part.class, Map.of("size", 2));
            components.make(Part.class, Map.of("size", 3));
            components.stop(second);
        }

        assertThat(diary).isEqualTo(List.of("closed 2", "closed 3", "closed 1"));
    }

    @Test
    void saysWhichServiceIsMissing() {
        assertThatThrownBy(() -> new Components().make(Part.class, Map.of()))
                .hasMessage("Part needs a Diary, which is not offered");
    }
}
