package uk.dgnorth.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What slides can be. It is found out from their content: names and types that are sent along say nothing. */
enum SlidesFormat {
    PDF("pdf", "application/pdf"),
    PPTX("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    /** ISO 32000-2, section 7.5.2. */
    private static final byte[] PDF_HEADER = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    /** APPNOTE.TXT of the ZIP format, section 4.3.7. */
    private static final byte[] ZIP_HEADER = {'P', 'K', 3, 4};

    /** ECMA-376, part 1: the main part of a presentation. */
    private static final String PRESENTATION = "ppt/presentation.xml";

    private static final int ENTRIES_AT_MOST = 10_000;

    /** Unpacked. What holds more is made to fill the memory of whoever opens it. */
    private static final long UNPACKED_AT_MOST = 500_000_000;

    private final String extension;
    private final String type;

    SlidesFormat(String extension, String type) {
        this.extension = extension;
        this.type = type;
    }

    String extension() {
        return extension;
    }

    /** The media type. */
    String type() {
        return type;
    }

    static SlidesFormat of(Path file) {
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            if (startsWith(PDF_HEADER, content)) {
                return PDF;
            }
            if (startsWith(ZIP_HEADER, content) && isPresentation(content)) {
                return PPTX;
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnusableFile(
                    "slides", "The file is damaged. Save the slides again as PDF or PowerPoint (.pptx).");
        }
        throw new UnusableFile("slides", "The file is not a PDF or a PowerPoint presentation (.pptx).");
    }

    private static boolean startsWith(byte[] header, InputStream content) throws IOException {
        content.mark(header.length);
        var start = content.readNBytes(header.length);
        content.reset();
        return Arrays.equals(start, header);
    }

    /** Unpacks it to nowhere, since what an archive says of its own size may be a lie. */
    private static boolean isPresentation(InputStream content) throws IOException {
        var isPresentation = false;
        var unpacked = 0L;
        var entries = 0;
        var zip = new ZipInputStream(content);
        var buffer = new byte[1 << 16];
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            isPresentation |= entry.getName().equals(PRESENTATION);
            entries++;
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                unpacked += read;
                if (unpacked > UNPACKED_AT_MOST || entries > ENTRIES_AT_MOST) {
                    throw new UnusableFile("slides", "The presentation unpacks to more than 500 MB. Save it smaller.");
                }
            }
        }
        return isPresentation;
    }
}
