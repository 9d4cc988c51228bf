/**
 * Files that speakers and organisers hand in: photos, made small and harmless, and slides. It knows programmes, and
 * must not know who comes.
 */
@NullMarked
package uk.dgnorth.upload;

import org.jspecify.annotations.NullMarked;
