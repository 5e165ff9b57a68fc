package dev.atelier.testkit.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atelier.testkit.vendor.SampleMedia;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speech, transcripts and chat. */
class FakeOpenAiWordsTest {
    private final ObjectMapper json = new ObjectMapper();
    private FakeOpenAi fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeOpenAi("sk-right");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model':'tts-1','input':'x'}                                         | missing_required_parameter | voice",
                "{'model':'tts-1','voice':'alloy'}                                     | missing_required_parameter | input",
                "{'model':'tts-1','input':'x','voice':'cedar'}                         | invalid_value | voice",
                "{'model':'tts-1','input':'x','voice':'alloy','instructions':'y'}      | unknown_parameter | instructions",
                "{'model':'gpt-4o-mini-tts','input':'x','voice':'alloy','format':'mp3'} | unknown_parameter | format",
                "{'model':'gpt-4o-mini-tts','input':'x','voice':'alloy','speed':5}     | invalid_value | speed",
                "{'model':'gpt-4o-mini-tts','input':'x','voice':'alloy','speed':'1'}   | invalid_value | speed",
                "{'model':'gpt-4o-mini-tts','input':'x','voice':'alloy','response_format':'mp4'} | invalid_value | response_format",
                "{'model':'gpt-5.5','input':'x','voice':'alloy'}                       | model_not_found | model",
            })
    void refusesSpeechAsTheVendorDoes(String body, String code, String param) throws Exception {
        refused(post("/audio/speech", body), code, param);
    }

    @Test
    void refusesSpeechThatIsTooLong() throws Exception {
        String text = "x".repeat(4097);

        refused(
                post("/audio/speech", "{'model':'tts-1','voice':'alloy','input':'" + text + "'}"),
                "string_above_max_length",
                "input");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model':'gpt-5.5'}                                                   | missing_required_parameter | messages",
                "{'model':'gpt-5.5','messages':[]}                                     | invalid_value | messages",
                "{'model':'gpt-5.5','messages':[{'role':'boss','content':'x'}]}        | invalid_value | role",
                "{'model':'gpt-5.5','messages':[{'role':'user'}]}                      | invalid_value | messages[0].content",
                "{'model':'gpt-5.5','messages':[{'role':'tool','content':'x'}]} | missing_required_parameter | messages[0].tool_call_id",
                "{'model':'gpt-5.5','messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'x'}}]}]} |"
                        + " invalid_value | messages[0].content[0].image_url.url",
                "{'model':'gpt-5.5','max_tokens':1,'messages':[{'role':'user','content':'x'}]} | unsupported_parameter | max_tokens",
                "{'model':'gpt-5.5','top_k':1,'messages':[{'role':'user','content':'x'}]} | unknown_parameter | top_k",
                "{'model':'gpt-5.5','temperature':3,'messages':[{'role':'user','content':'x'}]} | invalid_value | temperature",
                "{'model':'gpt-5.5','stream_options':{},'messages':[{'role':'user','content':'x'}]} | invalid_value | stream_options",
                "{'model':'tts-1','messages':[{'role':'user','content':'x'}]}          | model_not_found | model",
            })
    void refusesChatAsTheVendorDoes(String body, String code, String param) throws Exception {
        refused(post("/chat/completions", body), code, param);
    }

    @Test
    void endsAStreamWithWhatItUsed() throws Exception {
        String body = post(
                        "/chat/completions",
                        "{'model':'gpt-5.5','stream':true,'stream_options':{'include_usage':true},"
                                + "'messages':[{'role':'user','content':'Hello'}]}")
                .body();

        String[] events = body.split("\n\n");
        assertThat(events[events.length - 1]).isEqualTo("data: [DONE]");
        JsonNode usage = json.readTree(events[events.length - 2].substring(6));
        assertThat(usage.path("choices").size()).isZero();
        assertThat(usage.at("/usage/completion_tokens").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transcriptions | whisper-1         | tone.mp3 | response_format=diarized_json     | invalid_value | response_format",
                "transcriptions | gpt-4o-transcribe | tone.mp3 | response_format=srt               | invalid_value | response_format",
                "transcriptions | whisper-1         | tone.mp3 | timestamp_granularities[]=word    | invalid_value | timestamp_granularities",
                "transcriptions | whisper-1         | tone.mp3 | language=english                  | invalid_value | language",
                "transcriptions | whisper-1         | tone.mp3 | format=json                       | unknown_parameter | format",
                "transcriptions | whisper-1         | tone.mp3 | temperature=1.5                   | invalid_value | temperature",
                "transcriptions | gpt-4o-transcribe-diarize | tone.mp3 | prompt=x                  | unknown_parameter | prompt",
                "transcriptions | whisper-1         | tone.bin | prompt=x                          | unsupported_file | file",
                "translations   | whisper-1         | tone.mp3 | language=de                       | unknown_parameter | language",
                "translations   | gpt-4o-transcribe | tone.mp3 | prompt=x                          | invalid_value | model",
            })
    void refusesSoundAsTheVendorDoes(String call, String model, String file, String field, String code, String param)
            throws Exception {
        refused(form("/audio/" + call, model, file, field), code, param);
    }

    @Test
    void hearsTheSameWordsInEachForm() throws Exception {
        assertThat(form("/audio/transcriptions", "whisper-1", "a.wav", "response_format=text")
                        .body())
                .isEqualTo("Good morning to you, said the keeper.\n");
        assertThat(form("/audio/transcriptions", "gpt-4o-transcribe", "a.wav", "stream=true")
                        .body())
                .contains("data: {\"type\":\"transcript.text.delta\",\"delta\":\"Good \"}\n\n")
                .contains("\"type\":\"transcript.text.done\"");
        assertThat(fake.charged()).isEqualTo(2);
    }

    private void refused(HttpResponse<String> answer, String code, String param) throws IOException {
        JsonNode error = json.readTree(answer.body()).path("error");
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(fake.charged()).isZero();
    }

    private HttpResponse<String> form(String path, String model, String file, String field) throws Exception {
        String[] extra = field.split("=", 2);
        String body = part("model\"", model)
                + part(extra[0] + "\"", extra[1])
                + part(
                        "file\"; filename=\"" + file + "\"",
                        new String(SampleMedia.MP3.bytes(), StandardCharsets.ISO_8859_1))
                + "--b--\r\n";
        return send(path, "multipart/form-data; boundary=b", body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + value + "\r\n";
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(path, "application/json", body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String path, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(fake.baseUrl() + path))
                .header("Authorization", "Bearer sk-right")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
