package uk.dgnorth.organiser;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answers to a question that has only two, for templates: {@code {inject:yesNo.options}}. */
@ApplicationScoped
@Named("yesNo")
public class YesNo {

    public Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        options.put("yes", "Yes");
        options.put("no", "No");
        return options;
    }
}
