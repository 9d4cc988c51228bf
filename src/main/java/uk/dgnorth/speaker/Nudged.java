package uk.dgnorth.speaker;

import java.util.List;

/** A letter about these tasks is on its way. */
public record Nudged(String speaker, List<String> tasks) {}
