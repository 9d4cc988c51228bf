/** Digital Government North's registration service, one package for each feature. */
@NullMarked
package uk.dgnorth;

import org.jspecify.annotations.NullMarked;
