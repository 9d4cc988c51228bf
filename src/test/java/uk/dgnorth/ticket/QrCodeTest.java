package uk.dgnorth.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QrCodeTest {

    private static final String CODE = "ABCDEFGH-2345-WXYZ-7654-QRST";

    @Test
    void is_read_by_the_library_that_wrote_it() throws Exception {
        var source = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(QrCode.png(CODE))));

        var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));

        assertThat(read.getText()).isEqualTo(CODE);
    }

    @Test
    void is_read_by_another_reader(@TempDir Path directory) throws Exception {
        if (System.getenv("CI") == null) {
            assumeTrue(hasZbar(), "zbarimg is not installed: apt-get install zbar-tools gets it");
        }
        var file = Files.write(directory.resolve("ticket.png"), QrCode.png(CODE));

        var zbar = new ProcessBuilder("zbarimg", "--quiet", "--raw", file.toString()).start();

        assertThat(new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(CODE + "\n");
    }

    @Test
    void is_small_square_and_black_on_white_with_a_quiet_zone() throws Exception {
        var png = QrCode.png(CODE);

        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(300);
        assertThat(image.getColorModel().getPixelSize()).isOne();
        assertThat(png).hasSizeLessThan(2000);
        // Four modules of eight pixels each, and what is left of the 300.
        for (int pixel = 0; pixel < 32; pixel++) {
            assertThat(image.getRGB(pixel, 150)).isEqualTo(0xFFFFFFFF);
            assertThat(image.getRGB(299 - pixel, pixel)).isEqualTo(0xFFFFFFFF);
        }
    }

    private static boolean hasZbar() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "zbarimg")));
    }
}
