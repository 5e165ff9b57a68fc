package dev.atelier.deployer.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeingReplacedServletTest {
    private final Map<String, Object> calls = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Test
    void everyCallIsAskedToComeBackInASecond() throws Exception {
        new BeingReplacedServlet().service(proxy(HttpServletRequest.class), proxy(HttpServletResponse.class));
        assertThat(calls)
                .containsEntry("setStatus", "[503]")
                .containsEntry("setHeader", "[Retry-After, 1]")
                .containsEntry("setContentType", "[application/json]")
                .containsEntry("setContentLength", "[" + body.size() + "]");
        assertThat(body.toString())
                .isEqualTo("{\"success\":false,\"data\":null,\"error\":\"the platform's front end is being started or"
                        + " replaced; ask again in a second\",\"code\":503}");
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    calls.put(method.getName(), Arrays.toString(arguments));
                    return method.getName().equals("getOutputStream") ? new Output() : null;
                }));
    }

    private final class Output extends ServletOutputStream {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
