package dev.atelier.s3;

import dev.atelier.core.error.ErrorKind;
import dev.atelier.core.error.MediaException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Puts what went wrong with the bucket into one sentence that says what to look at, and logs it when it begins and when
 * it is over. Safe for use by any number of threads.
 */
final class S3Failures {
    private static final Logger LOG = LoggerFactory.getLogger(S3Failures.class);
    private static final String WELL = "";

    private final S3Settings.Place place;
    private final AtomicReference<String> last = new AtomicReference<>(WELL);

    S3Failures(S3Settings.Place place) {
        this.place = place;
    }

    /** Whether the same request may succeed in a moment. */
    static boolean isPassing(SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            return answer.statusCode() >= 500 || answer.statusCode() == 429 || answer.isThrottlingException();
        }
        return !(failure instanceof AbortedException) && !lacksKey(failure);
    }

    MediaException of(SdkException failure) {
        if (failure instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return new MediaException(
                    ErrorKind.CANCELLED, "the call was cancelled while it waited for the asset store", failure);
        }
        String message = "the asset store, " + place + ", " + reason(failure);
        // Of the same refusal one answer has a code and another, to HEAD, has none.
        String gist = message.replaceAll(" \\([^)]*\\)", "");
        if (gist.equals(last.getAndSet(gist))) {
            LOG.debug("{}", message);
        } else {
            LOG.warn("{}", message);
        }
        return new MediaException(ErrorKind.STORAGE_FAILED, message, failure);
    }

    /** What is wrong just now, as far as the last request told. */
    Optional<String> present() {
        return Optional.ofNullable(last.get()).filter(problem -> !WELL.equals(problem));
    }

    void none() {
        if (!WELL.equals(last.get()) && !WELL.equals(last.getAndSet(WELL))) {
            LOG.info("the asset store, {}, is well again", place);
        }
    }

    private String reason(SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            return answered(answer);
        }
        return lacksKey(failure)
                ? "has no key: set accessKey and secretKey of dev.atelier.s3, or give this machine a role"
                : "cannot be reached: " + connection(failure);
    }

    private String answered(AwsServiceException answer) {
        String code = code(answer);
        String said = answer.statusCode() + (code.isEmpty() ? "" : " " + code);
        if (code.equals("NoSuchBucket")) {
            return "does not exist";
        } else if (code.equals("RequestTimeTooSkewed")) {
            return "refuses requests (" + said + "): this machine's clock is wrong";
        } else if (elsewhere(answer, code)) {
            return "is not in region " + place.region()
                    + region(answer).map(region -> " but in " + region).orElse("") + " (" + said + ")";
        } else if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return "refuses access (" + said
                    + "): look at accessKey and secretKey of dev.atelier.s3 and at the bucket's" + " policy";
        }
        return answer.statusCode() >= 500 ? "does not serve (" + said + ")" : "refused a request (" + said + ")";
    }

    private static boolean elsewhere(AwsServiceException answer, String code) {
        return code.equals("PermanentRedirect")
                || code.equals("AuthorizationHeaderMalformed")
                || code.equals("IllegalLocationConstraintException")
                || answer.statusCode() == 301;
    }

    private static Optional<String> region(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"));
    }

    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || !code.matches("[A-Za-z.]{1,60}") ? "" : code;
    }

    private static boolean lacksKey(SdkException failure) {
        return String.valueOf(failure.getMessage()).contains("Unable to load credentials");
    }

    /** The innermost cause is the one that says something; its text may name hosts, never keys. */
    private static String connection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "unknown host";
            } else if (cause instanceof SocketTimeoutException) {
                return "it does not answer in time";
            } else if (cause instanceof ConnectException) {
                return "connection refused";
            } else if (cause instanceof SSLException) {
                return "no secure connection: " + cause.getMessage();
            }
        }
        return "the connection broke off";
    }
}
