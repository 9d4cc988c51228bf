package uk.dgnorth.organiser;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import uk.dgnorth.account.Accounts;

/** The browser of an organiser who has signed in. */
public final class AnOrganiser {

    private final String cookie;

    private AnOrganiser(String cookie) {
        this.cookie = cookie;
    }

    public static AnOrganiser signedIn() {
        return withSession(Accounts.organiser().session());
    }

    public static AnOrganiser withSession(String cookie) {
        return new AnOrganiser(cookie);
    }

    static RequestSpecification stranger() {
        return given().redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    String session() {
        return cookie;
    }

    public RequestSpecification browser() {
        return stranger().cookie("organiser", cookie);
    }

    public Document read(String path) {
        return page(browser().get(path).then().statusCode(200).extract().response());
    }

    /** What there is on each page of a list, from the first to the last. */
    public List<String> readOn(String path, String cssQuery) {
        var found = new ArrayList<String>();
        for (var next = path; !next.isEmpty(); ) {
            var page = read(next);
            found.addAll(page.select(cssQuery).eachText());
            next = page.select("main a[href*=after=]").attr("href");
        }
        return found;
    }

    public Response send(String path, Map<String, String> fields) {
        return browser().formParams(fields).post(path);
    }

    public static Document page(Response response) {
        return Jsoup.parse(response.asString());
    }

    /** What a browser would send if nobody changed anything in the form. */
    static Map<String, String> fieldsOf(Document page) {
        var fields = new LinkedHashMap<String, String>();
        for (var input : page.select("main form input[name], main form textarea[name], main form select[name]")) {
            var type = input.attr("type");
            if ((type.equals("radio") || type.equals("checkbox")) && !input.hasAttr("checked")) {
                continue;
            }
            fields.put(input.attr("name"), valueOf(input));
        }
        return fields;
    }

    private static String valueOf(org.jsoup.nodes.Element input) {
        return switch (input.tagName()) {
            case "textarea" -> input.wholeText().replaceFirst("^\n", "");
            case "select" -> {
                var chosen = input.selectFirst("option[selected]");
                yield chosen == null ? "" : chosen.attr("value");
            }
            default -> input.attr("value");
        };
    }
}
