package uk.dgnorth.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static uk.dgnorth.programme.AProgramme.aProgramme;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.dgnorth.ValidHtml;
import uk.dgnorth.programme.AProgramme;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class UploadTest {

    private static final String ALT = "A person at a lectern";
    private static final byte[] PDF = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    @Test
    void a_photo_is_drawn_anew_without_what_it_says_of_its_place() throws IOException {
        var programme = aProgramme().released();
        var photo = withExif(jpeg(600, 400), "taken at 53.4808 N");

        putPhoto(programme, "me.jpg", photo, ALT).then().statusCode(200).body("alt", equalTo(ALT));

        var shown = given().get(photoOf(programme))
                .then()
                .statusCode(200)
                .contentType("image/jpeg")
                .extract()
                .asByteArray();
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("Exif", "53.4808");
        assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "53.4808");
        var image = ImageIO.read(new ByteArrayInputStream(shown));
        assertThat(image.getHeight()).as("turned the way it was held").isGreaterThan(image.getWidth());
    }

    @Test
    void a_photo_is_made_to_fit_and_to_a_square() throws IOException {
        var programme = aProgramme().released();
        putPhoto(programme, "me.png", png(2000, 1000), ALT).then().statusCode(200);

        var large = ImageIO.read(given().get(photoOf(programme)).asInputStream());
        var small = ImageIO.read(given().get(photoOf(programme) + "?size=small").asInputStream());

        assertThat(new int[] {large.getWidth(), large.getHeight()}).containsExactly(800, 400);
        assertThat(new int[] {small.getWidth(), small.getHeight()}).containsExactly(240, 240);
    }

    @Test
    void a_photo_can_be_removed_once_its_speaker_is_gone_from_the_draft() throws IOException {
        var programme = aProgramme();
        programme.add("speakers", AProgramme.speaker("leaves"));
        putPhoto(programme, "leaves", "me.jpg", jpeg(200, 200), ALT).then().statusCode(200);
        programme.remove("speakers", "leaves");
        var photo = programme.path() + "/speakers/leaves/photo";

        organiser().delete(photo).then().statusCode(204);
        organiser().delete(photo).then().statusCode(404);
        organiser().get(photo).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "GIF89a",
                "",
                "\u0000\u0000"
            })
    void what_is_no_photo_is_refused_whatever_it_is_called(String content) {
        var programme = aProgramme().released();

        putPhoto(programme, "me.jpg", content.getBytes(StandardCharsets.UTF_8), ALT)
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem("photo"));

        given().get(photoOf(programme)).then().statusCode(404);
    }

    @Test
    void a_photo_that_claims_to_be_enormous_is_refused_before_it_is_drawn() {
        putPhoto(aProgramme(), "me.png", pngHeader(50_000, 50_000), ALT)
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("24 million pixels"));
    }

    @Test
    void a_damaged_photo_is_refused() {
        putPhoto(aProgramme(), "me.png", Arrays.copyOf(pngHeader(300, 300), 200), ALT)
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("damaged"));
    }

    @Test
    void a_photo_needs_words_for_those_who_cannot_see_it() throws IOException {
        var programme = aProgramme();

        putPhoto(programme, "me.jpg", jpeg(200, 200), " ")
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem("alt"));
        putPhoto(programme, "me.jpg", jpeg(200, 200), "x".repeat(301)).then().statusCode(422);
    }

    @Test
    void a_photo_is_seen_when_its_speaker_is_in_the_programme() throws IOException {
        var programme = aProgramme();
        putPhoto(programme, "me.jpg", jpeg(200, 200), ALT).then().statusCode(200);

        given().get(photoOf(programme)).then().statusCode(404);
        organiser().get(photoOf(programme)).then().statusCode(200).header("Cache-Control", "no-store");
        programme.released();
        given().get(photoOf(programme)).then().statusCode(200);

        organiser().delete(photoOf(programme)).then().statusCode(204);
        given().get(photoOf(programme)).then().statusCode(404);
    }

    @Test
    void a_photo_stands_on_the_page_of_its_speaker_with_its_words() throws IOException {
        var programme = aProgramme().released();
        var page = "/events/" + programme.slug() + "/speakers/speaker-wigan";
        given().get(page).then().statusCode(200).body(not(containsString("<img")));
        putPhoto(programme, "me.jpg", jpeg(200, 200), "<b>&\" at a lectern")
                .then()
                .statusCode(200);

        var shown = given().get(programme.path() + "/speakers/speaker-wigan").jsonPath();
        var image = Jsoup.parse(given().get(page).asString()).selectFirst("main img");

        assertThat(image.attr("alt")).isEqualTo("<b>&\" at a lectern");
        assertThat(shown.getString("photo.url")).endsWith(image.attr("src"));
        assertThat(shown.getString("photo.alt")).isEqualTo(image.attr("alt"));
        given().get(image.attr("src")).then().statusCode(200).contentType("image/jpeg");
        ValidHtml.check(given().get(page).asByteArray(), page);
    }

    @Test
    void published_slides_stand_on_the_page_of_their_session() {
        var programme = aProgramme().released();
        var page = "/events/" + programme.slug() + "/sessions/opening";
        putSlides(programme, "a.pdf", PDF, "false").then().statusCode(200);
        given().get(page).then().body(not(containsString("/slides\"")));

        putSlides(programme, "a.pdf", PDF, "true").then().statusCode(200);

        var link = Jsoup.parse(given().get(page).asString()).selectFirst("main a[href$=/slides]");
        assertThat(link.text()).isEqualTo("Slides (PDF, 0.1 MB)");
        given().get(link.attr("href")).then().statusCode(200).contentType("application/pdf");
    }

    @Test
    void a_speaker_of_another_event_has_no_photo_here() throws IOException {
        var other = aProgramme().released();
        putPhoto(other, "me.jpg", jpeg(200, 200), ALT).then().statusCode(200);
        var programme =
                aProgramme().add("speakers", AProgramme.speaker("only-here")).released();

        given().get(photoOf(programme)).then().statusCode(404);
        putPhoto(other, "only-here", "me.jpg", jpeg(200, 200), ALT).then().statusCode(404);
    }

    @Test
    void only_organisers_hand_files_in() throws IOException {
        var programme = aProgramme();

        given().multiPart("photo", "me.jpg", jpeg(200, 200))
                .multiPart("alt", ALT)
                .put(photoOf(programme))
                .then()
                .statusCode(401);
        given().multiPart("slides", "s.pdf", PDF)
                .put(slidesOf(programme))
                .then()
                .statusCode(401);
        given().delete(slidesOf(programme)).then().statusCode(401);
    }

    @Test
    void slides_come_back_as_they_were_as_an_attachment_in_a_sandbox() {
        var programme = aProgramme().released();
        var file = Arrays.copyOf(PDF, 3_500_000);

        putSlides(programme, "../../etc/passwd", file, "true")
                .then()
                .statusCode(200)
                .body("format", equalTo("pdf"))
                .body("sizeBytes", equalTo(3_500_000));

        var sent = given().get(slidesOf(programme))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", "attachment; filename=\"opening.pdf\"")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asByteArray();
        assertThat(sent).isEqualTo(file);
    }

    @Test
    void slides_replace_those_before() throws IOException {
        var programme = aProgramme().released();
        putSlides(programme, "a.pdf", PDF, "true").then().statusCode(200);

        putSlides(programme, "b.pptx", pptx(), "true").then().statusCode(200).body("format", equalTo("pptx"));

        assertThat(given().get(slidesOf(programme)).asByteArray()).isEqualTo(pptx());
    }

    @Test
    void slides_are_for_everybody_only_when_published() {
        var programme = aProgramme().released();
        putSlides(programme, "a.pdf", PDF, "false").then().statusCode(200);

        given().get(slidesOf(programme)).then().statusCode(404);
        organiser().get(slidesOf(programme)).then().statusCode(200);
        organiser().delete(slidesOf(programme)).then().statusCode(204);
        organiser().get(slidesOf(programme)).then().statusCode(404);
    }

    @Test
    void what_are_no_slides_is_refused() throws IOException {
        var programme = aProgramme();

        putSlides(programme, "a.pdf", "<html>".getBytes(StandardCharsets.UTF_8), "true")
                .then()
                .statusCode(422)
                .body("errors.parameter", hasItem("slides"));
        putSlides(programme, "a.pptx", zip("word/document.xml", 10), "true")
                .then()
                .statusCode(422);
        putSlides(programme, "a.pptx", Arrays.copyOf(pptx(), 60), "true").then().statusCode(422);
    }

    @Test
    void a_presentation_that_unpacks_to_too_much_is_refused() throws IOException {
        putSlides(aProgramme(), "a.pptx", zip("ppt/presentation.xml", 501_000_000), "true")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("500 MB"));
    }

    /** Sent piece by piece, as a browser does: the test's own client would keep several copies. */
    @Test
    void a_file_that_is_too_large_is_refused() throws Exception {
        var piece = new byte[500_000];
        var form = BodyPublishers.concat(
                BodyPublishers.ofString("""
                        --b\r
                        Content-Disposition: form-data; name="slides"; filename="a.pdf"\r
                        Content-Type: application/pdf\r
                        \r
                        %PDF-"""),
                BodyPublishers.ofByteArrays(Collections.nCopies(101, piece)),
                BodyPublishers.ofString("\r\n--b--\r\n"));
        var token = ConfigProvider.getConfig().getValue("dgn.organiser-token", String.class);

        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        RestAssured.baseURI + ":" + RestAssured.port + slidesOf(aProgramme())))
                                .timeout(Duration.ofMinutes(1))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .PUT(form)
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("larger than 50 MB");
    }

    private static String photoOf(AProgramme programme) {
        return programme.path() + "/speakers/speaker-wigan/photo";
    }

    private static String slidesOf(AProgramme programme) {
        return programme.path() + "/sessions/opening/slides";
    }

    private static Response putPhoto(AProgramme programme, String name, byte[] photo, String alt) {
        return putPhoto(programme, "speaker-wigan", name, photo, alt);
    }

    private static Response putPhoto(AProgramme programme, String speaker, String name, byte[] photo, String alt) {
        return organiser()
                .multiPart("photo", name, photo)
                .multiPart("alt", alt)
                .put(programme.path() + "/speakers/" + speaker + "/photo");
    }

    private static Response putSlides(AProgramme programme, String name, byte[] slides, String published) {
        return organiser()
                .multiPart("slides", name, slides)
                .multiPart("published", published)
                .put(slidesOf(programme));
    }

    private static RequestSpecification organiser() {
        return given().auth().oauth2(ConfigProvider.getConfig().getValue("dgn.organiser-token", String.class));
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        return image(width, height, "jpg");
    }

    private static byte[] png(int width, int height) throws IOException {
        return image(width, height, "png");
    }

    private static byte[] image(int width, int height, String format) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** With an APP1 segment (Exif 2.32, section 4.5) that has a description, and was held turned to the left. */
    private static byte[] withExif(byte[] jpeg, String description) {
        var text = (description + "\0").getBytes(StandardCharsets.US_ASCII);
        var directory = 8 + 2 + 2 * 12 + 4;
        var tiff = ByteBuffer.allocate(directory + text.length)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010E)
                .putShort((short) 2)
                .putInt(text.length)
                .putInt(directory)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0)
                .putInt(0)
                .put(text)
                .array();
        var segment = ByteBuffer.allocate(4 + 6 + tiff.length)
                .put(new byte[] {(byte) 0xFF, (byte) 0xE1})
                .putShort((short) (2 + 6 + tiff.length))
                .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
                .put(tiff)
                .array();
        return ByteBuffer.allocate(jpeg.length + segment.length)
                .put(jpeg, 0, 2)
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** A PNG as far as its header goes. */
    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(8 + 4 + header.length + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] pptx() throws IOException {
        return zip("ppt/presentation.xml", 10_000);
    }

    private static byte[] zip(String entry, int zeros) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var at = new ZipEntry(entry);
            at.setTime(0);
            zip.putNextEntry(at);
            var piece = new byte[1 << 20];
            for (int left = zeros; left > 0; left -= piece.length) {
                zip.write(piece, 0, Math.min(left, piece.length));
            }
        }
        return bytes.toByteArray();
    }
}
