package uk.dgnorth.web;

/** What a resource looks like, with the version that its ETag names. */
public record Versioned<T>(T body, int version) {}
