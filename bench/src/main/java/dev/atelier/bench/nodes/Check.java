package dev.atelier.bench.nodes;

/**
 * Something that must hold for two nodes.
 *
 * @param what in words
 * @param trial tries it
 */
public record Check(String what, Trial trial) {
    /** Ends well if it holds. */
    @FunctionalInterface
    public interface Trial {
        /** @throws Exception if it does not hold; the message says what was found instead */
        void run(TwoNodes nodes) throws Exception;
    }

    /** @return whether it holds, in a word, or what was found instead */
    public String outcome(TwoNodes nodes) {
        try {
            trial.run(nodes);
            return "holds";
        } catch (Exception otherwise) {
            return "NO: " + otherwise.getMessage();
        }
    }
}
