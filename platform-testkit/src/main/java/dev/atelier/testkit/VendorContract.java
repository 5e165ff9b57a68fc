package dev.atelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.error.MediaException;
import dev.atelier.core.operation.MediaRequest;
import dev.atelier.core.provider.MediaProvider;
import dev.atelier.core.provider.ProviderCall;
import dev.atelier.testkit.vendor.FakeVendor;
import dev.atelier.testkit.vendor.Mischief;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every provider that speaks to a remote vendor must do beyond {@link ProviderContract}, tried against a fake of
 * that vendor: never buy twice, keep the key to the vendor, come again when told to, say whose fault it is.
 */
public abstract class VendorContract extends VendorRig {
    private static final long LARGE = 20_000_000;
    private static final String PAGE = "<html><body>An error occurred</body></html>";

    @Test
    void doesNotRepeatASubmitThatMayHaveBeenAccepted() {
        fake().vendor().next(Mischief.cutAfter());

        assertThat(failure(paid()).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(fake().charged()).isEqualTo(1);
    }

    @TestFactory
    Stream<DynamicTest> comesAgainWhenTheVendorIsBusy() {
        VendorAnswer busy = VendorAnswer.json(429, "{}");
        return Map.of(
                        "it says when", busy.withHeader("Retry-After-Ms", "1"),
                        "it says when, in seconds", busy.withHeader("Retry-After", "0"),
                        "it does not say when", busy)
                .entrySet()
                .stream()
                .map(answer -> DynamicTest.dynamicTest(answer.getKey(), () -> {
                    long before = fake().charged();
                    fake().vendor().next(Mischief.instead(answer.getValue()));

                    assertThat(run(paid()).artifacts()).isNotEmpty();
                    assertThat(fake().charged() - before).isEqualTo(1);
                }));
    }

    @Test
    void buysNothingThatCannotBeWrittenDown() {
        try (TestPlatform platform = new TestPlatform()) {
            MediaProvider provider = provider(platform, KEY);
            ProviderCall call = platform.call(provider, paid());
            MediaException away = new MediaException(ErrorKind.UNAVAILABLE, "it cannot be written down");

            Runnable notWritten = () -> {
                throw away;
            };
            assertThatExceptionOfType(MediaException.class)
                    .isThrownBy(() -> platform.purchases().expecting(notWritten, () -> provider.start(call)))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
            assertThat(fake().charged()).isZero();
        }
    }

    @Test
    void leavesALongWaitToTheCaller() {
        fake().vendor().next(Mischief.instead(VendorAnswer.json(429, "{}").withHeader("Retry-After", "3600")));

        Failure failure = failure(paid());

        assertThat(failure.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
    }

    @TestFactory
    Stream<DynamicTest> saysWhoseFaultItIs() {
        return Map.of(
                        401, ErrorKind.PROVIDER_AUTH,
                        402, ErrorKind.PROVIDER_QUOTA,
                        403, ErrorKind.PROVIDER_AUTH,
                        404, ErrorKind.PROVIDER_REJECTED,
                        500, ErrorKind.PROVIDER_FAILED,
                        504, ErrorKind.TIMEOUT)
                .entrySet()
                .stream()
                .map(status -> DynamicTest.dynamicTest("status " + status.getKey(), () -> {
                    fake().vendor().next(Mischief.instead(VendorAnswer.json(status.getKey(), PAGE)));

                    Failure failure = failure(paid());

                    assertThat(failure.kind()).isEqualTo(status.getValue());
                    assertThat(failure.provider()).contains(fake().provider());
                    assertThat(failure.message()).contains(String.valueOf(status.getKey()));
                    assertThat(fake().charged()).isZero();
                }));
    }

    @Test
    void namesTheSettingOfAWrongKey() {
        String wrong = "sk-wrong-fedcba9876543210";
        Failure failure;
        try (TestPlatform platform = new TestPlatform()) {
            failure = failure(platform, provider(platform, wrong), paid());
        }

        assertThat(failure.kind()).isEqualTo(ErrorKind.PROVIDER_AUTH);
        assertThat(failure.message()).contains("/apiKey").doesNotContain(wrong);
    }

    @TestFactory
    Stream<DynamicTest> chargesNothingForAnAnswerThatItCannotRead() {
        return Stream.of("{\"broken\":", "{}", "[]", "null", PAGE)
                .map(body -> DynamicTest.dynamicTest(body, () -> {
                    fake().vendor().next(Mischief.instead(VendorAnswer.json(200, body)));

                    Failure failure = failure(paid());

                    assertThat(failure.kind()).isEqualTo(ErrorKind.MALFORMED_ANSWER);
                    assertThat(failure.charged()).isEqualTo(MicroDollars.ZERO);
                }));
    }

    @Test
    void reportsWhatTheVendorModerates() {
        MediaRequest asked = paid();
        Failure failure = failure(asked.withParameters(asked.parameters().with("prompt", "Something forbidden")));

        assertThat(failure.kind()).isEqualTo(ErrorKind.MODERATED);
        assertThat(failure.provider()).contains(fake().provider());
    }

    @Test
    void keepsALargeResultWhole() {
        fake().resultBytes(LARGE);

        assertThat(run(paid()).artifacts().get(0).content().length()).isGreaterThanOrEqualTo(LARGE);
    }

    @TestFactory
    Stream<DynamicTest> showsItsKeyToTheVendorOnly() {
        assertThat(fetched().isEmpty())
                .as("whether fetched() names requests")
                .isEqualTo(fake().resultHosts().isEmpty());
        return Stream.concat(Stream.of(paid()), fetched().stream())
                .map(request -> DynamicTest.dynamicTest(request.model(), () -> {
                    run(request);

                    assertThat(fake().vendor().requests())
                            .extracting(VendorRequest::path)
                            .noneMatch(path -> path.contains(KEY));
                    assertThat(fake().resultHosts())
                            .flatExtracting(FakeVendor::requests)
                            .as("what came to result hosts")
                            .noneMatch(asked -> asked.toString().contains(KEY));
                }));
    }

    @TestFactory
    Stream<DynamicTest> fetchesResultsFromPublicAddressesOnly() {
        return fetched().stream()
                .map(request -> DynamicTest.dynamicTest(request.model(), () -> {
                    int before = seen();
                    try (TestPlatform platform = new TestPlatform(false)) {
                        Failure failure = failure(platform, provider(platform, KEY), request);

                        assertThat(failure.kind().httpStatus()).isEqualTo(502);
                    }
                    assertThat(seen()).as("requests at result hosts").isEqualTo(before);
                }));
    }

    private int seen() {
        return fake().resultHosts().stream()
                .mapToInt(host -> host.requests().size())
                .sum();
    }
}
