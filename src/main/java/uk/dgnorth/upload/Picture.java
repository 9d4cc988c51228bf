package uk.dgnorth.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * A photo as JPEG in two sizes. It is drawn anew, so nothing but its pixels is left of what was handed in: no place
 * where it was taken, no camera, nothing hidden in it.
 *
 * @param large at most 800 pixels wide and high
 * @param small a square of 240 pixels out of its middle
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(byte[] large, byte[] small) {

    /** A telephone's; more would need too much memory to draw. */
    private static final long PIXELS_AT_MOST = 24_000_000;

    private static final int LEAST_SIDE = 100;
    private static final long BYTES_AT_MOST = 10_000_000;
    private static final int LARGE = 800;
    private static final int SMALL = 240;
    private static final double QUALITY = 0.85;
    private static final List<String> FORMATS = List.of("jpeg", "png");

    /** @throws UnusableFile which says why, where it is no photo that can be shown */
    static Picture of(Path file) {
        try {
            if (Files.size(file) > BYTES_AT_MOST) {
                throw new UnusableFile("photo", "The file is larger than 10 MB. Save the photo smaller.");
            }
            demandPhoto(file.toFile());
            return new Picture(
                    written(Thumbnails.of(file.toFile()).size(LARGE, LARGE)),
                    written(Thumbnails.of(file.toFile()).size(SMALL, SMALL).crop(Positions.CENTER)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new UnusableFile("photo", "The file is damaged. Save the photo again as JPEG or PNG.");
        }
    }

    /** From what the file says of itself, before any of it is drawn: a small file can claim to be very large. */
    private static void demandPhoto(File file) throws IOException {
        try (var input = ImageIO.createImageInputStream(file)) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw notAPhoto();
            }
            var reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw notAPhoto();
                }
                reader.setInput(input);
                demandSize(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void demandSize(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > PIXELS_AT_MOST) {
            throw new UnusableFile("photo", "The photo has more than 24 million pixels. Save it smaller.");
        }
        if (Math.min(width, height) < LEAST_SIDE) {
            throw new UnusableFile("photo", "The photo is less than 100 pixels wide or high. Choose a larger one.");
        }
    }

    private static UnusableFile notAPhoto() {
        return new UnusableFile("photo", "The file is not a photo. Choose a JPEG or PNG file.");
    }

    /** Turned the way it was held, and on white, since JPEG knows nothing transparent. */
    private static byte[] written(Thumbnails.Builder<File> photo) throws IOException {
        var jpeg = new ByteArrayOutputStream();
        photo.imageType(BufferedImage.TYPE_INT_RGB)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(jpeg);
        return jpeg.toByteArray();
    }
}
