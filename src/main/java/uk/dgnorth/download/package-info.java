/**
 * Files that organisers download: comma-separated values, a few files at once, each on record in the audit trail. What
 * stands in a file is the matter of whoever has it.
 */
@NullMarked
package uk.dgnorth.download;

import org.jspecify.annotations.NullMarked;
