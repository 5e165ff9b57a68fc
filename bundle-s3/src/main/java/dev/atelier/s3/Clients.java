package dev.atelier.s3;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Amazon's client as settings ask for it, made when it is first needed: that takes half a second which the start has not.
 * Safe for use by any number of threads.
 */
final class Clients implements AutoCloseable {
    private record Pair(S3Client client, S3Presigner presigner) {}

    private final S3Settings settings;
    private final Lock lock = new ReentrantLock();
    private volatile @Nullable Pair made;

    Clients(S3Settings settings) {
        this.settings = settings;
    }

    private Pair pair() {
        Pair pair = made;
        if (pair != null) {
            return pair;
        }
        lock.lock();
        try {
            Pair ready = made == null ? make(settings) : made;
            made = ready;
            return ready;
        } finally {
            lock.unlock();
        }
    }

    private static Pair make(S3Settings settings) {
        S3Settings.Place place = settings.place();
        AwsCredentialsProvider key = key(settings);
        S3Configuration style = S3Configuration.builder()
                .pathStyleAccessEnabled(place.pathStyle())
                .expectContinueEnabled(false)
                .build();
        S3Presigner.Builder signing = S3Presigner.builder()
                .region(Region.of(place.region()))
                .credentialsProvider(key)
                .serviceConfiguration(style);
        place.publicEndpoint().or(place::endpoint).ifPresent(signing::endpointOverride);
        return new Pair(client(settings, key, style), signing.build());
    }

    private static S3Client client(S3Settings settings, AwsCredentialsProvider key, S3Configuration style) {
        S3ClientBuilder building = S3Client.builder()
                .region(Region.of(settings.place().region()))
                .credentialsProvider(key)
                .serviceConfiguration(style)
                // Other makers' servers know neither these checksums nor the trailers that carry them.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.waits().connect())
                        .socketTimeout(settings.waits().answer()));
        settings.place().endpoint().ifPresent(building::endpointOverride);
        return building.build();
    }

    private static AwsCredentialsProvider key(S3Settings settings) {
        Optional<AwsCredentialsProvider> given = settings.access()
                .map(access ->
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(access.id(), access.secret())));
        return given.orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    S3Client client() {
        return pair().client();
    }

    S3Presigner presigner() {
        return pair().presigner();
    }

    /** Calls under way end as if nothing had happened: connections are the JDK's. */
    @Override
    public void close() {
        Pair pair = made;
        if (pair != null) {
            pair.client().close();
            pair.presigner().close();
        }
    }
}
