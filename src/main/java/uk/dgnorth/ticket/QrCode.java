package uk.dgnorth.ticket;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A text as a QR code (ISO/IEC 18004), black on white whatever the colours around it. */
public final class QrCode {

    private static final int PIXELS = 300;

    /** Level M survives a crease; four modules of white around it are what the standard demands. */
    private static final Map<EncodeHintType, ?> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

    private static final byte[] WHITE_AND_BLACK = {(byte) 0xFF, 0};
    private static final IndexColorModel COLOURS =
            new IndexColorModel(1, 2, WHITE_AND_BLACK, WHITE_AND_BLACK, WHITE_AND_BLACK);

    private QrCode() {}

    /** One bit for each pixel. */
    public static byte[] png(String text) {
        var bytes = new ByteArrayOutputStream();
        // In memory: given a plain stream, ImageIO makes a file on disk, and a container's disk may be read-only.
        try (var png = new MemoryCacheImageOutputStream(bytes)) {
            var modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, PIXELS, PIXELS, HINTS);
            ImageIO.write(draw(modules), "png", png);
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    /** Row by row: the library's own MatrixToImageWriter goes by pixels, which takes ten times as long. */
    private static BufferedImage draw(BitMatrix modules) {
        var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_BINARY, COLOURS);
        var bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var bytesInRow = bytes.length / PIXELS;
        var row = new BitArray(PIXELS);
        for (int y = 0; y < PIXELS; y++) {
            modules.getRow(y, row).toBytes(0, bytes, y * bytesInRow, bytesInRow);
        }
        return image;
    }
}
