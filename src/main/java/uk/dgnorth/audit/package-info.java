/** What was done, by whom, when: entries that are only ever added. Holds references, never names or addresses. */
@NullMarked
package uk.dgnorth.audit;

import org.jspecify.annotations.NullMarked;
