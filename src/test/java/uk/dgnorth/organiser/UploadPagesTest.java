package uk.dgnorth.organiser;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.dgnorth.organiser.AnOrganiser.page;
import static uk.dgnorth.organiser.AnOrganiser.signedIn;
import static uk.dgnorth.programme.AProgramme.aProgramme;
import static uk.dgnorth.programme.AProgramme.speaker;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Photos and slides as organisers hand them in on the web. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadPagesTest {

    private static final byte[] PDF = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    private AnOrganiser organiser;

    @BeforeEach
    void signIn() {
        organiser = signedIn();
    }

    @Test
    void a_photo_is_handed_in_shown_replaced_and_removed() throws IOException {
        var sheet = "/organiser/events/" + aProgramme().slug() + "/speakers/speaker-wigan";
        assertThat(organiser.read(sheet).text()).contains("There is no photo yet");

        assertThat(photo(sheet, jpeg(), "At a lectern").statusCode()).isEqualTo(303);
        var image = organiser.read(sheet).select("main img");
        assertThat(image.attr("alt")).isEqualTo("At a lectern");
        var shown = organiser.browser().accept("image/*").get(image.attr("src"));
        assertThat(shown.contentType()).isEqualTo("image/jpeg");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(photo(sheet, jpeg(), "On a stage").statusCode()).isEqualTo(303);
        assertThat(organiser.read(sheet + "/photo").select("main img").attr("alt"))
                .isEqualTo("On a stage");
        assertThat(organiser.read(sheet + "/photo").getElementById("alt").val()).isEqualTo("On a stage");
        assertThat(organiser.send(sheet + "/photo/remove", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(organiser.read(sheet).select("main img")).isEmpty();
        assertThat(organiser.browser().accept("image/*").get(image.attr("src")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_cannot_be_used_says_why_at_its_field() throws IOException {
        var event = "/organiser/events/" + aProgramme().slug();
        var speaker = event + "/speakers/speaker-wigan";
        var svg = photo(speaker, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "A <b>");
        assertThat(svg.statusCode()).isEqualTo(422);
        assertThat(page(svg).getElementById("photo-error").text()).contains("not a photo");
        assertThat(page(svg).getElementById("alt").val()).isEqualTo("A <b>");
        assertThat(page(photo(speaker, jpeg(), " ")).getElementById("alt-error").text())
                .contains("Describe the photo");
        assertThat(page(photo(speaker, new byte[0], "Something"))
                        .getElementById("photo-error")
                        .text())
                .contains("Choose a photo");
        var slides = slides(event + "/sessions/opening", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(slides.statusCode()).isEqualTo(422);
        assertThat(page(slides).getElementById("slides-error").text()).contains("not a PDF");
        assertThat(organiser.read(speaker).text()).contains("There is no photo yet");
    }

    @Test
    void slides_are_handed_in_shown_and_removed() {
        var programme = aProgramme();
        var sheet = "/organiser/events/" + programme.slug() + "/sessions/opening";

        assertThat(slides(sheet, PDF).statusCode()).isEqualTo(303);
        assertThat(organiser.read(sheet).text()).contains("PDF, 0.1 MB, for everybody");
        var file = organiser.browser().get(sheet + "/slides/file");
        assertThat(file.asByteArray()).isEqualTo(PDF);
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.header("Content-Security-Policy")).startsWith("sandbox");
        assertThat(organiser.read(sheet + "/slides").text()).contains("Replace them");
        assertThat(organiser.read(sheet + "/slides").select("#published[checked]"))
                .as("slides that are replaced stay published")
                .hasSize(1);
        assertThat(organiser.send(sheet + "/slides/remove", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(organiser.read(sheet).text()).contains("There are no slides yet");
    }

    @Test
    void what_is_of_another_event_or_another_site_is_refused() throws IOException {
        var programme = aProgramme().add("speakers", speaker("only-here"));
        var other = "/organiser/events/" + aProgramme().slug() + "/speakers/only-here";

        assertThat(photo(other, jpeg(), "Somebody").statusCode()).isEqualTo(404);
        assertThat(organiser.browser().get(other + "/photo").statusCode()).isEqualTo(404);
        assertThat(organiser.send(other + "/photo/remove", Map.of()).statusCode())
                .isEqualTo(404);
        var foreign = organiser
                .browser()
                .contentType("multipart/form-data")
                .header("Sec-Fetch-Site", "cross-site")
                .multiPart("photo", "me.jpg", jpeg())
                .multiPart("alt", "Somebody")
                .post("/organiser/events/" + programme.slug() + "/speakers/only-here/photo");
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    private Response photo(String sheet, byte[] photo, String alt) {
        return organiser
                .browser()
                .contentType("multipart/form-data")
                .multiPart("photo", "../me.jpg", photo)
                .multiPart("alt", alt)
                .post(sheet + "/photo");
    }

    private Response slides(String sheet, byte[] slides) {
        return organiser
                .browser()
                .contentType("multipart/form-data")
                .multiPart("slides", "slides.pdf", slides)
                .multiPart("published", "yes")
                .post(sheet + "/slides");
    }

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
