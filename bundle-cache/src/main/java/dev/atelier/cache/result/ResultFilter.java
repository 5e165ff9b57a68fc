package dev.atelier.cache.result;

import dev.atelier.core.CallId;
import dev.atelier.core.asset.AssetIndex;
import dev.atelier.core.asset.Assets;
import dev.atelier.core.asset.ContentStore;
import dev.atelier.core.cache.Cache;
import dev.atelier.core.cache.CacheKey;
import dev.atelier.core.pipeline.Call;
import dev.atelier.core.pipeline.CallEnd;
import dev.atelier.core.pipeline.CallFilter;
import dev.atelier.core.pipeline.FilterDecision;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Answers a call with the result of an equal one that is kept, or lets it wait for an equal one in flight. Comes before
 * the filters that reserve money, because what it answers costs nothing.
 */
@Component(
        service = CallFilter.class,
        configurationPid = "dev.atelier.cache.results",
        property = "service.ranking:Integer=200")
@Designate(ocd = ResultSettings.class)
public final class ResultFilter implements CallFilter {
    private final Rules rules;
    private final ResultKeys keys;
    private final ResultCache results;
    private final InFlight inFlight = new InFlight();

    @Activate
    public ResultFilter(
            BundleContext context,
            @Reference Cache cache,
            @Reference Assets assets,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) AssetIndex index,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) ContentStore store,
            ResultSettings settings) {
        Duration timeToLive = Duration.ofSeconds(settings.timeToLiveSeconds());
        RuntimeContent made = new RuntimeContent(context);
        KeptFiles files = new KeptFiles(assets, index, store, made, timeToLive, Clock.systemUTC());
        this.rules = new Rules(Set.of(settings.operations()));
        this.keys = new ResultKeys(assets, settings.shared());
        this.results = new ResultCache(cache, files, timeToLive);
    }

    ResultFilter(Rules rules, ResultKeys keys, ResultCache results) {
        this.rules = rules;
        this.keys = keys;
        this.results = results;
    }

    @Override
    public FilterDecision before(Call call) {
        return rules.cacheable(call)
                ? keys.of(call).map(key -> decide(key, call)).orElseGet(FilterDecision::proceed)
                : FilterDecision.proceed();
    }

    private FilterDecision decide(CacheKey key, Call call) {
        Optional<ResultCache.Found> kept = results.find(key, call);
        if (kept.isPresent()) {
            return answered(key, call, kept.get());
        }
        CallId first = inFlight.begin(key, call.id());
        if (!first.equals(call.id())) {
            return new FilterDecision.Joined(first);
        }
        return results.find(key, call)
                .<FilterDecision>map(justKept -> {
                    // Another call ended between the look and the beginning.
                    inFlight.end(call.id());
                    return answered(key, call, justKept);
                })
                .orElseGet(FilterDecision::proceed);
    }

    private FilterDecision answered(CacheKey key, Call call, ResultCache.Found found) {
        return new FilterDecision.Answered(found.outcome(), new StillKept(results, key, call, found));
    }

    @Override
    public void after(Call call, CallEnd end) {
        if (end instanceof CallEnd.Succeeded succeeded && !succeeded.outcome().cached() && rules.cacheable(call)) {
            keys.of(call).ifPresent(key -> results.keep(key, call, succeeded.outcome()));
        }
        // Last, so that an equal call finds either this one or its result.
        inFlight.end(call.id());
    }
}
