package dev.atelier.cache.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.core.MicroDollars;
import dev.atelier.core.Parameters;
import dev.atelier.core.asset.Asset;
import dev.atelier.core.cache.Cache;
import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.Failure;
import dev.atelier.core.media.MediaContent;
import dev.atelier.core.media.MediaSource;
import dev.atelier.core.media.MediaType;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallOptions;
import dev.atelier.core.pipeline.FilterDecision;
import dev.atelier.core.pipeline.Outcome;
import dev.atelier.core.pipeline.Output;
import dev.atelier.testkit.SettableClock;
import dev.atelier.testkit.vendor.HeldContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultFilterTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final CallOptions NOT_KEPT = CallOptions.DEFAULT.withKeep(false);

    private final MediaContent picture = new HeldContent(MediaType.PNG, "picture".getBytes(UTF_8));
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T00:00:00Z"));
    private final MemoryLibrary library = new MemoryLibrary();
    private final Cache cache = new HeapCache();
    private final ResultFilter filter = filter(false);

    private ResultFilter filter(boolean shared) {
        KeptFiles files = new KeptFiles(library, library, library, output -> picture, DAY, clock);
        return new ResultFilter(
                new Rules(Set.of("chat", "speech")),
                new ResultKeys(library, shared),
                new ResultCache(cache, files, DAY));
    }

    /** The call runs to its end: as the runtime makes it, with an asset of the caller where it is kept. */
    private Outcome made(Call call) {
        return made(filter, call);
    }

    private Outcome made(ResultFilter by, Call call) {
        assertThat(by.before(call)).isEqualTo(FilterDecision.proceed());
        Optional<String> asset = Optional.empty();
        if (call.options().keep()) {
            library.put(picture);
            asset = Optional.of(call.id().value());
            library.add(asset(call));
        }
        Output output = new Output(
                "image", MediaType.PNG, picture.length(), picture.digest(), asset, Parameters.of("width", 64));
        Outcome outcome = Calls.outcome(call, output);
        by.after(call, new CallEnd.Succeeded(outcome));
        return outcome;
    }

    private Asset asset(Call call) {
        return new Asset(
                call.id().value(),
                picture.digest(),
                MediaType.PNG,
                picture.length(),
                call.caller().customerId(),
                Asset.Origin.UPLOAD,
                clock.instant(),
                Optional.empty(),
                Parameters.EMPTY);
    }

    private static Outcome answered(FilterDecision decision) {
        assertThat(decision).isInstanceOf(FilterDecision.Answered.class);
        return ((FilterDecision.Answered) decision).outcome();
    }

    @Test
    void anEqualCallIsGivenTheResultAtNoCostAndToldWhatItSaves() {
        Call first = Calls.seeded(7);
        Outcome made = made(first);
        Outcome given = answered(filter.before(Calls.again(first)));

        assertThat(given.cached()).isTrue();
        assertThat(given.cost()).isEqualTo(MicroDollars.ZERO);
        assertThat(given.outputs()).isEqualTo(made.outputs());
        assertThat(given.warnings()).isEqualTo(made.warnings());
        assertThat(given.parameters()).isEqualTo(made.parameters());
        assertThat(given.details()).isEqualTo(made.details().with("saved", Map.of("micro_usd", 40_000, "usd", "0.04")));
        assertThat(library.all()).hasSize(1);
    }

    @Test
    void whatIsStillKeptMayBeGivenAgainWithoutAsking() {
        Call first = Calls.seeded(7);
        made(first);
        FilterDecision.Answered answered = (FilterDecision.Answered) filter.before(Calls.again(first));

        assertThat(answered.still().getAsBoolean()).isTrue();
        cache.clear("results");
        assertThat(answered.still().getAsBoolean()).isFalse();
    }

    @Test
    void whatIsKeptAnewMayNot() {
        Call first = Calls.seeded(7);
        made(first);
        FilterDecision.Answered answered = (FilterDecision.Answered) filter.before(Calls.again(first));
        cache.clear("results");
        made(Calls.again(first));

        assertThat(answered.still().getAsBoolean()).isFalse();
    }

    @Test
    void anotherCustomerIsGivenNothing() {
        Call first = Calls.seeded(7);
        made(first);

        assertThat(filter.before(Calls.by(2, first))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void whereResultsAreSharedAnotherCustomerGetsAnAssetOfTheirOwn() {
        ResultFilter shared = filter(true);
        Call first = Calls.seeded(7);
        made(shared, first);
        Output given = answered(shared.before(Calls.by(2, first))).outputs().get(0);
        Output again = answered(shared.before(Calls.by(2, first))).outputs().get(0);

        assertThat(given.asset()).isNotEqualTo(Optional.of(first.id().value())).isEqualTo(again.asset());
        assertThat(library.find(given.asset().orElseThrow())).hasValueSatisfying(asset -> {
            assertThat(asset.customerId()).isEqualTo(2);
            assertThat(asset.digest()).isEqualTo(picture.digest());
            assertThat(asset.expiresAt()).isEmpty();
            assertThat(asset.origin().operation()).isEqualTo("image.generate");
        });
        assertThat(library.all()).hasSize(2);
    }

    @Test
    void aResultThatNobodyKeptIsKeptForAsLongAsItIsGivenAgain() {
        Call first = Calls.with(NOT_KEPT, Calls.seeded(7));
        made(first);
        Output given = answered(filter.before(Calls.again(first))).outputs().get(0);

        assertThat(given.asset()).isEmpty();
        assertThat(given.digest()).isEqualTo(picture.digest());
        assertThat(library.all()).singleElement().satisfies(asset -> {
            assertThat(asset.customerId()).isZero();
            assertThat(asset.expiresAt()).contains(clock.instant().plus(DAY));
        });
    }

    @Test
    void whoKeepsAResultThatWasNotKeptGetsAnAsset() {
        Call first = Calls.with(NOT_KEPT, Calls.seeded(7));
        made(first);
        Output given = answered(filter.before(Calls.with(CallOptions.DEFAULT, first)))
                .outputs()
                .get(0);

        assertThat(library.find(given.asset().orElseThrow()).orElseThrow().customerId())
                .isEqualTo(1);
    }

    @Test
    void aResultWhoseFilesAreGoneIsMadeAgain() {
        Call first = Calls.seeded(7);
        made(first);
        library.delete(picture.digest());

        assertThat(filter.before(Calls.again(first))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void whoDeletedTheirAssetGetsAnotherWhereTheBytesAreStillThere() {
        Call first = Calls.seeded(7);
        made(first);
        library.remove(first.id().value());
        Output given = answered(filter.before(Calls.again(first))).outputs().get(0);

        assertThat(given.asset().flatMap(library::find)).isPresent();
    }

    @Test
    void anEqualCallInFlightIsJoined() {
        Call first = Calls.seeded(7);
        assertThat(filter.before(first)).isEqualTo(FilterDecision.proceed());

        assertThat(filter.before(Calls.again(first))).isEqualTo(new FilterDecision.Joined(first.id()));
        assertThat(filter.before(Calls.seeded(8))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void aCallThatFailedIsNotJoinedAndNotKept() {
        Call first = Calls.seeded(7);
        filter.before(first);
        filter.after(first, new CallEnd.Failed(Failure.of(ErrorKind.INTERNAL, "broken")));

        assertThat(filter.before(Calls.again(first))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void anotherPictureIsMadeForTheSamePrompt() {
        Call first = Calls.picture(Parameters.EMPTY);
        made(first);

        assertThat(filter.before(Calls.again(first))).isEqualTo(FilterDecision.proceed());
        assertThat(filter.before(Calls.again(first))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void whatCannotBeReadIsMadeAgain() {
        Call first = Calls.seeded(7);
        made(first);
        cache.put(new ResultKeys(library, false).of(first).orElseThrow(), "{\"call\":7}".getBytes(UTF_8), DAY);

        assertThat(filter.before(Calls.again(first))).isEqualTo(FilterDecision.proceed());
    }

    @Test
    void whatAnotherNodeHasKeptAnewIsRead() {
        Call first = Calls.seeded(7);
        made(first);
        answered(filter.before(Calls.again(first)));
        cache.remove(new ResultKeys(library, false).of(first).orElseThrow());
        Call anew = Calls.again(first);
        Outcome made = made(filter(false), anew);

        assertThat(answered(filter.before(Calls.again(first))).outputs()).isEqualTo(made.outputs());
    }

    @Test
    void anInputThatIsGoneLeavesTheCallAlone() {
        Call call = Calls.with(Map.of("image", List.of(new MediaSource.Stored("gone"))), Calls.seeded(7));

        assertThat(filter.before(call)).isEqualTo(FilterDecision.proceed());
        assertThat(filter.before(Calls.again(call))).isEqualTo(FilterDecision.proceed());
    }
}
