package dev.atelier.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.atelier.core.cache.Cache;
import dev.atelier.testkit.cache.CacheContract;
import dev.atelier.testkit.cache.Redis;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

class RedisCacheTest extends CacheContract {
    private static Redis redis;

    private RedisCache cache;

    @BeforeAll
    static void start() throws IOException {
        redis = new Redis();
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
    }

    @BeforeEach
    void open() {
        cache = new RedisCache(redis.url(), 4, 2000);
        cache.clear("");
    }

    @AfterEach
    void close() {
        cache.close();
    }

    @Override
    protected Cache cache() {
        return cache;
    }

    @Test
    void keepsItsKeysApartFromThoseOfOthers() {
        try (RedisClient other = RedisClient.create(redis.url())) {
            other.set("somebody:else", "1");
            cache.put(key("pictures", "first"), new byte[1], Duration.ofHours(1));

            assertThat(other.exists(
                            "atelier:pictures:" + key("pictures", "first").hash()))
                    .isTrue();
            cache.clear("");
            assertThat(other.keys("*")).containsExactly("somebody:else");
            other.del("somebody:else");
        }
    }

    @Test
    void clearsMoreThanAPage() {
        for (int i = 0; i < 2500; i++) {
            cache.put(key("pictures", "number " + i), new byte[1], Duration.ofHours(1));
        }
        cache.clear("pictures");

        assertThat(cache.statistics().entries()).isZero();
    }

    @Test
    void saysThatThePasswordIsWrong() throws IOException {
        try (Redis guarded = new Redis("right");
                RedisCache wrong = new RedisCache(guarded.url().replace("//", "//default:wrong@"), 2, 2000)) {
            assertThatExceptionOfType(JedisException.class)
                    .isThrownBy(wrong::probe)
                    .satisfies(refused -> assertThat(wrong.reason(refused))
                            .contains("refuses the user or password")
                            .doesNotContain("wrong"));
            assertThat(wrong.address()).doesNotContain("wrong");
        }
    }

    @Test
    void saysThatAPasswordIsMissing() throws IOException {
        try (Redis guarded = new Redis("right");
                RedisCache without = new RedisCache(guarded.url(), 2, 2000)) {
            assertThatExceptionOfType(JedisException.class)
                    .isThrownBy(without::probe)
                    .satisfies(refused -> assertThat(without.reason(refused)).contains("refuses the user or password"));
        }
    }

    @Test
    void entersWithTheRightPassword() throws IOException {
        try (Redis guarded = new Redis("right");
                RedisCache right = new RedisCache(guarded.url().replace("//", "//default:right@"), 2, 2000)) {
            right.put(key("pictures", "first"), new byte[1], Duration.ofHours(1));

            assertThat(right.get(key("pictures", "first"))).isPresent();
        }
    }

    @Test
    void refusesWhatIsNoAddressWithoutRepeatingIt() {
        for (String wrong : new String[] {"http://secret@host:6379", "redis://secret", "redis://secret word@host:1"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RedisCache(wrong, 2, 2000))
                    .withMessageContaining("redisUrl must look like")
                    .withMessageNotContaining("secret");
        }
    }
}
