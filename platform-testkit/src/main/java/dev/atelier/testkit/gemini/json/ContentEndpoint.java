package dev.atelier.testkit.gemini.json;

import dev.atelier.testkit.vendor.PaddedPng;
import dev.atelier.testkit.vendor.SampleMedia;
import dev.atelier.testkit.vendor.VendorAnswer;
import dev.atelier.testkit.vendor.VendorRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /models/{id}:generateContent} and {@code :streamGenerateContent}. Words in the prompt make it behave as the
 * vendor sometimes does: {@code forbidden} is blocked with status 200, {@code risky} pictures are withheld, {@code wordy}
 * ones are answered with words, {@code thoughtful} ones come after a picture that was only a thought.
 */
public final class ContentEndpoint implements Endpoint {
    private static final Pattern PATH =
            Pattern.compile("/v1beta/models/([^/:?]+):(generateContent|streamGenerateContent)(\\?alt=sse)?");
    private static final String[] BODY = {
        "contents", "systemInstruction", "safetySettings", "tools", "toolConfig", "generationConfig", "cachedContent"
    };

    private final Studio studio;

    public ContentEndpoint(Studio studio) {
        this.studio = studio;
    }

    @Override
    public Optional<VendorAnswer> answer(VendorRequest request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !request.method().equals("POST")) {
            return Optional.empty();
        }
        String model = path.group(1);
        ContentKind kind = ContentKind.of(model).orElseThrow(() -> GeminiError.notFound(model));
        Form body = Form.body(request, BODY);
        new ContentRules(kind).check(body);
        return Optional.of(answer(kind, new Prompt(body), path.group(2).startsWith("stream")));
    }

    private VendorAnswer answer(ContentKind kind, Prompt prompt, boolean stream) {
        if (prompt.says("forbidden")) {
            return ContentAnswer.blocked(prompt);
        } else if (kind.paints() && prompt.says("risky")) {
            return ContentAnswer.withheld(prompt);
        }
        long number = studio.charge(1);
        if (kind.paints() && !prompt.says("wordy")) {
            return pictures(prompt, number);
        } else if (kind.speaks()) {
            return ContentAnswer.media(prompt, List.of(speech(kind, number)), "AUDIO");
        }
        return stream ? ContentAnswer.stream(prompt) : ContentAnswer.words(prompt);
    }

    private VendorAnswer pictures(Prompt prompt, long number) {
        PaddedPng picture = new PaddedPng(number, studio.resultBytes());
        List<ContentAnswer.File> files = new ArrayList<>();
        if (prompt.says("thoughtful")) {
            files.add(new ContentAnswer.File("image/png", true, new PaddedPng(number, 128)::writeTo));
        }
        files.add(new ContentAnswer.File("image/png", false, picture::writeTo));
        return ContentAnswer.media(prompt, files, "IMAGE");
    }

    private ContentAnswer.File speech(ContentKind kind, long number) {
        long length = studio.resultBytes();
        return kind == ContentKind.SPEECH_WAV
                ? new ContentAnswer.File("audio/wav", false, out -> SampleMedia.WAV.writeTo(out, length, number))
                : new ContentAnswer.File(
                        "audio/L16;codec=pcm;rate=24000", false, out -> ContentAnswer.samples(out, length / 2));
    }
}
