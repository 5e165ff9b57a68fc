package dev.atelier.bench.nodes;

import dev.atelier.bench.platform.Home;
import dev.atelier.bench.platform.Platform;
import dev.atelier.bench.platform.SharedServers;
import dev.atelier.bench.platform.VideoUpstream;
import dev.atelier.testkit.xai.FakeXai;
import java.io.IOException;
import java.time.Duration;

/** Two platforms with homes of their own and everything else in common. For one thread. */
public final class TwoNodes implements AutoCloseable {
    /** After how long without a sign of life a node's jobs go to the other. */
    static final int LEASE_SECONDS = 5;

    private final SharedServers servers;
    private final VideoUpstream videos = new VideoUpstream(Duration.ZERO);
    private final FakeXai talk = new FakeXai("bench");
    private final Home homeOfA;
    private final Home homeOfB;
    private final Platform b;
    private Platform a;

    /** Starts everything. */
    public TwoNodes(SharedServers servers) throws IOException {
        this.servers = servers;
        videos.doneAfter(Duration.ofSeconds(2));
        homeOfA = home();
        homeOfB = home();
        a = Platform.start(homeOfA);
        b = Platform.start(homeOfB);
    }

    private Home home() throws IOException {
        Home home = servers.home();
        home.configure("dev.atelier.jobs", "leaseSeconds=" + LEASE_SECONDS);
        home.configure("dev.atelier.openai", "apiKey=bench", "baseUrl=" + videos.address() + "/v1", "pollInterval=1");
        home.configure("dev.atelier.xai", "apiKey=bench", "baseUrl=" + talk.baseUrl());
        return home;
    }

    Platform a() {
        return a;
    }

    Platform b() {
        return b;
    }

    SharedServers servers() {
        return servers;
    }

    /** The vendor of videos, which takes two seconds for each and counts what is ordered. */
    VideoUpstream videos() {
        return videos;
    }

    /** What the vendor of conversations was sent last. */
    String lastTalk() {
        var requests = talk.vendor().requests();
        return requests.get(requests.size() - 1).body();
    }

    void startAAgain() throws IOException {
        a = Platform.start(homeOfA);
    }

    @Override
    public void close() throws IOException {
        a.close();
        b.close();
        videos.close();
        talk.close();
        homeOfA.close();
        homeOfB.close();
    }
}
