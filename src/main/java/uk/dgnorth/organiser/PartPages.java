package uk.dgnorth.organiser;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.dgnorth.access.CurrentCaller;
import uk.dgnorth.access.Role;
import uk.dgnorth.event.Event;
import uk.dgnorth.event.EventTimes;
import uk.dgnorth.problem.NotFound;
import uk.dgnorth.problem.Problem;
import uk.dgnorth.programme.DraftDesk;
import uk.dgnorth.programme.Part;
import uk.dgnorth.programme.Programme;
import uk.dgnorth.programme.Session;
import uk.dgnorth.upload.UploadDesk;
import uk.dgnorth.web.ChangedMeanwhile;
import uk.dgnorth.web.EnglishPage;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.Html;
import uk.dgnorth.web.IfMatch;
import uk.dgnorth.web.Language;

/** The rooms, tracks, speakers and sessions of the draft: listed, added, changed and removed in the same way. */
@Path("/organiser")
@Produces(Html.TYPE)
@Blocking
@RolesAllowed(Role.ORGANISER)
class PartPages {

    private static final String VERSION = "version";
    private static final String WAS = "was";

    private final DraftDesk drafts;
    private final UploadDesk uploads;
    private final Forms forms;
    private final CurrentCaller caller;

    PartPages(DraftDesk drafts, UploadDesk uploads, Forms forms, CurrentCaller caller) {
        this.drafts = drafts;
        this.uploads = uploads;
        this.forms = forms;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "organiser", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        private Templates() {}

        static native TemplateInstance parts(
                Event event, String heading, String kind, String one, List<Line> parts, @Nullable String said);

        static native TemplateInstance part(
                Event event, String kinds, String path, @Nullable Handed handed, EditPage edit);

        static native TemplateInstance removal(Event event, Removal removal);
    }

    /** One part of a list. */
    record Line(String slug, String name, String line) {}

    /**
     * The photo or the slides of a part.
     *
     * @param words what there is, and {@code image} its address where it can be shown
     * @param href where it is handed in, replaced and removed
     */
    record Handed(String what, String words, @Nullable String image, String href) {}

    /** What is about to be removed. */
    record Removal(
            String kinds,
            String path,
            String one,
            String slug,
            String name,
            String version,
            @Nullable Meanwhile meanwhile,
            List<Session> inTheWay) {}

    @GET
    @Path("/events/{event}/{kind}")
    @Operation(hidden = true)
    public Response list(
            @RestPath String event,
            @RestPath String kind,
            @RestQuery @Nullable String saved,
            @RestQuery @Nullable String removed) {
        return list(Event.demand(event), kind(kind), saved, removed);
    }

    private <P extends Part> Response list(
            Event event, PartKind<P> kind, @Nullable String saved, @Nullable String removed) {
        var draft = drafts.whole(event);
        var times = times(event);
        var lines = kind.order().apply(draft).stream()
                .map(part -> new Line(
                        part.slug(), kind.name().apply(part), kind.describing().line(part, draft, times)))
                .toList();
        var said = lines.stream()
                .filter(line -> line.slug().equals(saved))
                .map(line -> "We have saved “" + line.name() + "”.")
                .findFirst()
                .orElse(removed == null ? null : "We have removed the " + kind.one() + ".");
        return EnglishPage.of(
                Templates.parts(event, PartKind.capitalised(kind.path()), kind.path(), kind.one(), lines, said));
    }

    @GET
    @Path("/events/{event}/add/{kind}")
    @Operation(hidden = true)
    public Response askForNew(@RestPath String event, @RestPath String kind) {
        return askForNew(Event.demand(event), kind(kind));
    }

    private <P extends Part> Response askForNew(Event event, PartKind<P> kind) {
        return EnglishPage.of(addition(event, kind, sheet(event, kind, drafts.whole(event), true), Form.empty()));
    }

    @POST
    @Path("/events/{event}/add/{kind}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(@RestPath String event, @RestPath String kind, Form fields) {
        return add(Event.demand(event), kind(kind), fields);
    }

    private <P extends Part> Response add(Event event, PartKind<P> kind, Form fields) {
        var sheet = sheet(event, kind, drafts.whole(event), true);
        var form = sheet.sent(fields);
        var part = forms.read(
                sheet, form, Slugs.member(form, kind.nameMember()), kind.kind().type());
        if (part.isEmpty()) {
            return EnglishPage.invalid(addition(event, kind, sheet, form));
        }
        try {
            drafts.add(event.slug(), kind.kind(), part.get(), caller.name());
        } catch (Problem refused) {
            forms.refuse(sheet, form, refused);
            return EnglishPage.invalid(addition(event, kind, sheet, form));
        }
        return Html.see(path(event, kind) + "?saved=" + part.get().slug()).build();
    }

    @GET
    @Path("/events/{event}/{kind}/{slug}")
    @Operation(hidden = true)
    public Response show(@RestPath String event, @RestPath String kind, @RestPath String slug) {
        return show(Event.demand(event), kind(kind), slug);
    }

    private <P extends Part> Response show(Event event, PartKind<P> kind, String slug) {
        var shown = drafts.show(event.slug(), kind.kind(), slug);
        var sheet = sheet(event, kind, drafts.whole(event), false);
        return EnglishPage.of(change(
                event,
                kind,
                sheet,
                slug,
                forms.filledIn(sheet, shown.body()),
                String.valueOf(shown.version()),
                forms.written(shown.body()),
                null));
    }

    @POST
    @Path("/events/{event}/{kind}/{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@RestPath String event, @RestPath String kind, @RestPath String slug, Form fields) {
        return change(Event.demand(event), kind(kind), slug, fields);
    }

    private <P extends Part> Response change(Event event, PartKind<P> kind, String slug, Form fields) {
        var sheet = sheet(event, kind, drafts.whole(event), false);
        var form = sheet.sent(fields);
        var part = forms.read(sheet, form, Map.of("slug", slug), kind.kind().type());
        if (part.isPresent()) {
            try {
                drafts.replace(
                        event.slug(),
                        kind.kind(),
                        slug,
                        IfMatch.version(form.value(VERSION)),
                        part.get(),
                        caller.name());
                return Html.see(path(event, kind) + "?saved=" + slug).build();
            } catch (ChangedMeanwhile changed) {
                return afterSomebodyElse(event, kind, slug, sheet, form, changed);
            } catch (NotFound gone) {
                return afterItsRemoval(event, kind, slug, form);
            } catch (Problem refused) {
                forms.refuse(sheet, form, refused);
            }
        }
        return EnglishPage.invalid(change(event, kind, sheet, slug, form, form.shown(VERSION), form.shown(WAS), null));
    }

    /** The newest state with this person's own changes on top of it, and what somebody else did. */
    private <P extends Part> Response afterSomebodyElse(
            Event event, PartKind<P> kind, String slug, Sheet sheet, Form sent, ChangedMeanwhile changed) {
        var newest = drafts.show(event.slug(), kind.kind(), slug);
        var fresh = forms.filledIn(sheet, newest.body()).values();
        var base = forms.base(sheet, sent.value(WAS));
        var meanwhile = Meanwhile.of(
                changed, forms.json(newest.body()), sheet, times(event), sheet.changedByBoth(sent, base, fresh));
        return EnglishPage.refused(
                changed.status(),
                change(
                        event,
                        kind,
                        sheet,
                        slug,
                        Form.of(sheet.merged(sent, base, fresh)),
                        String.valueOf(newest.version()),
                        forms.written(newest.body()),
                        meanwhile));
    }

    /** What was typed can be added again. */
    private <P extends Part> Response afterItsRemoval(Event event, PartKind<P> kind, String slug, Form sent) {
        var values = new HashMap<>(sent.values());
        values.put("slug", slug);
        var sheet = sheet(event, kind, drafts.whole(event), true);
        var form = Form.of(values)
                .refuse(
                        kind.nameMember(),
                        "Somebody has removed this " + kind.one() + " meanwhile. Save it to add it again");
        return EnglishPage.conflict(addition(event, kind, sheet, form));
    }

    @GET
    @Path("/events/{event}/{kind}/{slug}/remove")
    @Operation(hidden = true)
    public Response askToRemove(@RestPath String event, @RestPath String kind, @RestPath String slug) {
        return EnglishPage.of(removal(Event.demand(event), kind(kind), slug, null, List.of()));
    }

    @POST
    @Path("/events/{event}/{kind}/{slug}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(@RestPath String event, @RestPath String kind, @RestPath String slug, Form fields) {
        return remove(Event.demand(event), kind(kind), slug, fields);
    }

    private <P extends Part> Response remove(Event event, PartKind<P> kind, String slug, Form form) {
        try {
            drafts.remove(event.slug(), kind.kind(), slug, IfMatch.version(form.value(VERSION)), caller.name());
        } catch (ChangedMeanwhile changed) {
            var sheet = sheet(event, kind, drafts.whole(event), false);
            var newest = drafts.show(event.slug(), kind.kind(), slug).body();
            var meanwhile = Meanwhile.of(changed, forms.json(newest), sheet, times(event), List.of());
            return EnglishPage.refused(changed.status(), removal(event, kind, slug, meanwhile, List.of()));
        } catch (Problem refused) {
            if (refused.members().get("sessions") instanceof List<?> slugs) {
                var users = drafts.whole(event).sessions().stream()
                        .filter(session -> slugs.contains(session.slug()))
                        .toList();
                return EnglishPage.refused(refused.status(), removal(event, kind, slug, null, users));
            }
            throw refused;
        }
        return Html.see(path(event, kind) + "?removed=yes").build();
    }

    private <P extends Part> TemplateInstance removal(
            Event event, PartKind<P> kind, String slug, @Nullable Meanwhile meanwhile, List<Session> inTheWay) {
        var shown = drafts.show(event.slug(), kind.kind(), slug);
        return Templates.removal(
                event,
                new Removal(
                        PartKind.capitalised(kind.path()),
                        kind.path(),
                        kind.one(),
                        slug,
                        kind.name().apply(shown.body()),
                        String.valueOf(shown.version()),
                        meanwhile,
                        inTheWay));
    }

    private static TemplateInstance addition(Event event, PartKind<?> kind, Sheet sheet, Form form) {
        return page(
                event,
                kind,
                null,
                new EditPage(
                        "Add a " + kind.one(),
                        lead(event, kind),
                        form,
                        sheet.fields(),
                        "/organiser/events/" + event.slug() + "/add/" + kind.path(),
                        null,
                        null,
                        null,
                        null));
    }

    private <P extends Part> TemplateInstance change(
            Event event,
            PartKind<P> kind,
            Sheet sheet,
            String slug,
            Form form,
            String version,
            String was,
            @Nullable Meanwhile meanwhile) {
        var here = path(event, kind) + "/" + slug;
        return page(
                event,
                kind,
                handed(event, kind, slug),
                new EditPage(
                        "Change a " + kind.one(),
                        lead(event, kind),
                        form,
                        sheet.fields(),
                        here,
                        version,
                        was,
                        meanwhile,
                        here + "/remove"));
    }

    private @Nullable Handed handed(Event event, PartKind<?> kind, String slug) {
        var here = path(event, kind) + "/" + slug;
        if (kind.equals(PartKind.SPEAKER)) {
            var photo = uploads.photos(event).get(slug);
            return photo == null
                    ? new Handed("Photo", "There is no photo yet.", null, here + "/photo")
                    : new Handed("Photo", photo.alt(), here + "/photo.jpg?of=" + photo.tag(), here + "/photo");
        }
        if (kind.equals(PartKind.SESSION)) {
            var words = uploads.slides(event, slug)
                    .map(slides -> slides.inWords() + (slides.published() ? ", for everybody" : ", not published"))
                    .orElse("There are no slides yet.");
            return new Handed("Slides", words, null, here + "/slides");
        }
        return null;
    }

    private static TemplateInstance page(Event event, PartKind<?> kind, @Nullable Handed handed, EditPage edit) {
        return Templates.part(event, PartKind.capitalised(kind.path()), kind.path(), handed, edit);
    }

    private static @Nullable String lead(Event event, PartKind<?> kind) {
        if (kind.equals(PartKind.ROOM) || kind.equals(PartKind.TRACK)) {
            return null;
        }
        var day = onlyDay(event);
        return "Times are in the zone of the event, " + event.timezone() + "."
                + (day == null
                        ? ""
                        : " If you leave a date empty, it is " + times(event).day(event.startsAt()) + ".");
    }

    private static Sheet sheet(Event event, PartKind<?> kind, Programme draft, boolean isNew) {
        return new Sheet(kind.fields(draft, isNew), new LocalTimes(event.timezone(), onlyDay(event)));
    }

    private static @Nullable LocalDate onlyDay(Event event) {
        var first = event.startsAt().atZone(event.timezone()).toLocalDate();
        var last = event.endsAt().minusNanos(1).atZone(event.timezone()).toLocalDate();
        return first.equals(last) ? first : null;
    }

    private static EventTimes times(Event event) {
        return new EventTimes(event.timezone(), Language.ENGLISH);
    }

    private static String path(Event event, PartKind<?> kind) {
        return "/organiser/events/" + event.slug() + "/" + kind.path();
    }

    private static PartKind<?> kind(String path) {
        return PartKind.at(path).orElseThrow(() -> new NotFound("page"));
    }
}
