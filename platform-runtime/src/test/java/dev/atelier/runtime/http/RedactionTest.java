package dev.atelier.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h/x?key=S3CRET&n=1 | https://h/x?key=***&n=1",
                "https://h/x?n=1&api_key=S3CRET | https://h/x?n=1&api_key=***",
                "https://h/x?access_token=S3CRET#frag | https://h/x?access_token=***",
                "https://h/x?X-Amz-Signature=S3CRET&e=5 | https://h/x?X-Amz-Signature=***&e=5",
                "https://h/x?sig=S3CRET | https://h/x?sig=***",
                "https://me:S3CRET@h/x | https://***@h/x",
                "https://h/design/monkey?size=5 | https://h/design/monkey?size=5"
            })
    void masksAddresses(String address, String shown) {
        assertThat(Redaction.address(URI.create(address))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer S3CRETS3CRET | Authorization: ***",
                "sent with Bearer abcdef012345 today | sent with Bearer *** today",
                "{\"api_key\": \"S3CRET\", \"n\": 1} | {\"api_key\": \"***\", \"n\": 1}",
                "Incorrect API key provided: sk-proj-0123456789ab. | Incorrect API key provided: ***.",
                "x-goog-api-key: AIzaS3CRET | x-goog-api-key: ***",
                "Set-Cookie: a=S3CRET; Path=/ | Set-Cookie: ***; Path=/",
                "the prompt shows a monkey with a keyboard | the prompt shows a monkey with a keyboard"
            })
    void masksText(String text, String shown) {
        assertThat(Redaction.text(text)).isEqualTo(shown);
    }

    @Test
    void masksKeysByTheirShape() {
        assertThat(Redaction.text("bad key AIzaSyA0123456789abcdefghij and xai-0123456789"))
                .isEqualTo("bad key *** and ***");
    }
}
