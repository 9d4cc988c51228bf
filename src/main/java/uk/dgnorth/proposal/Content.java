package uk.dgnorth.proposal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.dgnorth.web.Form;
import uk.dgnorth.web.MultiLine;
import uk.dgnorth.web.SingleLine;

/** What a proposer has written so far: empty texts where nothing is written yet. */
record Content(
        @Size(max = 200, message = "Your name must be 200 characters or fewer") @SingleLine
        String name,

        @Size(max = 200, message = "Your job title must be 200 characters or fewer") @SingleLine
        String jobTitle,

        @Size(max = 200, message = "The name of your organisation must be 200 characters or fewer") @SingleLine
        String organisation,

        @Size(max = 5000, message = "Your biography must be 5,000 characters or fewer") @MultiLine
        String biography,

        @Size(max = 200, message = "The title must be 200 characters or fewer") @SingleLine
        String title,

        @JsonProperty("abstract")
        @Size(max = 5000, message = "The abstract must be 5,000 characters or fewer")
        @MultiLine
        String description,

        String format,
        String level,
        Map<String, String> answers) {

    static final Content EMPTY = new Content("", "", "", "", "", "", "", "", Map.of());

    static Content of(Form form, List<Question> questions) {
        var answers = new LinkedHashMap<String, String>();
        questions.forEach(question ->
                answers.put(question.id(), form.value(question.field()).strip()));
        return new Content(
                form.value("name").strip(),
                form.value("jobTitle").strip(),
                form.value("organisation").strip(),
                form.value("biography").strip(),
                form.value("title").strip(),
                form.value("abstract").strip(),
                form.value("format"),
                form.value("level"),
                answers);
    }

    Form form(List<Question> questions) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", name);
        values.put("jobTitle", jobTitle);
        values.put("organisation", organisation);
        values.put("biography", biography);
        values.put("title", title);
        values.put("abstract", description);
        values.put("format", format);
        values.put("level", level);
        questions.forEach(question -> values.put(question.field(), answer(question)));
        return Form.of(values);
    }

    public String answer(Question question) {
        return answers.getOrDefault(question.id(), "");
    }

    /** By what people call each of them, in the order of the form. */
    Map<String, String> labelled(List<Question> questions) {
        var labelled = new LinkedHashMap<String, String>();
        labelled.put("Full name", name);
        labelled.put("Job title", jobTitle);
        labelled.put("Organisation", organisation);
        labelled.put("Biography", biography);
        labelled.put("Title", title);
        labelled.put("Abstract", description);
        labelled.put("Format", English.word(format));
        labelled.put("Level", English.word(level));
        questions.forEach(question -> labelled.put(question.text(), answer(question)));
        return labelled;
    }

    public String heading() {
        return title.isEmpty() ? "Proposal without a title" : title;
    }
}
