package uk.dgnorth.publicbody;

import uk.dgnorth.problem.Problem;

/** The register says something else of this domain, or waits for a second person to say so. */
class EntryExists extends Problem {

    EntryExists(Entry entry) {
        super(
                409,
                "entry-exists",
                "Entry exists",
                "There is an entry for this domain, which is " + entry.state().word() + " as "
                        + entry.list().word() + ". Change or remove that one.");
        says("id", entry.id());
        says("state", entry.state().word());
        says("list", entry.list().word());
    }
}
