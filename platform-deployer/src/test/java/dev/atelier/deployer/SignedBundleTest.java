package dev.atelier.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedBundleTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    static Path keys;

    @TempDir
    Path home;

    @TempDir
    Path upload;

    private TestPlatform platform;

    @BeforeAll
    static void aChainOfCertificates() throws Exception {
        keytool("-genkeypair", "-alias", "house", "-dname", "CN=House", "-ext", "bc=ca:true");
        keytool("-genkeypair", "-alias", "team", "-dname", "CN=Team", "-signer", "house");
        keytool("-genkeypair", "-alias", "stranger", "-dname", "CN=Stranger");
    }

    @AfterEach
    void stop() throws Exception {
        platform.close();
    }

    @Test
    void aTrustedSignerIsLetIn() throws Exception {
        require(fingerprint("team"));
        assertThat(deploy(signed("team"))).isEqualTo("1.0.0");
    }

    @Test
    void soIsWhoeverATrustedSignerVouchesFor() throws Exception {
        require(fingerprint("house"));
        assertThat(deploy(signed("team"))).isEqualTo("1.0.0");
    }

    @Test
    void aStrangerIsNot() throws Exception {
        require(fingerprint("house"));
        assertThatThrownBy(() -> deploy(signed("stranger")))
                .hasMessage(
                        "bundle.jar is signed by CN=Stranger, whom this platform does not trust or no longer trusts;"
                                + " add the certificate's SHA-256 fingerprint to the setting trustedCertificates");
    }

    @Test
    void anUnsignedBundleIsNot() throws Exception {
        require(fingerprint("house"));
        assertThatThrownBy(() -> deploy(unsigned()))
                .hasMessage("bundle.jar is not signed (data), but this platform takes signed bundles only; sign it with"
                        + " jarsigner");
    }

    @Test
    void aBundleWithAnEntryAddedIsNot() throws Exception {
        require(fingerprint("team"));
        assertThatThrownBy(() -> deploy(rewritten(signed("team"), "data", "added")))
                .hasMessageStartingWith("bundle.jar is not signed (added), but");
    }

    @Test
    void aBundleThatWasChangedIsNot() throws Exception {
        require(fingerprint("team"));
        assertThatThrownBy(() -> deploy(rewritten(signed("team"), "other data", "")))
                .hasMessage("bundle.jar was changed after it was signed; get the jar again from who signed it");
    }

    private void require(String fingerprint) {
        platform = new TestPlatform(
                home, Map.of("requireSignature", true, "trustedCertificates", new String[] {fingerprint}));
    }

    private String deploy(Path jar) {
        return platform.deployments.deploy(jar, false, "tester").version();
    }

    private Path unsigned() {
        return TestJar.bundle("acme", "1.0.0").entry("data", "data".getBytes()).write(upload.resolve("bundle.jar"));
    }

    private Path signed(String alias) throws Exception {
        Path plain = unsigned();
        Path signed = Files.createDirectories(upload.resolve("signed")).resolve("bundle.jar");
        KeyStore store = KeyStore.getInstance(keys.resolve("keys.p12").toFile(), PASSWORD);
        PrivateKey key = (PrivateKey) store.getKey(alias, PASSWORD);
        List<Certificate> chain = List.of(store.getCertificateChain(alias));
        JarSigner signer = new JarSigner.Builder(
                        key, CertificateFactory.getInstance("X.509").generateCertPath(chain))
                .build();
        try (ZipFile in = new ZipFile(plain.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            signer.sign(in, out);
        }
        return signed;
    }

    /** The jar with other data, and perhaps with one entry more. */
    private Path rewritten(Path jar, String data, String added) throws Exception {
        Path copy = Files.createDirectories(upload.resolve("copy")).resolve("bundle.jar");
        try (ZipFile in = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : in.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream content = in.getInputStream(entry)) {
                    out.write(entry.getName().equals("data") ? data.getBytes() : content.readAllBytes());
                }
            }
            if (!added.isEmpty()) {
                out.putNextEntry(new ZipEntry(added));
            }
        }
        return copy;
    }

    private static String fingerprint(String alias) throws Exception {
        KeyStore store = KeyStore.getInstance(keys.resolve("keys.p12").toFile(), PASSWORD);
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(store.getCertificate(alias).getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                keys.resolve("keys.p12").toString(),
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
