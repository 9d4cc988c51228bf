/**
 * What every door of the service shares: the layout and the parts of its pages, their headers and error pages, and how
 * lists, edits and repeated requests behave in JSON. Knows HTTP and HTML, and nothing of events or of who comes.
 */
@NullMarked
package uk.dgnorth.web;

import org.jspecify.annotations.NullMarked;
