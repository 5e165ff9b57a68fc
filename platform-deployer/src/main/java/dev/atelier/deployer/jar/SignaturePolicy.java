package dev.atelier.deployer.jar;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** Lets only jars pass of which every entry is signed by a certificate that the operator trusts, where that is asked. */
public final class SignaturePolicy {
    private final boolean required;
    private final Set<String> trusted;
    private final Clock clock;

    /**
     * A policy.
     *
     * @param trusted SHA-256 fingerprints of certificates, colons and letter case do not matter; a certificate that
     *     signs others vouches for them
     */
    public SignaturePolicy(boolean required, Collection<String> trusted, Clock clock) {
        this.required = required;
        this.trusted = trusted.stream()
                .map(print -> print.replace(":", "").strip().toLowerCase(Locale.ROOT))
                .filter(print -> !print.isEmpty())
                .collect(Collectors.toSet());
        this.clock = clock;
    }

    public void check(BundleJar bundle) {
        if (!required) {
            return;
        }
        try (JarFile jar = new JarFile(bundle.path().toFile(), true)) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !isSignatureFile(entry.getName())) {
                    check(bundle, jar, entry);
                }
            }
        } catch (SecurityException e) {
            throw Refusal.because(
                    bundle.file() + " was changed after it was signed; get the jar again from who signed it", e);
        } catch (IOException e) {
            throw Refusal.because(bundle.file() + " cannot be read; copy it again", e);
        }
    }

    private void check(BundleJar bundle, JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null || signers.length == 0) {
            throw Refusal.because(bundle.file() + " is not signed (" + entry.getName()
                    + "), but this platform takes signed bundles only; sign it with jarsigner");
        }
        if (Arrays.stream(signers).noneMatch(signer -> isTrusted(signer.getSignerCertPath()))) {
            throw Refusal.because(bundle.file() + " is signed by " + subject(signers[0])
                    + ", whom this platform does not trust or no longer trusts; add the certificate's SHA-256"
                    + " fingerprint to the setting trustedCertificates");
        }
    }

    private static boolean isSignatureFile(String name) {
        return name.toUpperCase(Locale.ROOT).matches("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
    }

    /** The signer is trusted itself, or through a valid chain to a certificate that is. */
    private boolean isTrusted(CertPath path) {
        List<X509Certificate> chain =
                path.getCertificates().stream().map(X509Certificate.class::cast).toList();
        try {
            for (int i = 0; i < chain.size(); i++) {
                if (trusted.contains(fingerprint(chain.get(i)))) {
                    return i == 0 ? isValidNow(chain.get(0)) : isChain(chain.subList(0, i), chain.get(i));
                }
            }
        } catch (GeneralSecurityException notTrusted) {
            return false;
        }
        return false;
    }

    private boolean isValidNow(X509Certificate certificate) throws GeneralSecurityException {
        certificate.checkValidity(Date.from(clock.instant()));
        return true;
    }

    private boolean isChain(List<X509Certificate> chain, X509Certificate anchor) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.instant()));
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
        return isValidNow(anchor);
    }

    private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private static String subject(CodeSigner signer) {
        X509Certificate certificate =
                (X509Certificate) signer.getSignerCertPath().getCertificates().get(0);
        return certificate.getSubjectX500Principal().getName();
    }
}
