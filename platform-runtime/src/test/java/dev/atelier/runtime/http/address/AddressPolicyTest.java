package dev.atelier.runtime.http.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private final AddressPolicy policy = new AddressPolicy(false, Set.of(), InetAddress::getAllByName);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1",
                "5f00::1"
            })
    void refusesWhatIsNotPublic(String literal) throws UnknownHostException {
        assertThat(AddressPolicy.isPublic(InetAddress.getByName(literal))).isFalse();
        String host = literal.contains(":") ? "[" + literal + "]" : literal;
        assertThatThrownBy(() -> policy.check(URI.create("http://" + host + "/x")))
                .isInstanceOf(RefusedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450::1",
                "2001:4860:4860::8888"
            })
    void allowsWhatIsPublic(String literal) throws UnknownHostException {
        assertThat(AddressPolicy.isPublic(InetAddress.getByName(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://127.1/",
                "http://0/",
                "http://localhost/",
                "http://[::ffff:127.0.0.1]/",
                "http://127.0.0.1./"
            })
    void refusesEverySpellingOfThisMachine(String address) {
        assertThatThrownBy(() -> policy.check(URI.create(address))).isInstanceOf(RefusedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/x",
                "file:///etc/passwd",
                "https:///x",
                "https:x",
                "jar:file:/x!/y",
                "x.png",
                "http://user:pass@1.1.1.1/"
            })
    void refusesOtherKindsOfAddress(String address) {
        assertThatThrownBy(() -> policy.check(URI.create(address))).isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void oneClosedAddressAmongManyIsEnough() {
        AddressPolicy mixed = new AddressPolicy(false, Set.of(), host ->
                new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")});
        assertThatThrownBy(() -> mixed.check(URI.create("https://example.org/")))
                .hasMessage("example.org is not a public address");
    }

    @Test
    void allowsWhatTheOperatorNamed() throws RefusedAddressException {
        AddressPolicy named = new AddressPolicy(false, Set.of("10.0.0.1:9000", "127.0.0.1"), InetAddress::getAllByName);
        assertThat(named.check(URI.create("http://127.0.0.1:81/")).isLoopbackAddress())
                .isTrue();
        assertThat(named.check(URI.create("http://10.0.0.1:9000/"))).isNotNull();
        assertThatThrownBy(() -> named.check(URI.create("http://10.0.0.1/")))
                .isInstanceOf(RefusedAddressException.class);
        AddressPolicy open = new AddressPolicy(true, Set.of(), InetAddress::getAllByName);
        assertThat(open.check(URI.create("http://10.0.0.1/"))).isNotNull();
    }

    @Test
    void saysThatAHostIsUnknown() {
        AddressPolicy lost = new AddressPolicy(false, Set.of(), host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> lost.check(URI.create("https://example.org/")))
                .hasMessage("there is no host example.org");
    }
}
