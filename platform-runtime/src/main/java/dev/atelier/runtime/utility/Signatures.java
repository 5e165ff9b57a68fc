package dev.atelier.runtime.utility;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.atelier.core.media.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells a file's type by its first bytes. Stateless. */
public final class Signatures {
    /** How many bytes are enough. */
    public static final int HEAD = 512;

    private static final MediaType OGG = new MediaType("audio", "ogg");
    private static final MediaType WEBM = new MediaType("video", "webm");
    private static final MediaType SVG = new MediaType("image", "svg+xml");

    /** A type's fixed bytes; a '?' stands for any byte. */
    private record Signature(String bytes, MediaType type) {
        boolean opens(String head) {
            if (head.length() < bytes.length()) {
                return false;
            }
            for (int i = 0; i < bytes.length(); i++) {
                if (bytes.charAt(i) != '?' && bytes.charAt(i) != head.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Signature> FIXED = List.of(
            new Signature("\u0089PNG\r\n\u001a\n", MediaType.PNG),
            new Signature("\u00ff\u00d8\u00ff", MediaType.JPEG),
            new Signature("RIFF????WEBP", MediaType.WEBP),
            new Signature("GIF87a", MediaType.GIF),
            new Signature("GIF89a", MediaType.GIF),
            new Signature("BM????\0\0\0\0", new MediaType("image", "bmp")),
            new Signature("RIFF????WAVE", MediaType.WAV),
            new Signature("ID3", MediaType.MP3),
            new Signature("fLaC", new MediaType("audio", "flac")),
            new Signature("OggS", OGG),
            new Signature("glTF", new MediaType("model", "gltf-binary")));

    /** Brands of ISO base media files (ISO/IEC 14496-12) that are not simply MP4 video. */
    private static final Set<String> AUDIO_BRANDS = Set.of("M4A ", "M4B ", "M4P ");

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "mif1", "msf1");
    private static final Pattern SVG_ROOT =
            Pattern.compile("^\\s*(<\\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\\s)*<svg[\\s>].*", Pattern.DOTALL);

    private Signatures() {}

    /** @param head the first bytes, {@value #HEAD} where there are so many */
    public static Optional<MediaType> detect(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        return FIXED.stream()
                .filter(signature -> signature.opens(text))
                .map(Signature::type)
                .findFirst()
                .or(() -> container(text))
                .or(() -> mpegAudio(text))
                .or(() -> SVG_ROOT.matcher(text).matches() ? Optional.of(SVG) : Optional.empty());
    }

    /**
     * What bytes are, given what their maker claims. The bytes decide; the claim only tells sound from pictures in a
     * container that may hold either.
     */
    public static MediaType decide(MediaType declared, byte[] head) {
        return detect(head)
                .map(found -> sameContainer(found, declared) ? declared : found)
                .orElse(declared);
    }

    private static boolean sameContainer(MediaType found, MediaType declared) {
        boolean mayHoldEither = found.equals(MediaType.MP4) || found.equals(WEBM) || found.equals(OGG);
        return mayHoldEither
                && (declared.isAudio() || declared.isVideo())
                && found.subtype().equals(declared.subtype());
    }

    private static Optional<MediaType> container(String head) {
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return Optional.of(head.contains("webm") ? WEBM : new MediaType("video", "x-matroska"));
        } else if (head.length() < 12 || !head.startsWith("ftyp", 4)) {
            return Optional.empty();
        }
        String brand = head.substring(8, 12);
        if (AUDIO_BRANDS.contains(brand)) {
            return Optional.of(new MediaType("audio", "mp4"));
        } else if (AVIF_BRANDS.contains(brand)) {
            return Optional.of(new MediaType("image", "avif"));
        } else if (HEIC_BRANDS.contains(brand)) {
            return Optional.of(new MediaType("image", "heic"));
        }
        return Optional.of(brand.equals("qt  ") ? new MediaType("video", "quicktime") : MediaType.MP4);
    }

    /** An MPEG audio frame without a tag before it: eleven set bits, then layer III and a legal rate. */
    private static Optional<MediaType> mpegAudio(String head) {
        boolean frame = head.length() >= 4
                && head.charAt(0) == 0xff
                && (head.charAt(1) & 0xe6) == 0xe2
                && (head.charAt(2) & 0xf0) != 0xf0
                && (head.charAt(2) & 0x0c) != 0x0c;
        return frame ? Optional.of(MediaType.MP3) : Optional.empty();
    }
}
