package dev.atelier.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.launcher.home.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @Test
    void portZeroBecomesAFreeOne() {
        ListenAddress address = ListenAddress.claim("127.0.0.1", 0);
        assertThat(address.port()).isPositive();
        assertThat(address.url()).isEqualTo("http://127.0.0.1:" + address.port());
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ListenAddress.claim("127.0.0.1", other.getLocalPort()))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void anAddressThatOthersReachIsRefusedAndTheReasonGiven(String host) {
        assertThatThrownBy(() -> ListenAddress.claim(host, 0))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(host)
                .hasMessageContaining("no authentication");
    }
}
