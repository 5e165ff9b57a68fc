package dev.atelier.web.platform;

import dev.atelier.core.asset.Assets;
import dev.atelier.core.asset.Thumbnails;
import dev.atelier.core.cache.Cache;
import dev.atelier.core.chat.ConversationStore;
import dev.atelier.core.customer.Customers;
import dev.atelier.core.deploy.Deployments;
import dev.atelier.core.health.HealthSource;
import dev.atelier.core.pipeline.Generations;
import dev.atelier.core.pipeline.Webhooks;
import dev.atelier.core.registry.ProviderDirectory;
import dev.atelier.core.usage.UsageReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The services that the front end passes requests to. All of them may go and come back while requests run, so none is a
 * condition for the front end's own life. Safe for use by any number of threads.
 */
@Component(service = Platform.class)
public final class Platform {
    private final Slot<Generations> generations = new Slot<>("the runtime");
    private final Slot<Webhooks> webhooks = new Slot<>("the runtime");
    private final Slot<Assets> assets = new Slot<>("the asset store");
    private final Slot<Thumbnails> thumbnails = new Slot<>("the maker of thumbnails");
    private final Slot<ProviderDirectory> directory = new Slot<>("the provider directory");
    private final Slot<Deployments> deployments = new Slot<>("the deployer");
    private final Slot<ConversationStore> conversations = new Slot<>("the conversation store");
    private final Slot<Cache> cache = new Slot<>("the cache");
    private final List<HealthSource> healths = new CopyOnWriteArrayList<>();
    private final Slot<Customers> customers = new Slot<>("the keeper of customers");
    private final Slot<UsageReport> usage = new Slot<>("the books");

    public Slot<Generations> generations() {
        return generations;
    }

    public Slot<Webhooks> webhooks() {
        return webhooks;
    }

    public Slot<Assets> assets() {
        return assets;
    }

    public Slot<Thumbnails> thumbnails() {
        return thumbnails;
    }

    public Slot<ProviderDirectory> directory() {
        return directory;
    }

    public Slot<Deployments> deployments() {
        return deployments;
    }

    public Slot<ConversationStore> conversations() {
        return conversations;
    }

    public Slot<Cache> cache() {
        return cache;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindGenerations(Generations service) {
        generations.set(service);
    }

    public void unbindGenerations(Generations service) {
        generations.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindWebhooks(Webhooks service) {
        webhooks.set(service);
    }

    public void unbindWebhooks(Webhooks service) {
        webhooks.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindAssets(Assets service) {
        assets.set(service);
    }

    public void unbindAssets(Assets service) {
        assets.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindDirectory(ProviderDirectory service) {
        directory.set(service);
    }

    public void unbindDirectory(ProviderDirectory service) {
        directory.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindDeployments(Deployments service) {
        deployments.set(service);
    }

    public void unbindDeployments(Deployments service) {
        deployments.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindConversations(ConversationStore service) {
        conversations.set(service);
    }

    public void unbindConversations(ConversationStore service) {
        conversations.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindThumbnails(Thumbnails service) {
        thumbnails.set(service);
    }

    public void unbindThumbnails(Thumbnails service) {
        thumbnails.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindCache(Cache service) {
        cache.set(service);
    }

    public void unbindCache(Cache service) {
        cache.unset(service);
    }

    /** Those parts of the platform that say how they are. */
    public List<HealthSource> healths() {
        return healths;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindHealth(HealthSource service) {
        healths.add(service);
    }

    public void unbindHealth(HealthSource service) {
        healths.remove(service);
    }

    public Slot<Customers> customers() {
        return customers;
    }

    public Slot<UsageReport> usage() {
        return usage;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindCustomers(Customers service) {
        customers.set(service);
    }

    public void unbindCustomers(Customers service) {
        customers.unset(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindUsage(UsageReport service) {
        usage.set(service);
    }

    public void unbindUsage(UsageReport service) {
        usage.unset(service);
    }
}
