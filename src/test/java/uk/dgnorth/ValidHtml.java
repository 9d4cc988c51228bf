package uk.dgnorth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds documents to the HTML standard, as the W3C's checker does. It runs in here and asks nobody else. */
public final class ValidHtml {

    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";
    private static final Complaints COMPLAINTS = new Complaints();
    private static final SimpleDocumentValidator CHECKER = checker();

    private ValidHtml() {}

    /** What is not as the standard has it, errors and warnings alike. */
    private static final class Complaints implements ErrorHandler {

        private final List<String> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException warning) {
            add("warning", warning);
        }

        @Override
        public void error(SAXParseException error) {
            add("error", error);
        }

        @Override
        public void fatalError(SAXParseException error) {
            add("error", error);
        }

        private void add(String kind, SAXParseException complaint) {
            found.add("line " + complaint.getLineNumber() + ", " + kind + ": " + complaint.getMessage());
        }
    }

    /** One checker for all, since it takes a second to make; so one document at a time. */
    private static SimpleDocumentValidator checker() {
        try {
            var checker = new SimpleDocumentValidator(false, false, false);
            checker.setUpMainSchema(SCHEMA, COMPLAINTS);
            checker.setUpValidatorAndParsers(COMPLAINTS, false, false);
            return checker;
        } catch (Exception e) {
            throw new IllegalStateException("the HTML checker does not start", e);
        }
    }

    /** @param where what the failure calls the document */
    public static synchronized void check(byte[] html, String where) {
        COMPLAINTS.found.clear();
        var document = new InputSource(new ByteArrayInputStream(html));
        document.setEncoding(StandardCharsets.UTF_8.name());
        try {
            CHECKER.checkHtmlInputSource(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new AssertionError(where + " is no HTML that can be read: " + e.getMessage(), e);
        }
        assertThat(COMPLAINTS.found)
                .as("HTML of %s%n%s", where, new String(html, StandardCharsets.UTF_8))
                .isEmpty();
    }

    public static void check(String html, String where) {
        check(html.getBytes(StandardCharsets.UTF_8), where);
    }
}
