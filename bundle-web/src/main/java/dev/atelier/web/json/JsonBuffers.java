package dev.atelier.web.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/** Buffers for reading and writing JSON. Those that the library keeps by thread are lost with each virtual thread. */
final class JsonBuffers {
    static final RecyclerPool<BufferRecycler> POOL = JsonRecyclerPools.newBoundedPool(256);

    private JsonBuffers() {}
}
