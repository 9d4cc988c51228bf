package uk.dgnorth.schedule;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML of elements, attributes and text; the platform's own writer does the escaping. */
final class Xml {

    private final XMLStreamWriter writer;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    static String document(Consumer<Xml> content) {
        var text = new StringWriter();
        attempt(() -> {
            var writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            content.accept(new Xml(writer));
            writer.writeEndDocument();
            writer.close();
        });
        return text.toString();
    }

    Xml element(String name, Runnable content) {
        attempt(() -> writer.writeStartElement(name));
        content.run();
        attempt(writer::writeEndElement);
        return this;
    }

    /** With nothing in it where there is no text. */
    Xml text(String name, @Nullable Object text) {
        return element(name, () -> characters(text));
    }

    /** Before anything else of its element. */
    Xml attribute(String name, Object value) {
        attempt(() -> writer.writeAttribute(name, value.toString()));
        return this;
    }

    Xml characters(@Nullable Object text) {
        if (text != null) {
            attempt(() -> writer.writeCharacters(text.toString()));
        }
        return this;
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written", e);
        }
    }
}
